"""The decision table: which method the data allow, how sure its answer can be, and what the interval says."""

from enum import StrEnum

from app.measurement.estimator.spans import Interval

ENOUGH_FOR_PLACEBO = 20  # comparison regions
ENOUGH_FOR_RATIO = 8
ENOUGH_TREATED = 3
MANY_TREATED = 10
LONG_BEFORE, LONG_AFTER = 24, 6  # months
NARROW: Interval = (0.80, 1.20)  # an interval that covers both ends tells nothing


class Method(StrEnum):
    PLACEBO = "imputation_placebo"
    JACKKNIFE = "imputation_jackknife"
    RANK = "ratio_and_rank"
    RATES = "rates_only"
    SERIES = "interrupted_series"
    NONE = "none"


class Grade(StrEnum):
    """From A, strong for observational data, to D, not enough to conclude; none of them is proof."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    def lowered(self) -> "Grade":
        """One step down; D stays."""
        return {Grade.A: Grade.B, Grade.B: Grade.C}.get(self, Grade.D)


class Verdict(StrEnum):
    INCREASE = "increase"
    DECREASE = "decrease"
    NO_CLEAR_CHANGE = "no_clear_change"
    TOO_LITTLE_DATA = "too_little_data"
    REFUSED = "refused"
    ALREADY_RISING = "already_rising"


def row(treated: int, comparisons: int, before: int, after: int, *, only_later: bool) -> tuple[Method, Grade]:
    """The row of the table for at least one treated and one comparison region.

    ``treated`` counts regions by their weight, ``before`` and ``after`` are the months of the shortest treated region;
    ``only_later`` says that comparisons are regions reached later.
    """
    if comparisons >= ENOUGH_FOR_PLACEBO and not only_later:
        return Method.PLACEBO, _placebo_grade(treated, before, after)
    if comparisons >= ENOUGH_FOR_RATIO and treated >= ENOUGH_TREATED:
        return Method.JACKKNIFE, Grade.C
    if comparisons >= ENOUGH_FOR_RATIO and not only_later:
        return Method.RANK, Grade.D
    return Method.RATES, Grade.D


def _placebo_grade(treated: int, before: int, after: int) -> Grade:
    if treated < ENOUGH_TREATED:
        return Grade.C
    long = before >= LONG_BEFORE and after >= LONG_AFTER
    return Grade.A if treated >= MANY_TREATED and long else Grade.B


def verdict_of(interval: Interval) -> Verdict:
    """What a 95 % interval of the ratio says."""
    low, high = interval
    if low > 1:
        return Verdict.INCREASE
    if high < 1:
        return Verdict.DECREASE
    covers_both = low <= NARROW[0] and high >= NARROW[1]
    return Verdict.TOO_LITTLE_DATA if covers_both else Verdict.NO_CLEAR_CHANGE


def direction(interval: Interval) -> int:
    """1 above one, -1 below one, 0 around it."""
    return int(interval[0] > 1) - int(interval[1] < 1)


def beyond(interval: Interval, bound: Interval) -> bool:
    """Whether an interval that excludes 1 lies farther from 1 than the far end of ``bound``."""
    low, high = interval
    return low > max(1.0, bound[1]) if low > 1 else high < min(1.0, bound[0])
