"""What activities say to app.attachments: who sees their photos and files, and who may change them."""

from datetime import datetime

from app.activities.models import Activity, PaperState
from app.activities.operations.recording import open_for_change
from app.activities.policy import may_change, may_see_names
from app.activities.queries import seen
from app.attachments.owners import Access, register_owner
from app.core.viewer import Viewer

ATTACHMENT_OWNER = "activity"


def look(activity_id: int, viewer: Viewer) -> Access:
    """Photos that not everybody agreed to, and files that may name somebody, go with the names of who took part."""
    found = seen(activity_id, viewer)
    return Access(found.title, sees_all=may_see_names(found, viewer), may_change=may_change(found, viewer))


def open_attachments(owner_id: int, *, actor: Viewer, now: datetime) -> Activity:
    """Locked like the report itself; a report that waits to be sanctioned becomes another one to read."""
    activity = open_for_change(owner_id, actor=actor)
    if activity.paper_state is PaperState.SUBMITTED:
        activity.changed_at = now
    return activity


register_owner(
    ATTACHMENT_OWNER,
    path="kegiatan",
    page="reports.activity",
    parameter="activity_id",
    menu="activities",
    look=look,
    open_for_change=open_attachments,
)
