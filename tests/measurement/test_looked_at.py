"""Only some of the reached regions are looked at: the others say what to expect until their own date, and no longer."""

from dataclasses import replace

import numpy as np
import pytest

from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.decision import Method
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.reasons import Why
from tests.measurement.worlds import FIRST, World, draw


def test_all_reached_are_looked_at_unless_some_are_named() -> None:
    panel = draw(World(), 8).panel
    assert analyse(panel, looked_at=~panel.untouched) == analyse(panel)


def test_what_the_others_report_after_their_date_is_used_for_nothing() -> None:
    panel = draw(World(), 8).panel
    looked_at = np.isin(np.arange(38), np.flatnonzero(~panel.untouched)[:4])
    answer = analyse(panel, looked_at=looked_at)
    assert (answer.treated, answer.comparisons) == (4, 28)
    since = np.arange(panel.months)[None, :] - panel.start[:, None]
    others = ~looked_at[:, None] & ~panel.untouched[:, None]
    after = replace(panel, counts=np.where(others & (since >= 0), 9_999, panel.counts))
    assert analyse(after, looked_at=looked_at) == answer
    before = replace(panel, counts=np.where(others & (since < 0), panel.counts + 9, panel.counts))
    assert analyse(before, looked_at=looked_at).expected != answer.expected


def test_naming_regions_that_nobody_reached_names_nobody() -> None:
    panel = draw(World(), 8).panel
    answer = analyse(panel, looked_at=panel.untouched)
    assert answer.method is Method.NONE
    assert [reason.why for reason in answer.reasons] == [Why.NO_TREATED]


def test_regions_that_are_not_looked_at_are_not_called_too_short() -> None:
    panel = draw(World(first_start=3, last_start=3), 8).panel
    first = np.flatnonzero(~panel.untouched)[0]
    answer = analyse(panel, looked_at=np.arange(38) == first)
    assert answer.reasons[0].figures["regions"] == (panel.regions[first],)


def steady(*, rises: bool) -> Panel:
    """Nine regions with ten reports a month. Where it rises, the first has 20 in the two months before the outreach and
    in the six months after it."""
    counts = np.full((9, 24), 10.0)
    if rises:
        counts[0, 14:16] = counts[0, 17:23] = 20.0
    start = np.where(np.arange(9) == 0, 16.0, np.inf)
    return Panel(tuple(f"R{place}" for place in range(9)), FIRST, counts, np.full((9, 24), 1_000.0), start)


def test_months_that_may_have_been_anticipated_are_left_out() -> None:
    """14 months of 10 and two of 20 lead to expect 11.25 a month, 14 months of 10 to expect 10."""
    told = analyse(steady(rises=True))
    assert (told.method, told.observed) == (Method.RANK, 120)
    assert told.ratio == pytest.approx(120 / 67.5, rel=0.02)
    assert analyse(steady(rises=True), anticipated=2).ratio == pytest.approx(2.0)
    assert analyse(steady(rises=False), anticipated=2).ratio == pytest.approx(1.0)


def test_nor_does_the_check_of_the_months_before_read_them() -> None:
    panel = draw(World(first_start=25, last_start=25), 8).panel
    close = np.isin(np.arange(panel.months)[None, :] - panel.start[:, None], (-1, -2))
    changed = replace(panel, counts=np.where(close, 99.0, panel.counts))
    assert analyse(changed, anticipated=2) == analyse(panel, anticipated=2)
    assert analyse(changed) != analyse(panel)
