"""What activities say to app.attachments: who sees their photos and files, and who may change them."""

from collections.abc import Sequence
from datetime import datetime

from app.activities.contents import Contents, digest, part
from app.activities.models import Activity, PaperState, Step
from app.activities.operations.history import note
from app.activities.operations.recording import open_for_change
from app.activities.policy import may_change, may_see_names
from app.activities.queries import seen
from app.attachments.models import Attachment, AttachmentKind
from app.attachments.owners import Access, register_owner
from app.attachments.queries import of_owner
from app.core.db import db
from app.core.i18n import _l, ngettext
from app.core.viewer import Viewer

ATTACHMENT_OWNER = "activity"


def look(activity_id: int, viewer: Viewer) -> Access:
    """Photos that not everybody agreed to, and files that may name somebody, go with the names of who took part."""
    found = seen(activity_id, viewer)
    return Access(found.title, sees_all=may_see_names(found, viewer), may_change=may_change(found, viewer))


def open_attachments(owner_id: int, *, actor: Viewer, now: datetime) -> Activity:
    """Locked like the report itself."""
    return open_for_change(owner_id, actor=actor)


def note_attachments(owner_id: int, *, actor: Viewer, now: datetime) -> None:
    """A report that waits to be sanctioned becomes another one to read."""
    activity = db.session.get_one(Activity, owner_id)
    if activity.paper_state is PaperState.SUBMITTED:
        activity.changed_at = now
    note(Step.CHANGE, activity, actor=actor, now=now, fields=LABELS)


LABELS = {"attachments": _l("Foto dan berkas")}


@part(LABELS, {"files": lambda value: _counted(*value)})
def _contents(activity: Activity) -> Contents:
    return attachment_contents(of_owner(ATTACHMENT_OWNER, activity.id))


def attachment_contents(rows: Sequence[Attachment]) -> Contents:
    """How many photos and files, and whether they are the same."""
    photos = sum(row.kind is AttachmentKind.PHOTO for row in rows)
    told = digest([row.sha256, row.caption, row.shared] for row in rows)
    return {"attachments": {"files": [photos, len(rows) - photos, told]} if rows else None}


def _counted(photos: int, documents: int, _digest: str) -> str:
    counted = (
        ngettext("%(num)d foto", "%(num)d foto", photos) if photos else "",
        ngettext("%(num)d berkas", "%(num)d berkas", documents) if documents else "",
    )
    return ", ".join(part for part in counted if part)


register_owner(
    ATTACHMENT_OWNER,
    path="kegiatan",
    page="reports.activity",
    parameter="activity_id",
    menu="activities",
    look=look,
    open_for_change=open_attachments,
    changed=note_attachments,
)
