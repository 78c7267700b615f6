"""What a meeting adds to its activity; the caller has been let see the activity already."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.activities import queries as activities
from app.activities.models import Activity
from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.meetings.models import Delegation, MeetingDecision, MeetingPoint
from app.meetings.policy import is_meeting, may_change


def points(activity: Activity) -> list[MeetingPoint]:
    """What was said, in order."""
    query = select(MeetingPoint).where(MeetingPoint.activity_id == activity.id)
    return list(db.session.scalars(query.order_by(MeetingPoint.position)))


def decisions(activity: Activity) -> list[MeetingDecision]:
    """What was agreed on, in order."""
    query = select(MeetingDecision).where(MeetingDecision.activity_id == activity.id)
    return list(db.session.scalars(query.order_by(MeetingDecision.position)))


def delegations(activity: Activity) -> list[Delegation]:
    """The visiting groups with their regions, in order."""
    query = select(Delegation).where(Delegation.activity_id == activity.id).options(joinedload(Delegation.region))
    return list(db.session.scalars(query.order_by(Delegation.position)))


def meeting(activity_id: int, viewer: Viewer) -> Activity:
    """A meeting the viewer may see; NotFound for a stranger or another kind."""
    found = activities.activity(activity_id, viewer)
    if not is_meeting(found):
        raise NotFound(_("Kegiatan itu bukan pertemuan."))
    return found


def changeable(activity_id: int, viewer: Viewer) -> Activity:
    """A meeting the viewer may change; Forbidden for who only sees it."""
    found = meeting(activity_id, viewer)
    if not may_change(found, viewer):
        raise Forbidden(_("Laporan ini tidak dapat diubah: sudah disahkan, atau milik organisasi lain."))
    return found
