"""/skm: the surveys of satisfaction of a region, one of them, and recording, changing and deleting it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Stale
from app.core.i18n import _, _l
from app.readiness import operations, queries
from app.readiness.contents import element_rows, period
from app.readiness.forms import DeleteSurveyForm, SurveyForm, survey_data
from app.readiness.labels import BANDS
from app.readiness.models import SatisfactionSurvey
from app.readiness.policy import CHANGE, SEE, may_change, require_change
from app.readiness.satisfaction import band, index, rounded
from app.readiness.views.blueprint import Page, pages
from app.regions.labels import full_name
from app.regions.models import Region
from app.regions.queries import CODE, region_options
from app.sendings.once import once
from app.web.filters import Filter
from app.web.gate import allowed, viewer
from app.web.tables import Column

COLUMNS = [
    Column("unit", _l("Unit")),
    Column("period", _l("Masa survei")),
    Column("respondents", _l("Responden"), "number"),
    Column("index", _l("IKM"), "number", 2),
    Column("band", _l("Mutu")),
]
ELEMENT_COLUMNS = [
    Column("element", _l("Unsur")),
    Column("mean", _l("Nilai rata-rata (NRR)"), "number", 4),
    Column("counts", _l("Jawaban 1 / 2 / 3 / 4")),
]
DEFAULT_REGION = "11"  # of who has no region of her own


@dataclass(frozen=True, slots=True)
class SurveyRow:
    unit: str
    period: str
    respondents: int
    index: Decimal
    band: Any
    href: str


@pages.get("/skm")
@allowed(SEE)
def surveys() -> Page:
    region = _asked_region()
    places = [(code, name) for code, name in region_options(region.code, viewer().region_code or region.code)]
    own = [(region.code, named(region))] if region.code not in dict(places) else []
    return render_template(
        "readiness/surveys.html",
        region=region,
        name=named(region),
        filters=[Filter("daerah", _("Daerah"), region.code, [*own, *places])],
        columns=COLUMNS,
        rows=[_row(one) for one in queries.surveys_of(region.code)],
        may_change=may_change(region.code, viewer()),
    )


def _asked_region() -> Region:
    asked = request.args.get("daerah", "")
    code = asked if CODE.fullmatch(asked) and len(asked) <= 5 else viewer().region_code or DEFAULT_REGION
    return queries.ready_region(code)


def named(region: Region) -> str:
    return full_name(region.code, region.name)


def _row(one: SatisfactionSurvey) -> SurveyRow:
    value = index(one.answers)
    return SurveyRow(
        unit=one.unit,
        period=period(one),
        respondents=one.respondents,
        index=rounded(value),
        band=BANDS[band(value)],
        href=url_for("readiness.survey", survey_id=one.id),
    )


@pages.get("/skm/<int:survey_id>")
@allowed(SEE)
def survey(survey_id: int) -> Page:
    found = queries.survey(survey_id)
    region = queries.ready_region(found.region_code)
    return render_template(
        "readiness/survey.html",
        here="complaints",
        found=found,
        row=_row(found),
        name=named(region),
        columns=ELEMENT_COLUMNS,
        elements=element_rows(found),
        may_change=may_change(found.region_code, viewer()),
    )


@pages.route("/skm/<region:code>/catat", methods=["GET", "POST"])
@allowed(CHANGE)
def record_survey(code: str) -> Page:
    region = queries.ready_region(code)
    require_change(code, viewer())
    form = SurveyForm()
    number = _recorded(form, code) if form.sent() else None
    if number is not None:
        flash(_("Survei dicatat."))
        return redirect(url_for("readiness.survey", survey_id=number), 303)
    back = url_for("readiness.surveys", daerah=code)
    return _form_page(form, _("Catat SKM %(region)s", region=named(region)), back)


def _form_page(form: SurveyForm, title: str, back: str) -> Page:
    page = render_template("readiness/survey_form.html", here="complaints", form=form, title=title, back=back)
    return page, form.status


def _recorded(form: SurveyForm, code: str) -> int | None:
    details = form.details(code)
    try:
        with once(form) as sent:
            number = operations.record_survey(details, actor=viewer(), now=clock.now())
            sent.location = url_for("readiness.survey", survey_id=number)
        return number
    except DomainError as error:
        form.show(error)
    return None


@pages.route("/skm/<int:survey_id>/ubah", methods=["GET", "POST"])
@allowed(CHANGE)
def change_survey(survey_id: int) -> Page:
    found = queries.survey(survey_id)
    require_change(found.region_code, viewer())
    form = SurveyForm(data=survey_data(found))
    if form.sent() and _changed(form, survey_id, found.region_code):
        flash(_("Perubahan disimpan."))
        return redirect(url_for("readiness.survey", survey_id=survey_id), 303)
    return _form_page(form, _("Ubah SKM"), url_for("readiness.survey", survey_id=survey_id))


def _changed(form: SurveyForm, survey_id: int, code: str) -> bool:
    details, version = form.details(code), form.base_version()
    try:
        with transaction():
            operations.change_survey(survey_id, details, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        form.show(error)
        if isinstance(error, Stale):
            form.compare(SurveyForm(formdata=None, data=survey_data(queries.survey(survey_id))))
        return False
    return True


@pages.route("/skm/<int:survey_id>/hapus", methods=["GET", "POST"])
@allowed(CHANGE)
def delete_survey(survey_id: int) -> Page:
    found = queries.survey(survey_id)
    require_change(found.region_code, viewer())
    form = DeleteSurveyForm(data={"version": str(found.version)})
    if form.validate_on_submit():
        code = _deleted(form, survey_id)
        if code is not None:
            flash(_("Survei dihapus."))
            return redirect(url_for("readiness.surveys", daerah=code), 303)
    row = _row(queries.survey(survey_id))
    return render_template("readiness/delete_survey.html", here="complaints", form=form, row=row), form.status


def _deleted(form: DeleteSurveyForm, survey_id: int) -> str | None:
    try:
        with transaction():
            return operations.delete_survey(survey_id, version=form.base_version(), actor=viewer(), now=clock.now())
    except DomainError as error:
        form.show(error)
        form.version.data = str(queries.survey(survey_id).version)
    return None
