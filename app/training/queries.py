"""Reading what a training adds to an activity the caller may see."""

from app.activities import queries as activities
from app.activities.models import TRAINING_KINDS, Activity
from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.training.models import TrainingDetails
from app.training.policy import may_change


def details_of(activity: Activity) -> TrainingDetails | None:
    """Lesson hours and expected heads of an activity the caller has already been let see."""
    return db.session.get(TrainingDetails, activity.id)


def training(activity_id: int, viewer: Viewer) -> Activity:
    """A training the viewer may see; NotFound for a stranger or a meeting."""
    found = activities.activity(activity_id, viewer)
    if found.kind not in TRAINING_KINDS:
        raise NotFound(_("Kegiatan itu tidak ada, atau bukan bagian Anda."))
    return found


def changeable(activity_id: int, viewer: Viewer) -> Activity:
    """A training the viewer may change; Forbidden for who only sees it."""
    found = training(activity_id, viewer)
    if not may_change(found, viewer):
        raise Forbidden(_("Laporan ini tidak dapat diubah: sudah disahkan, atau milik organisasi lain."))
    return found
