"""Keeping a file of comparison months until somebody has looked at it, saving it at once, and taking it away again."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select

from app.audit.operations import record
from app.complaints import queries
from app.complaints.comparisons import KEPT, Fate, Planned, Row, fingerprint
from app.complaints.models import ComparisonBatch, ComparisonMonth, ComparisonReading
from app.complaints.policy import COMPARE
from app.core.db import db
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.regions.models import Region


def keep_reading(
    file_name: str, file_digest: str, source: str, rows: Sequence[Row], *, actor: Viewer, now: datetime
) -> ComparisonReading:
    """Nothing is compared with it yet; files past their time are forgotten on the way."""
    require(COMPARE, actor)
    db.session.execute(delete(ComparisonReading).where(ComparisonReading.created_at < now - KEPT))
    kept = ComparisonReading(
        file_name=file_name[:200],
        file_digest=file_digest,
        source=source,
        rows=[row.as_data() for row in rows],
        created_at=now,
        created_by_id=actor.account_id,
    )
    db.session.add(kept)
    db.session.flush()
    record(
        "complaints:read_comparisons",
        actor=actor,
        now=now,
        subject=("comparison_reading", kept.id),
        counts={"rows": len(rows)},
    )
    return kept


def save_reading(reading_id: int, *, seen: str | None = None, actor: Viewer, now: datetime) -> ComparisonBatch:
    """Add every new month of the file. ``seen`` is the fingerprint of the plan that the person looked at."""
    kept = queries.reading_of(reading_id, actor, now=now, lock=True)
    _lock({row.code for row in queries.rows_read(kept) if row.figures})
    planned = queries.planned(kept)
    if seen is not None and fingerprint(planned) != seen:
        raise Stale(_("Data pembanding berubah sejak halaman ini dibuka. Periksa lagi, lalu simpan."))
    new = [one.row for one in planned if one.fate is Fate.NEW]
    if not new:
        raise DomainError(_("Tidak ada bulan baru dalam berkas ini."), "file")
    batch = _batch(kept, new, actor, now)
    db.session.delete(kept)
    subject = ("comparison_batch", batch.id)
    record("complaints:import_comparisons", actor=actor, now=now, subject=subject, counts=_counts(planned))
    return batch


def undo_comparisons(batch_id: int, *, actor: Viewer, now: datetime) -> int:
    """Take the months of one file away again; how many there were."""
    batch = queries.comparison_batch(batch_id, actor, lock=True)
    months = batch.months
    db.session.execute(delete(ComparisonMonth).where(ComparisonMonth.batch_id == batch_id))
    db.session.delete(batch)
    subject = ("comparison_batch", batch_id)
    record("complaints:undo_comparisons", actor=actor, now=now, subject=subject, counts={"months": months})
    return months


def _lock(codes: set[str]) -> None:
    """In one order, so that two files at once cannot wait for each other."""
    db.session.execute(select(Region.code).where(Region.code.in_(codes)).order_by(Region.code).with_for_update()).all()


def _batch(kept: ComparisonReading, new: Sequence[Row], actor: Viewer, now: datetime) -> ComparisonBatch:
    told = [(row, row.figures) for row in new if row.figures]
    batch = ComparisonBatch(
        file_digest=kept.file_digest,
        source_kind=told[0][1].scope.kind,
        source=kept.source,
        months=len(told),
        imported_by_id=actor.account_id,
        imported_at=now,
    )
    db.session.add(batch)
    db.session.flush()
    months = [
        {
            "region_code": row.code,
            "month": row.first_day,
            "coverage": figures.scope.coverage,
            "channel_coverage": figures.scope.channel,
            "received": figures.received,
            "citizen": figures.citizen,
            "batch_id": batch.id,
        }
        for row, figures in told
    ]
    db.session.execute(insert(ComparisonMonth), months)
    return batch


def _counts(planned: Sequence[Planned]) -> dict[str, int]:
    found = Counter(one.fate for one in planned)
    return {"rows": len(planned), "new": found[Fate.NEW], "known": found[Fate.KNOWN], "refused": found[Fate.REFUSED]}
