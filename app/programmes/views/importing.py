"""/program/impor: sending a list of programmes, looking at what it would do, and saving it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from flask import current_app, flash, redirect, render_template, send_file, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _, _l, ngettext
from app.core.text import printable
from app.organizations import queries as organizations
from app.programmes import operations, queries
from app.programmes.contents.files import template
from app.programmes.forms import ConfirmForm, ListForm
from app.programmes.imports import Grounds, Known, read_list
from app.programmes.labels import FIELDS, years
from app.programmes.models import FieldOfWork, ProgrammeImport
from app.programmes.operations.importing import plan_of
from app.programmes.planning import Fate, Planned, fingerprint
from app.programmes.policy import CHANGE
from app.programmes.views.blueprint import Page, pages
from app.regions.queries import region_names
from app.sendings.once import once
from app.sheets.folder import private_folder
from app.sheets.writing import MEDIA_TYPE
from app.web.gate import allowed, viewer
from app.web.tables import Column

COLUMNS = [
    Column("title", _l("Nama program")),
    Column("organization", _l("Organisasi")),
    Column("field", _l("Bidang")),
    Column("years", _l("Tahun")),
    Column("regions", _l("Wilayah")),
    Column("line", _l("Baris"), "number"),
]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What the plan shows of a row; ``note`` says where it is known from."""

    line: int
    title: str
    organization: str
    field: Any
    years: str
    regions: str
    note: str
    known: str


@pages.route("/program/impor", methods=["GET", "POST"])
@allowed(CHANGE)
def import_list() -> Page:
    form = ListForm()
    number = _kept(form) if form.validate_on_submit() else None
    if number is not None:
        return redirect(url_for("programmes.imported_list", import_id=number), 303)
    return render_template("programmes/import.html", form=form), form.status


@pages.get("/program/impor/templat.xlsx")
@allowed(CHANGE)
def import_template() -> Response:
    content = BytesIO(template(region_names()))
    return send_file(content, MEDIA_TYPE, as_attachment=True, download_name="templat-program.xlsx")


def _kept(form: ListForm) -> int | None:
    try:
        return _read(form.file.data)
    except DomainError as error:
        form.show(error)
    return None


def _read(file: FileStorage) -> int:
    """The file is read before anything is locked and is gone afterwards; its rows are kept."""
    now = clock.now()
    grounds = Grounds(region_names(), queries.districts())
    known = Known(grounds, organizations.register(viewer()), queries.categories())
    with private_folder(current_app.config["DATA_DIR"], now) as private:
        path = private / "program"
        file.save(path)
        file.close()
        rows = read_list(path, known)
    with transaction():
        return operations.keep_import(printable(file.filename or ""), rows, actor=viewer(), now=now).id


@pages.route("/program/impor/<int:import_id>", methods=["GET", "POST"])
@allowed(CHANGE)
def imported_list(import_id: int) -> Page:
    form = ConfirmForm()
    if form.validate_on_submit() and _confirmed(form, import_id):
        return redirect(url_for("programmes.imported_list", import_id=import_id), 303)
    found = queries.import_of(import_id, viewer(), now=clock.now())
    return (_result(found), 200) if found.confirmed_at else (_plan(found, form), form.status)


def _confirmed(form: ConfirmForm, import_id: int) -> bool:
    try:
        with once(form) as sent:
            done = operations.confirm_import(import_id, seen=str(form.seen.data), actor=viewer(), now=clock.now())
            added = int(done.outcome["added"])
            sent.location = url_for("programmes.imported_list", import_id=import_id)
    except DomainError as error:
        form.show(error)
        return False
    flash(ngettext("%(num)d program ditambahkan.", "%(num)d program ditambahkan.", added))
    return True


def _plan(found: ProgrammeImport, form: ConfirmForm) -> str:
    planned = plan_of(found)
    form.seen.data = fingerprint(planned)
    return render_template(
        "programmes/import_plan.html",
        form=form,
        found=found,
        columns=COLUMNS,
        by_fate={fate.value: [_row(one) for one in planned if one.fate is fate] for fate in Fate},
        problems=[sentence for one in planned for sentence in one.row.problems],
    )


def _row(one: Planned) -> PlannedRow:
    texts, found = one.row.texts, one.row.found
    repeated = one.fate is Fate.REPEATED
    return PlannedRow(
        line=one.row.line,
        title=texts["title"],
        organization=texts["organization"],
        field=FIELDS[FieldOfWork(found["field"])] if found else "",
        years=years(found["first_year"], found["last_year"]) if found else "",
        regions=texts["regions"],
        note=_("Sama dengan baris %(line)s", line=one.first_line) if repeated else _("sudah tercatat"),
        known=url_for("programmes.show", programme_id=one.number) if one.number else "",
    )


def _result(found: ProgrammeImport) -> str:
    added = queries.named(found.outcome["numbers"], viewer())
    return render_template(
        "programmes/imported.html",
        found=found,
        outcome=found.outcome,
        added=[(one.title, one.organization.name, url_for("programmes.show", programme_id=one.id)) for one in added],
        problems=[sentence for row in queries.rows_of(found) for sentence in row.problems],
    )
