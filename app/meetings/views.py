"""Recording and changing an audiensi, a forum, a rapat koordinasi or a kunjungan studi."""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.activities import queries as activities
from app.activities.models import MEETING_KINDS, Activity, ActivityKind
from app.activities.policy import RECORD, UNSENT
from app.commitments.queries import of_activity
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Forbidden, NotFound, Stale
from app.core.i18n import _
from app.meetings import operations, queries
from app.meetings.forms import MeetingForm, meeting_data
from app.sendings.once import once
from app.web.gate import allowed, viewer
from app.web.versions import too_late

pages = Blueprint("meetings", __name__)

Page = str | tuple[str, int] | Response


@pages.route("/kegiatan/pertemuan/catat", methods=["GET", "POST"])
@allowed(RECORD)
def record() -> Page:
    form = MeetingForm(data={"kind": _asked_kind(), "hosts": [str(viewer().organization_id or "")]} | _following())
    form.offer(viewer())
    if form.adjust(_today()) or not form.validate_on_submit():
        return _page(form, draft=True)
    details, send = form.details(), _send()

    def save() -> int:
        with once(form) as sent:
            number = operations.record_meeting(details, submit=send, actor=viewer(), now=clock.now())
            sent.location = url_for("reports.activity", activity_id=number)
        return number

    return _save(form, save)


def _asked_kind() -> str:
    asked = request.args.get("jenis", "")
    return asked if asked in set(MEETING_KINDS) else ActivityKind.HEARING.value


def _following() -> dict[str, str]:
    """What a meeting that follows another begins with; one the viewer may not see is none."""
    asked = request.args.get("lanjutan", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return {}
    try:
        before = activities.seen(int(asked), viewer())
    except NotFound:
        return {}
    kind = {"kind": before.kind.value} if before.kind in MEETING_KINDS else {}
    return kind | {"follows_id": asked, "region_code": before.region_code or "", "place": before.place}


@pages.route("/kegiatan/<int:activity_id>/ubah-pertemuan", methods=["GET", "POST"])
@allowed(RECORD)
def change(activity_id: int) -> Page:
    try:
        return _change(activity_id)
    except Forbidden as error:
        activity = queries.meeting(activity_id, viewer())
        if request.method != "POST" or activity.owner_organization_id != viewer().organization_id:
            raise
        back = url_for("reports.activity", activity_id=activity_id)
        return too_late(error, _form_of(activity), _form_of(activity, stored=True), back)


def _change(activity_id: int) -> Page:
    activity = queries.changeable(activity_id, viewer())
    form, draft = _form_of(activity), activity.paper_state in UNSENT
    reason = activities.reason_of(activity)
    if form.adjust(_today()) or not form.validate_on_submit():
        return _page(form, draft=draft, reason=reason)
    details, send, version = form.details(), _send(), form.base_version()

    def save() -> int:
        with transaction():
            operations.change_meeting(
                activity_id, details, version=version, submit=send, actor=viewer(), now=clock.now()
            )
        return activity_id

    return _save(form, save, draft=draft, reason=reason)


def _form_of(activity: Activity, *, stored: bool = False) -> MeetingForm:
    """What was sent, over what the activity says; or only the latter."""
    known = of_activity(activity)
    rows = queries.points(activity), queries.decisions(activity), queries.delegations(activity)
    data = meeting_data(activity, *rows, known)
    form = MeetingForm(formdata=None, data=data) if stored else MeetingForm(data=data)
    form.offer(viewer(), activity, known)
    return form


def _today() -> date:
    return clock.local_date(clock.now())


def _send() -> bool:
    return request.form.get("save") == "send"


def _save(form: MeetingForm, save: Callable[[], int], *, draft: bool = True, reason: str = "") -> Page:
    try:
        activity_id = save()
    except DomainError as error:
        if error.status != 422:
            raise
        form.show(error)
        if isinstance(error, Stale):
            form.compare(_form_of(queries.changeable((request.view_args or {})["activity_id"], viewer()), stored=True))
        return _page(form, draft=draft, reason=reason)
    flash(_("Laporan disimpan dan diajukan.") if _send() else _("Laporan disimpan."))
    return redirect(url_for("reports.activity", activity_id=activity_id), 303)


def _page(form: MeetingForm, *, draft: bool, reason: str = "") -> Page:
    page = render_template("meetings/form.html", form=form, draft=draft, reason=reason, here="activities")
    return page, form.status
