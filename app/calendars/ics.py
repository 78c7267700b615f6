"""A calendar as text, by RFC 5545: escaped, and folded into lines of at most 75 bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MEDIA_TYPE = "text/calendar"
WIDTH = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, on whole days (``last`` included), or from one moment to another when both are given."""

    uid: str
    first: date
    last: date
    title: str
    text: str
    address: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def calendar(name: str, entries: Iterable[Entry], now: datetime) -> bytes:
    """The whole file."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gaung//Gaung//ID", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}", *(line for entry in entries for line in _event(entry, now)), "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(entry: Entry, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_moment(now)}"
    if entry.starts_at is not None:
        yield f"DTSTART:{_moment(entry.starts_at)}"
        if entry.ends_at is not None:
            yield f"DTEND:{_moment(entry.ends_at)}"
    else:
        yield f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.last + timedelta(days=1):%Y%m%d}"  # the day after the last
    yield f"SUMMARY:{escaped(entry.title)}"
    yield f"DESCRIPTION:{escaped(entry.text)}"
    yield f"URL:{entry.address}"
    yield "END:VEVENT"


def _moment(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """Backslash, semicolon, comma and the end of a line mean something else in this format."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(sign, written)
    return text


def folded(line: str) -> str:
    """A long line goes on behind a line break and a space; no letter is cut in two."""
    pieces, piece, size = [], "", 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > WIDTH:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + weight
    return "\r\n".join([*pieces, piece])
