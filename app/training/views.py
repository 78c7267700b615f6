"""/kegiatan/pelatihan: recording a bimtek or sosialisasi, and changing its report."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.activities import queries as activities
from app.activities.models import Activity
from app.activities.policy import RECORD, UNSENT
from app.commitments.queries import of_activity
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Forbidden, Stale
from app.core.i18n import _
from app.sendings.once import once
from app.training import operations, queries
from app.training.forms import TrainingForm, blank_data, training_data
from app.web.gate import allowed, viewer
from app.web.versions import too_late

pages = Blueprint("training", __name__)

Page = str | tuple[str, int] | Response


@pages.route("/kegiatan/pelatihan/catat", methods=["GET", "POST"])
@allowed(RECORD)
def record() -> Page:
    form = TrainingForm(data=blank_data(request.args.get("jenis", ""), viewer()))
    form.offer(viewer())
    made = _recorded(form) if form.sent() else None
    if made is not None:
        return _done(made)
    return render_template("training/record.html", here="record", form=form), form.status


@pages.route("/kegiatan/<int:activity_id>/ubah-pelatihan", methods=["GET", "POST"])
@allowed(RECORD)
def change(activity_id: int) -> Page:
    try:
        return _change(activity_id)
    except Forbidden as error:
        activity = queries.training(activity_id, viewer())
        if request.method != "POST" or activity.owner_organization_id != viewer().organization_id:
            raise
        back = url_for("reports.activity", activity_id=activity_id)
        return too_late(error, _form_of(activity), _form_of(activity, stored=True), back)


def _change(activity_id: int) -> Page:
    activity = queries.changeable(activity_id, viewer())
    form, unsent, reason = _form_of(activity), activity.paper_state in UNSENT, activities.reason_of(activity)
    if form.sent() and _changed(form, activity_id):
        return _done(activity_id)
    values = {"activity_id": activity_id, "unsent": unsent, "reason": reason}
    return render_template("training/change.html", here="activities", form=form, **values), form.status


def _form_of(activity: Activity, *, stored: bool = False) -> TrainingForm:
    """What was sent, over what the activity says; or only the latter."""
    known = of_activity(activity)
    data = training_data(activity, queries.details_of(activity), known)
    form = TrainingForm(formdata=None, data=data) if stored else TrainingForm(data=data)
    form.offer(viewer(), activity, known)
    return form


def _sends() -> bool:
    """Whether the button pressed also hands the report in."""
    return request.form.get("save") == "send"


def _recorded(form: TrainingForm) -> int | None:
    details = form.details()
    try:
        with once(form) as sent:
            number = operations.record_training(details, submit=_sends(), actor=viewer(), now=clock.now())
            sent.location = url_for("reports.activity", activity_id=number)
        return number
    except DomainError as error:
        form.show(error)
    return None


def _changed(form: TrainingForm, activity_id: int) -> bool:
    details, version = form.details(), form.base_version()
    try:
        with transaction():
            operations.change_training(
                activity_id, details, version=version, submit=_sends(), actor=viewer(), now=clock.now()
            )
    except DomainError as error:
        form.show(error)
        if isinstance(error, Stale):
            form.compare(_form_of(queries.changeable(activity_id, viewer()), stored=True))
        return False
    return True


def _done(activity_id: int) -> Page:
    flash(_("Laporan disimpan dan diajukan.") if _sends() else _("Laporan disimpan."))
    return redirect(url_for("reports.activity", activity_id=activity_id), 303)
