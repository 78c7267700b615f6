"""/skm/KODE/impor: sending a file of surveys, looking at what it would do, and saving it."""

from io import BytesIO

from flask import current_app, flash, redirect, render_template, send_file, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import ngettext
from app.core.text import printable
from app.readiness import operations, queries
from app.readiness.contents import period, surveys_template
from app.readiness.forms import SaveSurveysForm, SurveysFileForm
from app.readiness.imports import read_surveys
from app.readiness.labels import BANDS
from app.readiness.lists import Fate, Planned, fingerprint
from app.readiness.models import SatisfactionReading
from app.readiness.policy import CHANGE, require_change
from app.readiness.satisfaction import band, index, rounded
from app.readiness.views.blueprint import Page, pages
from app.readiness.views.surveys import COLUMNS, SurveyRow, named
from app.sendings.once import once
from app.sheets.folder import private_folder
from app.sheets.writing import MEDIA_TYPE
from app.web.gate import allowed, viewer


@pages.get("/skm/templat.xlsx")
@allowed(CHANGE)
def survey_template() -> Response:
    content = BytesIO(surveys_template())
    return send_file(content, MEDIA_TYPE, as_attachment=True, download_name="templat-skm.xlsx")


@pages.route("/skm/<region:code>/impor", methods=["GET", "POST"])
@allowed(CHANGE)
def import_surveys(code: str) -> Page:
    region = queries.ready_region(code)
    require_change(code, viewer())
    form = SurveysFileForm()
    number = _kept(form, code) if form.validate_on_submit() else None
    if number is not None:
        return redirect(url_for("readiness.survey_reading", reading_id=number), 303)
    page = render_template(
        "readiness/import.html", here="complaints", form=form, name=named(region), back=_listing(code)
    )
    return page, form.status


def _listing(code: str) -> str:
    return url_for("readiness.surveys", daerah=code)


def _kept(form: SurveysFileForm, code: str) -> int | None:
    try:
        return _read(form.file.data, code)
    except DomainError as error:
        form.show(error)
    return None


def _read(file: FileStorage, code: str) -> int:
    """The file is read before anything is locked and is gone afterwards; its rows are kept."""
    now, region = clock.now(), queries.ready_region(code)
    today = clock.local_date(now, region.timezone)
    with private_folder(current_app.config["DATA_DIR"], now) as private:
        path = private / "skm"
        file.save(path)
        file.close()
        rows = read_surveys(path, code, lambda details: operations.survey_faults(details, today))
    with transaction():
        return operations.keep_reading(code, printable(file.filename or ""), rows, actor=viewer(), now=now).id


@pages.route("/skm/periksa/<int:reading_id>", methods=["GET", "POST"])
@allowed(CHANGE)
def survey_reading(reading_id: int) -> Page:
    form = SaveSurveysForm()
    if form.validate_on_submit():
        code = _saved(form, reading_id)
        if code is not None:
            return redirect(_listing(code), 303)
    return _plan(queries.reading_of(reading_id, viewer(), now=clock.now()), form), form.status


def _saved(form: SaveSurveysForm, reading_id: int) -> str | None:
    try:
        with once(form) as sent:
            code, added = operations.save_reading(reading_id, seen=str(form.seen.data), actor=viewer(), now=clock.now())
            sent.location = _listing(code)
    except DomainError as error:
        form.show(error)
        return None
    flash(ngettext("%(num)d survei dicatat.", "%(num)d survei dicatat.", added))
    return code


def _plan(found: SatisfactionReading, form: SaveSurveysForm) -> str:
    planned = queries.planned(found)
    form.seen.data = fingerprint(planned)
    by_fate = {fate.value: [one for one in planned if one.fate is fate] for fate in Fate}
    return render_template(
        "readiness/reading.html",
        here="complaints",
        form=form,
        found=found,
        name=named(queries.ready_region(found.region_code)),
        counts={name: len(there) for name, there in by_fate.items()},
        columns=COLUMNS,
        rows=[_row(one) for one in by_fate[Fate.NEW]],
        problems=[sentence for one in by_fate[Fate.REFUSED] for sentence in one.problems],
        back=url_for("readiness.import_surveys", code=found.region_code),
        listing=_listing(found.region_code),
    )


def _row(one: Planned) -> SurveyRow:
    details = one.row.details
    assert details is not None
    value = index(details.answers)
    return SurveyRow(details.unit, period(details), details.respondents, rounded(value), BANDS[band(value)], "")
