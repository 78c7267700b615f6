"""The steps of one report: handing it in, returning, sanctioning, locking and reopening it, deleting a draft."""

from collections.abc import Callable

from flask import current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.activities import operations, queries
from app.activities.models import MEETING_KINDS, Activity, Step
from app.activities.policy import RECORD, SANCTION
from app.activities.step_forms import ReasonForm, StepForm
from app.activities.views.blueprint import pages
from app.attachments.store import discard
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.web.gate import allowed, viewer

Page = str | tuple[str, int] | Response


def to_report(activity_id: int) -> Response:
    return redirect(url_for("reports.activity", activity_id=activity_id), 303)


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
    return to_report(activity_id)


@pages.post("/kegiatan/<int:activity_id>/sahkan")
@allowed(SANCTION)
def sanction(activity_id: int) -> Page:
    return _decide(operations.sanction_activity, activity_id, _("Laporan disahkan."))


@pages.post("/kegiatan/<int:activity_id>/kunci")
@allowed(SANCTION)
def lock(activity_id: int) -> Page:
    return _decide(operations.lock_activity, activity_id, _("Laporan dikunci."))


def _decide(take: Callable[..., None], activity_id: int, said: str) -> Page:
    version = StepForm().base_version()
    try:
        with transaction():
            take(activity_id, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        if error.status != 422:
            raise
        said = error.message
    flash(said)
    return to_report(activity_id)


@pages.route("/kegiatan/<int:activity_id>/kembalikan", methods=["GET", "POST"])
@allowed(SANCTION)
def give_back(activity_id: int) -> Page:
    return _with_reason(Step.RETURN, operations.return_activity, activity_id, _("Laporan dikembalikan."))


@pages.route("/kegiatan/<int:activity_id>/buka-kembali", methods=["GET", "POST"])
@allowed(SANCTION)
def reopen(activity_id: int) -> Page:
    return _with_reason(Step.REOPEN, operations.reopen_activity, activity_id, _("Laporan dibuka kembali."))


def _with_reason(step: Step, take: Callable[..., None], activity_id: int, said: str) -> Page:
    activity, too_late = _standing(step, activity_id)
    form = ReasonForm(data={"version": str(activity.version)})
    if too_late is not None:
        form.show(too_late)
        form.status = 422
    elif form.validate_on_submit():
        reason, version = form.reason.data or "", form.base_version()
        if _took(lambda: take(activity_id, reason, version=version, actor=viewer(), now=clock.now()), form):
            flash(said)
            return to_report(activity_id)
        activity, _too_late = _standing(step, activity_id)
    return _shown("activities/give_back.html", form, activity, step)


def _standing(step: Step, activity_id: int) -> tuple[Activity, DomainError | None]:
    """The report, and why it is too late for the step; a reason that was written must not be lost by that."""
    try:
        return queries.for_step(step, activity_id, viewer()), None
    except DomainError as error:
        if error.status != 422 or request.method != "POST":
            raise
        return queries.activity(activity_id, viewer()), error


@pages.route("/kegiatan/<int:activity_id>/hapus", methods=["GET", "POST"])
@allowed(RECORD)
def delete(activity_id: int) -> Page:
    activity = queries.for_step(Step.DELETE, activity_id, viewer())
    form = StepForm(data={"version": str(activity.version)})
    if form.validate_on_submit():
        version = form.base_version()
        files: list[str] = []

        def delete_it() -> None:
            files.extend(operations.delete_draft(activity_id, version=version, actor=viewer(), now=clock.now()))

        if _took(delete_it, form):
            discard(current_app.config["DATA_DIR"], files)
            flash(_("Draf dihapus."))
            return redirect(url_for("activities.listing"), 303)
        activity = queries.for_step(Step.DELETE, activity_id, viewer())
    return _shown("activities/delete.html", form, activity, Step.DELETE)


def _took(take: Callable[[], None], form: StepForm) -> bool:
    """False with the sentence on the form."""
    try:
        with transaction():
            take()
    except DomainError as error:
        if error.status != 422:
            raise
        form.show(error)
        form.status = 409 if isinstance(error, Stale) else 422
        return False
    return True


def _shown(template: str, form: StepForm, activity: Activity, step: Step) -> Page:
    """What was changed meanwhile is read before the step is tried again: the form then begins from it."""
    form.version.data = str(activity.version) if request.method == "POST" else form.version.data
    return render_template(template, form=form, activity=activity, step=step, here="activities"), form.status
