"""Bringing an export in, saying what its words mean, keeping disruptions and the figures that others told."""

from app.complaints.operations.assessing import (
    AssessmentDetails,
    correct_assessment,
    delete_assessment,
    record_assessment,
)
from app.complaints.operations.comparing import keep_reading, save_reading, undo_comparisons
from app.complaints.operations.disrupting import (
    DisruptionDetails,
    add_disruption,
    correct_disruption,
    delete_disruption,
    version_of,
)
from app.complaints.operations.ending import LONGEST_REASON
from app.complaints.operations.importing import ImportResult, import_reports
from app.complaints.operations.mapping import map_channel, map_status
from app.complaints.operations.publishing import (
    Doubtful,
    PublishedTotalDetails,
    correct_published_total,
    delete_published_total,
    record_published_total,
)
from app.complaints.operations.recapping import confirm_recap, delete_recap, doubts, keep_recap
from app.complaints.operations.undoing import undo_import

__all__ = [
    "AssessmentDetails",
    "DisruptionDetails",
    "Doubtful",
    "ImportResult",
    "LONGEST_REASON",
    "PublishedTotalDetails",
    "add_disruption",
    "confirm_recap",
    "correct_assessment",
    "correct_disruption",
    "version_of",
    "correct_published_total",
    "delete_assessment",
    "delete_disruption",
    "delete_published_total",
    "delete_recap",
    "doubts",
    "import_reports",
    "keep_reading",
    "keep_recap",
    "map_channel",
    "map_status",
    "record_assessment",
    "record_published_total",
    "save_reading",
    "undo_comparisons",
    "undo_import",
]
