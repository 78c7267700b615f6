"""The questions about complaints: what is known of each month, what was taken in, what words mean."""

from app.complaints.queries.accounts import account_region
from app.complaints.queries.comparisons import (
    ComparedRegion,
    compared_regions,
    comparison_batch,
    comparison_batches,
    planned,
    reading_of,
    rows_read,
)
from app.complaints.queries.disruptions import (
    Disruption,
    disrupted_months,
    disruption,
    disruptions,
    disruptions_in,
    months_of,
)
from app.complaints.queries.imports import import_of, imports_of, latest_imports
from app.complaints.queries.months import (
    HeldMonths,
    MonthUptake,
    finished_share,
    held_months,
    last_complete_month,
    months_between,
    province_with_data,
    uptake,
    uptake_of,
)
from app.complaints.queries.published import published_totals
from app.complaints.queries.undoing import Obstacle, Undoing, obstacle, undoing
from app.complaints.queries.words import channel_mapping, channel_mappings, status_mapping, status_mappings

__all__ = [
    "Obstacle",
    "Undoing",
    "obstacle",
    "undoing",
    "Disruption",
    "disrupted_months",
    "disruption",
    "disruptions",
    "disruptions_in",
    "months_of",
    "ComparedRegion",
    "HeldMonths",
    "MonthUptake",
    "account_region",
    "channel_mapping",
    "channel_mappings",
    "compared_regions",
    "comparison_batch",
    "comparison_batches",
    "finished_share",
    "held_months",
    "import_of",
    "imports_of",
    "last_complete_month",
    "latest_imports",
    "months_between",
    "province_with_data",
    "planned",
    "published_totals",
    "reading_of",
    "rows_read",
    "status_mapping",
    "status_mappings",
    "uptake",
    "uptake_of",
]
