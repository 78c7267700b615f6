"""Stretches of whole months: how they are counted, moved and asked for."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.complaints.labels import stretches
from app.complaints.queries import months_between
from app.core.dates import FIRST_YEAR, LAST_YEAR

COUNTS = (12, 24, 36, 60)
USUAL_COUNT = 24
MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Window:
    """``count`` months that end with ``last``, given as its first day."""

    last: date
    count: int

    @property
    def first(self) -> date:
        return shifted(self.last, 1 - self.count)

    @property
    def months(self) -> list[date]:
        return months_between(self.first, self.last)

    @property
    def last_day(self) -> date:
        return shifted(self.last, 1) - timedelta(days=1)

    @property
    def name(self) -> str:
        """'November 2024 sampai Oktober 2026'."""
        return stretches(self.months)

    def resized(self, count: int) -> "Window":
        return Window(self.last, count)

    def earlier(self) -> "Window":
        return Window(shifted(self.last, -self.count), self.count)

    def later(self, limit: date) -> "Window | None":
        """The next window, ending no later than ``limit``; None when this one ends there already."""
        return Window(min(shifted(self.last, self.count), limit), self.count) if self.last < limit else None


def month_of(day: date) -> date:
    return day.replace(day=1)


def shifted(month: date, by: int) -> date:
    """The month that many months later (earlier when negative)."""
    number = month.year * 12 + month.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def asked_count(text: str) -> int:
    """How many months a query string asks for; anything not offered means the usual number."""
    return next((count for count in COUNTS if str(count) == text), USUAL_COUNT)


def asked_month(text: str) -> date | None:
    """'2026-10' as a month; None for anything else."""
    found = MONTH.fullmatch(text)
    year = int(found[1]) if found else 0
    return date(year, int(found[2]), 1) if found and FIRST_YEAR <= year <= LAST_YEAR else None
