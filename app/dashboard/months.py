"""Stretches of whole months: how they are counted, moved and asked for."""

from dataclasses import dataclass
from datetime import date

from app.complaints.labels import stretches
from app.complaints.queries import months_between
from app.core.dates import last_day, shifted

COUNTS = (12, 24, 36, 60)
USUAL_COUNT = 24


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
        return last_day(self.last)

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


def asked_count(text: str) -> int:
    """How many months a query string asks for; anything not offered means the usual number."""
    return next((count for count in COUNTS if str(count) == text), USUAL_COUNT)
