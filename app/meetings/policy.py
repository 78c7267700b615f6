"""Meetings follow the rows of activities; this only says which activities are meetings."""

from app.activities.models import MEETING_KINDS, Activity
from app.activities.policy import RECORD, may_change

__all__ = ["RECORD", "is_meeting", "may_change"]


def is_meeting(activity: Activity) -> bool:
    return activity.kind in MEETING_KINDS
