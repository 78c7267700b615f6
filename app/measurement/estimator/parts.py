"""The answer taken apart: the regions that were reached in the same month, and every region by itself."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from app.measurement.estimator import placebo
from app.measurement.estimator.arrays import Flags
from app.measurement.estimator.by_month import MOST_LEFT_OUT, left_out
from app.measurement.estimator.decision import ENOUGH_TREATED, Method
from app.measurement.estimator.effect import Effect, Influence, influence
from app.measurement.estimator.limits import LEAST_EXPECTED
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.spans import Interval
from app.measurement.estimator.study import Study
from app.measurement.results import Part


def cohorts(study: Study, effect: Effect, method: Method, panel: Panel, seed: int) -> tuple[Part, ...]:
    """By the month of the first outreach. The interval is made as that of the answer, for these regions alone."""
    return tuple(_cohorts(study, effect, method, panel, seed))


def _cohorts(study: Study, effect: Effect, method: Method, panel: Panel, seed: int) -> Iterator[Part]:
    drawn = influence(study, effect.month)
    for number, start in enumerate(np.unique(study.start[study.treated])):
        kept, month = study.treated & (study.start == start), panel.month(float(start))
        part = _part(f"{month:%Y-%m}", study, effect, kept, panel)
        rng = np.random.default_rng((seed, 3, number))
        yield replace(part, interval=_interval(study, effect, drawn, kept, method, rng))


def regions(
    study: Study, effect: Effect, method: Method, panel: Panel, seed: int, names: tuple[str, ...]
) -> tuple[Part, ...]:
    """In the order of their codes. Only placebos give a single region an interval: from single regions, also where
    the answer draws whole provinces, since what moves a province moves each of its regions too."""
    single = replace(study, groups=np.arange(len(names)))
    return tuple(_regions(single, effect, method, panel, seed, names))


def _regions(
    study: Study, effect: Effect, method: Method, panel: Panel, seed: int, names: tuple[str, ...]
) -> Iterator[Part]:
    drawn = influence(study, effect.month)
    for place in np.flatnonzero(study.treated):
        kept = np.arange(len(names)) == place
        part = _part(names[place], study, effect, kept, panel)
        rng = np.random.default_rng((seed, 4, int(place)))
        yield replace(part, interval=_interval(study, effect, drawn, kept, method, rng))


def _part(name: str, study: Study, effect: Effect, kept: Flags, panel: Panel) -> Part:
    observed, expected = float(effect.observed[kept].sum()), float(effect.expected[kept].sum())
    ratio = observed / expected if expected > 0 else None
    start = panel.month(float(study.start[kept][0]))
    return Part(name, start, int(kept.sum()), round(observed), expected, ratio, None)


def _interval(
    study: Study, effect: Effect, drawn: Influence, kept: Flags, method: Method, rng: np.random.Generator
) -> Interval | None:
    here = replace(study, treated=kept)
    alone = Effect(np.where(kept, effect.observed, 0.0), np.where(kept, effect.expected, 0.0), effect.month)
    if alone.expected.sum() < LEAST_EXPECTED or not alone.observed.any():
        return None
    if method is Method.PLACEBO:
        return placebo.interval(here, alone, rng, drawn)[0] if placebo.enough(here) else None
    few = len(np.unique(study.groups)) <= MOST_LEFT_OUT and len(np.unique(study.groups[kept])) >= ENOUGH_TREATED
    found = left_out(here, alone) if method is Method.JACKKNIFE and few else None
    return found[0] if found else None
