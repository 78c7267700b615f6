"""/kegiatan: the list, the choice of what to record, and the steps of a report."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.activities import queries
from app.activities.labels import EVENT_STATES, KINDS, PAPER_STATES
from app.activities.models import MEETING_KINDS, TRAINING_KINDS, ActivityKind, EventState, PaperState
from app.activities.policy import RECORD, SANCTION, SEE
from app.activities.queries import PAGE_SIZE, Filters
from app.activities.views.blueprint import pages
from app.core import clock
from app.core.dates import month_of, read_month
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.core.text import printable
from app.regions.queries import CODE, region_options
from app.web.filters import Filter, chosen, month_options, month_value
from app.web.gate import allowed, viewer
from app.web.links import query_link
from app.web.menu import register_menu, register_page

register_menu("activities", _l("Kegiatan"), "activities.listing", position=20, phone_icon="calendar")
register_page("activities", _l("Daftar kegiatan"), "activities.listing", position=10)
register_menu("record", _l("Catat"), "activities.record", position=30, phone_icon="plus", desk=False)

Page = str | Response

HANDED_IN = "handed_in"  # beside the states: every report that is no draft
MONTHS_OFFERED = 24


def asked_filters(args: "MultiDict[str, str]") -> Filters:
    """The filters of the query string; a value that means nothing narrows nothing."""
    kind, state, year = args.get("jenis", ""), args.get("keadaan", ""), args.get("tahun", "")
    code, event = args.get("daerah", ""), args.get("pelaksanaan", "")
    return Filters(
        q=printable(args.get("q", ""))[:100].strip(),
        kind=ActivityKind(kind) if kind in set(ActivityKind) else None,
        region_code=code if CODE.fullmatch(code) else None,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        paper_state=PaperState(state) if state in set(PaperState) else None,
        month=read_month(args.get("bulan", "")),
        event_state=EventState(event) if event in set(EventState) else None,
        handed_in=state == HANDED_IN,
    )


@pages.get("/kegiatan")
@allowed(SEE)
def listing() -> Page:
    asked = asked_filters(request.args)
    found = queries.page(asked, viewer(), after=asked_after(request.args))
    rows, more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    filters = filters_shown(asked)
    return render_template(
        "activities/list.html",
        filters=filters,
        chosen=chosen(filters, request.args),
        rows=rows,
        next_link=query_link(request.args, {"setelah": str(rows[-1].id)}) if more else None,
        first_link=query_link(request.args, {"setelah": None}) if "setelah" in request.args else None,
        kinds=_words(KINDS),
        states={state: (str(text), colour) for state, (text, colour) in PAPER_STATES.items()},
        event_states=_words(EVENT_STATES),
        may_record=scope_of(RECORD, viewer()) is not Scope.NONE,
        may_decide=scope_of(SANCTION, viewer()) is not Scope.NONE,
    )


def asked_after(args: "MultiDict[str, str]") -> int | None:
    """The row behind which the page begins; what is no number begins at the start."""
    text = args.get("setelah", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def filters_shown(asked: Filters) -> list[Filter]:
    """The filter bar: what is asked for stands chosen, also a region outside the viewer's province."""
    regions = region_options(asked.region_code, viewer().region_code)
    years = [(str(year), str(year)) for year in queries.years(viewer())]
    states = {state.value: label for state, (label, _colour) in PAPER_STATES.items()}
    states |= {HANDED_IN: _("Diajukan atau disahkan")}
    paper_state = HANDED_IN if asked.handed_in else asked.paper_state or ""
    months = month_options(month_of(clock.local_date(clock.now())), MONTHS_OFFERED, asked.month)
    return [
        Filter("q", _("Cari"), asked.q),
        Filter("jenis", _("Jenis"), asked.kind or "", _options(_("Semua jenis"), KINDS)),
        Filter("tahun", _("Tahun"), str(asked.year or ""), [("", _("Semua tahun")), *years]),
        Filter("bulan", _("Bulan"), month_value(asked.month), [("", _("Semua bulan")), *months]),
        Filter("daerah", _("Daerah"), asked.region_code or "", [("", _("Semua daerah")), *regions]),
        Filter("keadaan", _("Keadaan"), paper_state, _options(_("Semua keadaan"), states)),
        Filter("pelaksanaan", _("Pelaksanaan"), asked.event_state or "", _options(_("Semua"), EVENT_STATES)),
    ]


def _options(every: str, labels: Mapping[Any, Any]) -> list[tuple[str, str]]:
    return [("", every), *((str(value), str(label)) for value, label in labels.items())]


def _words(labels: Mapping[Any, Any]) -> dict[Any, str]:
    """Translated once a page rather than once a row."""
    return {member: str(label) for member, label in labels.items()}


@pages.get("/kegiatan/catat")
@allowed(RECORD)
def record() -> Page:
    return render_template("activities/record.html", meetings=_some(MEETING_KINDS), trainings=_some(TRAINING_KINDS))


def _some(kinds: Iterable[ActivityKind]) -> list[tuple[str, str]]:
    return [(kind.value, str(KINDS[kind])) for kind in kinds]
