"""Residents of each year, and months in which the service was disrupted."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from sqlalchemy import select

from app.complaints.queries import disrupted_months
from app.core.db import db
from app.measurement.estimator.arrays import Flags, Floats
from app.measurement.queries.frame import Frame
from app.regions.models import Population


def residents(frame: Frame) -> tuple[Floats, Floats]:
    """(n, T) residents in the year nearest to the month's (the earlier one when two are as near), and that year."""
    known: dict[str, dict[int, int]] = defaultdict(dict)
    query = select(Population.region_code, Population.year, Population.total).where(Population.total > 0)
    for code, year, total in db.session.execute(query.order_by(Population.id)):
        known[code][year] = total
    people, of_year = np.full(frame.shape, np.nan), np.full(frame.shape, np.nan)
    years = np.array([month.year for month in frame.every_month], dtype=int)
    for code, row in frame.places.items():
        for year in np.unique(years) if code in known else ():
            nearest = _nearest(int(year), known[code])
            people[row, years == year], of_year[row, years == year] = known[code][nearest], nearest
    return people, of_year


def _nearest(year: int, known: Iterable[int]) -> int:
    return min(known, key=lambda there: (abs(there - year), there))


def disrupted(frame: Frame) -> Flags:
    """(n, T) months of which at least one day was disrupted, for the region or the whole country.

    What was so for a province's own account says nothing of the accounts of its kabupaten and kota.
    """
    flags = np.zeros(frame.shape, dtype=bool)
    if not frame.months:
        return flags
    months = disrupted_months(frame.places, frame.every_month[0], frame.every_month[-1])
    for code, row in frame.places.items():
        flags[row, [frame.column(month) for month in months[code]]] = True
    return flags
