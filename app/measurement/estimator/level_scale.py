"""Sensitivity: what if comparable regions change by the same number of reports per resident, not the same percentage?

The imputation estimator of Borusyak, Jaravel and Spiess (2024) on rates, weighted by people.
"""

import numpy as np

from app.measurement.estimator.fit import MOST_ROUNDS, NotSettled, share
from app.measurement.estimator.study import Study

CLOSE = 1e-10  # of the average rate


def ratio(study: Study) -> float | None:
    """Observed / expected where regions and months add up; None where nothing positive is expected.

    Raises NotSettled.
    """
    untreated = study.untreated
    reports, people = np.where(untreated, study.counts, 0.0), np.where(untreated, study.people, 0.0)
    by_region, by_month = people.sum(1), people.sum(0)
    close, month = CLOSE * float(reports.sum() / people.sum()), np.zeros(reports.shape[1])
    for _round in range(MOST_ROUNDS):
        before, region = month, share(reports.sum(1) - people @ month, by_region)
        month = share(reports.sum(0) - region @ people, by_month)
        if np.max(np.abs(month - before)) <= close:
            break
    else:
        raise NotSettled
    cells = study.exposed & (by_region > 0)[:, None] & (by_month > 0)
    expected = float(np.where(cells, study.people * (region[:, None] + month), 0.0).sum())
    return float(study.counts[cells].sum()) / expected if expected > 0 else None
