"""What packages above show on a page further down: they register it, so that the page's package knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.core.viewer import Viewer

Owner = TypeVar("Owner")


@dataclass(frozen=True, slots=True)
class Section:
    """``template`` is included with ``section`` in its context; it starts no query."""

    template: str
    rows: list[Any]
    more: bool = False


class Sections(Generic[Owner]):
    """The sections of one kind of page, in the order in which they were registered.

    An object of this class decorates a function that gives what a viewer sees of an owner, or None.
    """

    def __init__(self) -> None:
        self._made: list[Callable[[Owner, Viewer], Section | None]] = []

    def __call__(self, made: Callable[[Owner, Viewer], Section | None]) -> Callable[[Owner, Viewer], Section | None]:
        self._made.append(made)
        return made

    def of(self, owner: Owner, viewer: Viewer) -> list[Section]:
        found = (section(owner, viewer) for section in self._made)
        return [section for section in found if section is not None]
