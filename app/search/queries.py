"""Finding rows by their words. Which of them a reader may know of is asked of each package's own query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from app.core.db import db
from app.core.names import near, without_titles, words
from app.core.permissions import require
from app.core.viewer import Viewer
from app.search.models import SearchWord
from app.search.policy import USE
from app.search.sources import SOURCES, Group, Hit, Source, groups, together

MOST_ASKED = 8  # words of a question that count
LEAST_SLIPPED = 4  # letters of a word in which a slip of the hand is forgiven
A_FEW, MANY = 5, 50
LAST = "\U0010ffff"

Term = Sequence[str]  # a word, and what else it may have meant


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for; ``slips`` are words that the index holds near to a word of hers."""

    text: str
    slips: dict[str, list[str]] | None = None

    def matching(self, source: Source) -> Select[int]:
        """The numbers of the rows of a source that hold every word, or a word that begins with it."""
        found = _words(without_titles(self.text) if source.person else self.text)
        conditions = [self._term(found, place, source) for place in range(len(found))]
        query = select(SearchWord.owner_id).where(SearchWord.source == source.name)
        if not conditions:
            return query.where(false())
        for condition in conditions[1:]:
            also = select(SearchWord.owner_id).where(SearchWord.source == source.name, condition)
            query = query.where(SearchWord.owner_id.in_(also))
        return query.where(conditions[0])

    def among(self, number: Any, source: Source) -> ColumnElement[bool]:
        """Whether a row is one of them, for lists in an order of which only the beginning is read.

        The sum keeps SQLite from fetching every match first: it walks along the order's own index instead, and
        stops. For a word that all of 20,000 activities hold that is 3 ms and not 36, and no more for a rare one.
        """
        return (number + 0).in_(self.matching(source))

    def _term(self, found: list[str], place: int, source: Source) -> ColumnElement[bool]:
        word = found[place]
        meant = [_begins(word)]
        if source.named:
            meant += [_begins(one) for one in together(found[max(place - 1, 0) : place + 2])]
        if source.named and self.slips is not None:
            also = self.slips.get(word, []) + ([word[0]] if source.person and len(found) > 1 else [])
            meant.append(SearchWord.word.in_(also))
        return or_(*meant)


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(words(text)))[:MOST_ASKED]


def _begins(word: str) -> ColumnElement[bool]:
    """One stretch of the index; a column begins with a word where it lies between it and its last possible end."""
    column: Any = SearchWord.word
    return and_(column >= word, column < word + LAST)


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one group; ``more`` says that there are others which the viewer may see too."""

    group: Group
    hits: list[Hit]
    more: bool


@dataclass(frozen=True, slots=True)
class Results:
    """What was found; ``slipped`` when nothing held the words as they were written."""

    found: list[Found]
    slipped: bool = False


def search(text: str, viewer: Viewer, only: str = "") -> Results:
    """A few of each group, or many of the only one."""
    require(USE, viewer)
    if not _words(text):
        return Results([])
    wanted = [group for group in groups() if only in ("", group.key)]
    limit = MANY if only else A_FEW
    found = _found(wanted, Asked(text), viewer, limit)
    if found:
        return Results(found)
    forgiving = [group for group in wanted if group.forgiving]
    slips = _slips(_words(text)) if forgiving else {}
    return Results(_found(forgiving, Asked(text, slips), viewer, limit), slipped=True)


def _found(wanted: Iterable[Group], asked: Asked, viewer: Viewer, limit: int) -> list[Found]:
    hits = [(group, group.find(asked, viewer, limit + 1)) for group in wanted]
    return [Found(group, rows[:limit], len(rows) > limit) for group, rows in hits if rows]


def _slips(asked: list[str]) -> dict[str, list[str]]:
    """The words of names with one slip between them and a word that was asked, by that word; the first letter is
    taken to be right."""
    long = [word for word in asked if len(word) >= LEAST_SLIPPED]
    if not long:
        return {}
    names = [source.name for source in SOURCES.values() if source.named]
    query = select(SearchWord.word).where(SearchWord.source.in_(names), or_(*map(_like, long))).distinct()
    held = list(db.session.scalars(query))
    return {word: [other for other in held if near(word, other)] for word in long}


def _like(word: str) -> ColumnElement[bool]:
    letters = func.length(SearchWord.word)
    return and_(_begins(word[0]), letters.between(len(word) - 1, len(word) + 1))


def is_built() -> bool:
    """Whether the index holds anything."""
    return db.session.scalar(select(SearchWord.owner_id).limit(1)) is not None
