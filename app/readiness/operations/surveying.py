"""Recording what a survey of satisfaction found, changing it, and taking it away."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select

from app.audit.operations import record
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.core.text import fold
from app.core.viewer import Viewer
from app.readiness import queries
from app.readiness.lists import ANSWERS, LONGEST_SOURCE, LONGEST_UNIT, MOST_RESPONDENTS, SurveyDetails
from app.readiness.models import SatisfactionSurvey
from app.readiness.operations.checking import FIRST_YEAR, Errors
from app.readiness.policy import require_change
from app.readiness.satisfaction import ELEMENTS, NoAnswer, OtherTotal, read_answer
from app.web.formats import number

NAMES = ("unit", "starts_on", "ends_on", "respondents", "source")


def record_survey(details: SurveyDetails, *, actor: Viewer, now: datetime) -> int:
    """Keep a survey; a second one of the same unit and period is refused."""
    details = _checked(details, actor=actor, now=now)
    _check_new(details, None)
    row = SatisfactionSurvey(region_code=details.region_code, created_at=now)
    _fill(row, details, now)
    db.session.add(row)
    db.session.flush()
    counts: dict[str, int | str | None] = {"region": row.region_code, "respondents": row.respondents}
    record("readiness:record_survey", actor=actor, now=now, subject=("satisfaction_survey", row.id), counts=counts)
    return row.id


def change_survey(survey_id: int, details: SurveyDetails, *, version: int | None, actor: Viewer, now: datetime) -> None:
    """Replace what was typed; the region stays."""
    row = queries.survey(survey_id, lock=True)
    require_change(row.region_code, actor)
    details = _checked(replace(details, region_code=row.region_code), actor=actor, now=now)
    if row.version != version:
        raise Stale(
            _("Data ini sudah diubah orang lain. Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi.")
        )
    _check_new(details, row.id)
    changed = [name for name in NAMES if getattr(row, name) != getattr(details, name)]
    changed += ["answers"] if tuple(row.answers) != details.answers else []
    if changed:
        _fill(row, details, now)
        db.session.flush()
        subject = ("satisfaction_survey", row.id)
        record("readiness:change_survey", actor=actor, now=now, subject=subject, fields=changed)


def delete_survey(survey_id: int, *, version: int | None, actor: Viewer, now: datetime) -> str:
    """As it was read; gives the code of its region. The trail keeps that it was there."""
    row = queries.survey(survey_id, lock=True)
    require_change(row.region_code, actor)
    if row.version != version:
        raise Stale(_("Survei ini diubah orang lain sejak Anda membukanya. Baca kembali, lalu hapus."))
    code = row.region_code
    db.session.delete(row)
    db.session.flush()
    record(
        "readiness:delete_survey",
        actor=actor,
        now=now,
        subject=("satisfaction_survey", survey_id),
        counts={"region": code},
    )
    return code


def survey_faults(details: SurveyDetails, today: date) -> Errors:
    """What is wrong with it, field by field; the same for the form, the file and the command line."""
    errors: Errors = {}
    if not fold(details.unit):
        errors["unit"] = _("Isi nama unit yang disurvei.")
    elif len(details.unit) > LONGEST_UNIT:
        errors["unit"] = _("Paling banyak %(n)d karakter.", n=LONGEST_UNIT)
    if details.ends_on < details.starts_on:
        errors["ends_on"] = _("Akhir masa survei tidak boleh sebelum awalnya.")
    elif details.ends_on > today:
        errors["ends_on"] = _("Akhir masa survei belum lewat. Isi survei yang sudah selesai.")
    if details.starts_on.year < FIRST_YEAR:
        errors["starts_on"] = _("Awal masa survei paling dini tahun %(year)s.", year=FIRST_YEAR)
    if not 1 <= details.respondents <= MOST_RESPONDENTS:
        errors["respondents"] = _("Jumlah responden paling sedikit 1 orang.")
    if len(details.source) > LONGEST_SOURCE:
        errors["source"] = _("Paling banyak %(n)d karakter.", n=LONGEST_SOURCE)
    if len(details.answers) != ELEMENTS:
        errors["u9"] = _("SKM memerlukan kesembilan unsur.")
    return errors | _answer_faults(details)


def _answer_faults(details: SurveyDetails) -> Errors:
    errors: Errors = {}
    for name, text in zip(ANSWERS, details.answers, strict=False):
        try:
            read_answer(text, details.respondents)
        except OtherTotal as error:
            errors[name] = _(
                "%(element)s: jawabannya berjumlah %(total)s, sedangkan respondennya %(n)s.",
                element=name.upper(),
                total=number(error.total),
                n=number(details.respondents),
            )
        except NoAnswer:
            errors[name] = _wrong_answer(name.upper(), text)
    return errors


def _wrong_answer(element: str, text: str) -> str:
    if not text.strip():
        return _("%(element)s kosong. SKM memerlukan kesembilan unsur.", element=element)
    return _(
        "%(element)s: isi rata-rata dari 1 sampai 4, misalnya 3,41, atau empat jumlah, misalnya 2/10/60/48.",
        element=element,
    )


def _checked(details: SurveyDetails, *, actor: Viewer, now: datetime) -> SurveyDetails:
    """With its answers as they are stored."""
    require_change(details.region_code, actor)
    region = queries.ready_region(details.region_code)
    errors = survey_faults(details, local_date(now, region.timezone))
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    return replace(details, answers=tuple(read_answer(text) for text in details.answers))


def _check_new(details: SurveyDetails, own_id: int | None) -> None:
    folded, starts_on, ends_on = details.key
    query = select(SatisfactionSurvey.id).where(
        SatisfactionSurvey.region_code == details.region_code,
        SatisfactionSurvey.folded_unit == folded,
        SatisfactionSurvey.starts_on == starts_on,
        SatisfactionSurvey.ends_on == ends_on,
    )
    if db.session.scalar(query) not in (None, own_id):
        raise DomainError(_("Survei unit ini untuk masa yang sama sudah dicatat. Ubah yang sudah ada."), "unit")


def _fill(row: SatisfactionSurvey, details: SurveyDetails, now: datetime) -> None:
    for name in NAMES:
        setattr(row, name, getattr(details, name))
    row.folded_unit, row.answers, row.changed_at = details.key[0], list(details.answers), now
