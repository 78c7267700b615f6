"""Which regions can be used: minimum data, and what shares its shocks."""

import re
from dataclasses import dataclass

import numpy as np

from app.measurement.estimator.arrays import Flags, Floats, Numbers
from app.measurement.estimator.limits import LEAST_AFTER, LEAST_BEFORE, MOST_MISSING
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.reasons import Reason, Why, reason
from app.measurement.estimator.spans import Window
from app.measurement.estimator.study import Study

_CODE = re.compile(r"[0-9]{2}\.[0-9]{2}")  # a kabupaten/kota; its first two digits are the province


@dataclass(frozen=True, eq=False, slots=True)
class Eligible:
    """The regions that are left, their names, and what was left out and why."""

    study: Study
    regions: tuple[str, ...]
    reasons: tuple[Reason, ...]


def eligible(panel: Panel, window: Window, looked_at: Flags | None = None) -> Eligible:
    """Regions reached before the data begin, of unknown population or with too many gaps are used for nothing.

    Regions whose time before or after the outreach is too short, and those that ``looked_at`` (n,) does not name, are
    not looked at, but the months before it still say what to expect.
    """
    before, after, gaps = _months_before(panel), _months_after(panel, window), _gaps(panel, window)
    reached = ~panel.untouched
    always, unknown = panel.start < 0, ~(panel.people > 0).any(1)
    gaps &= ~always & ~unknown
    there = reached & ~always & ~unknown & ~gaps & (True if looked_at is None else looked_at)
    short_before = there & (before < LEAST_BEFORE)
    short_after = there & ~short_before & (after < LEAST_AFTER)
    bare = there & ~short_before & ~short_after & _nothing_settled(panel, window)
    dropped, treated = always | unknown | gaps, there & ~short_before & ~short_after & ~bare
    study = _study(panel, treated, window).without(dropped)
    left_out = (
        (Why.BEFORE_DATA, always),
        (Why.NO_POPULATION, unknown & ~always),
        (Why.GAPS, gaps),
        (Why.NONE_SETTLED, bare),
    )
    told = [reason(why, regions=_names(panel, flags)) for why, flags in left_out if flags.any()]
    told += _short(panel, window, short_before, short_after)
    return Eligible(study, _names(panel, ~dropped), tuple(told))


def _short(panel: Panel, window: Window, before: Flags, after: Flags) -> list[Reason]:
    """Regions whose time is too short, and from which month on it will do."""
    told = []
    if before.any():
        month = panel.month(panel.start[before].min() - LEAST_BEFORE)
        told.append(reason(Why.SHORT_BEFORE, regions=_names(panel, before), month=month))
    if window[1] - window[0] + 1 < LEAST_AFTER:
        told.append(reason(Why.SHORT_WINDOW, window=f"{window[0]}-{window[1]}"))
    elif after.any():
        month = panel.month(panel.start[after].min() + window[0] + LEAST_AFTER - 1)
        told.append(reason(Why.SHORT_AFTER, regions=_names(panel, after), month=month))
    return told


def _study(panel: Panel, treated: Flags, window: Window) -> Study:
    start = np.where(panel.untouched, np.inf, panel.start)
    return Study(panel.counts, panel.people, start, treated, groups(panel, treated), window, shares=panel.shares)


def groups(panel: Panel, treated: Flags) -> Numbers:
    """(n,) provinces where outreach came to whole provinces at a time, else every region by itself.

    Regions are known by their code ('36.02'). Where some region was never reached: no province of a treated region
    has one. Where every region was: all regions of a province share one date.
    """
    alone = np.arange(len(panel.regions))
    if not treated.any() or not all(_CODE.fullmatch(region) for region in panel.regions):
        return alone
    provinces = np.array([int(region[:2]) for region in panel.regions])
    there = [panel.start[provinces == province] for province in np.unique(provinces[treated])]
    if panel.untouched.any():
        whole = not any((start >= panel.months).any() for start in there)
    else:
        whole = all(len(np.unique(start)) == 1 for start in there)
    return provinces if whole and any(len(start) > 1 for start in there) else alone


def _known(panel: Panel) -> Flags:
    """(n, T) months of which nothing is missing, those in which there was nothing to count among them."""
    return np.isfinite(panel.counts) & (panel.people >= 0)


def _set_aside(panel: Panel) -> Flags:
    """(n, T) months that were left out on purpose: they are no gaps, and make no time longer."""
    return np.isnan(panel.counts) & (panel.people == 0)


def _nothing_settled(panel: Panel, window: Window) -> Flags:
    """(n,) regions of which no share can be told, before the outreach or after it."""
    settled = np.where(_known(panel), panel.people, 0.0)
    before, after = (np.where(cells, settled, 0.0).sum(1) for cells in (_since(panel) < 0, _inside(panel, window)))
    return np.asarray(panel.shares & ((before == 0) | (after == 0)))


def _since(panel: Panel) -> Floats:
    """(n, T) months since the first outreach; -inf where there was none."""
    return np.asarray(np.arange(panel.months)[None, :] - panel.start[:, None])


def _inside(panel: Panel, window: Window) -> Flags:
    since = _since(panel)
    return (since >= window[0]) & (since <= window[1])


def _months_before(panel: Panel) -> Numbers:
    return np.asarray((_known(panel) & (_since(panel) < 0)).sum(1))


def _months_after(panel: Panel, window: Window) -> Numbers:
    return np.asarray((_known(panel) & _inside(panel, window)).sum(1))


def _gaps(panel: Panel, window: Window) -> Flags:
    """(n,) regions that lack more than a tenth of the months that would be read of them, or whose time would be long
    enough without gaps."""
    kept = ~_set_aside(panel)
    earlier, inside = (_since(panel) < 0) & kept, _inside(panel, window) & kept
    read = earlier | inside
    there = _known(panel) & read
    before, after = earlier.sum(1), inside.sum(1)
    enough = (before >= LEAST_BEFORE) & (after >= LEAST_AFTER) & ~panel.untouched
    torn = enough & ((_months_before(panel) < LEAST_BEFORE) | (_months_after(panel, window) < LEAST_AFTER))
    return torn | ((read & ~there).sum(1) > MOST_MISSING * read.sum(1))


def _names(panel: Panel, flags: Flags) -> tuple[str, ...]:
    return tuple(region for region, named in zip(panel.regions, flags, strict=True) if named)
