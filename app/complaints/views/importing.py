"""/pengaduan/impor: bringing an export in, and how it went."""

from pathlib import Path

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage

from app.complaints import queries
from app.complaints.forms import ImportForm
from app.complaints.intake import take_in as take_file_in
from app.complaints.labels import (
    refused_row,
    worded_period,
)
from app.complaints.operations import ImportResult
from app.complaints.policy import IMPORT
from app.complaints.views.blueprint import Page, pages, show_at_field
from app.core import clock
from app.core.errors import DomainError
from app.sheets.folder import private_folder
from app.web.gate import allowed, viewer


@pages.route("/pengaduan/impor", methods=["GET", "POST"])
@allowed(IMPORT)
def take_in() -> Page:
    form = ImportForm(data={"agency_region": request.args.get("daerah")})
    form.offer(viewer())
    result = _taken(form) if form.validate_on_submit() else None
    if result is not None:
        return redirect(url_for("complaints.imported", import_id=result.import_id), 303)
    return render_template("complaints/import.html", form=form), form.status


def _taken(form: ImportForm) -> ImportResult | None:
    code, folder = form.agency_region.data, current_app.config["DATA_DIR"]
    try:
        return _read(form.file.data, code, form, folder)
    except DomainError as error:
        show_at_field(form, error)
    return None


def _read(file: FileStorage, code: str, form: ImportForm, folder: Path) -> ImportResult:
    """What the reporters wrote lies in a file of ours alone while it is read, and nowhere afterwards."""
    period, now = form.period(), clock.now()
    chosen = {"strict": bool(form.strict.data), "other_name_accepted": bool(form.other_name.data)}
    with private_folder(folder, now) as private:
        path = private / "ekspor"
        file.save(path)
        file.close()
        return take_file_in(path, code, period, **chosen, folder=folder, actor=viewer(), now=now)


@pages.get("/pengaduan/impor/<int:import_id>")
@allowed(IMPORT)
def imported(import_id: int) -> Page:
    found, place, problems = queries.import_of(import_id, viewer())
    return render_template(
        "complaints/imported.html",
        found=found,
        region=place,
        period=worded_period(found.period_starts_on, found.period_ends_on),
        refused=[refused_row(problem) for problem in problems],
    )
