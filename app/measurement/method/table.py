"""The decision table as a list of its rows, for those who read it; a test asks the estimator about each of them."""

from dataclasses import dataclass

from app.measurement.estimator.decision import (
    ENOUGH_FOR_PLACEBO,
    ENOUGH_FOR_RATIO,
    ENOUGH_TREATED,
    LONG_AFTER,
    LONG_BEFORE,
    MANY_TREATED,
    Grade,
    Method,
)
from app.measurement.estimator.limits import LEAST_AFTER, LEAST_BEFORE

Span = tuple[int, int | None]  # from, to; None means without an end


@dataclass(frozen=True, slots=True)
class Row:
    """``treated`` is counted by weight; ``before`` and ``after`` are months of the shortest treated region."""

    treated: Span
    comparisons: Span
    before: Span
    after: Span
    method: Method
    grade: Grade
    only_later: bool = False  # every region was reached: compared with those reached later

    @property
    def says_by_interval(self) -> bool:
        """Whether it is the interval that gives the verdict; else there is too little to say."""
        return self.method in (Method.PLACEBO, Method.JACKKNIFE)


MANY: Span = (MANY_TREATED, None)
SOME: Span = (ENOUGH_TREATED, MANY_TREATED - 1)
FEW: Span = (1, ENOUGH_TREATED - 1)
WIDE: Span = (ENOUGH_FOR_PLACEBO, None)
NARROW: Span = (ENOUGH_FOR_RATIO, ENOUGH_FOR_PLACEBO - 1)
HARDLY: Span = (1, ENOUGH_FOR_RATIO - 1)
BEFORE: Span = (LEAST_BEFORE, None)
AFTER: Span = (LEAST_AFTER, None)
LONG: Span = (LONG_BEFORE, None)

TABLE = (
    Row(MANY, WIDE, LONG, (LONG_AFTER, None), Method.PLACEBO, Grade.A),
    Row(MANY, WIDE, (LEAST_BEFORE, LONG_BEFORE - 1), AFTER, Method.PLACEBO, Grade.B),
    Row(MANY, WIDE, BEFORE, (LEAST_AFTER, LONG_AFTER - 1), Method.PLACEBO, Grade.B),
    Row(SOME, WIDE, BEFORE, AFTER, Method.PLACEBO, Grade.B),
    Row(FEW, WIDE, BEFORE, AFTER, Method.PLACEBO, Grade.C),
    Row((ENOUGH_TREATED, None), NARROW, BEFORE, AFTER, Method.JACKKNIFE, Grade.C),
    Row(FEW, NARROW, BEFORE, AFTER, Method.RANK, Grade.D),
    Row((1, None), HARDLY, BEFORE, AFTER, Method.RATES, Grade.D),
    Row((ENOUGH_TREATED, None), (ENOUGH_FOR_RATIO, None), BEFORE, AFTER, Method.JACKKNIFE, Grade.C, only_later=True),
    Row(FEW, (ENOUGH_FOR_RATIO, None), BEFORE, AFTER, Method.RATES, Grade.D, only_later=True),
)
