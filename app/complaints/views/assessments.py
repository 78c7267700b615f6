"""/pengaduan/asesmen: who knows LAPOR! and who uses it, as people were asked."""

from flask import flash, redirect, render_template, request, url_for

from app.complaints import operations, queries
from app.complaints.awareness import assessed_groups, ended_rows
from app.complaints.forms import AssessmentForm, CorrectAssessmentForm, assessment_data
from app.complaints.policy import RECORD, SEE, may_record_for, require_record_for
from app.complaints.views.blueprint import Page, pages
from app.complaints.views.deleting import Deletion, delete_page
from app.complaints.views.recording import saved
from app.core import clock
from app.core.i18n import _
from app.web.gate import allowed, viewer

SHOWN_ENDED = 50


@pages.get("/pengaduan/<region:code>/asesmen")
@allowed(SEE)
def assessments(code: str) -> Page:
    return render_template(
        "complaints/assessments.html",
        region=queries.account_region(code),
        groups=assessed_groups(queries.assessments_of(code)),
        ended=ended_rows(queries.ended_assessments(code, viewer(), SHOWN_ENDED)),
        may_record=may_record_for(code, viewer()),
    )


@pages.route("/pengaduan/asesmen/tambah", methods=["GET", "POST"])
@allowed(RECORD)
def add_assessment() -> Page:
    form = AssessmentForm(data={"region_code": request.args.get("daerah")})
    form.offer(viewer())
    if form.validate_on_submit() and _recorded(form):
        flash(_("Asesmen ditambahkan."))
        return redirect(url_for("complaints.assessments", code=form.region_code.data), 303)
    return render_template("complaints/assess.html", form=form, code=""), form.status


@pages.route("/pengaduan/asesmen/<int:assessment_id>/koreksi", methods=["GET", "POST"])
@allowed(RECORD)
def correct_assessment(assessment_id: int) -> Page:
    row = queries.assessment(assessment_id)
    require_record_for(row.region_code, viewer())
    form, code = CorrectAssessmentForm(data=assessment_data(row)), row.region_code
    form.offer(viewer())
    if form.validate_on_submit() and _corrected(form, assessment_id):
        flash(_("Asesmen dikoreksi. Yang lama masih dapat dibaca di bagian bawah."))
        return redirect(url_for("complaints.assessments", code=code), 303)
    return render_template("complaints/assess.html", form=form, code=code), form.status


def _recorded(form: AssessmentForm) -> bool:
    details, actor, now = form.details(), viewer(), clock.now()
    listing = url_for("complaints.assessments", code=details.region_code)
    return saved(form, listing, lambda: operations.record_assessment(details, actor=actor, now=now))


def _corrected(form: CorrectAssessmentForm, assessment_id: int) -> bool:
    details, reason, actor, now = form.details(), form.reason.data, viewer(), clock.now()
    listing = url_for("complaints.assessments", code=details.region_code)
    return saved(
        form, listing, lambda: operations.correct_assessment(assessment_id, details, reason, actor=actor, now=now)
    )


@pages.route("/pengaduan/asesmen/<int:assessment_id>/hapus", methods=["GET", "POST"])
@allowed(RECORD)
def delete_assessment(assessment_id: int) -> Page:
    row = queries.assessment(assessment_id)
    require_record_for(row.region_code, viewer())
    group, listing = assessed_groups([row])[0], url_for("complaints.assessments", code=row.region_code)
    deletion = Deletion(
        _("Hapus asesmen"), f"{group.title}, {group.rows[0].day}", listing, listing, _("Asesmen dihapus.")
    )
    now, actor = clock.now(), viewer()
    return delete_page(
        deletion, lambda reason: operations.delete_assessment(assessment_id, reason, actor=actor, now=now)
    )
