"""The questions about complaints: what is known of each month, what was taken in, what words mean."""

from app.complaints.queries.accounts import account_region
from app.complaints.queries.assessments import assessment, assessments_of, ended_assessments
from app.complaints.queries.comparisons import (
    ComparedRegion,
    Outside,
    compared_regions,
    comparison_batch,
    comparison_batches,
    has_import,
    outside_of,
    planned,
    reading_of,
    rows_read,
)
from app.complaints.queries.completeness import Held, HeldMonth, completeness
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
from app.complaints.queries.published import ended_totals, published_total, published_totals
from app.complaints.queries.recaps import ended_recaps, overlapping, printed_totals, recap, recaps_of, units_of
from app.complaints.queries.undoing import Obstacle, Undoing, obstacle, undoing
from app.complaints.queries.words import channel_mapping, channel_mappings, status_mapping, status_mappings

__all__ = [
    "Held",
    "HeldMonth",
    "completeness",
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
    "assessment",
    "assessments_of",
    "channel_mapping",
    "channel_mappings",
    "Outside",
    "compared_regions",
    "has_import",
    "outside_of",
    "comparison_batch",
    "comparison_batches",
    "ended_assessments",
    "ended_recaps",
    "ended_totals",
    "finished_share",
    "held_months",
    "import_of",
    "imports_of",
    "last_complete_month",
    "latest_imports",
    "months_between",
    "overlapping",
    "printed_totals",
    "province_with_data",
    "planned",
    "reading_of",
    "rows_read",
    "published_total",
    "published_totals",
    "recap",
    "recaps_of",
    "status_mapping",
    "status_mappings",
    "units_of",
    "uptake",
    "uptake_of",
]
