"""Where treated regions stand among comparison regions that are looked at on the same dates."""

import numpy as np

from app.measurement.estimator.arrays import Floats, summed
from app.measurement.estimator.effect import Effect
from app.measurement.estimator.fit import share
from app.measurement.estimator.study import Study


def rank(study: Study, effect: Effect) -> tuple[int, int]:
    """The place of the ratio, 1 for the highest, and among how many: the comparison groups and the treated together."""
    ratios = _comparisons(study, effect)
    return 1 + int((ratios > effect.ratio).sum()), 1 + len(ratios)


def _comparisons(study: Study, effect: Effect) -> Floats:
    """The ratios of comparison groups, over the dates of all treated regions."""
    rows = study.never
    observed = expected = np.zeros(int(rows.sum()))
    seen = study.observed[rows]
    reports, exposure = np.where(seen, study.counts[rows], 0.0), np.where(seen, study.people[rows], 0.0) * effect.month
    for date in study.start[study.treated]:
        since = study.columns[0] - date
        before, after = study.before(since), study.inside(since)
        level = share(reports[:, before].sum(1), exposure[:, before].sum(1))
        observed, expected = observed + reports[:, after].sum(1), expected + level * exposure[:, after].sum(1)
    groups = study.groups[rows]
    return share(summed(observed, groups), summed(expected, groups))
