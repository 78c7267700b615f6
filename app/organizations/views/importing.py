"""/mitra/impor: sending a list of organizations, looking at what it would do, and saving it."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from flask import current_app, flash, redirect, render_template, request, send_file, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _, _l, ngettext
from app.core.text import printable
from app.organizations import operations, queries
from app.organizations.contents import template
from app.organizations.forms import ConfirmForm, ListForm
from app.organizations.imports import Places, read_list
from app.organizations.labels import CATEGORIES
from app.organizations.models import OrganizationImport
from app.organizations.planning import Fate, Planned, fingerprint, plan
from app.organizations.policy import IMPORT
from app.organizations.views.blueprint import pages
from app.regions.queries import names, region_names
from app.sendings.once import once
from app.sheets.folder import private_folder
from app.sheets.writing import MEDIA_TYPE
from app.web.gate import allowed, viewer
from app.web.tables import Column

Page = str | tuple[str, int] | Response

LINE = re.compile("[0-9]{1,6}")
COLUMNS = [
    Column("name", _l("Nama")),
    Column("short_name", _l("Singkatan")),
    Column("category", _l("Kategori")),
    Column("region", _l("Daerah")),
    Column("line", _l("Baris"), "number"),
]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What the plan shows of a row; ``note`` says which known organization it resembles."""

    line: int
    name: str
    short_name: str | None
    category: Any
    region: str
    note: str
    href: str


@pages.route("/mitra/impor", methods=["GET", "POST"])
@allowed(IMPORT)
def import_list() -> Page:
    form = ListForm()
    number = _kept(form) if form.validate_on_submit() else None
    if number is not None:
        return redirect(url_for("organizations.imported_list", import_id=number), 303)
    return render_template("organizations/import.html", form=form), form.status


@pages.get("/mitra/impor/templat.xlsx")
@allowed(IMPORT)
def import_template() -> Response:
    return send_file(
        BytesIO(template(region_names())), MEDIA_TYPE, as_attachment=True, download_name="templat-mitra.xlsx"
    )


def _kept(form: ListForm) -> int | None:
    try:
        return _read(form.file.data)
    except DomainError as error:
        form.show(error)
    return None


def _read(file: FileStorage) -> int:
    """The file is read before anything is locked and is gone afterwards; its rows are kept."""
    now, places = clock.now(), Places(region_names())
    with private_folder(current_app.config["DATA_DIR"], now) as private:
        path = private / "mitra"
        file.save(path)
        file.close()
        rows = read_list(path, places)
    with transaction():
        return operations.keep_import(printable(file.filename or ""), rows, actor=viewer(), now=now).id


@pages.route("/mitra/impor/<int:import_id>", methods=["GET", "POST"])
@allowed(IMPORT)
def imported_list(import_id: int) -> Page:
    form = ConfirmForm()
    if form.validate_on_submit() and _confirmed(form, import_id):
        return redirect(url_for("organizations.imported_list", import_id=import_id), 303)
    found = queries.import_of(import_id, viewer(), now=clock.now())
    return (_result(found), 200) if found.confirmed_at else (_plan(found, form), form.status)


def _confirmed(form: ConfirmForm, import_id: int) -> bool:
    chosen = {int(text) for text in request.form.getlist("pilih") if LINE.fullmatch(text)}
    try:
        with once(form) as sent:
            done = operations.confirm_import(
                import_id, chosen, seen=str(form.seen.data), actor=viewer(), now=clock.now()
            )
            added = int(done.outcome["added"])
            sent.location = url_for("organizations.imported_list", import_id=import_id)
    except DomainError as error:
        form.show(error)
        return False
    flash(ngettext("%(num)d organisasi ditambahkan.", "%(num)d organisasi ditambahkan.", added))
    return True


def _plan(found: OrganizationImport, form: ConfirmForm) -> str:
    planned = plan(queries.rows_of(found), queries.register(viewer()))
    form.seen.data = fingerprint(planned)
    regions = names({one.row.texts["region_code"] for one in planned if one.fate is not Fate.REFUSED})
    by_fate = {fate.value: [_row(one, regions) for one in planned if one.fate is fate] for fate in Fate}
    return render_template(
        "organizations/import_plan.html",
        form=form,
        found=found,
        columns=COLUMNS,
        by_fate=by_fate,
        problems=[sentence for one in planned for sentence in one.row.problems],
        ticked=set(request.form.getlist("pilih")),
    )


def _row(one: Planned, regions: dict[str, str]) -> PlannedRow:
    texts = one.row.texts
    return PlannedRow(
        line=one.row.line,
        name=texts["name"],
        short_name=texts.get("short_name") or None,
        category=next((label for kind, label in CATEGORIES.items() if kind.value == texts["category"]), ""),
        region=regions.get(texts["region_code"], ""),
        note=_note(one),
        href=url_for("organizations.show", organization_id=one.near.id) if one.near else "",
    )


def _note(one: Planned) -> str:
    if one.fate is Fate.REPEATED:
        return _("Sama dengan baris %(line)s", line=one.first_line)
    return one.near.label if one.near else ""


def _result(found: OrganizationImport) -> str:
    outcome = found.outcome
    return render_template(
        "organizations/imported.html",
        found=found,
        outcome=outcome,
        added=[
            (one.name, one.region.name, url_for("organizations.show", organization_id=one.id))
            for one in queries.named(outcome["numbers"], viewer())
        ],
        problems=[sentence for row in queries.rows_of(found) for sentence in row.problems],
    )
