"""What a question reads of the source: which regions, which months, which counts; and which regions it leaves out.

Nothing here looks at how many reports there were, only at whether they are known.
"""

from dataclasses import dataclass

import numpy as np

from app.core.dates import shifted
from app.measurement.estimator.arrays import Flags, Floats, Numbers
from app.measurement.estimator.limits import LEAST_BEFORE, MOST_MISSING
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.spans import Window
from app.measurement.results import Excluded
from app.measurement.settings import Outcome, Settings
from app.measurement.source import Source


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """The panel of a question. ``rows`` and ``columns`` say where it stands in the arrays of the source."""

    panel: Panel
    looked_at: Flags  # (n,) of the panel's regions; the others that were reached say only what to expect
    rows: Numbers  # (n,)
    columns: slice
    excluded: tuple[tuple[str, Excluded], ...]


def asked(source: Source, settings: Settings) -> Asked:
    """Regions of the area with known dates and one scope: the one that most regions looked at have."""
    counts, exposure = _figures(source, settings.outcome)
    start = source.reached[settings.treatment].start
    inside, named = _area(source, settings)
    bare = inside & ~(np.isfinite(counts) & (exposure != 0)).any(1)
    undated = inside & ~bare & np.isnan(start)
    kept = inside & ~bare & ~undated
    looked_at = kept & np.isfinite(start) & named
    other = kept & ~_of_scope(source.scope, looked_at if looked_at.any() else kept)
    rows = np.flatnonzero(kept & ~other)
    columns = _span(np.isfinite(counts[rows]), start[rows], looked_at[rows], settings.window)
    left_out = {Excluded.NO_DATA: bare, Excluded.UNKNOWN_DATE: undated, Excluded.OTHER_SCOPE: other}
    if settings.without_disrupted:
        counts, exposure = np.where(source.disrupted, np.nan, counts), np.where(source.disrupted, 0.0, exposure)
    return Asked(
        panel=Panel(
            regions=tuple(source.regions[row] for row in rows),
            first=shifted(source.first, columns.start),
            counts=counts[rows, columns],
            people=exposure[rows, columns],
            start=start[rows] - columns.start,
            shares=settings.outcome is Outcome.FINISHED,
        ),
        looked_at=looked_at[rows],
        rows=rows,
        columns=columns,
        excluded=_excluded(source, settings, left_out),
    )


def borrowed_years(source: Source, found: Asked) -> tuple[str, ...]:
    """Regions whose residents are those of another year in some month that is read."""
    first = source.first.year * 12 + source.first.month - 1
    years = (first + np.arange(source.months)) // 12
    other = source.people_year[found.rows, found.columns] != years[found.columns]
    read = np.isfinite(found.panel.counts) & np.isfinite(found.panel.people)
    return tuple(found.panel.regions[row] for row in np.flatnonzero((other & read).any(1)))


def _figures(source: Source, outcome: Outcome) -> tuple[Floats, Floats]:
    """Counts, and what they are counted among. No settled report in a month: nothing is missing, nothing is said."""
    match outcome:
        case Outcome.CITIZEN:
            return source.citizen, source.people
        case Outcome.RECEIVED:
            return source.received, source.people
        case Outcome.CITIZEN_KEPT:
            return source.citizen_kept, source.people
        case Outcome.FINISHED:
            return source.finished, source.settled


def _area(source: Source, settings: Settings) -> tuple[Flags, Flags]:
    """(n,) regions that are read, and those of them that are looked at if they were reached."""
    named = np.array([not settings.regions or code in settings.regions for code in source.regions], dtype=bool)
    inside = np.array([not settings.area or code[:2] in settings.area for code in source.regions], dtype=bool)
    return (inside | named if settings.regions else inside), named


def _of_scope(scopes: tuple[str, ...], among: Flags) -> Flags:
    """(n,) regions of the scope that most of ``among`` have, the first by name where two are as frequent."""
    every = np.array(scopes, dtype=object)
    names, times = np.unique(every[among].astype(str), return_counts=True)
    return np.asarray(every == names[times.argmax()]) if len(names) else np.zeros(len(every), dtype=bool)


def _span(present: Flags, start: Floats, looked_at: Flags, window: Window) -> slice:
    """Columns of the panel: up to the last known month of the regions looked at, from the month that keeps most.

    Series begin in different months, and a region that lacks many months is used for nothing. What is kept is counted
    as regions looked at times others times months.
    """
    known = np.flatnonzero((present[looked_at] if looked_at.any() else present).any(0))
    if not len(known):
        return slice(0, 0)
    stop = int(known[-1]) + 1
    kept = _kept(present[:, :stop], start, looked_at, window)
    first = int(kept.argmax()) if kept.any() else int(np.flatnonzero(present.any(0))[0])
    return slice(first, stop)


def _kept(present: Flags, start: Floats, looked_at: Flags, window: Window) -> Numbers:
    """(T,) how much would be kept if the panel began in each column."""
    columns = np.arange(present.shape[1])
    since = columns - start[:, None]
    read = (since < 0) | (looked_at[:, None] & (since >= window[0]) & (since <= window[1]))
    whole = (_onwards(read) > 0) & (_onwards(read & ~present) <= MOST_MISSING * _onwards(read))
    long = looked_at[:, None] & (-since >= LEAST_BEFORE)
    looked, others = (whole & long).sum(0), (whole & ~looked_at[:, None]).sum(0)
    return np.asarray(looked * (1 + others) * (len(columns) - columns))


def _onwards(flags: Flags) -> Numbers:
    """(n, T) how many there are from each column on."""
    return np.asarray(flags[:, ::-1].cumsum(1)[:, ::-1])


def _excluded(source: Source, settings: Settings, left_out: dict[Excluded, Flags]) -> tuple[tuple[str, Excluded], ...]:
    """By code; a region that somebody named and of which nothing is known is among them."""
    found = {source.regions[row]: why for why, flags in left_out.items() for row in np.flatnonzero(flags)}
    found |= {code: Excluded.NO_DATA for code in settings.regions if code not in source.regions}
    return tuple(sorted(found.items()))
