"""Draws the uptake of a region: figures in, shapes out; the template only writes them down."""

import re

from app.core.i18n import _
from app.web.charts.places import Plot, above, frame_of
from app.web.charts.shapes import Size, Uptake, UptakeChart
from app.web.charts.values import clean, grouped, has_any, missing_months, scale
from app.web.charts.words import legend_of, sentences


def both_sizes(uptake: Uptake, uid: str) -> tuple[UptakeChart, UptakeChart]:
    """The wide and the narrow drawing of one page, with ids of their own."""
    return draw(uptake, uid=uid, size=Size.WIDE), draw(uptake, uid=f"{uid}-n", size=Size.NARROW)


def draw(uptake: Uptake, *, uid: str, size: Size = Size.WIDE) -> UptakeChart:
    """The chart of a region; ``uid`` must be unique on the page."""
    if not re.fullmatch("[A-Za-z][A-Za-z0-9_-]*", uid):
        raise ValueError(f"not usable as an id: {uid!r}")
    series = {"officer": clean(uptake.officer), "citizen": clean(uptake.citizen)}  # the headline is drawn last, on top
    top, step = scale(max((value for values in series.values() for value in values if value is not None), default=0))
    disrupted = [month in uptake.disrupted for month in uptake.months]
    legend = legend_of(series, any_marker=bool(grouped(uptake)), any_disruption=any(disrupted))
    frame, marks = frame_of(uptake, size, top, step, len(legend))
    plot = Plot(frame, len(uptake.months), top)
    lines = tuple(plot.line(key, values) for key, values in series.items() if has_any(values))
    words = above(frame, legend) if size is Size.NARROW else plot.beside(series, legend)
    return UptakeChart(
        uid=uid,
        size=size,
        frame=frame,
        title=_("Pengaduan per 100.000 penduduk per bulan, %(name)s", name=uptake.name),
        desc=" ".join(sentences(uptake, series)),
        bands=plot.bands(missing_months(series)),
        disruptions=plot.bands(disrupted),
        ticks=plot.ticks(top, step),
        months=plot.month_names(uptake.months),
        lines=lines,
        marks=marks,
        words=words,
    )
