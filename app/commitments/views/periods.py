"""Periods of a filter: a month ('2026-10'), a quarter ('2026-T3') or a year ('2026')."""

import re
from dataclasses import dataclass
from datetime import date

from app.core.dates import FIRST_YEAR, LAST_YEAR, month_of, read_month, shifted
from app.core.i18n import _
from app.web.filters import month_options, month_value

MONTHS_OFFERED = 24
QUARTERS_OFFERED = 8
YEARS_OFFERED = 3
ROMAN = ("I", "II", "III", "IV")
_QUARTER = re.compile(r"([0-9]{4})-T([1-4])")
_YEAR = re.compile(r"[0-9]{4}")

Period = tuple[date, date]  # the first days of its first month and of its last


def read_period(text: str) -> Period | None:
    """None for what is no period."""
    if month := read_month(text):
        return month, month
    if (found := _QUARTER.fullmatch(text)) and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return _quarter(int(found[1]), int(found[2]))
    if _YEAR.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return date(int(text), 1, 1), date(int(text), 12, 1)
    return None


def _quarter(year: int, number: int) -> Period:
    first = date(year, number * 3 - 2, 1)
    return first, shifted(first, 2)


def period_value(period: Period | None) -> str:
    """How the address writes it."""
    if period is None:
        return ""
    first, last = period
    if first == last:
        return month_value(first)
    return f"{first.year}" if last.month - first.month == 11 else f"{first.year}-T{last.month // 3}"


@dataclass(frozen=True, slots=True)
class Periods:
    """What the filter offers, and which of them is asked for."""

    offered: list[tuple[str, str]]
    chosen: str


def period_options(today: date, asked: Period | None) -> Periods:
    """Years, quarters and months, the newest first; one asked for always stands among them."""
    this_quarter = _quarter(today.year, (today.month + 2) // 3)[0]
    starts = [shifted(this_quarter, -3 * back) for back in range(QUARTERS_OFFERED)]
    longer = [(date(today.year - back, 1, 1), date(today.year - back, 12, 1)) for back in range(YEARS_OFFERED)]
    longer += [(first, shifted(first, 2)) for first in starts]
    if asked is not None and asked[0] != asked[1] and asked not in longer:
        longer.append(asked)
    month = asked[0] if asked is not None and asked[0] == asked[1] else None
    offered = [(period_value(period), _words(period)) for period in longer]
    return Periods(offered + month_options(month_of(today), MONTHS_OFFERED, month), period_value(asked))


def _words(period: Period) -> str:
    first, last = period
    if last.month - first.month == 11:
        return _("Tahun %(year)s", year=first.year)
    return _("Triwulan %(number)s %(year)s", number=ROMAN[last.month // 3 - 1], year=first.year)
