"""/pengaduan/impor/NOMOR/batalkan: what undoing an import would do, and doing it."""

from flask import flash, redirect, render_template, url_for

from app.complaints import operations, queries
from app.complaints.forms import UndoForm
from app.complaints.labels import stretches, worded_period
from app.complaints.policy import IMPORT
from app.complaints.views.blueprint import Page, pages, show_at_field
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _
from app.web.gate import allowed, viewer


@pages.route("/pengaduan/impor/<int:import_id>/batalkan", methods=["GET", "POST"])
@allowed(IMPORT)
def undo(import_id: int) -> Page:
    form = UndoForm()
    found, place, _problems = queries.import_of(import_id, viewer())
    if form.validate_on_submit() and _undone(import_id, form):
        flash(_("Impor dibatalkan. Angka daerah ini kembali seperti sebelum berkas itu diimpor."))
        return redirect(url_for("complaints.imported", import_id=import_id), 303)
    obstacle = queries.obstacle(found)
    shown = render_template(
        "complaints/undo.html",
        form=form,
        found=found,
        region=place,
        period=worded_period(found.period_starts_on, found.period_ends_on),
        obstacle=obstacle,
        undoing=None if obstacle else queries.undoing(found),
        stretches=stretches,
    )
    return shown, form.status


def _undone(import_id: int, form: UndoForm) -> bool:
    reason = form.reason.data or ""
    try:
        with transaction():
            operations.undo_import(import_id, reason, actor=viewer(), now=clock.now())
    except DomainError as error:
        show_at_field(form, error)
        return False
    return True
