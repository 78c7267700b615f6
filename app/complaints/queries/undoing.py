"""Whether an import can be undone, and what would happen: shown before anybody decides."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.complaints.models import ComplaintImport, ComplaintReport, EarlierReport, ImportedMonth
from app.core.db import db
from app.core.i18n import _


@dataclass(frozen=True, slots=True)
class Undoing:
    """``deleted`` reports came with this import alone; ``restored`` were known before and say again what they said;
    ``kept`` are all others of the region."""

    deleted: int
    restored: int
    kept: int
    unknown: tuple[date, ...]  # months of which nothing will be known any more
    incomplete: tuple[date, ...]  # months that will be incomplete again


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why it cannot be undone; ``first`` is the import that has to be undone before it."""

    sentence: str
    first: int | None = None


def obstacle(batch: ComplaintImport) -> Obstacle | None:
    """Only the newest import of a region can be undone, one after the other: older ones lie below it."""
    if batch.undone_at is not None:
        return Obstacle(_("Impor ini sudah dibatalkan."))
    if not batch.keeps_before:
        return Obstacle(_("Impor ini masuk sebelum Gaung menyimpan keadaan sebelumnya, jadi tidak dapat dibatalkan."))
    newer = select(func.max(ComplaintImport.id)).where(
        ComplaintImport.agency_region_code == batch.agency_region_code, ComplaintImport.undone_at.is_(None)
    )
    newest = db.session.scalar(newer)
    if newest != batch.id:
        sentence = _("Ada impor yang lebih baru untuk daerah ini. Batalkan dahulu yang terbaru, lalu impor ini.")
        return Obstacle(sentence, newest)
    return None


def undoing(batch: ComplaintImport) -> Undoing:
    """What undoing this import would do, while nothing stands in its way."""
    last_said = ComplaintReport.import_id == batch.id
    total, ours = db.session.execute(
        select(func.count(), func.count().filter(last_said)).where(
            ComplaintReport.agency_region_code == batch.agency_region_code
        )
    ).one()
    earlier, restored = db.session.execute(
        select(func.count(), func.count(EarlierReport.received_on)).where(EarlierReport.import_id == batch.id)
    ).one()
    deleted = ours - earlier
    query = select(ImportedMonth).where(ImportedMonth.import_id == batch.id).order_by(ImportedMonth.month)
    months = list(db.session.scalars(query))
    return Undoing(
        deleted=deleted,
        restored=restored,
        kept=total - deleted - restored,
        unknown=tuple(row.month for row in months if row.from_import_id is None),
        incomplete=tuple(row.month for row in months if row.from_import_id is not None),
    )
