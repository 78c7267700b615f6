"""Coordinates: the edges of the drawing, and where in it months, values, marks and words stand."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from app.web import formats
from app.web.charts.shapes import Band, Frame, Line, Mark, Series, Size, Text, Uptake
from app.web.charts.values import grouped, runs_of, tick_label, tick_values

# Width of a letter as a share of its size: Arial's average, a little generous.
LETTER, LETTER_BOLD = 0.56, 0.68


# Width of the drawing, size of its letters, height of what is inside the axes.
MEASURES = {Size.WIDE: (760, 13, 230), Size.LOW: (760, 13, 100), Size.NARROW: (320, 15, 190)}

BESIDE = 166  # room at the right for "Disampaikan warga" in bold, also in the widest of the usual fonts
MOST_LETTER_ROWS = 2  # below a low drawing


class Plot:
    """Turns months and values into coordinates. A month is a slot of equal width, its point in the middle."""

    def __init__(self, frame: Frame, months: int, top: float) -> None:
        self.frame, self.count, self.top = frame, months, top
        self.slot = (frame.right - frame.left) / months

    def x(self, index: int) -> float:
        return _slot_middle(self.frame, self.count, index)

    def y(self, value: float) -> float:
        return round(self.frame.bottom - (self.frame.bottom - self.frame.top) * value / self.top, 1)

    def line(self, key: str, values: list[float | None]) -> Line:
        runs, dots = [], []
        for run in runs_of(values):
            places = [(self.x(i), self.y(value)) for i, value in run]
            if len(places) == 1:
                dots += places
            else:
                runs.append(" ".join(f"{x},{y}" for x, y in places))
        return Line(key, tuple(runs), tuple(dots))

    def bands(self, missing: list[bool]) -> tuple[Band, ...]:
        found, start = [], 0
        for is_missing, months in groupby(missing):
            length = len(list(months))
            if is_missing:
                found.append(Band(round(self.frame.left + self.slot * start, 1), round(self.slot * length, 1)))
            start += length
        return tuple(found)

    def ticks(self, top: float, step: float) -> tuple[Text, ...]:
        x = self.frame.left - 6
        return tuple(Text("tick", tick_label(value, step), x, self.y(value)) for value in tick_values(top, step))

    def month_names(self, months: Sequence[date]) -> tuple[Text, ...]:
        room, half = 4.6 * self.frame.font, 1.9 * self.frame.font
        every = next((k for k in (1, 2, 3, 6, 12, 24, 60) if k * self.slot >= room), 120)
        y = self.frame.bottom + self.frame.font + 5
        shown = range(0, self.count, every)
        return tuple(Text("month", formats.month(months[i]), _held(self.x(i), half, self.frame), y) for i in shown)

    def beside(self, series: Series, legend: list[tuple[str, str]]) -> tuple[Text, ...]:
        """Each line's name at its end; the names of bands and marks at the height where those are."""
        frame, x, words = self.frame, self.frame.right + 10, dict(legend)
        ends = {key: self.y(next(v for v in reversed(series[key]) if v is not None)) for key in series if key in words}
        below = 12 if "disrupted" in words else 4  # its name stands first
        heights = _apart(ends, frame.top + below, frame.bottom - 6, frame.font + 4)
        heights |= {"missing": frame.bottom + frame.font + 5, "mark": frame.bottom + 2 * frame.font + 21}
        heights["disrupted"] = frame.top - 2
        return tuple(Text(key, words[key], x, heights[key]) for key in words)


def _slot_middle(frame: Frame, count: int, index: int) -> float:
    return round(frame.left + (frame.right - frame.left) * (index + 0.5) / count, 1)


def _held(x: float, half: float, frame: Frame) -> float:
    """The middle of a centred word, moved so that neither end leaves the drawing."""
    return round(max(half, min(x, frame.width - half)), 1)


def _apart(ends: dict[str, float], top: float, bottom: float, gap: float) -> dict[str, float]:
    """Heights of at most two names: where their lines end, but never on one another nor outside the plot."""
    placed = {key: min(max(y, top), bottom) for key, y in ends.items()}
    if len(placed) == 2:
        upper, lower = sorted(placed, key=lambda key: (placed[key], key))
        short = gap - (placed[lower] - placed[upper])
        if short > 0:
            first = min(max(placed[upper] - short / 2, top), bottom - gap)
            placed[upper], placed[lower] = first, first + gap
    return {key: round(y, 1) for key, y in placed.items()}


def frame_of(uptake: Uptake, size: Size, top: float, step: float, lines: int) -> tuple[Frame, tuple[Mark, ...]]:
    """The outer measures; the height grows with the legend and with the rows that the marks' letters need."""
    wide = size is not Size.NARROW
    width, font, plot = MEASURES[size]
    left = 12 + max(len(tick_label(value, step)) for value in tick_values(top, step)) * font * LETTER
    upper = 14 if wide else 12 + lines * (font + 6)
    edges = (round(left, 1), float(upper), float(width - (BESIDE if wide else 10)), float(upper + plot))
    frame = Frame(width, 0, *edges, font)
    marks = _marks(uptake, frame)
    if size is Size.LOW and len({mark.letters.y for mark in marks}) > MOST_LETTER_ROWS:
        marks = tuple(_bare(mark, frame) for mark in marks)
    foot = max((mark.letters.y for mark in marks), default=frame.bottom + font + 5) + 8
    return Frame(width, round(foot, 1), *edges, font), marks


def _marks(uptake: Uptake, frame: Frame) -> tuple[Mark, ...]:
    """One mark per month; letters that would touch their neighbour go one row lower."""
    made: list[Mark] = []
    rows: list[float] = []
    for index, markers in grouped(uptake).items():
        letters = "·".join(dict.fromkeys(marker.letter for marker in markers))
        half = len(letters) * frame.font * LETTER_BOLD / 2
        x = _slot_middle(frame, len(uptake.months), index)
        middle = _held(x, half, frame)
        row = next((i for i, end in enumerate(rows) if end + 3 <= middle - half), len(rows))
        rows[row : row + 1] = [middle + half]
        y = frame.bottom + 2 * frame.font + 21 + row * (frame.font + 1)
        made.append(Mark(x, _triangle(frame, len(uptake.months)), Text("mark", letters, middle, y)))
    return tuple(made)


def _bare(mark: Mark, frame: Frame) -> Mark:
    """The same without its letters: they would need more height than the drawing has."""
    return Mark(mark.x, mark.half, Text("mark", "", mark.x, frame.bottom + 2 * frame.font + 21))


def _triangle(frame: Frame, months: int) -> float:
    """Half the foot of a triangle; neighbours stand side by side."""
    return round(min(6.0, (frame.right - frame.left) / months / 2), 1)


def above(frame: Frame, legend: list[tuple[str, str]]) -> tuple[Text, ...]:
    return tuple(Text(key, text, 40, 16 + row * (frame.font + 6)) for row, (key, text) in enumerate(legend))
