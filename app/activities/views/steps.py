"""The steps of a report: handing it in, sanctioning it."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.activities import operations, queries
from app.activities.models import MEETING_KINDS
from app.activities.policy import RECORD, SANCTION
from app.activities.views.blueprint import pages
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _
from app.web.gate import allowed, viewer

Page = str | Response


@pages.post("/kegiatan/<int:activity_id>/ajukan")
@allowed(RECORD)
def submit(activity_id: int) -> Page:
    try:
        with transaction():
            operations.submit_activity(activity_id, actor=viewer(), now=clock.now())
    except DomainError as error:
        if error.status != 422:
            raise
        flash(error.message)
        kind = queries.activity(activity_id, viewer()).kind
        change = "meetings.change" if kind in MEETING_KINDS else "training.change"
        return redirect(url_for(change, activity_id=activity_id), 303)
    flash(_("Laporan diajukan."))
    return redirect(url_for("reports.activity", activity_id=activity_id), 303)


@pages.post("/kegiatan/<int:activity_id>/sahkan")
@allowed(SANCTION)
def sanction(activity_id: int) -> Page:
    text = request.form.get("version", "")
    read = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    try:
        with transaction():
            operations.sanction_activity(activity_id, version=read, actor=viewer(), now=clock.now())
    except DomainError as error:
        if error.status != 422:
            raise
        flash(error.message)
    else:
        flash(_("Laporan disahkan."))
    return redirect(url_for("reports.activity", activity_id=activity_id), 303)
