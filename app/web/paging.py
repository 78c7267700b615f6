"""Keyset paging, newest first: a page is asked for by the last row seen, so it costs the same at any depth."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, tuple_

from app.web.links import query_link

Row = TypeVar("Row")
AFTER, BEFORE = "setelah", "sebelum"
PAGE_NAMES = (AFTER, BEFORE)
SIZE = 25


@dataclass(frozen=True, slots=True)
class Key:
    """Where a row stands in the list: what it is sorted by, as text, and its id."""

    value: str
    id: int

    def __str__(self) -> str:
        return f"{self.value}~{self.id}"

    @classmethod
    def read(cls, text: str | None) -> "Key | None":
        value, _tilde, number = (text or "").rpartition("~")
        if not (number.isascii() and number.isdigit() and len(number) < 19 and len(value) < 200):
            return None
        return cls(value, int(number))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stretch of a list: after a row, before a row, or from the start."""

    after: Key | None = None
    before: Key | None = None
    size: int = SIZE

    @classmethod
    def asked(cls, args: Any, size: int = SIZE) -> "Wanted":
        """From the query string; a key that makes no sense counts as the start."""
        after = Key.read(args.get(AFTER))
        return cls(after, None if after else Key.read(args.get(BEFORE)), size)


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """The rows of one page and the keys of its neighbours."""

    rows: list[Row]
    previous: Key | None
    next: Key | None

    def previous_link(self, args: Any) -> str | None:
        return query_link(args, {BEFORE: str(self.previous)}, drop=PAGE_NAMES) if self.previous else None

    def next_link(self, args: Any) -> str | None:
        return query_link(args, {AFTER: str(self.next)}, drop=PAGE_NAMES) if self.next else None


def narrowed(
    statement: Select[Any], sort: Any, ident: Any, wanted: Wanted, read: Callable[[str], Any] = str
) -> Select[Any]:
    """The statement for one page, one row more than is shown. ``sort`` must not be NULL (coalesce it);
    ``read`` turns a key's text into its value, such as ``date.fromisoformat``."""
    place = tuple_(sort, ident)
    key = _readable(wanted, read)
    if key and wanted.before:
        return statement.where(place > key).order_by(sort.asc(), ident.asc()).limit(wanted.size + 1)
    if key:
        statement = statement.where(place < key)
    return statement.order_by(sort.desc(), ident.desc()).limit(wanted.size + 1)


def _readable(wanted: Wanted, read: Callable[[str], Any]) -> tuple[Any, int] | None:
    key = wanted.after or wanted.before
    try:
        return (read(key.value), key.id) if key else None
    except ValueError:
        return None


def paged(found: Sequence[Row], wanted: Wanted, key_of: Callable[[Row], Key]) -> Paged[Row]:
    """The page from the rows that ``narrowed`` found."""
    more, rows = len(found) > wanted.size, list(found[: wanted.size])
    if wanted.before:
        rows.reverse()
    earlier = more if wanted.before else wanted.after is not None
    later = more or wanted.before is not None
    return Paged(rows, key_of(rows[0]) if rows and earlier else None, key_of(rows[-1]) if rows and later else None)
