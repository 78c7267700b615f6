"""The arithmetic of a chart's figures: gaps, runs, the scale of the axis, markers by month."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.core.i18n import _
from app.web import formats
from app.web.charts.shapes import Marker, Series, Uptake

CEILING = 1e12  # no region can have more reports per 100,000 residents; keeps every coordinate finite


def clean(values: Sequence[float | None]) -> list[float | None]:
    return [None if value is None or not math.isfinite(value) else min(float(value), CEILING) for value in values]


def has_any(values: Sequence[float | None]) -> bool:
    return any(value is not None for value in values)


def missing_months(series: Series) -> list[bool]:
    """Months in which a series that is drawn has no figure; all of them when nothing is drawn."""
    drawn = [values for values in series.values() if has_any(values)]
    return [not drawn or any(values[i] is None for values in drawn) for i in range(len(series["citizen"]))]


def scale(highest: float) -> tuple[float, float]:
    """Upper end and step of an axis from 0: steps of 1, 2 or 5, three to six of them."""
    if highest < 1e-6:
        return 1.0, 0.5
    magnitude = 10.0 ** (math.floor(math.log10(highest)) - 1)
    step = next(s * magnitude for s in (1, 2, 5, 10, 20) if highest <= 6 * s * magnitude * (1 + 1e-9))
    return math.ceil(highest / step - 1e-9) * step, step


def tick_label(value: float, step: float) -> str:
    """As many decimals as the step needs; millions in words."""
    if step >= 1e6:
        return _("%(count)s juta", count=formats.number(value / 1e6))
    return formats.number(value, max(0, -math.floor(math.log10(step) + 1e-9)))


def tick_values(top: float, step: float) -> list[float]:
    return [step * i for i in range(round(top / step) + 1)]


def runs_of(values: list[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Months with data that follow each other."""
    run: list[tuple[int, float]] = []
    for index, value in enumerate(values):
        if value is not None:
            run.append((index, value))
        elif run:
            yield run
            run = []
    if run:
        yield run


def grouped(uptake: Uptake) -> dict[int, list[Marker]]:
    """Markers by the index of their month, in the order of time; those outside the months are not on this chart."""
    index = {(month.year, month.month): i for i, month in enumerate(uptake.months)}
    inside = [
        (index[key], marker) for marker in uptake.markers if (key := (marker.month.year, marker.month.month)) in index
    ]
    inside.sort(key=lambda pair: (pair[0], pair[1].letter))
    return {i: [marker for _i, marker in pairs] for i, pairs in groupby(inside, key=lambda pair: pair[0])}
