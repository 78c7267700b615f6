"""One question, answered whole: the answer, what is shown beside it, and what would change it."""

import numpy as np

from app.measurement.asked import Asked, asked, borrowed_years
from app.measurement.checks import checks
from app.measurement.estimator.arrays import Flags, Floats
from app.measurement.estimator.whole import PER_RESIDENTS, Whole, whole
from app.measurement.reach import activities, participants
from app.measurement.results import Result
from app.measurement.settings import Outcome, Settings
from app.measurement.source import Source

PER_SETTLED = 100.0  # percentage points of what was settled


def measure(source: Source, settings: Settings) -> Result:
    """The result is the same for the same source, settings and seed."""
    found = asked(source, settings)
    return result(source, settings, found, answered(settings, found))


def answered(settings: Settings, found: Asked) -> Whole:
    per = PER_SETTLED if settings.outcome is Outcome.FINISHED else PER_RESIDENTS
    return whole(found.panel, settings.window, settings.seed, found.looked_at, per)


def result(source: Source, settings: Settings, found: Asked, main: Whole) -> Result:
    reach, shown = source.reached[settings.treatment], _shown(found, main)
    return Result(
        answer=main.answer,
        months=main.months,
        cohorts=main.cohorts,
        regions=main.regions,
        checks=checks(source, settings, found, main),
        excluded=found.excluded,
        treated=main.named(main.study.treated),
        compared=main.named(_compared(main)),
        residents=_residents(source.people[found.rows, found.columns][shown]),
        participants=_recorded(participants(source, settings, found)[shown]),
        other_activities=int(activities(source, settings, found)[shown].sum()),
        province_wide=_named(found, shown & reach.province_wide[found.rows]),
        by_kind=_named(found, shown & reach.by_kind[found.rows]),
        borrowed_years=borrowed_years(source, found),
        per_month=main.per_month,
        points=main.points,
        settled=_settled(settings, main),
    )


def _settled(settings: Settings, main: Whole) -> int | None:
    if settings.outcome is not Outcome.FINISHED or main.effect is None:
        return None
    return round(float(main.study.people[main.study.matched].sum()))


def _shown(found: Asked, main: Whole) -> Flags:
    """(n,) of the panel's regions: those the answer is about, else those it was to be about."""
    counted = np.isin(found.panel.regions, main.named(main.study.treated))
    return counted if counted.any() else found.looked_at & ~found.panel.untouched


def _compared(main: Whole) -> Flags:
    """Never reached; where all were, not yet reached in a month that is looked at."""
    study = main.study
    later = (study.untreated & (study.exposed.sum(0) > 0)).sum(1) > 0
    return study.never if study.never.any() else np.asarray(later)


def _residents(people: Floats) -> int | None:
    """In the last month of which they are known, of all regions together; None where those of one are not."""
    known = np.isfinite(people)
    if not len(people) or not known.any(1).all():
        return None
    last = people.shape[1] - 1 - known[:, ::-1].argmax(1)
    return round(float(people[np.arange(len(people)), last].sum()))


def _recorded(numbers: Floats) -> int | None:
    total = float(numbers.sum())
    return round(total) if total else None


def _named(found: Asked, flags: Flags) -> tuple[str, ...]:
    return tuple(found.panel.regions[row] for row in np.flatnonzero(flags))
