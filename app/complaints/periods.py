"""What a stretch of days is: a month, a quarter, a half-year, a year, longer, or only a part of one."""

from datetime import date
from enum import StrEnum
from typing import Protocol

from app.core.dates import last_day


class Granularity(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    CUMULATIVE = "cumulative"  # longer than a year
    PARTIAL = "partial"  # no whole unit of the calendar


CALENDAR = {1: Granularity.MONTH, 3: Granularity.QUARTER, 6: Granularity.HALF_YEAR, 12: Granularity.YEAR}


class Span(Protocol):
    """Anything with a first and a last day, both included."""

    @property
    def starts_on(self) -> date: ...

    @property
    def ends_on(self) -> date: ...


def granularity(first: date, last: date) -> Granularity:
    """By the days themselves, so that it never contradicts them."""
    whole = first.day == 1 and last == last_day(last)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if whole and months in CALENDAR and (first.month - 1) % months == 0:
        return CALENDAR[months]
    return Granularity.CUMULATIVE if months > 12 else Granularity.PARTIAL


def is_calendar_unit(span: Span) -> bool:
    return granularity(span.starts_on, span.ends_on) in CALENDAR.values()


def inside(inner: Span, outer: Span) -> bool:
    return outer.starts_on <= inner.starts_on and inner.ends_on <= outer.ends_on


def same(one: Span, other: Span) -> bool:
    return (one.starts_on, one.ends_on) == (other.starts_on, other.ends_on)


def overlap(one: Span, other: Span) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on
