"""One cell at a time: tracking IDs, dates, times and words, whatever a spreadsheet made of them.

Nothing here raises: a cell that cannot be read is None, so that no exception ever carries what was in it.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from app.core.dates import calendar_day
from app.core.text import fold, printable

Cell = int | float | str | bool | date | time | timedelta | None

# From 16 digits on Excel has rounded a number before anyone could read it.
LARGEST_EXACT = 10**15
_TRACKING = re.compile(r"""(?:'|=")?([0-9]{1,20})(?:\.0+)?"?""")
_CLOCK = r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:\.[0-9]+)?)?(?:\s*WI(?:B|TA|T))?"
_ISO = r"(?P<y1>[0-9]{4})[-/.](?P<m1>[0-9]{1,2})[-/.](?P<d1>[0-9]{1,2})"
_DAY_FIRST = r"(?P<d2>[0-9]{1,2})[\s./-]+(?P<m2>[0-9]{1,2}|[A-Za-z]{3,9})[\s./,-]+(?P<y2>[0-9]{4})"
_DATE = re.compile(rf"(?:[A-Za-z']{{4,9}},\s*)?(?:{_ISO}|{_DAY_FIRST})(?:[T\s,]+(?P<clock>{_CLOCK}))?", re.IGNORECASE)
_TIME = re.compile(_CLOCK, re.IGNORECASE)
_ANY_DATE = re.compile(rf"(?<![0-9])(?:{_ISO}|{_DAY_FIRST})(?![0-9])")


def as_text(cell: Cell) -> str:
    """The cell in one line, composed, without control and invisible characters."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date) and not isinstance(cell, datetime):
        cell = cell.isoformat()
    text = "" if cell is None else str(cell)
    if not text.isascii():
        text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    if not text.isprintable():
        text = printable(" ".join(text.split()))
    return unicodedata.normalize("NFC", text).strip()


def is_blank(cell: Cell) -> bool:
    """Whether nobody would see anything in the cell."""
    return cell is None or cell == "" or (isinstance(cell, str) and not as_text(cell))


def key(cell: Cell) -> str:
    """A heading or label for comparing: no case, accents, spaces or colon."""
    return "".join(fold(as_text(cell)).split()).strip(":") if isinstance(cell, str) else ""


def tracking_id(cell: Cell) -> str | None:
    """The digits of a tracking ID; numbers beyond Excel's precision are refused, they are already wrong."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return str(int(cell)) if 0 <= cell < LARGEST_EXACT and cell == int(cell) else None
    found = _TRACKING.fullmatch(as_text(cell)) if isinstance(cell, str) else None
    return found.group(1) if found else None


def moment(cell: Cell) -> tuple[date, time | None] | None:
    """A date, with its time of day where the cell has one."""
    if isinstance(cell, datetime):
        return cell.date(), cell.time().replace(microsecond=0, tzinfo=None)
    if isinstance(cell, date):
        return cell, None
    found = _DATE.fullmatch(as_text(cell)) if isinstance(cell, str) else None
    day = _day_of(found) if found else None
    return (day, clock_time(found["clock"])) if found and day else None


def dates_in(text: str) -> list[date]:
    """The dates that occur in a line such as '(2021-01-01) - (2024-12-31)'."""
    return [day for found in _ANY_DATE.finditer(text) if (day := _day_of(found))]


def looks_like_date(cell: Cell) -> bool:
    """Whether a refused date may be shown: it has the shape of one, so it cannot be a name or a telephone number."""
    return isinstance(cell, str) and _DATE.fullmatch(as_text(cell)) is not None


def clock_time(cell: Cell) -> time | None:
    """A time of day from '04:05:34', '4.05 WIB' or an Excel time."""
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0, tzinfo=None)
    if isinstance(cell, time):
        return cell.replace(microsecond=0, tzinfo=None)
    if isinstance(cell, timedelta):
        return _since_midnight(cell)
    found = _TIME.fullmatch(as_text(cell)) if isinstance(cell, str) else None
    return _time_of(*found.groups()) if found else None


def _since_midnight(length: timedelta) -> time | None:
    seconds = int(length.total_seconds())
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60) if 0 <= seconds < 86400 else None


def _time_of(hour: str, minute: str, second: str | None) -> time | None:
    try:
        return time(int(hour), int(minute), int(second or 0))
    except ValueError:
        return None


def _day_of(found: re.Match[str]) -> date | None:
    parts = [found[name + "1"] or found[name + "2"] for name in "dmy"]
    try:
        return calendar_day(*parts)
    except ValueError:
        return None
