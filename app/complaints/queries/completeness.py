"""What is known of each month of each region, and why nothing is where nothing is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from app.complaints.models import CoveredMonth
from app.complaints.queries.disruptions import disrupted_months
from app.complaints.queries.months import counted, months_between
from app.core.db import db


class Held(StrEnum):
    """How much is known of a month. Missing is never zero."""

    COUNTED = "counted"
    ZERO = "zero"  # complete, and no report came in
    PARTIAL = "partial"  # some import speaks of it, none wholly and cleanly
    ABSENT = "absent"  # before or between the months that imports speak of
    NOT_IMPORTED = "not_imported"  # later than any import speaks of


@dataclass(frozen=True, slots=True)
class HeldMonth:
    """``received`` and ``citizen`` are None where nothing is known."""

    month: date
    held: Held
    received: int | None
    citizen: int | None
    disrupted: bool


def completeness(region_codes: Sequence[str], first: date, last: date) -> dict[str, list[HeldMonth]]:
    """Every month from ``first`` to ``last`` of each region; three queries whatever their number."""
    covered: dict[str, dict[date, bool]] = {code: {} for code in region_codes}
    known = select(CoveredMonth.region_code, CoveredMonth.month, CoveredMonth.complete)
    for code, month, complete in db.session.execute(known.where(CoveredMonth.region_code.in_(region_codes))):
        covered[code][month] = complete
    counts = counted(list(region_codes), first, last)
    disrupted = disrupted_months(region_codes, first, last)
    return {
        code: [
            _month(month, covered[code], counts.get((code, month)), month in disrupted[code])
            for month in months_between(first, last)
        ]
        for code in region_codes
    }


def _month(month: date, covered: Mapping[date, bool], counts: Mapping[str, int] | None, disrupted: bool) -> HeldMonth:
    complete = covered.get(month)
    if complete is None:
        later = not covered or month > max(covered)
        return HeldMonth(month, Held.NOT_IMPORTED if later else Held.ABSENT, None, None, disrupted)
    received, citizen = (counts["received"], counts["citizen"]) if counts else (0, 0)
    if not complete:
        return HeldMonth(month, Held.PARTIAL, received, citizen, disrupted)
    return HeldMonth(month, Held.COUNTED if received else Held.ZERO, received, citizen, disrupted)
