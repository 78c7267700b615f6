"""What an uptake chart is made of: the figures that go in, the shapes that come out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Point = tuple[float, float]
Series = dict[str, list[float | None]]


class Size(StrEnum):
    """Wide for desks and paper, narrow for phones; letters stay at 12 px or more on the screens each is for.

    Low is as wide, for a paper whose page holds more than the chart."""

    WIDE = "wide"
    LOW = "low"
    NARROW = "narrow"


@dataclass(frozen=True)
class Marker:
    """An activity in a month: its kind in words and as a letter.

    A audiensi, F forum, R rapat, K kunjungan, S sosialisasi, B bimtek, M kegiatan KIM.
    """

    month: date
    label: str
    letter: str


@dataclass(frozen=True)
class Uptake:
    """Reports per 100,000 residents and month; None where the data are not there. One value for each month."""

    name: str
    months: Sequence[date]
    citizen: Sequence[float | None]
    officer: Sequence[float | None]
    markers: Sequence[Marker] = ()
    disrupted: Collection[date] = ()  # months (first days) in which the service was disrupted

    def __post_init__(self) -> None:
        if not self.months or not len(self.months) == len(self.citizen) == len(self.officer):
            raise ValueError("an uptake chart needs at least one month and a value, or None, for each")
        if any(value is not None and value < 0 for value in (*self.citizen, *self.officer)):
            raise ValueError("a rate cannot be negative")


@dataclass(frozen=True)
class Text:
    """A word in its place; ``key`` says what it belongs to."""

    key: str
    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """One series: polylines, and dots for months that stand alone between gaps."""

    key: str
    runs: tuple[str, ...]
    dots: tuple[Point, ...]


@dataclass(frozen=True)
class Band:
    """Months that follow each other, without data or with a disruption of the service."""

    x: float
    width: float


@dataclass(frozen=True)
class Mark:
    """The activities of one month: a vertical line, a triangle and their letters (empty where there is no room)."""

    x: float
    half: float
    letters: Text


@dataclass(frozen=True)
class Frame:
    """The drawing's outer size and the edges of the plot inside it."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    font: float


@dataclass(frozen=True)
class UptakeChart:
    """Everything the template draws, in the order it draws it."""

    uid: str
    size: Size
    frame: Frame
    title: str
    desc: str
    bands: tuple[Band, ...]
    disruptions: tuple[Band, ...]
    ticks: tuple[Text, ...]
    months: tuple[Text, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    words: tuple[Text, ...]

    @property
    def lettered(self) -> bool:
        return any(mark.letters.text for mark in self.marks)
