"""All that analyses are computed from, of every kabupaten/kota and month, before anything is asked of it."""

from dataclasses import dataclass
from datetime import date

from app.measurement.estimator.arrays import Flags, Floats
from app.measurement.settings import Treatment


@dataclass(frozen=True, eq=False, slots=True)
class Reach:
    """The outreach of one definition of treatment."""

    start: Floats  # (n,) column of the month of the first one; negative before the data, inf for never, NaN unknown
    participants: Floats  # (n, T) participants whose number was recorded, by month of the activity
    activities: Floats  # (n, T) activities by month
    province_wide: Flags  # (n,) the first one was aimed at a whole province
    by_kind: Flags  # (n,) the first one recorded no groups of participants and counts by its kind


@dataclass(frozen=True, eq=False, slots=True)
class Source:
    """n regions in the order of their codes, over T calendar months without a gap.

    Counts are NaN where a month is not complete: missing is not zero.
    """

    regions: tuple[str, ...]
    names: tuple[str, ...]
    first: date  # the month of column 0
    received: Floats  # (n, T) reports on all channels
    citizen: Floats  # (n, T) reports that citizens filed
    citizen_kept: Floats  # (n, T) of those, without archived and blocked ones; NaN where the source does not say
    settled: Floats  # (n, T) citizen-filed reports of months at least 90 days old at the last import
    finished: Floats  # (n, T) of those, the finished ones
    people: Floats  # (n, T) residents
    people_year: Floats  # (n,) of which year; NaN where unknown
    disrupted: Flags  # (n, T) months with a disruption of the service
    scope: tuple[str, ...]  # (n,) coverage, channels and source of the counts; only equal ones are compared
    reached: dict[Treatment, Reach]
