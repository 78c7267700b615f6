"""Figures that others published."""

from sqlalchemy import select

from app.complaints.models import PublishedTotal
from app.complaints.policy import may_record_for
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Viewer


def published_totals(region_code: str) -> list[PublishedTotal]:
    """Figures that were published about a region and still stand, oldest period first."""
    query = select(PublishedTotal).where(PublishedTotal.region_code == region_code, PublishedTotal.ended_at.is_(None))
    return list(db.session.scalars(query.order_by(PublishedTotal.starts_on, PublishedTotal.id)))


def ended_totals(region_code: str, viewer: Viewer, limit: int) -> list[PublishedTotal]:
    """The newest ones that were corrected or deleted, for who may record for the region; others see none."""
    if not may_record_for(region_code, viewer):
        return []
    query = select(PublishedTotal).where(
        PublishedTotal.region_code == region_code, PublishedTotal.ended_at.is_not(None)
    )
    return list(db.session.scalars(query.order_by(PublishedTotal.ended_at.desc()).limit(limit)))


def published_total(total_id: int, *, lock: bool = False) -> PublishedTotal:
    """One that still stands, or NotFound."""
    found = db.session.get(PublishedTotal, total_id, with_for_update=lock or None)
    if found is None or found.ended:
        raise NotFound(_("Angka itu tidak ada, atau sudah dikoreksi atau dihapus."))
    return found
