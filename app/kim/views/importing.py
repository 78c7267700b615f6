"""/kim/impor: sending a list of groups, looking at what it would do, and saving it."""

import re
from dataclasses import dataclass
from io import BytesIO

from flask import current_app, flash, redirect, render_template, request, send_file, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from app.core import clock
from app.core.clock import local_date
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _, _l, ngettext
from app.core.text import printable
from app.kim import operations, queries
from app.kim.contents import template
from app.kim.forms import ConfirmForm, ListForm
from app.kim.imports import Villages, read_list
from app.kim.models import GroupImport
from app.kim.planning import Fate, Planned, fingerprint, plan
from app.kim.policy import CHANGE
from app.kim.views.blueprint import Page, pages, today
from app.regions.queries import kabupaten_kota, region_names
from app.sendings.once import once
from app.sheets.folder import private_folder
from app.sheets.writing import MEDIA_TYPE
from app.web.gate import allowed, viewer
from app.web.tables import Column

LINE = re.compile("[0-9]{1,6}")
COLUMNS = [
    Column("name", _l("Nama")),
    Column("place", _l("Desa atau kelurahan")),
    Column("decree", _l("Nomor SK")),
    Column("line", _l("Baris"), "number"),
]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What the plan shows of a row; ``note`` names the known group of its desa."""

    line: int
    name: str
    place: str
    decree: str | None
    note: str
    href: str


@pages.route("/kim/impor", methods=["GET", "POST"])
@allowed(CHANGE)
def import_list() -> Page:
    form = ListForm()
    number = _kept(form) if form.validate_on_submit() else None
    if number is not None:
        return redirect(url_for("kim.imported_list", import_id=number), 303)
    return render_template("kim/import.html", form=form), form.status


@pages.get("/kim/impor/templat.xlsx")
@allowed(CHANGE)
def import_template() -> Response:
    province = (viewer().region_code or "")[:2]
    content = BytesIO(template([name for _code, name in kabupaten_kota(province or None)]))
    return send_file(content, MEDIA_TYPE, as_attachment=True, download_name="templat-kim.xlsx")


def _kept(form: ListForm) -> int | None:
    try:
        return _read(form.file.data)
    except DomainError as error:
        form.show(error)
    return None


def _read(file: FileStorage) -> int:
    """The file is read before anything is locked and is gone afterwards; its rows are kept."""
    now, villages = clock.now(), Villages(region_names(), queries.villages_of)
    with private_folder(current_app.config["DATA_DIR"], now) as private:
        path = private / "kim"
        file.save(path)
        file.close()
        rows = read_list(path, villages, local_date(now))
    with transaction():
        return operations.keep_import(printable(file.filename or ""), rows, actor=viewer(), now=now)


@pages.route("/kim/impor/<int:import_id>", methods=["GET", "POST"])
@allowed(CHANGE)
def imported_list(import_id: int) -> Page:
    form = ConfirmForm()
    if form.validate_on_submit() and _confirmed(form, import_id):
        return redirect(url_for("kim.imported_list", import_id=import_id), 303)
    found = queries.import_of(import_id, viewer(), now=clock.now())
    return (_result(found), 200) if found.confirmed_at else (_plan(found, form), form.status)


def _confirmed(form: ConfirmForm, import_id: int) -> bool:
    chosen = {int(text) for text in request.form.getlist("pilih") if LINE.fullmatch(text)}
    try:
        with once(form) as sent:
            many = operations.confirm_import(
                import_id, chosen, seen=str(form.seen.data), actor=viewer(), now=clock.now()
            )
            sent.location = url_for("kim.imported_list", import_id=import_id)
    except DomainError as error:
        form.show(error)
        return False
    flash(ngettext("%(num)d KIM ditambahkan.", "%(num)d KIM ditambahkan.", many))
    return True


def _plan(found: GroupImport, form: ConfirmForm) -> str:
    rows = queries.rows_of(found)
    planned = plan(rows, queries.known_in(row.texts.get("region_code", "") for row in rows), viewer())
    form.seen.data = fingerprint(planned)
    by_fate = {fate.value: [_row(one) for one in planned if one.fate is fate] for fate in Fate}
    return render_template(
        "kim/import_plan.html",
        form=form,
        found=found,
        columns=COLUMNS,
        by_fate=by_fate,
        problems=_problems(planned),
        ticked=set(request.form.getlist("pilih")),
    )


def _problems(planned: list[Planned]) -> list[str]:
    told = [sentence for one in planned for sentence in one.row.problems]
    return told + [_foreign(one) for one in planned if one.fate is Fate.FOREIGN]


def _foreign(one: Planned) -> str:
    return _(
        "Baris %(line)s: %(place)s di luar daerah Anda. Anda hanya dapat mencatat KIM di daerah Anda sendiri.",
        line=one.row.line,
        place=one.row.place,
    )


def _row(one: Planned) -> PlannedRow:
    return PlannedRow(
        line=one.row.line,
        name=one.row.texts["name"],
        place=one.row.place,
        decree=one.row.texts["decree_number"] or None,
        note=_note(one),
        href=url_for("kim.show", group_id=one.near.id) if one.near else "",
    )


def _note(one: Planned) -> str:
    if one.fate is Fate.REPEATED:
        return _("Sama dengan baris %(line)s", line=one.first_line)
    return one.near.name if one.near else ""


def _result(found: GroupImport) -> str:
    added = queries.named(found.outcome["numbers"], viewer(), today())
    rows = queries.rows_of(found)
    return render_template(
        "kim/imported.html",
        found=found,
        outcome=found.outcome,
        added=[
            (one.group.name, f"{one.village}, {one.district}", url_for("kim.show", group_id=one.group.id))
            for one in added
        ],
        problems=_problems(plan(rows, {}, viewer())),
    )
