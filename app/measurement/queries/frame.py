"""The frame into which sparse rows are put: regions by months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.core.dates import shifted
from app.measurement.estimator.arrays import Floats, Numbers

Cells = tuple[Numbers, Numbers]


def months_from(first: date, month: date) -> int:
    return (month.year - first.year) * 12 + month.month - first.month


@dataclass(frozen=True, slots=True)
class Frame:
    """``places`` is the row of each region's code, in order; ``first`` the month of column 0."""

    places: dict[str, int]
    first: date
    months: int

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.places), self.months

    @property
    def every_month(self) -> list[date]:
        return [shifted(self.first, column) for column in range(self.months)]

    def column(self, month: date) -> int:
        """Negative before the data, ``months`` or more after them."""
        return months_from(self.first, month)

    def cells(self, codes: Iterable[str], months: Sequence[date]) -> Cells:
        """Where these months of these regions stand."""
        columns = {month: self.column(month) for month in set(months)}
        return np.array([self.places[code] for code in codes]), np.array([columns[month] for month in months])

    def filled(self, cells: Cells, values: Sequence[float | None]) -> Floats:
        """(n, T) these values in their cells, NaN everywhere else."""
        whole = np.full(self.shape, np.nan)
        if values:
            whole[cells] = np.array(values, dtype=float)
        return whole
