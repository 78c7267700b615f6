"""Changing activities: what packages above share in recording them, and the steps of a report."""

from app.activities.models import NARRATIVE
from app.activities.operations.attaching import ATTACHMENT_OWNER
from app.activities.operations.details import ActivityDetails, PersonEntry
from app.activities.operations.recording import change_activity, new_activity, open_for_change
from app.activities.operations.steps import (
    delete_draft,
    lock_activity,
    reopen_activity,
    return_activity,
    sanction_activity,
    settle,
    submit,
    submit_activity,
)

__all__ = [
    "ATTACHMENT_OWNER",
    "NARRATIVE",
    "ActivityDetails",
    "PersonEntry",
    "change_activity",
    "delete_draft",
    "lock_activity",
    "new_activity",
    "open_for_change",
    "reopen_activity",
    "return_activity",
    "sanction_activity",
    "settle",
    "submit",
    "submit_activity",
]
