"""Draws what was observed beside what was expected, month by month from the activity on: figures in, shapes out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.i18n import _
from app.web import formats
from app.web.charts.places import BESIDE, LETTER, MEASURES, Plot, above
from app.web.charts.shapes import Frame, Line, Series, Size, Text
from app.web.charts.values import clean, has_any, runs_of, scale, tick_label, tick_values

HIGHEST_BAND = 2.5  # of the highest line: a wider band is cut at the edge of the drawing
EVERY = 3  # months between two names below the axis


@dataclass(frozen=True)
class Compared:
    """One value, or None, for each month counted from the activity. ``unit`` heads the drawing; ``expected_name`` says
    what the second line is. ``pale`` draws what claims nothing."""

    unit: str
    expected_name: str
    since: Sequence[int]
    observed: Sequence[float | None]
    expected: Sequence[float | None]
    low: Sequence[float | None]
    high: Sequence[float | None]
    pale: bool = False

    def __post_init__(self) -> None:
        others = (self.observed, self.expected, self.low, self.high)
        if not self.since or any(len(values) != len(self.since) for values in others):
            raise ValueError("a comparison needs at least one month and a value, or None, for each")


@dataclass(frozen=True)
class ComparedChart:
    """Everything the template draws. ``active`` is where the month of the activity stands, if it is among them."""

    uid: str
    size: Size
    frame: Frame
    title: str
    desc: str
    bands: tuple[str, ...]
    ticks: tuple[Text, ...]
    months: tuple[Text, ...]
    lines: tuple[Line, ...]
    words: tuple[Text, ...]
    active: float | None
    pale: bool


def both_compared(compared: Compared, uid: str) -> tuple[ComparedChart, ComparedChart]:
    """The wide and the narrow drawing of one page, with ids of their own."""
    return draw_compared(compared, uid=uid), draw_compared(compared, uid=f"{uid}-n", size=Size.NARROW)


def draw_compared(compared: Compared, *, uid: str, size: Size = Size.WIDE) -> ComparedChart:
    """The chart; ``uid`` must be unique on the page."""
    if not re.fullmatch("[A-Za-z][A-Za-z0-9_-]*", uid):
        raise ValueError(f"not usable as an id: {uid!r}")
    series = {"observed": clean(compared.observed), "expected": clean(compared.expected)}
    band = _band(compared)
    top, step = scale(_highest(series, band))
    legend = _legend(compared, series, band)
    frame = _frame(size, top, step, len(legend))
    plot = Plot(frame, len(compared.since), top)
    place = {since: index for index, since in enumerate(compared.since)}
    return ComparedChart(
        uid=uid,
        size=size,
        frame=frame,
        title=compared.unit,
        desc=" ".join(_sentences(compared, series)),
        bands=tuple(_polygon(plot, run) for run in _runs(band)),
        ticks=plot.ticks(top, step),
        months=_names(plot, compared.since),
        lines=tuple(plot.line(key, series[key]) for key in ("expected", "observed") if has_any(series[key])),
        words=above(frame, legend) if size is Size.NARROW else plot.beside(series, legend),
        active=plot.x(place[0]) if 0 in place else None,
        pale=compared.pale,
    )


Ends = list[tuple[float, float] | None]


def _band(compared: Compared) -> Ends:
    ends = zip(clean(compared.low), clean(compared.high), strict=True)
    return [None if low is None or high is None else (max(0.0, low), high) for low, high in ends]


def _highest(series: Series, band: Ends) -> float:
    lines = max((value for values in series.values() for value in values if value is not None), default=0.0)
    wide = max((high for _low, high in (ends for ends in band if ends)), default=0.0)
    return max(lines, min(wide, HIGHEST_BAND * lines))


def _legend(compared: Compared, series: Series, band: Ends) -> list[tuple[str, str]]:
    names = {"observed": _("Yang diterima"), "expected": compared.expected_name}
    items = [(key, name) for key, name in names.items() if has_any(series[key])]
    if any(band):
        items.append(("missing", _("Kisaran perkiraan")))
    if 0 in compared.since:
        items.append(("mark", _("Bulan kegiatan")))
    return items


def _frame(size: Size, top: float, step: float, legend: int) -> Frame:
    width, font, plot = MEASURES[size]
    left = 12 + max(len(tick_label(value, step)) for value in tick_values(top, step)) * font * LETTER
    upper = 14 if size is not Size.NARROW else 12 + legend * (font + 6)
    right = width - (10 if size is Size.NARROW else BESIDE)
    height = upper + plot + 2 * font + 29
    return Frame(width, height, round(left, 1), float(upper), float(right), float(upper + plot), font)


def _runs(band: Ends) -> Iterator[list[tuple[int, tuple[float, float]]]]:
    """Months with a band that follow each other."""
    there: list[float | None] = [None if ends is None else 0.0 for ends in band]
    for run in runs_of(there):
        yield [(index, ends) for index, _zero in run if (ends := band[index]) is not None]


def _polygon(plot: Plot, run: list[tuple[int, tuple[float, float]]]) -> str:
    """Round the band; a month that stands alone is as wide as its slot."""
    upper = [(plot.x(index), plot.y(min(high, plot.top))) for index, (_low, high) in run]
    lower = [(plot.x(index), plot.y(min(low, plot.top))) for index, (low, _high) in run]
    if len(run) == 1:
        half = round(plot.slot / 2, 1)
        upper = [(round(upper[0][0] + by, 1), upper[0][1]) for by in (-half, half)]
        lower = [(round(lower[0][0] + by, 1), lower[0][1]) for by in (-half, half)]
    return " ".join(f"{x},{y}" for x, y in [*upper, *reversed(lower)])


def _names(plot: Plot, since: Sequence[int]) -> tuple[Text, ...]:
    y = plot.frame.bottom + plot.frame.font + 5
    shown = [(index, month) for index, month in enumerate(since) if month % EVERY == 0]
    return tuple(Text("month", signed(month), plot.x(index), y) for index, month in shown)


def signed(month: int) -> str:
    """+6, 0 and −6: months from the month of the activity."""
    return f"+{month}" if month > 0 else formats.number(month)


def _sentences(compared: Compared, series: Series) -> Iterator[str]:
    """What a sighted reader takes from the drawing, for those who hear it."""
    names = {"observed": _("Yang diterima"), "expected": compared.expected_name}
    for key, name in names.items():
        known = [(since, value) for since, value in zip(compared.since, series[key], strict=True) if value is not None]
        if known:
            yield _course(name, known)
    yield _("Bulan dihitung dari bulan kegiatan pertama, yaitu bulan 0.")
    yield _("Angka lengkap ada pada tabel.")


def _course(name: str, known: list[tuple[int, float]]) -> str:
    (first, start), (last, end) = known[0], known[-1]
    return _(
        "%(series)s: %(start)s pada bulan %(first)s, %(end)s pada bulan %(last)s, tertinggi %(highest)s.",
        series=name,
        start=formats.number(start, 2),
        first=signed(first),
        end=formats.number(end, 2),
        last=signed(last),
        highest=formats.number(max(value for _since, value in known), 2),
    )
