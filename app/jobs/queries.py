"""Reading jobs."""

from collections.abc import Iterable

from sqlalchemy import select

from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.jobs.models import ENDED, Job
from app.jobs.policy import FOLLOW


def own_job(job_id: int, viewer: Viewer) -> Job:
    """A job the viewer asked for; NotFound for anybody else's."""
    require(FOLLOW, viewer)
    found = db.session.get(Job, job_id)
    if found is None or viewer.account_id is None or found.created_by_id != viewer.account_id:
        raise NotFound(_("Pekerjaan itu tidak ada, atau bukan milik Anda."))
    return found


def own_active(kinds: Iterable[str], viewer: Viewer) -> list[Job]:
    """The viewer's jobs of some kinds that have not ended, oldest first."""
    query = select(Job).where(
        Job.created_by_id == (viewer.account_id or 0), Job.state.not_in(ENDED), Job.kind.in_(list(kinds))
    )
    return list(db.session.scalars(query.order_by(Job.id)))
