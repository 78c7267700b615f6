"""What a map is made of: the places that go in, the shapes that come out."""

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]
Ring = tuple[Point, ...]


class MapSize(StrEnum):
    """Wide for desks, narrow for phones."""

    WIDE = "wide"
    NARROW = "narrow"


@dataclass(frozen=True, slots=True)
class Place:
    """A region on a map: ``step`` is its class, 0 where there are no data; ``at`` a point of the coast's plane, or a
    column and a row. Places of one ``href`` are one link, called ``name``."""

    href: str
    name: str
    label: str
    figure: str
    at: Point
    step: int
    marked: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """One bubble (``size`` is its radius, x and y its middle) or tile (``size`` is its side, x and y its corner)."""

    x: float
    y: float
    size: float
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """What is pressed as one, with a line around it where it is made of several tiles."""

    href: str
    name: str
    spots: tuple[Spot, ...]
    outline: str = ""


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """Everything the template draws; ``font`` 0 means that its spots are too small for words."""

    uid: str
    width: int
    height: int
    font: int
    land: str
    links: tuple[Link, ...]
    round: bool
