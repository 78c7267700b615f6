"""Every read of commitments; each starts from who is looking."""

from app.commitments.queries.chains import Carried, OpenBefore, carried_into, open_before, promised_in, series
from app.commitments.queries.keeping import FEWEST, Kept, OnTime, on_time
from app.commitments.queries.listing import PAGE_SIZE, CommitmentRow, Filters, all_rows, page
from app.commitments.queries.reading import (
    closable,
    commitment,
    history,
    hosted_by,
    movable,
    of_activity,
    open_of,
    overdue,
    owner_of,
    visible,
)

__all__ = [
    "FEWEST",
    "PAGE_SIZE",
    "Carried",
    "CommitmentRow",
    "Filters",
    "Kept",
    "OnTime",
    "OpenBefore",
    "all_rows",
    "carried_into",
    "closable",
    "commitment",
    "history",
    "hosted_by",
    "movable",
    "of_activity",
    "on_time",
    "open_before",
    "open_of",
    "overdue",
    "owner_of",
    "page",
    "promised_in",
    "series",
    "visible",
]
