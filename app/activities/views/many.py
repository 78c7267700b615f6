"""/kegiatan/pengesahan and /kegiatan/penguncian: sanctioning and locking several reports at once."""

import re
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.activities import queries
from app.activities.completeness import lacking
from app.activities.labels import REFUSALS
from app.activities.models import Activity, Step
from app.activities.operations.many import Refusal, decide_many
from app.activities.policy import SANCTION
from app.activities.queries import DECIDED_AT_ONCE
from app.activities.views.blueprint import pages
from app.activities.views.listing import asked_after
from app.core import clock
from app.core.db import transaction
from app.core.i18n import _, ngettext
from app.web.formats import moment, partial_date
from app.web.gate import allowed, viewer
from app.web.links import query_link

Page = str | Response

# The step that brought the reports here.
BEFORE = {Step.SANCTION: Step.SUBMIT, Step.LOCK: Step.SANCTION}
CHOSEN = re.compile(r"([0-9]{1,9}):([0-9]{1,9})")
REFUSED = re.compile(r"([0-9]{1,9}):(" + "|".join(Refusal) + ")")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that can be chosen: ``value`` carries its number and the version that is shown."""

    id: int
    value: str
    title: str
    note: str
    lacking: str
    checked: bool


@pages.get("/kegiatan/pengesahan")
@allowed(SANCTION)
def sanctioning() -> Page:
    return _page(Step.SANCTION)


@pages.get("/kegiatan/penguncian")
@allowed(SANCTION)
def locking() -> Page:
    return _page(Step.LOCK)


def _page(step: Step) -> Page:
    found = queries.page_to_decide(step, viewer(), after=asked_after(request.args))
    rows, more = found[:DECIDED_AT_ONCE], len(found) > DECIDED_AT_ONCE
    return render_template(
        "activities/many.html",
        here="activities",
        locks=step is Step.LOCK,
        rows=_rows(step, rows, check=request.args.get("pilih") == "lengkap"),
        refused=_refused(),
        choose_link=query_link(request.args, {"pilih": "lengkap"}, drop=("ditolak",)),
        next_link=query_link(request.args, {"setelah": str(rows[-1].id)}, drop=("ditolak",)) if more else None,
        first_link=query_link(request.args, {"setelah": None}) if "setelah" in request.args else None,
    )


def _rows(step: Step, found: list[Activity], *, check: bool) -> list[Waiting]:
    came = queries.taken(BEFORE[step], (one.id for one in found))
    return [_row(one, step, came.get(one.id), check=check) for one in found]


def _row(one: Activity, step: Step, came: queries.Taken | None, *, check: bool) -> Waiting:
    lacks = ", ".join(lacking(one))
    parts = [one.owner.name, partial_date(one.held_on), _when(one, step, came)]
    return Waiting(
        id=one.id,
        value=f"{one.id}:{one.version}",
        title=one.title,
        note=". ".join(part for part in parts if part),
        lacking=_("Kurang: %(list)s", list=lacks) if lacks else "",
        checked=check and not lacks,
    )


def _when(one: Activity, step: Step, came: queries.Taken | None) -> str:
    if came is None:
        return ""
    when = moment(came.last, one.timezone)
    if step is Step.LOCK:
        return _("Disahkan %(when)s", when=when)
    if came.times > 1:
        return _("Diajukan %(when)s, pengajuan ke-%(number)s", when=when, number=came.times)
    return _("Diajukan %(when)s", when=when)


def _refused() -> list[tuple[int, str, str]]:
    """Number, title and reason of what was left as it was; the query carries numbers, the titles are looked up."""
    pairs = [REFUSED.fullmatch(text) for text in request.args.get("ditolak", "")[:2000].split(",")]
    told = {int(pair[1]): Refusal(pair[2]) for pair in pairs[:DECIDED_AT_ONCE] if pair}
    titles = queries.titles(told, viewer()) if told else {}
    return [(number, titles.get(number, ""), str(REFUSALS[why])) for number, why in told.items()]


@pages.post("/kegiatan/pengesahan")
@allowed(SANCTION)
def sanction_chosen() -> Page:
    return redirect(url_for("activities.sanctioning", ditolak=_decided(Step.SANCTION)), 303)


@pages.post("/kegiatan/penguncian")
@allowed(SANCTION)
def lock_chosen() -> Page:
    return redirect(url_for("activities.locking", ditolak=_decided(Step.LOCK)), 303)


def _decided(step: Step) -> str | None:
    """Take the step with what is chosen; gives what was refused as the query tells it."""
    pairs = [CHOSEN.fullmatch(text) for text in request.form.getlist("pilih")[: 4 * DECIDED_AT_ONCE]]
    versions = {int(pair[1]): int(pair[2]) for pair in pairs if pair}
    if not versions:
        flash(_("Pilih paling sedikit satu laporan."))
        return None
    with transaction():
        done, refused = decide_many(step, versions, actor=viewer(), now=clock.now())
    flash(_said(step, len(done)))
    return ",".join(f"{number}:{why.value}" for number, why in refused.items()) or None


def _said(step: Step, done: int) -> str:
    if step is Step.LOCK:
        return ngettext("%(num)d laporan dikunci.", "%(num)d laporan dikunci.", done)
    return ngettext("%(num)d laporan disahkan.", "%(num)d laporan disahkan.", done)
