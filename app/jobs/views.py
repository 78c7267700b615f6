"""/pekerjaan/<number>: how far one's job is; it leads on to what was made."""

from datetime import datetime, timedelta

from flask import Blueprint, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.i18n import _
from app.jobs import operations, queries
from app.jobs.models import Job, JobState
from app.jobs.policy import FOLLOW
from app.jobs.registry import KINDS
from app.web.gate import allowed, viewer

pages = Blueprint("jobs", __name__)

Page = str | Response

LOOK_AGAIN = 2  # seconds
LONG = timedelta(minutes=1)


@pages.get("/pekerjaan/<int:job_id>")
@allowed(FOLLOW)
def follow(job_id: int) -> Page:
    job = queries.own_job(job_id, viewer())
    kind = KINDS.get(job.kind)
    if job.state is JobState.DONE and kind is not None and kind.goes_to is not None:
        return redirect(kind.goes_to(job.result | {"job_id": job.id}), 303)
    title = kind.title if kind else _("Pekerjaan")
    response = make_response(render_template("jobs/follow.html", job=job, title=title, said=_said(job, clock.now())))
    if not job.has_ended:
        # As a header: in the page it would be announced as a fault by accessibility checks, with no gain.
        response.headers["Refresh"] = str(LOOK_AGAIN)
    return response


def _said(job: Job, now: datetime) -> str:
    match job.state:
        case JobState.QUEUED if now - job.created_at > LONG:
            return _("Masih menunggu giliran, lebih lama daripada biasanya. Jika berlanjut, beri tahu pengelola.")
        case JobState.QUEUED:
            return _("Menunggu giliran.")
        case JobState.RUNNING:
            return job.note or _("Sedang dikerjakan.")
        case JobState.DONE:
            return _("Selesai.")
    return job.note


@pages.post("/pekerjaan/<int:job_id>/ulangi")
@allowed(FOLLOW)
def retry(job_id: int) -> Page:
    with transaction():
        again = operations.retry(job_id, actor=viewer(), now=clock.now()).id
    return redirect(url_for("jobs.follow", job_id=again), 303)
