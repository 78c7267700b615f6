"""Reports per 100,000 residents by month since the outreach: a description, never an effect."""

import numpy as np

from app.measurement.estimator.answer import Rate
from app.measurement.estimator.arrays import Flags, Floats
from app.measurement.estimator.study import Study

EARLIEST = -12
PER = 100_000


def rates(study: Study) -> tuple[Rate, ...]:
    """From a year before the outreach to the end of the window; comparison regions in the same calendar months."""
    dates, seen = study.start[study.treated].astype(int), study.observed
    reports, people = np.where(seen, study.counts, 0.0), np.where(seen, study.people, 0.0)
    own = [
        np.stack([part[study.treated], np.broadcast_to(part[study.never].sum(0), (len(dates), part.shape[1]))])
        for part in (reports, people)
    ]
    return tuple(_rate(since, dates + since, *own) for since in range(EARLIEST, study.window[1] + 1))


def _rate(since: int, columns: Floats, reports: Floats, people: Floats) -> Rate:
    inside: Flags = (columns >= 0) & (columns < reports.shape[2])
    rows, months = np.flatnonzero(inside), columns[inside]
    sums = [(reports[side, rows, months].sum(), people[side, rows, months].sum()) for side in (0, 1)]
    found = [PER * float(count) / float(there) if there > 0 else None for count, there in sums]
    return Rate(since, *found)
