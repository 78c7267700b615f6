"""Bringing an export in, saying what its words mean, and keeping published totals."""

from app.complaints.operations.importing import ImportResult, import_reports
from app.complaints.operations.mapping import map_channel, map_status
from app.complaints.operations.publishing import PublishedTotalDetails, record_published_total

__all__ = [
    "ImportResult",
    "PublishedTotalDetails",
    "import_reports",
    "map_channel",
    "map_status",
    "record_published_total",
]
