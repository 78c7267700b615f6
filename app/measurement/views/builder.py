"""/dasbor/perbandingan/baru: everything is chosen, and what could be seen is told, before any result exists."""

from collections.abc import Mapping
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.complaints.queries import provinces_to_compare
from app.core import clock
from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.jobs import operations as jobs
from app.jobs.models import Job, JobState
from app.jobs.queries import own_job
from app.measurement import analyses
from app.measurement.asking import ANALYSE, PROSPECT, payload_of
from app.measurement.contents.asked import question_rows, subject
from app.measurement.contents.words import detectable
from app.measurement.estimator.decision import Method
from app.measurement.forms import GoOnForm, QuestionForm
from app.measurement.policy import ASK
from app.measurement.reached import reached
from app.measurement.sentences import METHODS
from app.measurement.settings import Settings, settings_from
from app.measurement.views.blueprint import pages
from app.regions.queries import region_names
from app.sendings.forms import OnceForm
from app.sendings.once import once
from app.web.gate import allowed, viewer

Page = str | tuple[str, int] | Response


@pages.route("/dasbor/perbandingan/baru", methods=["GET", "POST"])
@allowed(ASK)
def choose() -> Page:
    names, known = region_names(), provinces_to_compare()
    form = QuestionForm(data=_again(request.args))
    below = [code for code in names if "." in code]
    form.offer(
        {code: name for code, name in names.items() if code in known},
        {code: names[code] for code in reached(below)},
    )
    if form.validate_on_submit():
        try:
            return redirect(_asked(form, PROSPECT, form.details()), 303)
        except DomainError as error:
            form.show(error)
    return render_template("measurement/choose.html", here="regions", form=form), form.status


@pages.route("/dasbor/perbandingan/baru/<int:job_id>", methods=["GET", "POST"])
@allowed(ASK)
def prospect(job_id: int) -> Page:
    """How many regions would be looked at and how small a change could be seen; nothing of what was found."""
    found = _checked(job_id)
    settings, form = settings_from(found["settings"]), GoOnForm()
    if form.validate_on_submit():
        try:
            return redirect(_asked(form, ANALYSE, settings), 303)
        except DomainError as error:
            form.show(error)
    names, method = region_names(), Method(found["method"])
    page = render_template(
        "measurement/prospect.html",
        here="regions",
        form=form,
        job_id=job_id,
        subject=subject(settings, names),
        rows=question_rows(settings, names),
        found=found,
        method=METHODS.get(method) or _("Datanya belum cukup untuk dihitung; hasilnya akan menyebut apa yang kurang."),
        detectable=detectable(method, found["detectable_ratio"]),
    )
    return page, form.status


def _asked(form: OnceForm, kind: str, settings: Settings) -> str:
    """The page of the job, which is asked for once a form."""
    with once(form) as sent:
        job = jobs.ask(kind, payload_of(settings), actor=viewer(), now=clock.now()).id
        sent.location = url_for("jobs.follow", job_id=job)
    return sent.location


def _checked(job_id: int) -> dict[str, Any]:
    """What the viewer's own job found out beforehand."""
    found: Job = own_job(job_id, viewer())
    if found.kind != PROSPECT or found.state is not JobState.DONE:
        raise NotFound(_("Pemeriksaan itu tidak ada, atau bukan milik Anda."))
    return found.result


def _again(args: Mapping[str, str]) -> dict[str, Any]:
    """The choices of an earlier analysis, to ask the same of today's data, or those that were just checked."""
    if analysis := _number(args.get("seperti", "")):
        return _choices(settings_from(analyses.analysis(analysis, viewer()).settings))
    if job := _number(args.get("pekerjaan", "")):
        return _choices(settings_from(_checked(job)["settings"]))
    return {}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _choices(settings: Settings) -> dict[str, Any]:
    return {
        "area": list(settings.area),
        "outcome": settings.outcome.value,
        "treatment": settings.treatment.value,
        "regions": list(settings.regions),
        "window": f"{settings.window[0]}-{settings.window[1]}",
        "without_disrupted": settings.without_disrupted,
    }
