"""What is shown beside an answer: months counted from the outreach, cohorts, single regions, change per resident."""

from dataclasses import replace

import numpy as np
import pytest

from app.measurement.estimator.decision import Method
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.whole import Whole, whole
from app.measurement.results import EventMonth
from tests.measurement.worlds import FIRST, World, constant, draw

WINDOW, SEED = (1, 6), 7


def steady(comparisons: int = 30) -> Panel:
    """Ten reports a month of 1,000 residents each; two regions are reached, in months 20 and 22, and report 15 from the
    month after on."""
    shape = (comparisons + 2, 36)
    counts, start = np.full(shape, 10.0), np.full(shape[0], np.inf)
    counts[0, 21:] = counts[1, 23:] = 15.0
    start[:2] = 20.0, 22.0
    return Panel(tuple(f"R{place:02d}" for place in range(shape[0])), FIRST, counts, np.full(shape, 1_000.0), start)


def month(found: Whole, since: int) -> EventMonth:
    return next(month for month in found.months if month.since == since)


def test_each_month_is_shown_with_what_was_to_be_expected() -> None:
    found = whole(steady(), WINDOW, SEED)
    assert [month.since for month in found.months] == list(range(-12, 13))
    for since, observed in ((-12, 1_000), (-1, 1_000), (0, 1_000), (1, 1_500), (6, 1_500), (12, 1_500)):
        told = month(found, since)
        assert (told.observed, told.expected) == pytest.approx((observed, 1_000))
        assert told.low is not None and told.high is not None and told.low <= 1_000 <= told.high
    assert [month(found, since).regions for since in (0, 12)] == [2, 2]


def test_no_month_says_what_to_expect_of_itself() -> None:
    panel = steady()
    panel.counts[0, 20 - 3] = panel.counts[1, 22 - 3] = 40.0
    found = whole(panel, WINDOW, SEED)
    assert (month(found, -3).observed, month(found, -3).expected) == pytest.approx((4_000, 1_000))
    assert (month(found, -2).expected or 0) > 1_050


def test_months_outside_the_data_are_not_shown() -> None:
    panel = steady()
    panel = replace(panel, counts=panel.counts[:, 10:30], people=panel.people[:, 10:30], start=panel.start - 10)
    panel = replace(panel, start=np.where(np.arange(32) == 1, np.inf, panel.start))
    found = whole(replace(panel, start=panel.start + 2), WINDOW, SEED)
    assert month(found, -12).regions == 1 and month(found, 7).observed is not None
    assert month(found, 8) == EventMonth(8, 0, None, None, None, None)


def test_a_band_needs_enough_comparisons_in_that_very_month() -> None:
    panel = steady()
    panel.counts[2:14, 33:] = np.nan  # 18 of 30 are left there
    found = whole(panel, WINDOW, SEED)
    assert month(found, 10).low is not None  # months 30 and 32
    assert (month(found, 12).observed, month(found, 12).low is None) == (1_500, False)  # 32 and 34
    panel.counts[2:14, 32:] = np.nan
    found = whole(panel, WINDOW, SEED)
    assert (month(found, 12).observed, month(found, 12).low) == (1_500, None)
    assert month(found, 12).expected == pytest.approx(1_000)


def test_months_after_the_window_are_used_for_nothing_else() -> None:
    panel = steady()
    first = whole(panel, WINDOW, SEED)
    since = np.arange(36)[None, :] - panel.start[:, None]
    later = whole(replace(panel, counts=np.where(since > 6, 99.0, panel.counts)), WINDOW, SEED)
    assert later.answer == first.answer and later.cohorts == first.cohorts and later.regions == first.regions
    assert later.months[:19] == first.months[:19]
    assert month(later, 7).observed == pytest.approx(9_900)


def test_cohorts_and_regions_add_up_to_the_answer() -> None:
    found = whole(draw(World(treated=12), 4).panel, WINDOW, SEED)
    assert found.answer.expected is not None and len(found.cohorts) < len(found.regions) == 12
    for parts in (found.cohorts, found.regions):
        assert sum(part.observed for part in parts) == found.answer.observed
        assert sum(part.expected for part in parts) == pytest.approx(found.answer.expected)
        assert sum(part.regions for part in parts) == 12
        for part in parts:
            assert (part.interval is not None) == (part.expected >= 30 and part.observed > 0)
            assert part.interval is None or part.interval[0] <= (part.ratio or 0) <= part.interval[1]
    assert [part.name for part in found.regions] == list(found.named(found.study.treated))
    assert {part.interval is None for part in found.regions} == {True, False}


def test_a_single_region_looked_at_has_the_interval_of_the_answer() -> None:
    panel = draw(World(residents=3_000_000), 4).panel
    looked_at = np.arange(38) == np.flatnonzero(~panel.untouched)[0]
    found = whole(panel, WINDOW, SEED, looked_at)
    (region,), interval = found.regions, found.answer.interval
    assert region.ratio == found.answer.ratio
    assert interval and region.interval == pytest.approx(interval, rel=0.05)


def test_the_change_is_told_per_resident_and_month() -> None:
    """Five more reports a month for 1,000 residents are 500 per 100,000."""
    found = whole(steady(), WINDOW, SEED)
    assert found.per_month == pytest.approx(500)
    assert found.points and found.answer.interval
    assert found.points == pytest.approx([1_000 * (end - 1) for end in found.answer.interval])


def test_what_cannot_be_compared_is_still_shown() -> None:
    found = whole(steady(comparisons=3), WINDOW, SEED)
    assert (found.answer.method, found.cohorts, found.per_month) == (Method.RATES, (), None)
    assert (month(found, 1).observed, month(found, 1).expected) == (1_500, None)
    nobody = steady()
    assert whole(replace(nobody, start=np.full(32, np.inf)), WINDOW, SEED).months == ()


def test_a_ranked_answer_has_no_band() -> None:
    found = whole(steady(comparisons=10), WINDOW, SEED)
    assert found.answer.method is Method.RANK
    assert month(found, 1).expected == pytest.approx(1_000)
    assert month(found, 1).low is None
    assert {part.interval for part in (*found.cohorts, *found.regions)} == {None}


@pytest.mark.parametrize(
    ("world", "method"),
    [(World(treated=8, rise=constant(0)), Method.PLACEBO), (World(regions=16, treated=5), Method.JACKKNIFE)],
)
def test_where_nothing_happened_the_band_holds_most_months(world: World, method: Method) -> None:
    """Of 20 drawn worlds; months before the outreach and, without an effect, those after it."""
    inside, seen = 0, 0
    for seed in range(20):
        found = whole(draw(replace(world, rise=constant(0), residents=900_000), seed).panel, WINDOW, SEED)
        if found.answer.method is method:
            told = [month for month in found.months if month.low is not None]
            inside += sum((one.low or 0) <= (one.observed or 0) <= (one.high or 0) for one in told)
            seen += len(told)
    assert seen > 150
    assert 0.9 < inside / seen < 0.995
