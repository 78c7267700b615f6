"""What commitments say to app.attachments: the files that show how one was kept."""

from datetime import datetime

from app.activities.models import PaperState
from app.attachments.owners import Access, register_owner
from app.commitments.models import Commitment
from app.commitments.policy import may_close, may_see_person
from app.commitments.queries import closable, commitment, hosted_by
from app.core.errors import Forbidden
from app.core.i18n import _
from app.core.viewer import Viewer

ATTACHMENT_OWNER = "commitment"


def look(commitment_id: int, viewer: Viewer) -> Access:
    """A letter may name somebody: it goes with the name of who is to do it, unless it was marked as fit for all."""
    found = commitment(commitment_id, viewer)
    hosted = bool(hosted_by(viewer.organization_id, [found.activity_id]))
    changes = _takes_files(found) and may_close(found, found.activity, viewer, hosted=hosted)
    return Access(found.what[:200], sees_all=may_see_person(found, found.activity, viewer), may_change=changes)


def _takes_files(found: Commitment) -> bool:
    """A draft may be thrown away, and files would stay behind."""
    return found.activity.paper_state is not PaperState.DRAFT


def open_attachments(owner_id: int, *, actor: Viewer, now: datetime) -> Commitment:
    """Locked; from now on the report it came from no longer takes it away."""
    found = closable(owner_id, actor, lock=True)
    if not _takes_files(found):
        raise Forbidden(_("Berkas bukti ditambahkan setelah laporan kegiatannya diajukan."))
    found.touched = True
    return found


register_owner(
    ATTACHMENT_OWNER,
    path="tindak-lanjut",
    page="commitments.show",
    parameter="commitment_id",
    menu="activities",
    look=look,
    open_for_change=open_attachments,
)
