"""What an analysis says; without numpy, so that a page can show it."""

from dataclasses import dataclass

from app.measurement.estimator.decision import Grade, Method, Verdict
from app.measurement.estimator.reasons import Reason
from app.measurement.estimator.spans import Interval


@dataclass(frozen=True, slots=True)
class Pretrend:
    """The ratio of the six months before the outreach; None where it was not or could not be told."""

    ratio: float | None = None
    interval: Interval | None = None

    @property
    def passed(self) -> bool | None:
        """False when the interval excludes 1. Passing is no proof: a slow steady rise often passes."""
        return None if self.interval is None else self.interval[0] <= 1 <= self.interval[1]


@dataclass(frozen=True, slots=True)
class Rate:
    """One month since the outreach; None where there is no such month in the data."""

    since: int
    treated: float | None
    comparison: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What can be said, and what cannot: None where the data do not allow it."""

    method: Method
    grade: Grade | None
    verdict: Verdict
    ratio: float | None = None  # observed / expected
    interval: Interval | None = None  # 95 %, of the ratio
    observed: int | None = None  # reports
    expected: float | None = None
    treated: int = 0  # regions
    comparisons: int = 0
    detectable_ratio: float | None = None  # found four times in five
    pretrend: Pretrend = Pretrend()
    reasons: tuple[Reason, ...] = ()
    rates: tuple[Rate, ...] = ()  # only where there is no ratio to show
