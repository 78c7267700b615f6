"""Reading jobs."""

from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.jobs.models import Job
from app.jobs.policy import FOLLOW


def own_job(job_id: int, viewer: Viewer) -> Job:
    """A job the viewer asked for; NotFound for anybody else's."""
    require(FOLLOW, viewer)
    found = db.session.get(Job, job_id)
    if found is None or viewer.account_id is None or found.created_by_id != viewer.account_id:
        raise NotFound(_("Pekerjaan itu tidak ada, atau bukan milik Anda."))
    return found
