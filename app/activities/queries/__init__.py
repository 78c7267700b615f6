"""The questions about activities: who sees them, the lists, one of them, and what waits."""

from app.activities.queries.reading import (
    PAGE_SIZE,
    UNDATED,
    Filters,
    activity,
    in_region_list,
    markers,
    may_follow,
    of_partnership,
    page,
    seen,
    successors,
    years,
)
from app.activities.queries.visibility import SANCTIONED, handed_in, in_months, in_region, involvement, visible_to
from app.activities.queries.work import met_lately, own_unfinished, waiting_for_sanction

__all__ = [
    "PAGE_SIZE",
    "SANCTIONED",
    "UNDATED",
    "Filters",
    "activity",
    "handed_in",
    "in_months",
    "in_region",
    "in_region_list",
    "involvement",
    "markers",
    "may_follow",
    "of_partnership",
    "met_lately",
    "own_unfinished",
    "page",
    "seen",
    "successors",
    "visible_to",
    "waiting_for_sanction",
    "years",
]
