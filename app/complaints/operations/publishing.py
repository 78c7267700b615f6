"""Keeping figures that others published, with what they cover."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from app.audit.operations import record
from app.complaints.models import ChannelCoverage, Comparison, Coverage, PublishedTotal
from app.complaints.policy import require_import_for
from app.complaints.queries import account_region
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.viewer import Viewer


@dataclass(frozen=True, slots=True)
class PublishedTotalDetails:
    """A figure from a newspaper or an annual report, with what it covers."""

    region_code: str
    starts_on: date
    ends_on: date
    coverage: Coverage
    channel_coverage: ChannelCoverage
    comparison: Comparison
    total: int
    source: str
    note: str = ""
    correction: str = ""


def record_published_total(details: PublishedTotalDetails, *, actor: Viewer, now: datetime) -> int:
    """Keep a published figure beside the imported ones; it is never mixed into them."""
    require_import_for(details.region_code, actor)
    account_region(details.region_code)
    if details.ends_on < details.starts_on:
        raise DomainError(_("Akhir periode mendahului awalnya. Tukar atau perbaiki tanggalnya."), "ends_on")
    if details.total < 0:
        raise DomainError(_("Jumlah pengaduan tidak boleh kurang dari nol."), "total")
    if not details.source:
        raise DomainError(_("Isi sumber angka ini, misalnya nama berita dan tanggalnya."), "source")
    row = PublishedTotal(**asdict(details), created_by_id=actor.account_id, created_at=now)
    db.session.add(row)
    db.session.flush()
    record(
        "complaints:published_total",
        actor=actor,
        now=now,
        subject=("published_total", row.id),
        counts={"region": details.region_code},
    )
    return row.id
