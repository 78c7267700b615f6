"""Dates as officials write them: month names in two languages, and dates of which only a part is known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIRST_YEAR = 1945
LAST_YEAR = 2100
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_ENGLISH = "January February March April May June July August September October November December".split()
_SPELLINGS = {"agt": 8, "ags": 8, "peb": 2, "pebruari": 2, "nop": 11, "nopember": 11, "sept": 9}
_NAMES = [(name.lower(), number) for names in (MONTHS, _ENGLISH) for number, name in enumerate(names, 1)]
_NAMES += _SPELLINGS.items()
_YEAR_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class YearOutOfRange(ValueError):
    """A year before FIRST_YEAR or after LAST_YEAR: nearly always a slip of the finger."""


class IncompleteDate(ValueError):
    """A day without its month, or a month without its year."""


def whole_number(text: str) -> int:
    """Up to four plain digits; '²' and '１２' count as digits in Python but are not numbers here."""
    if not re.fullmatch("[0-9]{1,4}", text):
        raise ValueError(f"not a number: {text[:10]!r}")
    return int(text)


def month_number(text: str) -> int:
    """'11', 'Nov', 'nop.' and 'november' are all 11; ValueError when it is no month."""
    name = text.strip().rstrip(".").lower()
    if name.isascii() and name.isdigit():
        found = {whole_number(name)} & set(range(1, 13))
    else:
        found = {number for month, number in _NAMES if len(name) >= 3 and month.startswith(name)}
    if len(found) != 1:
        raise ValueError(f"not a month: {text[:20]!r}")
    return found.pop()


def month_of(day: date) -> date:
    """The first day of its month: that is how a month is written."""
    return day.replace(day=1)


def shifted(month: date, by: int) -> date:
    """The month that many months later (earlier when negative)."""
    number = month.year * 12 + month.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def last_day(month: date) -> date:
    """The last day of the month of a day."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def read_month(text: str) -> date | None:
    """'2026-10' as a month; None for anything else."""
    found = _YEAR_MONTH.fullmatch(text)
    year = int(found[1]) if found else 0
    return date(year, int(found[2]), 1) if found and FIRST_YEAR <= year <= LAST_YEAR else None


def calendar_day(day: str, month: str, year: str) -> date:
    """A full date from its three typed parts; ValueError when it is not in the calendar."""
    value = date(_year(year), month_number(month), whole_number(day.strip()))
    return value


def _year(text: str) -> int:
    year = whole_number(text.strip())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearOutOfRange(str(year))
    return year


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with what is known of it; ``value`` is the first day of the known period, None when unknown."""

    value: date | None
    precision: Precision

    def __post_init__(self) -> None:
        object.__setattr__(self, "precision", Precision(self.precision))
        if (self.value is None) != (self.precision is Precision.UNKNOWN):
            raise ValueError("a date is either unknown or has a value")
        object.__setattr__(self, "value", self._first_day())

    def _first_day(self) -> date | None:
        if self.value is None or self.precision is Precision.DAY:
            return self.value
        return self.value.replace(day=1, month=self.value.month if self.precision is Precision.MONTH else 1)

    @classmethod
    def unknown(cls) -> "PartialDate":
        return cls(None, Precision.UNKNOWN)

    @classmethod
    def typed(cls, day: str, month: str, year: str) -> "PartialDate":
        """From three typed parts, of which the day, or the day and the month, or all may be empty."""
        day, month, year = day.strip(), month.strip(), year.strip()
        if (day and not month) or (month and not year):
            raise IncompleteDate
        if day:
            return cls(calendar_day(day, month, year), Precision.DAY)
        if month:
            return cls(date(_year(year), month_number(month), 1), Precision.MONTH)
        return cls(date(_year(year), 1, 1), Precision.YEAR) if year else cls.unknown()

    @property
    def last_day(self) -> date | None:
        """The last day it could have been."""
        if self.value is None or self.precision is Precision.DAY:
            return self.value
        month = self.value.month if self.precision is Precision.MONTH else 12
        return date(self.value.year, month, monthrange(self.value.year, month)[1])

    def parts(self) -> tuple[str, str, str]:
        """Day, month and year as they are typed, empty where not known."""
        if self.value is None:
            return "", "", ""
        known = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}[self.precision]
        year, month, day = (str(part) for part in (self.value.year, self.value.month, self.value.day))
        return day if known == 3 else "", month if known >= 2 else "", year

    def label(self) -> str:
        """In Indonesian, for papers: '18 November 2026', 'November 2026', '2026'."""
        day, month, year = self.parts()
        if not year:
            return "Tanggal tidak diketahui"
        return " ".join(part for part in (day, MONTHS[int(month) - 1] if month else "", year) if part)
