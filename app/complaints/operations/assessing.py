"""Keeping what an assessment found of who knows LAPOR! and who uses it; correcting and deleting it with a reason."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from app.audit.operations import record
from app.complaints.models import AssessmentMethod, AwarenessAssessment, Respondents
from app.complaints.operations.ending import end
from app.complaints.policy import require_record_for
from app.complaints.queries import account_region
from app.complaints.queries.assessments import assessment
from app.complaints.sources import check_source
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.viewer import Viewer


@dataclass(frozen=True, slots=True)
class AssessmentDetails:
    """Counts of those asked; a share only where the source gives no count."""

    region_code: str
    assessed_on: date
    respondents: Respondents
    method: AssessmentMethod
    asked: int
    source: str
    knowing: int | None = None
    users: int | None = None
    knowing_percent: float | None = None
    users_percent: float | None = None
    source_url: str = ""
    note: str = ""


def record_assessment(details: AssessmentDetails, *, actor: Viewer, now: datetime) -> int:
    require_record_for(details.region_code, actor)
    _check(details, now)
    return _keep(details, None, "complaints:record_assessment", actor, now)


def correct_assessment(
    assessment_id: int, details: AssessmentDetails, reason: str, *, actor: Viewer, now: datetime
) -> int:
    """The corrected one takes the place of the old one, which stays to be read with the reason."""
    row = assessment(assessment_id, lock=True)
    require_record_for(row.region_code, actor)
    if details.region_code != row.region_code:
        raise DomainError(
            _("Daerahnya tidak dapat diganti. Hapus asesmen ini dan catat untuk daerah lain."), "region_code"
        )
    _check(details, now)
    end(row, reason, actor=actor, now=now)
    return _keep(details, row.id, "complaints:correct_assessment", actor, now)


def delete_assessment(assessment_id: int, reason: str, *, actor: Viewer, now: datetime) -> str:
    """Gives the code of its region."""
    row = assessment(assessment_id, lock=True)
    require_record_for(row.region_code, actor)
    end(row, reason, actor=actor, now=now)
    subject = ("awareness_assessment", row.id)
    record("complaints:delete_assessment", actor=actor, now=now, subject=subject, counts={"region": row.region_code})
    return row.region_code


def _check(details: AssessmentDetails, now: datetime) -> None:
    region = account_region(details.region_code)
    if details.assessed_on > local_date(now, region.timezone):
        raise DomainError(_("Tanggal asesmen belum lewat. Isi tanggal asesmen dilaksanakan."), "assessed_on")
    if details.asked < 1:
        raise DomainError(_("Jumlah yang ditanya paling sedikit 1 orang."), "asked")
    for name in ("knowing", "users"):
        _check_answer(details, name)
    if details.knowing is None and details.knowing_percent is None:
        raise DomainError(_("Isi berapa orang yang mengenal SP4N-LAPOR!, atau persentasenya."), "knowing")
    if not details.source:
        raise DomainError(_("Isi sumber asesmen ini, misalnya nama laporan dan tanggalnya"), "source")
    check_source(details.source_url)


def _check_answer(details: AssessmentDetails, name: str) -> None:
    count, share = getattr(details, name), getattr(details, f"{name}_percent")
    if count is not None and share is not None:
        raise DomainError(_("Isi jumlah orangnya saja; persentasenya dihitung dari jumlah itu."), f"{name}_percent")
    if count is not None and not 0 <= count <= details.asked:
        raise DomainError(
            _("Jumlah ini tidak dapat melebihi yang ditanya (%(asked)s orang).", asked=details.asked), name
        )
    if share is not None and not 0 <= share <= 100:
        raise DomainError(_("Persentase harus dari 0 sampai 100."), f"{name}_percent")


def _keep(details: AssessmentDetails, replaces_id: int | None, action: str, actor: Viewer, now: datetime) -> int:
    row = AwarenessAssessment(
        **asdict(details), replaces_id=replaces_id, created_by_id=actor.account_id, created_at=now
    )
    db.session.add(row)
    db.session.flush()
    counts = {"region": details.region_code} | ({"replaces": replaces_id} if replaces_id else {})
    record(action, actor=actor, now=now, subject=("awareness_assessment", row.id), counts=counts)
    return row.id
