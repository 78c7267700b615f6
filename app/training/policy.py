"""A training is an activity: the rows of the permission table are those of app.activities.policy."""

from app.activities import policy as activities
from app.activities.models import TRAINING_KINDS, Activity
from app.core.viewer import Viewer


def may_change(activity: Activity, viewer: Viewer) -> bool:
    """Whether the form of trainings may change this activity; a meeting has a form of its own."""
    return activity.kind in TRAINING_KINDS and activities.may_change(activity, viewer)
