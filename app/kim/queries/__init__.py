"""Reading the register of KIM; everyone signed in sees all groups, names of members only who may change them."""

from app.kim.queries.groups import (
    activities_of,
    activity,
    changeable,
    group,
    head_counts,
    history_of,
    member,
    members_of,
    of_organization,
    organization_choices,
    same_name,
    sums_of,
)
from app.kim.queries.imports import import_of, known_in, rows_of, villages_of
from app.kim.queries.listing import PAGE_SIZE, Filters, Listed, Signs, by_region, count_signs_in, named, page, whole

__all__ = [
    "PAGE_SIZE",
    "Filters",
    "Listed",
    "Signs",
    "activities_of",
    "activity",
    "by_region",
    "changeable",
    "group",
    "head_counts",
    "history_of",
    "import_of",
    "known_in",
    "member",
    "members_of",
    "named",
    "of_organization",
    "organization_choices",
    "page",
    "rows_of",
    "same_name",
    "count_signs_in",
    "sums_of",
    "villages_of",
    "whole",
]
