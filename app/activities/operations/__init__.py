"""Changing activities: what packages above share in recording them, and the steps of a report."""

from app.activities.operations.attaching import ATTACHMENT_OWNER
from app.activities.operations.details import NARRATIVE, ActivityDetails, PersonEntry
from app.activities.operations.recording import change_activity, new_activity, open_for_change
from app.activities.operations.steps import sanction_activity, submit, submit_activity

__all__ = [
    "ATTACHMENT_OWNER",
    "NARRATIVE",
    "ActivityDetails",
    "PersonEntry",
    "change_activity",
    "new_activity",
    "open_for_change",
    "sanction_activity",
    "submit",
    "submit_activity",
]
