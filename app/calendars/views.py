"""/akun/kalender: the private address; /kalender/<token>.ics: the calendar behind it."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import force_locale
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from app.activities.models import Activity
from app.calendars import operations, queries
from app.calendars.ics import MEDIA_TYPE, Entry, calendar
from app.calendars.policy import KEEP
from app.commitments.models import Commitment
from app.commitments.queries import open_of, owner_of
from app.core import clock
from app.core.db import transaction
from app.core.i18n import _, _l
from app.core.network import counted_address
from app.core.viewer import Viewer
from app.documents.operations import note_miss
from app.documents.queries import has_guessed_enough
from app.web.forms import BaseForm
from app.web.gate import allowed, viewer
from app.web.menu import register_page

pages = Blueprint("calendars", __name__)
register_page("account", _l("Kalender"), "calendars.own", position=10)

MADE = "calendar_address"


class TokenOfCalendar(BaseConverter):
    """``<calendar:token>``: what may be the token of a calendar."""

    regex = f"[A-Za-z0-9_-]{{{operations.TOKEN_LENGTH}}}"
    example = "a" * operations.TOKEN_LENGTH  # for tests that open every route


@pages.record_once
def _know_tokens(state: Any) -> None:
    state.app.url_map.converters["calendar"] = TokenOfCalendar


@pages.get("/akun/kalender")
@allowed(KEEP)
def own() -> str:
    """The new address is shown once: only its digest is kept."""
    address = session.pop(MADE, "")
    link = queries.link_of(viewer())
    return render_template("calendars/own.html", here="account", form=BaseForm(), link=link, address=address)


@pages.post("/akun/kalender")
@allowed(KEEP)
def make() -> Response:
    with transaction():
        token = operations.make_link(actor=viewer(), now=clock.now())
    session[MADE] = _base() + url_for("calendars.feed", token=token)
    return redirect(url_for("calendars.own"), 303)


@pages.post("/akun/kalender/matikan")
@allowed(KEEP)
def switch_off() -> Response:
    with transaction():
        operations.switch_off(actor=viewer(), now=clock.now())
    session.pop(MADE, None)
    flash(_("Kalender dimatikan. Tautannya tidak berlaku lagi."))
    return redirect(url_for("calendars.own"), 303)


@pages.get("/kalender/<calendar:token>.ics")
def feed(token: str) -> Response:
    """For calendar programs, which do not sign in; guessing is slowed down by address."""
    address, now = counted_address(request.remote_addr or ""), clock.now()
    if has_guessed_enough(address, now):
        abort(429)
    holder = queries.holder(token)
    if holder is None:
        with transaction():
            note_miss(address, now=now)
        abort(404)
    with force_locale("id"):
        return Response(calendar("Gaung", _entries(holder, clock.local_date(now)), now), content_type=_TYPE)


_TYPE = f"{MEDIA_TYPE}; charset=utf-8"


def _base() -> str:
    return str(current_app.config["BASE_URL"] or request.host_url.rstrip("/"))


def _entries(holder: Viewer, today: date) -> list[Entry]:
    """No names of people stand in a calendar: its file goes where we do not see it."""
    due = [_due(row, row.due_on) for row in open_of(holder, limit=queries.MOST) if row.due_on is not None]
    return due + [_planned(row, row.starts_on) for row in queries.planned(holder, today) if row.starts_on is not None]


def _due(row: Commitment, day: date) -> Entry:
    address = _base() + url_for("commitments.show", commitment_id=row.id)
    told = (owner_of(row).name, row.activity.title, address)
    return Entry(f"tindak-lanjut-{row.id}@gaung", day, day, _("Batas waktu: %(what)s", what=row.what),
                 "\n".join(told), address)  # fmt: skip


def _planned(row: Activity, day: date) -> Entry:
    address = _base() + url_for("reports.activity", activity_id=row.id)
    zone = ZoneInfo(row.timezone)
    starts = _at(day, row.starts_at, zone) if row.ends_on in (None, day) else None
    ends = _at(day, row.ends_at, zone) if starts else None
    return Entry(f"kegiatan-{row.id}@gaung", day, row.ends_on or day, row.title,
                 "\n".join(part for part in (row.place, address) if part), address, starts, ends)  # fmt: skip


def _at(day: date, hour: time | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, hour, zone) if hour is not None else None
