"""The interval from placebos: comparison regions are given the dates of the treated ones.

After Ferman and Pinto (2019) and Conley and Taber (2011): what a comparison region does after a date on which nothing
happened there shows how far a region strays by itself, with a variance that depends on its size.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import nnls
from scipy.special import ndtri, stdtrit

from app.measurement.estimator.arrays import Floats, Numbers, summed
from app.measurement.estimator.decision import ENOUGH_FOR_PLACEBO
from app.measurement.estimator.effect import Effect, Influence, alone, month_noise
from app.measurement.estimator.fit import share
from app.measurement.estimator.limits import DRAWS, LEVEL, MOST_COMPARISONS
from app.measurement.estimator.spans import Interval
from app.measurement.estimator.study import Study

FOUND = 2.8  # standard deviations (1.96 + 0.84): a change so large is found four times in five
LOWEST_NOISE = -0.95  # a draw below would turn the interval inside out


@dataclass(frozen=True, eq=False, slots=True)
class Sizes:
    """Of each group and date: what went astray, and how large it is."""

    astray: Floats  # observed - expected reports
    after: Floats  # reports to be expected after the date
    behind: Floats  # the same times the length of after against before: what not knowing the level of before adds

    def spread(self, poisson: float, shock: float, ratio: float = 1.0) -> Floats:
        """Standard deviations, of observed / ``ratio`` - expected reports; never below half a report."""
        variance = poisson * (self.after / ratio + self.behind) + shock * self.after**2
        return np.sqrt(np.maximum(variance, 0.25))


def interval(
    study: Study, effect: Effect, rng: np.random.Generator, drawn: Influence | None = None
) -> tuple[Interval, float]:
    """The 95 % interval of the ratio, and the change of its log that would be found four times in five.

    Needs observed and expected reports inside the window, and ``enough`` comparison groups. ``drawn`` is how the fit's
    months are drawn, where it is known already.
    """
    (low, high), deviation = _noise(study, effect, rng, drawn)
    ends = effect.ratio / (1 + high), effect.ratio / (1 + max(low, LOWEST_NOISE))
    return ends, FOUND * deviation


def known(study: Study) -> int:
    """Comparison groups of which something is known in the very months that are looked at."""
    months = study.matched.sum(0) > 0
    there = study.never & ((study.observed & months).sum(1) > 0)
    return len(np.unique(study.groups[there]))


def enough(study: Study) -> bool:
    """Whether those are as many as the table asks for."""
    return known(study) >= ENOUGH_FOR_PLACEBO


def ordinary(study: Study, effect: Effect, rng: np.random.Generator, drawn: Influence | None = None) -> Interval:
    """Between which multiples of what is expected the reports would lie, 95 times in 100, had nothing happened."""
    (low, high), _deviation = _noise(study, replace(effect, observed=effect.expected), rng, drawn)
    return max(1 + low, 0.0), 1 + high


def _noise(study: Study, effect: Effect, rng: np.random.Generator, drawn: Influence | None) -> tuple[Interval, float]:
    """The middle 95 % of what strays from the ratio, and the standard deviation without an effect."""
    noise, deviation = strays(study, effect, rng, drawn)
    low, high = np.quantile(noise, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return (float(low), float(high)), deviation


def strays(
    study: Study, effect: Effect, rng: np.random.Generator, drawn: Influence | None = None
) -> tuple[Floats, float]:
    """(DRAWS,) by which part of it the ratio may stray by itself, and the standard deviation without an effect."""
    placebos, treated = placebos_of(study, effect, rng), _treated(study, effect)
    poisson, shock = variance(placebos, study.least_noise)
    residuals = standardized(placebos, poisson, shock, len(np.unique(study.groups[study.never])))
    total, months = float(effect.expected.sum()), month_noise(study, effect, drawn)
    strayed = _drawn(residuals, treated.spread(poisson, shock, effect.ratio), DRAWS, rng) / total
    own = residuals.std() * np.sqrt((treated.spread(poisson, shock) ** 2).sum()) / total
    return strayed + rng.normal(0.0, months, DRAWS), float(np.hypot(own, months))


def variance(sizes: Sizes, least: float = 1.0) -> tuple[float, float]:
    """The multiple of Poisson's variance (at least ``least``) and the variance of relative shocks, by non-negative
    least squares of what went astray, squared."""
    poisson = sizes.after + sizes.behind
    weights = 1 / np.maximum(poisson + 0.05 * sizes.after**2, 0.25)
    found, _rest = nnls(np.column_stack([poisson, sizes.after**2]) * weights[:, None], sizes.astray**2 * weights)
    return max(float(found[0]), least), float(found[1])


def standardized(placebos: Sizes, poisson: float, shock: float, groups: int) -> Floats:
    """Standardized, and centred over all dates together.

    How far regions stray is itself known from ``groups`` of them only: they are widened as Student's t is against the
    normal.
    """
    end = (1 + LEVEL) / 2
    widened = stdtrit(groups - 1, end) / ndtri(end) * np.sqrt(groups / (groups - 1))
    residuals = placebos.astray / placebos.spread(poisson, shock) * widened
    return np.asarray(residuals - residuals.mean())


def _drawn(residuals: Floats, spread: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """(draws,) sums over the treated groups, a few groups at a time to stay small."""
    total = np.zeros(draws)
    for place in range(0, len(spread), 100):
        part = spread[place : place + 100]
        total += residuals[rng.integers(len(residuals), size=(draws, len(part)), dtype=np.int32)] @ part
    return total


def placebos_of(study: Study, effect: Effect, rng: np.random.Generator) -> Sizes:
    """Every comparison group at every date of a treated region."""
    rows = np.flatnonzero(study.never)
    if len(rows) > MOST_COMPARISONS:
        rows = np.sort(rng.choice(rows, MOST_COMPARISONS, replace=False))
    dates = np.unique(study.start[study.treated])
    since = study.columns.T - dates  # (T, dates)
    before, after = study.before(since), study.inside(since)
    seen = study.observed[rows]
    reports, exposure = np.where(seen, study.counts[rows], 0.0), np.where(seen, study.people[rows], 0.0) * effect.month
    counted, lived = ([part @ side.astype(float) for side in (before, after)] for part in (reports, exposure))
    everywhere = np.where(study.untreated, study.counts, 0.0).sum(0) @ after
    return _sizes(counted, lived, study.groups[rows], everywhere)


def _treated(study: Study, effect: Effect) -> Sizes:
    """Every treated group, with the reports it would have had without its effect."""
    kept, exposed = study.treated, study.exposed
    exposure = study.people * effect.month
    before = np.where(study.untreated, study.counts, 0.0).sum(1)
    lived = [np.where(cells, exposure, 0.0).sum(1)[kept, None] for cells in (study.untreated, exposed)]
    counted = [side[kept, None] for side in (before, effect.observed / effect.ratio)]
    return _sizes(counted, lived, study.groups[kept], np.array([np.inf]))


def _sizes(counted: list[Floats], lived: list[Floats], groups: Numbers, everywhere: Floats) -> Sizes:
    """From reports and exposure, each (regions, dates) before and after the dates, summed by group.

    ``everywhere`` (dates,) are the reports after the dates that the months' levels rest on. A group that makes up a
    part of them has drawn the levels towards itself: what went astray is set back to what it would be without it.
    """
    (before, after), (exposed_before, exposed_after) = counted, lived
    length = share(exposed_after, exposed_before)
    pooled = share((before + after) * exposed_after, exposed_before + exposed_after)
    known = (exposed_before > 0) & (exposed_after > 0)
    parts = (after - before * length, pooled, pooled * length)
    astray, *sizes = (summed(np.where(known, part, 0.0), groups) for part in parts)
    astray = astray / alone(share(sizes[0], np.broadcast_to(everywhere, sizes[0].shape)))
    there = summed(known.astype(float), groups) > 0
    return Sizes(astray[there], *(size[there] for size in sizes))
