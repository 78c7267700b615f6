"""Recaps per unit: those that stand are everyone's, one that waits to be confirmed is its sender's alone."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from app.complaints.models import RecapUnit, UnitRecap
from app.complaints.policy import may_record_for
from app.complaints.recaps import PrintedTotals
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Viewer

KEPT = timedelta(days=1)  # how long a recap waits to be confirmed


def recap(recap_id: int, viewer: Viewer, *, now: datetime, lock: bool = False) -> UnitRecap:
    """One that stands, or one that waits and was sent by the viewer."""
    found = db.session.get(UnitRecap, recap_id, with_for_update=lock or None)
    if found is None or found.ended or not (found.confirmed_at or _waits_for(found, viewer, now)):
        raise NotFound(_("Rekap itu tidak ada, sudah dihapus, atau tidak disimpan dalam sehari."))
    return found


def _waits_for(found: UnitRecap, viewer: Viewer, now: datetime) -> bool:
    own = found.created_by_id is not None and found.created_by_id == viewer.account_id
    return own and may_record_for(found.region_code, viewer) and found.created_at > now - KEPT


def units_of(recap_id: int) -> list[RecapUnit]:
    """As they stand in the file."""
    return list(db.session.scalars(select(RecapUnit).where(RecapUnit.recap_id == recap_id).order_by(RecapUnit.line)))


def printed_totals(found: UnitRecap) -> PrintedTotals:
    names = ("unverified", "not_followed_up", "in_process", "finished", "total", "percent")
    return PrintedTotals(**{name: getattr(found, f"printed_{name}") for name in names})


def recaps_of(region_code: str) -> list[tuple[UnitRecap, int, int]]:
    """The confirmed recaps of a region with their units and reports, the newest period first."""
    query = (
        select(UnitRecap, func.count(RecapUnit.line), func.coalesce(func.sum(RecapUnit.total), 0))
        .outerjoin(RecapUnit, RecapUnit.recap_id == UnitRecap.id)
        .where(UnitRecap.region_code == region_code, UnitRecap.confirmed_at.is_not(None), UnitRecap.ended_at.is_(None))
        .group_by(UnitRecap.id)
        .order_by(UnitRecap.starts_on.desc(), UnitRecap.id.desc())
    )
    return [(row[0], int(row[1]), int(row[2])) for row in db.session.execute(query)]


def overlapping(found: UnitRecap) -> list[UnitRecap]:
    """Other confirmed recaps of the region that share days with this one."""
    query = select(UnitRecap).where(
        UnitRecap.region_code == found.region_code,
        UnitRecap.id != found.id,
        UnitRecap.confirmed_at.is_not(None),
        UnitRecap.ended_at.is_(None),
        UnitRecap.starts_on <= found.ends_on,
        UnitRecap.ends_on >= found.starts_on,
    )
    return list(db.session.scalars(query.order_by(UnitRecap.starts_on, UnitRecap.id)))


def ended_recaps(region_code: str, viewer: Viewer, limit: int) -> list[UnitRecap]:
    """The newest ones that were deleted, for who may record for the region."""
    if not may_record_for(region_code, viewer):
        return []
    query = select(UnitRecap).where(
        UnitRecap.region_code == region_code, UnitRecap.confirmed_at.is_not(None), UnitRecap.ended_at.is_not(None)
    )
    return list(db.session.scalars(query.order_by(UnitRecap.ended_at.desc()).limit(limit)))
