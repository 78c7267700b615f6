"""Assessments of who knows and who uses LAPOR!."""

from sqlalchemy import select

from app.complaints.models import AwarenessAssessment
from app.complaints.policy import may_record_for
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Viewer


def assessments_of(region_code: str) -> list[AwarenessAssessment]:
    """Those that stand, the newest first."""
    query = select(AwarenessAssessment).where(
        AwarenessAssessment.region_code == region_code, AwarenessAssessment.ended_at.is_(None)
    )
    return list(
        db.session.scalars(query.order_by(AwarenessAssessment.assessed_on.desc(), AwarenessAssessment.id.desc()))
    )


def assessment(assessment_id: int, *, lock: bool = False) -> AwarenessAssessment:
    """One that still stands, or NotFound."""
    found = db.session.get(AwarenessAssessment, assessment_id, with_for_update=lock or None)
    if found is None or found.ended:
        raise NotFound(_("Asesmen itu tidak ada, atau sudah dikoreksi atau dihapus."))
    return found


def ended_assessments(region_code: str, viewer: Viewer, limit: int) -> list[AwarenessAssessment]:
    """The newest ones that were corrected or deleted, for who may record for the region."""
    if not may_record_for(region_code, viewer):
        return []
    query = select(AwarenessAssessment).where(
        AwarenessAssessment.region_code == region_code, AwarenessAssessment.ended_at.is_not(None)
    )
    return list(db.session.scalars(query.order_by(AwarenessAssessment.ended_at.desc()).limit(limit)))
