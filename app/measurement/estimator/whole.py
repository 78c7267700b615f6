"""An answer with everything that is shown beside it."""

from dataclasses import dataclass, replace

import numpy as np

from app.measurement.estimator.analysis import analyse, lasting
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.arrays import Flags
from app.measurement.estimator.by_month import event_months, observed_months
from app.measurement.estimator.effect import Effect, estimate
from app.measurement.estimator.eligible import eligible
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.parts import cohorts, regions
from app.measurement.estimator.spans import Interval, Window
from app.measurement.estimator.study import Study
from app.measurement.results import EventMonth, Part

PER_RESIDENTS = 100_000.0


@dataclass(frozen=True, eq=False, slots=True)
class Whole:
    """``study`` and ``effect`` are what the answer was made from; there is no effect where there is no ratio."""

    answer: Answer
    study: Study
    names: tuple[str, ...]  # (n,) of the study's regions
    effect: Effect | None
    months: tuple[EventMonth, ...] = ()
    cohorts: tuple[Part, ...] = ()
    regions: tuple[Part, ...] = ()
    per_month: float | None = None
    points: Interval | None = None

    def named(self, flags: Flags) -> tuple[str, ...]:
        return tuple(name for name, flag in zip(self.names, flags, strict=True) if flag)


def whole(panel: Panel, window: Window, seed: int, looked_at: Flags | None = None, per: float = PER_RESIDENTS) -> Whole:
    """All that is shown of the regions ``looked_at`` (n,), counted ``per`` so many residents (or settled reports).

    The ratio, the parts and the months rest on one and the same fit.
    """
    main = main_of(panel, window, seed, looked_at)
    answer, study, effect = main.answer, main.study, main.effect
    if effect is None:
        asked = ~panel.untouched if looked_at is None else looked_at & ~panel.untouched
        return replace(main, months=observed_months(panel, asked, per) if asked.any() else ())
    per_month, points = _change(main, effect, per)
    return replace(
        main,
        months=event_months(study, effect, answer.method, seed, per),
        cohorts=cohorts(study, effect, answer.method, panel, seed),
        regions=regions(study, effect, answer.method, panel, seed, main.names),
        per_month=per_month,
        points=points,
    )


def main_of(panel: Panel, window: Window, seed: int, looked_at: Flags | None = None) -> Whole:
    """The answer and what it was made from, nothing beside it."""
    answer, found = analyse(panel, window, seed, looked_at), eligible(panel, window, looked_at)
    study = lasting(found.study)
    return Whole(answer, study, found.regions, None if answer.ratio is None else estimate(study))


def _change(found: Whole, effect: Effect, per: float) -> tuple[float, Interval | None]:
    """Observed less expected, ``per`` so many residents and month; its ends are those of the ratio, times what is
    expected."""
    study = found.study
    unit = per * float(effect.expected.sum()) / float(np.where(study.matched, study.people, 0.0).sum())
    ends = found.answer.interval
    return unit * (effect.ratio - 1), (unit * (ends[0] - 1), unit * (ends[1] - 1)) if ends else None
