"""/kesiapan: the regions of a province in a year, the checklist of one, and its evidence as a file."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import current_app, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Stale
from app.core.i18n import _, _l
from app.readiness import operations, queries
from app.readiness.checklist import Checklist
from app.readiness.contents import files_of, joined, readiness_page
from app.readiness.forms import ChecklistForm, checklist_data
from app.readiness.labels import ITEMS, SIGNS, STATES, details
from app.readiness.models import Item, State
from app.readiness.operations import FIRST_YEAR, check_year
from app.readiness.pack import Evidence, write_archive
from app.readiness.policy import CHANGE, SEE, SEE_FILES, require_change, require_files
from app.readiness.views.blueprint import Page, pages
from app.regions.labels import full_name
from app.regions.queries import Choice, kabupaten_kota, provinces
from app.sheets.folder import private_folder
from app.web.filters import Filter
from app.web.gate import allowed, viewer
from app.web.headers import send_private
from app.web.tables import Column

YEARS_OFFERED = 6
EVENTS = {
    "readiness:record": _l("Dicatat"),
    "readiness:change": _l("Diubah"),
    "readiness:files": _l("Berkas diubah"),
}


@dataclass(frozen=True, slots=True)
class RegionRow:
    """Each state with the items that are so, in words."""

    name: str
    present: str
    absent: str
    unknown: str
    href: str


def today() -> date:
    return clock.local_date(clock.now())


@pages.get("/kesiapan")
@allowed(SEE)
def listing() -> Page:
    known, province, places = _asked_places()
    year = asked_year()
    found = queries.checklists([place.code for place in places], year)
    return render_template(
        "readiness/list.html",
        year=year,
        province=province,
        filters=[
            Filter("provinsi", _("Provinsi"), province.code, known),
            Filter("tahun", _("Tahun"), str(year), year_options(year)),
        ],
        columns=_columns(),
        rows=[_row(place, found[place.code], year) for place in places],
    )


def _columns() -> list[Column]:
    states = [Column(state.value, f"{SIGNS[state]} {STATES[state]}") for state in State]
    return [Column("name", _("Daerah")), *states]


def asked_year() -> int:
    """The year of the query string, else this one."""
    text = request.args.get("tahun", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return year if FIRST_YEAR <= year <= today().year + 1 else today().year


def year_options(asked: int) -> list[tuple[str, str]]:
    """From next year back, and the asked one."""
    newest = today().year + 1
    return [
        (str(year), str(year)) for year in sorted({*range(newest, newest - YEARS_OFFERED, -1), asked}, reverse=True)
    ]


def _asked_places() -> tuple[list[Choice], Choice, list[Choice]]:
    """Every province, the one asked for (else the viewer's own), and it with its kabupaten/kota by their codes."""
    known = provinces()
    by_code = {province.code: province for province in known}
    own = (viewer().region_code or "")[:2]
    province = by_code.get(request.args.get("provinsi", "")) or by_code.get(own) or known[0]
    first = Choice(province.code, _("%(name)s (provinsi)", name=province.name))
    return known, province, [first, *kabupaten_kota(province.code)]


def _row(place: Choice, found: Checklist, year: int) -> RegionRow:
    lists = {state.value: joined(found.of(state)) for state in State}
    if not found.spoken_of:
        lists[State.UNKNOWN.value] = _("Semua yang lain; belum pernah dicatat")
    return RegionRow(place.name, **lists, href=url_for("readiness.show", code=place.code, year=year))


@pages.get("/kesiapan/<region:code>/<int:year>")
@allowed(SEE)
def show(code: str, year: int) -> Page:
    check_year(year, today())
    page = readiness_page(code, year, viewer())
    newest = today().year + 1
    years = range(newest, min([newest - 2, year, *page.years]) - 1, -1)
    return render_template(
        "readiness/show.html",
        here="complaints",
        page=page,
        years=[(one, url_for("readiness.show", code=code, year=one)) for one in years],
        counts=[(SIGNS[state], STATES[state], len(page.checklist.of(state))) for state in State],
        history=[(one.at, EVENTS[one.action], _items(one.fields), one.who) for one in page.history],
    )


def _items(names: list[str]) -> str:
    known = {item.value: str(label) for item, label in ITEMS.items()}
    return ", ".join(known[name] for name in known if name in names)


@pages.get("/kesiapan/butir/<int:item_id>")
@allowed(SEE)
def item(item_id: int) -> Page:
    """Where the page of its files leads back to."""
    found = queries.item_of(item_id)
    address = url_for("readiness.show", code=found.of_year.region_code, year=found.of_year.year)
    return redirect(f"{address}#{found.item.value}", 303)


@pages.route("/kesiapan/<region:code>/<int:year>/ubah", methods=["GET", "POST"])
@allowed(CHANGE)
def change(code: str, year: int) -> Page:
    check_year(year, today())
    region = queries.ready_region(code)
    require_change(code, viewer())
    form = _form(code, year)
    if form.sent() and _saved(form, code, year):
        flash(_("Kesiapan disimpan."))
        return redirect(url_for("readiness.show", code=code, year=year), 303)
    page = render_template(
        "readiness/change.html",
        here="complaints",
        form=form,
        code=code,
        year=year,
        name=full_name(region.code, region.name),
        hints=_earlier(code, year),
    )
    return page, form.status


def _form(code: str, year: int, *, stored: bool = False) -> ChecklistForm:
    """What was sent, over what is stored; or only the latter."""
    data = checklist_data(queries.stored_year(code, year))
    return ChecklistForm(formdata=None, data=data) if stored else ChecklistForm(data=data)


def _saved(form: ChecklistForm, code: str, year: int) -> bool:
    items, version = form.details(), form.base_version()
    try:
        with transaction():
            operations.save_checklist(code, year, items, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        form.show(error)
        if isinstance(error, Stale):
            form.compare(_form(code, year, stored=True))
        return False
    return True


def _earlier(code: str, year: int) -> dict[Item, str]:
    """What the year before leaves each item, so that who confirms it knows what."""
    hints = {}
    for one in queries.checklist_of(code, year - 1).standings:
        if one.said and one.state is not State.UNKNOWN:
            said = ", ".join(part for part in (str(STATES[one.state]), details(one)) if part)
            hints[one.item] = _("Catatan %(year)s: %(said)s.", year=one.said.year, said=said)
    return hints


@pages.get("/kesiapan/<region:code>/<int:year>/bukti-dukung.zip")
@allowed(SEE_FILES)
def evidence(code: str, year: int) -> Response:
    check_year(year, today())
    queries.ready_region(code)
    require_files(code, viewer())
    found = queries.checklist_of(code, year)
    gathered = Evidence(
        found=found,
        files=files_of(found),
        activities=queries.outreach_activities(code, year, viewer()),
        surveys=queries.surveys_of(code, year=year),
        region_code=code,
    )
    now, folder, files = clock.now(), Path(current_app.config["DATA_DIR"]), gathered.number_of_files
    with ExitStack() as kept:  # until the answer was sent
        path = kept.enter_context(private_folder(folder, now)) / "bukti-dukung.zip"
        with path.open("wb") as out:
            write_archive(out, gathered, folder, now)
        with transaction():
            operations.note_download(code, year, files, actor=viewer(), now=now)
        name = f"bukti-dukung-{code}-{year}.zip"
        answer = send_file(path, "application/zip", as_attachment=True, download_name=name)
        answer.call_on_close(kept.pop_all().close)
    return send_private(answer)
