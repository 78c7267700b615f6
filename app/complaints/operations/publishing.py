"""Keeping figures that others published, with what they cover; correcting and deleting them with a reason."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from app.audit.operations import record
from app.complaints.checks import CHANNEL_PARTS, STATUS_PARTS, Finding, findings_of, fingerprint
from app.complaints.models import (
    AnswerLevel,
    ChannelCoverage,
    Comparison,
    Coverage,
    FigureState,
    PublishedTotal,
    SourceKind,
)
from app.complaints.operations.ending import end
from app.complaints.policy import require_record_for
from app.complaints.queries import account_region, published_total, published_totals
from app.complaints.sources import check_source
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PublishedTotalDetails:
    """A figure from a newspaper or an annual report, with what it covers; a part is None where it is not told."""

    region_code: str
    starts_on: date
    ends_on: date
    coverage: Coverage
    channel_coverage: ChannelCoverage
    comparison: Comparison
    total: int
    source: str
    level: AnswerLevel = AnswerLevel.ALL
    citizen: int | None = None
    officer: int | None = None
    unverified: int | None = None
    not_followed_up: int | None = None
    in_process: int | None = None
    finished: int | None = None
    pending: int | None = None
    archived: int | None = None
    reported_percent: float | None = None
    state: FigureState | None = None
    source_kind: SourceKind = SourceKind.REPORT
    source_url: str = ""
    source_date: date | None = None
    note: str = ""
    correction: str = ""


class Doubtful(DomainError):
    """Something does not fit together; the person may save it all the same once she has seen what."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(_("Ada yang tidak cocok. Periksa, atau centang bila sumbernya memang begitu."), "accepted")
        self.findings = findings


def record_published_total(
    details: PublishedTotalDetails, *, seen: str | None = None, checked: bool = False, actor: Viewer, now: datetime
) -> int:
    """Keep a published figure beside the imported ones; it is never mixed into them.

    ``checked`` raises Doubtful where something does not fit, unless ``seen`` is the fingerprint of just that.
    """
    require_record_for(details.region_code, actor)
    _check(details)
    if checked:
        _refuse_doubtful(details, seen, None)
    return _keep(details, None, "complaints:published_total", actor, now)


def correct_published_total(
    total_id: int,
    details: PublishedTotalDetails,
    reason: str,
    *,
    seen: str | None = None,
    actor: Viewer,
    now: datetime,
) -> int:
    """A corrected figure takes the place of the old one, which stays to be read with the reason."""
    row = published_total(total_id, lock=True)
    require_record_for(row.region_code, actor)
    if details.region_code != row.region_code:
        raise DomainError(
            _("Daerahnya tidak dapat diganti. Hapus angka ini dan catat untuk daerah lain."), "region_code"
        )
    _check(details)
    _refuse_doubtful(details, seen, row.id)
    end(row, reason, actor=actor, now=now)
    return _keep(details, row.id, "complaints:correct_published_total", actor, now)


def delete_published_total(total_id: int, reason: str, *, actor: Viewer, now: datetime) -> str:
    """Gives the code of its region."""
    row = published_total(total_id, lock=True)
    require_record_for(row.region_code, actor)
    end(row, reason, actor=actor, now=now)
    subject = ("published_total", row.id)
    record(
        "complaints:delete_published_total", actor=actor, now=now, subject=subject, counts={"region": row.region_code}
    )
    return row.region_code


def _check(details: PublishedTotalDetails) -> None:
    account_region(details.region_code)
    if details.ends_on < details.starts_on:
        raise DomainError(_("Akhir periode mendahului awalnya. Tukar atau perbaiki tanggalnya."), "ends_on")
    if details.total < 0:
        raise DomainError(_("Jumlah pengaduan tidak boleh kurang dari nol."), "total")
    for name in (*CHANNEL_PARTS, *STATUS_PARTS):
        if (getattr(details, name) or 0) < 0:
            raise DomainError(_("Rincian tidak boleh kurang dari nol."), name)
    if details.reported_percent is not None and not 0 <= details.reported_percent <= 100:
        raise DomainError(_("Persentase harus dari 0 sampai 100."), "reported_percent")
    if not details.source:
        raise DomainError(_("Isi sumber angka ini, misalnya nama berita dan tanggalnya."), "source")
    check_source(details.source_url)


def _refuse_doubtful(details: PublishedTotalDetails, seen: str | None, instead_of: int | None) -> None:
    others = [row for row in published_totals(details.region_code) if row.id != instead_of]
    findings = findings_of(details, others)
    if findings and seen != fingerprint(findings):
        raise Doubtful(findings)


def _keep(details: PublishedTotalDetails, replaces_id: int | None, action: str, actor: Viewer, now: datetime) -> int:
    row = PublishedTotal(**asdict(details), replaces_id=replaces_id, created_by_id=actor.account_id, created_at=now)
    db.session.add(row)
    db.session.flush()
    counts = {"region": details.region_code} | ({"replaces": replaces_id} if replaces_id else {})
    record(action, actor=actor, now=now, subject=("published_total", row.id), counts=counts)
    return row.id
