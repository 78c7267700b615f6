"""The interval where comparison regions are few: every region (or province) is left out once.

The cluster jackknife (CV3) of MacKinnon, Nielsen and Webb (2023) with Student's t of the treated groups less one;
simulated, it is conservative (coverage about .98).
"""

from math import exp

import numpy as np
from scipy.special import stdtrit

from app.measurement.estimator.effect import Effect, estimate
from app.measurement.estimator.spans import Interval
from app.measurement.estimator.study import Study


def interval(study: Study, effect: Effect) -> tuple[Interval, float] | None:
    """The 95 % interval of the ratio, and the change of its log that would be found four times in five.

    None where it cannot be told: fewer than two treated groups, or all reports come from one group. Raises NotSettled.
    """
    treated = len(np.unique(study.groups[effect.expected > 0]))
    ratios = np.array([_without(study, effect, group) for group in np.unique(study.groups)])
    if treated < 2 or not np.all(np.isfinite(ratios) & (ratios > 0)) or not effect.ratio > 0:
        return None
    moved = np.log(ratios) - np.log(effect.ratio)
    error = float(np.sqrt((len(moved) - 1) / len(moved) * (moved**2).sum()))
    reach, power = (float(stdtrit(treated - 1, chance)) for chance in (0.975, 0.8))
    return (effect.ratio * exp(-reach * error), effect.ratio * exp(reach * error)), (reach + power) * error


def _without(study: Study, effect: Effect, group: int) -> float:
    return estimate(study.without(study.groups == group), effect.month).ratio
