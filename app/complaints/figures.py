"""Rates and shares: what is divided by what, the same on every page and paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.complaints.queries import MonthUptake
from app.regions.models import Population

RATE_OF = 100_000


def rate(reports: int | None, residents: int | None) -> float | None:
    """Reports per 100,000 residents; None where either is not known."""
    return None if reports is None or not residents else reports * RATE_OF / residents


def monthly_rate(counts: Sequence[int | None], people: Population | None) -> float | None:
    """Reports per 100,000 residents and month, on average over the months given; None without months or residents."""
    if not counts or people is None or not people.total:
        return None
    return sum(count or 0 for count in counts) / len(counts) * RATE_OF / people.total


@dataclass(frozen=True, slots=True)
class Shares:
    """What finished shares are made of: no share stands without its formula."""

    finished: int
    received: int
    archived: int
    blocked: int

    @property
    def of_received(self) -> float | None:
        return percent_of(self.finished, self.received)

    @property
    def without_archived(self) -> float | None:
        return percent_of(self.finished, self.received - self.archived - self.blocked)

    @property
    def with_archived(self) -> float | None:
        return percent_of(self.finished + self.archived, self.received)


def shares(months: Iterable[MonthUptake]) -> Shares:
    """The sums over months whose figures are known."""
    known = list(months)
    sums = {key: sum(getattr(month, key) or 0 for month in known) for key in Shares.__dataclass_fields__}
    return Shares(**sums)


def percent_of(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole > 0 else None
