"""Looking raw words up in the mapping tables; a word met for the first time gets its own row."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import delete, select, text

from app.complaints.models import (
    ChannelGroup,
    ChannelMapping,
    ComplaintReport,
    EarlierReport,
    ReportStatus,
    StatusMapping,
)
from app.complaints.vocabulary import CHANNELS, STATUSES
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.text import fold

Meaning = TypeVar("Meaning", bound=StrEnum)

EMPTY = "(kosong)"
WIDTH = 120
# Statuses are a dozen and channels a score: far more unknown ones are another column's text, perhaps a reporter's.
MOST_UNKNOWN = 100


def raw(word: str) -> str:
    """The word as it is stored and compared; folding may lengthen it ('ß' becomes 'ss')."""
    return fold(word)[:WIDTH]


# Only these are patterns: an asterisk that a file brings along is a plain letter.
PATTERNS = frozenset(raw(word) for word in (*CHANNELS, *STATUSES) if word.endswith("*"))


def lock() -> None:
    """Makes imports and changes of a mapping wait for each other until the end of the transaction.

    Otherwise two imports that meet one new word would collide, and an import would count by a mapping that is just
    being changed. SQLite has one writer at a time anyway.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text("LOCK TABLE channel_mappings, status_mappings IN SHARE ROW EXCLUSIVE MODE"))


def meaning_of(word: str, known: Mapping[str, Meaning]) -> Meaning | None:
    """The meaning of a raw word: its own entry, else the longest pattern that it begins with."""
    if word in known:
        return known[word]
    fits = [key for key in known if key in PATTERNS and word.startswith(key[:-1])]
    return known[max(fits, key=len)] if fits else None


def channels() -> dict[str, ChannelGroup]:
    """Every raw channel with its group."""
    return {row.raw: row.group for row in db.session.scalars(select(ChannelMapping))}


def statuses() -> dict[str, ReportStatus]:
    """Every raw status with its meaning."""
    return {row.raw: row.status for row in db.session.scalars(select(StatusMapping))}


def seed() -> None:
    """Add what is known of LAPOR!'s words and is not there yet; what people decided stays."""
    known_statuses, known_channels = statuses(), channels()
    for word, status in STATUSES.items():
        if raw(word) not in known_statuses:
            db.session.add(StatusMapping(raw=raw(word), label=word, status=status))
    for word, group in CHANNELS.items():
        if raw(word) not in known_channels:
            db.session.add(ChannelMapping(raw=raw(word), label=word, group=group))
    db.session.flush()


def learn_channels(labels: Iterable[str]) -> list[str]:
    """Add channels met for the first time; gives back those of these words that nobody has placed yet."""
    known, met = channels(), _spellings(labels)
    found = {word: meaning_of(word, known) for word in met if word not in known}
    _refuse_too_many(found, _("Sumber Laporan"))
    for word, group in found.items():
        placed = group is not None
        db.session.add(ChannelMapping(raw=word, label=met[word], group=group or ChannelGroup.UNKNOWN, confirmed=placed))
    db.session.flush()
    return _unplaced(met, db.session.scalars(select(ChannelMapping.raw).where(~ChannelMapping.confirmed)))


def learn_statuses(labels: Iterable[str]) -> list[str]:
    """The same for statuses."""
    known, met = statuses(), _spellings(labels)
    found = {word: meaning_of(word, known) for word in met if word not in known}
    _refuse_too_many(found, _("Status Laporan"))
    for word, status in found.items():
        placed = status is not None
        db.session.add(StatusMapping(raw=word, label=met[word], status=status or ReportStatus.OTHER, confirmed=placed))
    db.session.flush()
    return _unplaced(met, db.session.scalars(select(StatusMapping.raw).where(~StatusMapping.confirmed)))


def _spellings(labels: Iterable[str]) -> dict[str, str]:
    """Raw words with their first spelling, in the order of the file."""
    met: dict[str, str] = {}
    for label in labels:
        met.setdefault(raw(label), label or EMPTY)
    return met


def _unplaced(met: Mapping[str, str], unconfirmed: Iterable[str]) -> list[str]:
    open_words = set(unconfirmed)
    return [label for word, label in met.items() if word in open_words]


def _refuse_too_many(found: Mapping[str, StrEnum | None], column: str) -> None:
    unknown = sum(meaning is None for meaning in found.values())
    if unknown > MOST_UNKNOWN:
        raise DomainError(
            _(
                "Kolom %(column)s memuat %(n)s kata yang belum dikenal. Periksa apakah kolomnya tertukar.",
                column=column,
                n=unknown,
            ),
            "file",
        )


def forget_unused() -> None:
    """Take away what nobody has placed and no report says, nor said before an import that may still be undone."""
    for table, column in ((ChannelMapping, "channel"), (StatusMapping, "status")):
        now, earlier = getattr(ComplaintReport, column), getattr(EarlierReport, column)
        unused = table.raw.not_in(select(now)), table.raw.not_in(select(earlier).where(earlier.is_not(None)))
        gone = delete(table).where(~table.confirmed, *unused)
        db.session.execute(gone.execution_options(synchronize_session=False))
