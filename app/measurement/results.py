"""What one analysis found, with everything that argues against it; plain values, read by pages without numpy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Grade, Verdict
from app.measurement.estimator.spans import Interval
from app.measurement.plain import plain, read

VERSION = 1  # of the shape that is stored; a later shape reads the earlier ones


@dataclass(frozen=True, slots=True)
class EventMonth:
    """One month counted from the activity, over all regions looked at. Rates are per 100,000 residents (or per 100
    settled reports when the outcome is what was finished); None where nothing is known."""

    since: int
    regions: int
    observed: float | None
    expected: float | None
    low: float | None  # of what is expected, 95 %
    high: float | None


@dataclass(frozen=True, slots=True)
class Part:
    """A region, or the regions that were reached in the same month."""

    name: str  # a region's code; a cohort's month as 2025-03
    start: date
    regions: int
    observed: int
    expected: float
    ratio: float | None
    interval: Interval | None  # none for one region below 30 expected reports


class CheckKey(StrEnum):
    """What would change if one assumption were another."""

    ANTICIPATION = "anticipation"  # the two months before the activity left out
    SPILLOVER = "spillover"  # without untreated regions in the provinces of the treated ones
    LEVEL = "level"  # equal changes in number, not in percent
    LONGER = "longer"  # months 1-12
    KEPT = "kept"  # without archived and blocked reports
    ALL_CHANNELS = "all_channels"
    UNDISRUPTED = "undisrupted"  # without months of disruption
    REACH = "reach"  # only regions with at least LEAST_REACH participants per 1,000 residents
    OFFICIALS = "officials"  # the other definition of treatment
    WITHOUT_ONE = "without_one"  # the region that carries most is left out


@dataclass(frozen=True, slots=True)
class Check:
    """The same question with one assumption changed. ``about`` names what was left out, where something was."""

    key: CheckKey
    verdict: Verdict
    grade: Grade | None
    ratio: float | None
    interval: Interval | None
    treated: int
    comparisons: int
    about: str = ""

    def differs(self, answer: Answer) -> bool:
        """Whether the verdict would be another one."""
        return self.verdict is not answer.verdict


class Excluded(StrEnum):
    """Why a region is used for nothing, beside the reasons of the estimator itself."""

    OTHER_SCOPE = "other_scope"  # coverage, channels or source are not those of the regions looked at
    UNKNOWN_DATE = "unknown_date"  # the month of its first outreach is not known
    NO_DATA = "no_data"  # no complete month


@dataclass(frozen=True, slots=True)
class Result:
    """One analysis, whole. Codes of regions, not names: names are looked up where they are shown."""

    answer: Answer
    months: tuple[EventMonth, ...]
    cohorts: tuple[Part, ...]
    regions: tuple[Part, ...]
    checks: tuple[Check, ...]
    excluded: tuple[tuple[str, Excluded], ...]
    treated: tuple[str, ...]
    compared: tuple[str, ...]
    residents: int | None  # of the regions looked at
    participants: int | None  # inside the month of the activity and the window, as far as recorded
    other_activities: int  # further activities about SP4N-LAPOR! in the same regions inside the window
    province_wide: tuple[str, ...]  # treated by an activity for a whole province
    by_kind: tuple[str, ...]  # treated by an activity without groups of participants
    borrowed_years: tuple[str, ...]  # population taken from another year
    per_month: float | None = None  # change per 100,000 residents and month; points when the outcome is finished
    points: Interval | None = None  # ends of per_month
    settled: int | None = None  # reports in the window that could be finished, when the outcome is finished


def as_json(result: Result) -> dict[str, Any]:
    """What is stored of it. Raises ValueError for a figure that is no number."""
    return {"version": VERSION, **plain(result)}


def result_from(stored: Mapping[str, Any]) -> Result:
    """The result that ``as_json`` wrote, in this version of the program or an earlier one."""
    return read(Result, stored)
