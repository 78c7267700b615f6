"""How sure an answer with an interval is: the table's grade, held back by everything that could explain it away."""

from dataclasses import dataclass

from app.measurement.estimator.answer import Pretrend
from app.measurement.estimator.decision import (
    ENOUGH_FOR_PLACEBO,
    ENOUGH_TREATED,
    LONG_AFTER,
    LONG_BEFORE,
    MANY_TREATED,
    Grade,
    Method,
    Verdict,
    beyond,
    direction,
    verdict_of,
)
from app.measurement.estimator.facts import Facts
from app.measurement.estimator.limits import MOST_OF_ONE
from app.measurement.estimator.reasons import Reason, Why, reason
from app.measurement.estimator.spans import Interval


@dataclass(frozen=True, slots=True)
class Finding:
    """An estimate with all that is held against it."""

    ratio: float
    interval: Interval
    pretrend: Pretrend
    level_ratio: float | None  # the ratio were changes equal in number; None where nothing would be expected
    largest_region: str

    @property
    def level_interval(self) -> Interval | None:
        """The interval, moved along to the other ratio."""
        if self.level_ratio is None:
            return None
        return self.interval[0] * self.level_ratio / self.ratio, self.interval[1] * self.level_ratio / self.ratio


def graded(method: Method, grade: Grade, facts: Facts, finding: Finding) -> tuple[Grade, Verdict, tuple[Reason, ...]]:
    """The grade and the verdict, and why the grade is not higher."""
    told = list(_table(method, grade, facts))
    verdict = verdict_of(finding.interval)
    if verdict is Verdict.TOO_LITTLE_DATA:
        told.append(reason(Why.WIDE))
    most, why = _evidence(grade, finding)
    grade, told = max(grade, most), [*told, *why]
    for holds, against in (_one_region(facts, finding), _scale(finding)):
        grade, told = (grade.lowered(), [*told, against]) if holds else (grade, told)
    if finding.pretrend.passed is False:
        return Grade.D, Verdict.ALREADY_RISING, (*told, _moved(finding.pretrend))
    return grade, Verdict.TOO_LITTLE_DATA if grade is Grade.D else verdict, tuple(told)


def _table(method: Method, grade: Grade, facts: Facts) -> list[Reason]:
    """Why the table gives no better grade."""
    told = []
    if facts.weight < min(facts.treated, MANY_TREATED):
        told.append(reason(Why.UNEQUAL, treated=facts.treated, weight=facts.weight))
    if method is Method.JACKKNIFE:
        told.append(reason(Why.FEW_FOR_PLACEBO, n=facts.comparisons, enough=ENOUGH_FOR_PLACEBO))
    elif grade is not Grade.A and facts.weight < MANY_TREATED:
        told.append(reason(Why.FEW_TREATED, n=facts.weight, enough=MANY_TREATED))
    elif grade is not Grade.A:
        told.append(reason(Why.SHORT_FOR_BEST, before=facts.before, after=facts.after, **_LONG))
    return told


_LONG = {"long_before": LONG_BEFORE, "long_after": LONG_AFTER}


def _evidence(grade: Grade, finding: Finding) -> tuple[Grade, list[Reason]]:
    """The best grade that the six months before allow."""
    way, earlier = direction(finding.interval), finding.pretrend
    if way == 0:
        return Grade.C, [reason(Why.NO_DIRECTION)] if grade < Grade.C else []
    if earlier.ratio is None or earlier.interval is None:
        return Grade.C, [reason(Why.NO_PRETREND)]
    if beyond(finding.interval, earlier.interval):
        return Grade.A, []
    if beyond(finding.interval, (earlier.ratio, earlier.ratio)):
        return Grade.B, [reason(Why.NEAR_EARLIER)] if grade is Grade.A else []
    return Grade.C, [reason(Why.EXPLAINED_RISE if way > 0 else Why.EXPLAINED_FALL, ratio=earlier.ratio)]


def _one_region(facts: Facts, finding: Finding) -> tuple[bool, Reason]:
    """With one or two treated the table has taken it into account already."""
    holds = facts.largest > MOST_OF_ONE and facts.treated >= ENOUGH_TREATED
    return holds, reason(Why.ONE_REGION, region=finding.largest_region, part=facts.largest)


def _scale(finding: Finding) -> tuple[bool, Reason]:
    other = finding.level_interval
    if other is None:
        return True, reason(Why.SCALE_NONE)
    assert finding.level_ratio is not None
    return direction(other) != direction(finding.interval), reason(Why.SCALE, ratio=finding.level_ratio)


def _moved(pretrend: Pretrend) -> Reason:
    assert pretrend.ratio is not None
    return reason(Why.ROSE if pretrend.ratio > 1 else Why.FELL, ratio=pretrend.ratio)
