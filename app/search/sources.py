"""What can be found: packages above register here whose words are kept, and the groups of results."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from app.core.names import spelt, without_titles, words
from app.core.viewer import Viewer

if TYPE_CHECKING:
    from app.search.queries import Asked

MOST_WORDS = 300  # of one row

Texts = Callable[[Any], str | None]


def _number(row: Any) -> int:
    number: int = row.id
    return number


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of a table whose words are kept. ``fields`` are the columns that matter; ``texts`` gives the function that
    reads one row (None: it is not kept), made anew for every round, so that it may look something up once.

    ``person`` drops titles; ``named`` also finds what was written apart, together or with a slip of the hand.
    """

    name: str
    model: type[Any]
    fields: tuple[str, ...]
    texts: Callable[[], Texts]
    number: Callable[[Any], int] = _number
    named: bool = False
    person: bool = False

    def words(self, text: str) -> set[str]:
        found = words(without_titles(text) if self.person else text)[:MOST_WORDS]
        return set(found) | (set(together(found)) if self.named else set())


def together(found: Iterable[str]) -> list[str]:
    """Every two neighbours as one word: Nur Hayati as Nurhayati."""
    return [spelt(one + other) for one, other in pairwise(found)]


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found: ``endpoint`` and ``values`` are its page."""

    title: str
    note: Any
    region: str
    endpoint: str
    values: dict[str, Any] = field(default_factory=dict)


Find = Callable[["Asked", Viewer, int], list[Hit]]


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one kind. ``find`` starts from what the viewer may see; ``forgiving`` when its names are also looked
    for with a slip of the hand."""

    key: str
    label: Any
    position: int
    find: Find
    forgiving: bool


SOURCES: dict[str, Source] = {}
_groups: dict[str, Group] = {}


def register_source(source: Source) -> Source:
    """Called once, where a package's queries are."""
    if source.name in SOURCES:
        raise ValueError(f"{source.name} is registered twice")
    SOURCES[source.name] = source
    return source


def register_group(key: str, label: Any, *, position: int, forgiving: bool = False) -> Callable[[Find], Find]:
    """Decorate the function that gives up to so many hits that the viewer may see."""

    def register(find: Find) -> Find:
        _groups[key] = Group(key, label, position, find, forgiving)
        return find

    return register


def groups() -> list[Group]:
    return sorted(_groups.values(), key=lambda group: group.position)
