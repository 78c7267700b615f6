"""Commitments of a month as figures; the texts of the late ones only for who may read them."""

from dataclasses import dataclass

from app.reports.contents.monthly.asked import Asked
from app.reports.policy import may_see_commitments
from app.reports.queries.promises import LatePromise, PromiseCounts, late_promises, promise_counts

MOST_LATE = 300


@dataclass(frozen=True, slots=True)
class Promises:
    """``listed`` says whether the viewer may read them one by one."""

    counts: PromiseCounts
    listed: bool


def promises(asked: Asked) -> Promises:
    counts = promise_counts(asked.code, asked.month, asked.viewer)
    return Promises(counts, may_see_commitments(asked.viewer))


def late_rows(asked: Asked) -> tuple[LatePromise, ...]:
    """The late ones at the end of the month; nothing for who may not read them."""
    if not may_see_commitments(asked.viewer):
        return ()
    return tuple(late_promises(asked.code, asked.month, asked.viewer, limit=MOST_LATE))
