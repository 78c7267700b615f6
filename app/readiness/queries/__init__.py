"""Questions about readiness and about surveys of satisfaction."""

from app.readiness.queries.checklists import (
    FILE_OWNER,
    READY_LEVELS,
    History,
    checklist_of,
    checklists,
    history,
    item_of,
    ready_region,
    recorded_years,
    stored_year,
)
from app.readiness.queries.outreach import OutreachActivity, outreach_activities
from app.readiness.queries.surveys import held_surveys, planned, reading_of, rows_read, survey, surveys_of

__all__ = [
    "FILE_OWNER",
    "READY_LEVELS",
    "History",
    "OutreachActivity",
    "checklist_of",
    "checklists",
    "held_surveys",
    "history",
    "item_of",
    "outreach_activities",
    "planned",
    "reading_of",
    "ready_region",
    "recorded_years",
    "rows_read",
    "stored_year",
    "survey",
    "surveys_of",
]
