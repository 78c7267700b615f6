"""/pengaduan/rekap: bringing a recap per unit in, looking at it before it is saved, reading and deleting it."""

import hashlib

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage

from app.complaints import operations, queries
from app.complaints.forms import ConfirmRecapForm, RecapForm
from app.complaints.imports.recap import read_recap
from app.complaints.labels import worded_period
from app.complaints.models import UnitRecap
from app.complaints.policy import RECORD, SEE, may_record_for, require_record_for
from app.complaints.recap_page import recap_page
from app.complaints.views.blueprint import Page, pages, show_at_field
from app.complaints.views.deleting import Deletion, delete_page
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.text import printable
from app.sheets.files import attempt, damaged
from app.sheets.folder import private_folder
from app.web.gate import allowed, viewer


@pages.route("/pengaduan/rekap/impor", methods=["GET", "POST"])
@allowed(RECORD)
def take_recap_in() -> Page:
    form = RecapForm(data={"agency_region": request.args.get("daerah")})
    form.offer(viewer())
    number = _kept(form) if form.validate_on_submit() else None
    if number is not None:
        return redirect(url_for("complaints.recap", recap_id=number), 303)
    return render_template("complaints/recap_import.html", form=form), form.status


def _kept(form: RecapForm) -> int | None:
    try:
        return _read(form.file.data, form)
    except DomainError as error:
        show_at_field(form, error)
    return None


def _read(file: FileStorage, form: RecapForm) -> int:
    """The file is read before anything is locked and is gone afterwards; its units are kept."""
    now, code, period = clock.now(), form.agency_region.data, form.period()
    require_record_for(code, viewer())
    with private_folder(current_app.config["DATA_DIR"], now) as private:
        path = private / "rekap"
        file.save(path)
        file.close()
        digest = attempt(lambda: hashlib.sha256(path.read_bytes()).hexdigest(), damaged)
        read = read_recap(path)
    name = printable(file.filename or "")
    with transaction():
        return operations.keep_recap(read, code, period, file_digest=digest, file_name=name, actor=viewer(), now=now)


@pages.get("/pengaduan/rekap/<int:recap_id>")
@allowed(SEE)
def recap(recap_id: int) -> Page:
    found = queries.recap(recap_id, viewer(), now=clock.now())
    return _shown(found, ConfirmRecapForm())


@pages.route("/pengaduan/rekap/<int:recap_id>/simpan", methods=["GET", "POST"])
@allowed(RECORD)
def save_recap(recap_id: int) -> Page:
    form = ConfirmRecapForm()
    if form.validate_on_submit():
        try:
            with transaction():
                operations.confirm_recap(
                    recap_id,
                    seen=form.seen.data or "",
                    accepted=bool(form.accepted.data),
                    actor=viewer(),
                    now=clock.now(),
                )
        except DomainError as error:
            show_at_field(form, error)
        else:
            flash(_("Rekap disimpan."))
            return redirect(url_for("complaints.recap", recap_id=recap_id), 303)
    return _shown(queries.recap(recap_id, viewer(), now=clock.now()), form)


def _shown(found: UnitRecap, form: ConfirmRecapForm) -> Page:
    form.seen.data, form.accepted.data = operations.doubts(found), False
    return (
        render_template(
            "complaints/recap.html",
            form=form,
            found=found,
            region=queries.account_region(found.region_code),
            page=recap_page(found),
            may_record=may_record_for(found.region_code, viewer()),
        ),
        form.status,
    )


@pages.route("/pengaduan/rekap/<int:recap_id>/hapus", methods=["GET", "POST"])
@allowed(RECORD)
def delete_recap(recap_id: int) -> Page:
    found = queries.recap(recap_id, viewer(), now=clock.now())
    require_record_for(found.region_code, viewer())
    deletion = Deletion(
        _("Hapus rekap"),
        worded_period(found.starts_on, found.ends_on),
        url_for("complaints.recap", recap_id=recap_id),
        url_for("complaints.region", code=found.region_code),
        _("Rekap dihapus."),
    )
    now, actor = clock.now(), viewer()
    return delete_page(deletion, lambda reason: operations.delete_recap(recap_id, reason, actor=actor, now=now))
