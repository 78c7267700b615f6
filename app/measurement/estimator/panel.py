"""Reports of regions by month as they were read, before anything is left out."""

from dataclasses import dataclass
from datetime import date

from app.core.dates import shifted
from app.measurement.estimator.arrays import Flags, Floats


@dataclass(frozen=True, eq=False, slots=True)
class Panel:
    """n regions, in the order of their names, over T calendar months without a gap in the calendar.

    ``people`` is 0 where a month says nothing although nothing is missing: with a count of 0 there was nothing to count
    (no report was old enough to be finished); with a count of NaN the month was set aside on purpose.
    """

    regions: tuple[str, ...]
    first: date  # the month of column 0
    counts: Floats  # (n, T) reports; NaN where the region has no row for the month: missing is not zero
    people: Floats  # (n, T) residents (or reports that could be finished); NaN where not known
    start: Floats  # (n,) column of the first outreach; negative before the data, inf for never
    shares: bool = False  # counts are a part of ``people``: reports that were finished of those that could be

    @property
    def months(self) -> int:
        return self.counts.shape[1]

    @property
    def untouched(self) -> Flags:
        """(n,) regions without outreach in any month of the data."""
        return self.start >= self.months

    def month(self, column: float) -> date:
        return shifted(self.first, int(column))
