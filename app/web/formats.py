"""Numbers and dates for the screen, in the reader's language: 1.234,5; 86,4%; 22 November 2026."""

import math
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

import flask_babel
from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from app.core.dates import PartialDate, Precision
from app.core.i18n import _

MISSING = "–"
ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def _locale() -> Locale:
    return flask_babel.get_locale() or Locale("id")


def missing(value: object) -> object:
    """A dash for what is not known."""
    return MISSING if value is None or value == "" else value


def number(value: float | Decimal | None, decimals: int = 0) -> str:
    """1.234,5 with a real minus; halves are rounded away from zero, as people do by hand."""
    if value is None or not math.isfinite(value):
        return MISSING
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(str(value)).quantize(step, ROUND_HALF_UP)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    text = format_decimal(abs(rounded), pattern, _locale())
    return "\u2212" + text if rounded < 0 else text


def percent(value: float | Decimal | None, decimals: int = 1) -> str:
    """86,4% from 86.4 (points, not a fraction)."""
    text = number(value, decimals)
    return text if text == MISSING else text + "%"


def _date(value: date | None, pattern: str) -> str:
    return MISSING if value is None else str(format_date(value, pattern, _locale()))


def date_long(value: date | None) -> str:
    """22 November 2026."""
    return _date(value, "d MMMM y")


def date_with_day(value: date | None) -> str:
    """Minggu, 22 November 2026."""
    return _date(value, "EEEE, d MMMM y")


def date_short(value: date | None) -> str:
    """22 Nov 2026, for tables."""
    return _date(value, "d MMM y")


def month(value: date | None) -> str:
    """Nov 26, for axes and narrow columns."""
    return _date(value, "MMM yy")


def month_short(value: date | None) -> str:
    """Nov, where the year stands above."""
    return _date(value, "MMM")


def month_long(value: date | None) -> str:
    """November 2026."""
    return _date(value, "MMMM y")


def partial_date(value: PartialDate | None) -> str:
    """As much of the date as is known."""
    if value is None or value.value is None:
        return str(_("Tanggal tidak diketahui"))
    patterns = {Precision.DAY: "d MMMM y", Precision.MONTH: "MMMM y", Precision.YEAR: "y"}
    return _date(value.value, patterns[value.precision])


def clock_time(value: time | None) -> str:
    """09.00 (in English 09:00), always 24 hours."""
    if value is None:
        return MISSING
    return f"{value:%H:%M}" if _locale().language == "en" else f"{value:%H.%M}"


def zone_name(zone: str) -> str:
    """WIB for Asia/Jakarta; a zone outside Indonesia keeps its name."""
    return ZONES.get(zone, zone)


def time_range(start: time | None, end: time | None, zone: str) -> str:
    """09.00–15.00 WIB; only the start when the end is not known."""
    if start is None:
        return MISSING
    hours = clock_time(start) if end is None else f"{clock_time(start)}–{clock_time(end)}"
    return f"{hours} {zone_name(zone)}"


def moment(value: datetime | None, zone: str = "Asia/Jakarta") -> str:
    """22 November 2026, 09.16 WIB: a stored moment on the clocks of a zone."""
    if value is None:
        return MISSING
    local = value.astimezone(ZoneInfo(zone))
    return f"{date_long(local.date())}, {clock_time(local.time())} {zone_name(zone)}"


def file_size(value: int | None) -> str:
    """'87 KB', '1,4 MB': as people know it from their telephones."""
    if value is None:
        return MISSING
    if value < 1_000_000:
        return f"{number(max(1, value / 1000))} KB"
    return f"{number(value / 1_000_000, 1)} MB"


FILTERS: dict[str, Callable[..., Any]] = {
    "missing": missing,
    "number": number,
    "percent": percent,
    "date_long": date_long,
    "date_with_day": date_with_day,
    "date_short": date_short,
    "month": month,
    "month_long": month_long,
    "partial_date": partial_date,
    "clock_time": clock_time,
    "zone_name": zone_name,
    "time_range": time_range,
    "moment": moment,
    "file_size": file_size,
}
