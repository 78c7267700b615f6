"""Bringing an export in, saying what its words mean, keeping published totals and disruptions of the service."""

from app.complaints.operations.comparing import keep_reading, save_reading, undo_comparisons
from app.complaints.operations.disrupting import (
    DisruptionDetails,
    add_disruption,
    correct_disruption,
    delete_disruption,
)
from app.complaints.operations.importing import ImportResult, import_reports
from app.complaints.operations.mapping import map_channel, map_status
from app.complaints.operations.publishing import PublishedTotalDetails, record_published_total
from app.complaints.operations.undoing import undo_import

__all__ = [
    "undo_import",
    "DisruptionDetails",
    "add_disruption",
    "correct_disruption",
    "delete_disruption",
    "ImportResult",
    "PublishedTotalDetails",
    "import_reports",
    "keep_reading",
    "map_channel",
    "map_status",
    "record_published_total",
    "save_reading",
    "undo_comparisons",
]
