"""What was reported and what was to be expected, month by month counted from the outreach: the lines of the chart."""

from dataclasses import replace

import numpy as np

from app.measurement.estimator import jackknife, placebo
from app.measurement.estimator.arrays import Flags, Floats
from app.measurement.estimator.decision import Method
from app.measurement.estimator.effect import Effect, Influence, estimate, influence
from app.measurement.estimator.fit import NotSettled
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.spans import Interval
from app.measurement.estimator.study import Study
from app.measurement.results import EventMonth

MONTHS = range(-12, 13)
MOST_LEFT_OUT = 60  # groups that are left out one by one for each of 25 months


def observed_months(panel: Panel, shown: Flags, per: float) -> tuple[EventMonth, ...]:
    """Only what was reported, where nothing can be expected; ``shown`` (n,) are the regions."""
    since = np.arange(panel.months)[None, :] - panel.start[:, None]
    known = np.isfinite(panel.counts) & (panel.people > 0) & (shown & (panel.start >= 0))[:, None]
    cells = [known & (since == month) for month in MONTHS]
    return tuple(
        _observed(month, cell, panel.counts, panel.people, per) for month, cell in zip(MONTHS, cells, strict=True)
    )


def _observed(since: int, cells: Flags, counts: Floats, people: Floats, per: float) -> EventMonth:
    lived = float(people[cells].sum())
    rate = per * float(counts[cells].sum()) / lived if lived else None
    return EventMonth(since, int(cells.any(1).sum()), rate, None, None, None)


def event_months(study: Study, effect: Effect, method: Method, seed: int, per: float) -> tuple[EventMonth, ...]:
    """From a year before the month of the outreach to a year after it; counts are shown ``per`` so many residents.

    Each month is estimated as if it were the whole window: after the outreach from the same levels as the answer, and
    before it with that month set aside, so that no month says what to expect of itself. The band is where 95 of 100
    such months would lie had nothing happened: with placebos, what comparison regions stray from their own expectation
    in the same month after (or before) the same dates, drawn for the regions looked at and with the months' levels'
    own uncertainty, exactly as the interval of the answer is drawn but without an effect; where groups are left out one
    by one, the ends of that month's own interval over its ratio. None where neither can be had: without an interval in
    the answer's method, with fewer than 20 comparison groups known in that month, with too many groups to leave out, or
    where no report came in that month and one group would be left out. Months after the window are shown, and used for
    nothing else.
    """
    drawn = influence(study, effect.month)
    return tuple(_month(replace(study, window=(since, since)), effect, drawn, method, seed, per) for since in MONTHS)


def _month(here: Study, whole: Effect, drawn: Influence, method: Method, seed: int, per: float) -> EventMonth:
    since, known = here.window[0], here.matched
    effect = _settled(here, whole)
    if effect is None or not known.any():
        cells = here.observed & here.treated[:, None] & (here.columns - here.start[:, None] == since)
        return _observed(since, cells, here.counts, here.people, per)
    unit = per / float(here.people[known].sum())
    expected = unit * float(effect.expected.sum())
    rng = np.random.default_rng((seed, 2, since - MONTHS[0]))
    band = _band(here, effect, drawn if since >= 0 else None, method, rng)
    most = per if here.shares else np.inf  # a share of all ends there
    low, high = (min(expected * end, most) for end in band) if band else (None, None)
    told = _observed(since, known, here.counts, here.people, per)
    return replace(told, expected=min(expected, most), low=low, high=high)


def left_out(study: Study, effect: Effect) -> tuple[Interval, float] | None:
    """The interval from leaving out one group at a time; None also where the others' months no longer meet."""
    try:
        return jackknife.interval(study, effect)
    except NotSettled:
        return None


def _settled(here: Study, whole: Effect) -> Effect | None:
    try:
        return estimate(here, whole.month)
    except NotSettled:
        return None


def _band(
    here: Study, effect: Effect, drawn: Influence | None, method: Method, rng: np.random.Generator
) -> Interval | None:
    """As multiples of what is expected."""
    if not effect.expected.any():
        return None
    if method is Method.PLACEBO:
        return placebo.ordinary(here, effect, rng, drawn) if placebo.enough(here) else None
    if method is not Method.JACKKNIFE or len(np.unique(here.groups)) > MOST_LEFT_OUT:
        return None
    found = left_out(here, effect)
    return (found[0][0] / effect.ratio, found[0][1] / effect.ratio) if found else None
