"""Every row of the decision table: what the data allow, and what is said when they do not."""

from dataclasses import replace

import numpy as np
import pytest

from app.measurement.estimator.analysis import analyse
from app.measurement.estimator.answer import Answer
from app.measurement.estimator.decision import Grade, Method, Verdict, row, verdict_of
from app.measurement.estimator.eligible import eligible
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.reasons import Why
from tests.measurement.worlds import World, constant, draw

ALIKE = World(residents=1_000_000, rate=20, unequal=0.0, apart=0.1, shape=50, straying=0.03, trend=0.1)


def panel(
    treated: int, comparisons: int, before: int = 24, after: int = 6, percent: float = 40, seed: int = 1
) -> Panel:
    """Regions of one size; all treated ones are reached in the same month."""
    world = replace(ALIKE, regions=treated + comparisons, months=before + 1 + after, treated=treated)
    return draw(replace(world, first_start=before, last_start=before, rise=constant(percent)), 1).panel


def whys(answer: Answer) -> set[Why]:
    return {reason.why for reason in answer.reasons}


def row_of(answer: Answer) -> tuple[Method, Grade | None, Verdict]:
    return answer.method, answer.grade, answer.verdict


def shown(answer: Answer) -> tuple[bool, bool]:
    """Whether there is a ratio, and an interval."""
    return answer.ratio is not None, answer.interval is not None


def test_many_treated_and_many_comparisons_over_a_long_time() -> None:
    answer = analyse(panel(14, 30))
    assert row_of(answer) == (Method.PLACEBO, Grade.A, Verdict.INCREASE)
    assert shown(answer) == (True, True) and answer.pretrend.passed
    assert (answer.treated, answer.comparisons, answer.reasons) == (14, 30, ())


@pytest.mark.parametrize(("before", "after"), [(23, 6), (12, 6), (24, 5), (24, 3)])
def test_many_treated_over_a_shorter_time(before: int, after: int) -> None:
    answer = analyse(panel(14, 30, before, after))
    assert row_of(answer) == (Method.PLACEBO, Grade.B, Verdict.INCREASE)
    assert whys(answer) == {Why.SHORT_FOR_BEST}


@pytest.mark.parametrize("treated", [4, 9])
def test_some_treated(treated: int) -> None:
    answer = analyse(panel(treated, 30))
    assert row_of(answer) == (Method.PLACEBO, Grade.B, Verdict.INCREASE)
    assert Why.FEW_TREATED in whys(answer)


@pytest.mark.parametrize("treated", [1, 2])
def test_one_or_two_treated(treated: int) -> None:
    answer = analyse(panel(treated, 30, percent=80))
    assert row_of(answer) == (Method.PLACEBO, Grade.C, Verdict.INCREASE)
    assert shown(answer) == (True, True) and answer.detectable_ratio and 1 < answer.detectable_ratio < 1.8


def test_no_interval_where_the_comparisons_are_not_known_in_the_months_looked_at() -> None:
    """Regions reached later still say what to expect, but placebos are drawn from those never reached."""
    made = panel(6, 30, before=40, after=4)
    start, counts = made.start.copy(), made.counts.copy()
    start[np.flatnonzero(made.untouched)[:3]] = made.months - 1
    counts[np.ix_(start >= made.months, np.arange(41, 44))] = np.nan
    answer = analyse(replace(made, start=start, counts=counts), window=(1, 3))
    assert row_of(answer) == (Method.PLACEBO, Grade.D, Verdict.TOO_LITTLE_DATA)
    assert shown(answer) == (True, False) and answer.detectable_ratio is None
    assert [reason.figures for reason in answer.reasons if reason.why is Why.NO_PLACEBO] == [{"n": 0, "enough": 20}]


@pytest.mark.parametrize("comparisons", [8, 19])
def test_few_comparisons(comparisons: int) -> None:
    answer = analyse(panel(6, comparisons))
    assert row_of(answer) == (Method.JACKKNIFE, Grade.C, Verdict.INCREASE)
    assert shown(answer) == (True, True) and answer.detectable_ratio
    assert answer.pretrend.passed is not None
    assert Why.FEW_FOR_PLACEBO in whys(answer)


@pytest.mark.parametrize("treated", [1, 2])
def test_one_or_two_treated_and_few_comparisons_are_ranked(treated: int) -> None:
    answer = analyse(panel(treated, 11, percent=80))
    assert row_of(answer) == (Method.RANK, Grade.D, Verdict.TOO_LITTLE_DATA)
    assert shown(answer) == (True, False) and answer.detectable_ratio is None
    [ranked] = [reason.figures for reason in answer.reasons if reason.why is Why.RANK]
    assert ranked == {"rank": 1, "among": 12}


def test_a_fall_ranks_last() -> None:
    answer = analyse(panel(1, 11, percent=-60))
    assert [reason.figures["rank"] for reason in answer.reasons if reason.why is Why.RANK] == [12]


@pytest.mark.parametrize("treated", [1, 5, 20])
def test_hardly_any_comparison_gives_rates_only(treated: int) -> None:
    answer = analyse(panel(treated, 7))
    assert row_of(answer) == (Method.RATES, Grade.D, Verdict.TOO_LITTLE_DATA)
    assert shown(answer) == (False, False) and answer.expected is None
    assert answer.observed and len(answer.rates) == 19
    assert [reason.figures for reason in answer.reasons if reason.why is Why.FEW_COMPARISONS] == [{"n": 7}]


def test_rates_are_reports_per_100_000_residents_in_the_same_months() -> None:
    made = panel(1, 7)
    rate = {rate.since: rate for rate in analyse(made).rates}[1]
    own = int(np.flatnonzero(np.isfinite(made.start))[0])
    assert rate.treated == pytest.approx(100_000 * made.counts[own, 25] / made.people[own, 25])
    others = np.delete(made.counts, own, 0)[:, 25].sum() / np.delete(made.people, own, 0)[:, 25].sum()
    assert rate.comparison == pytest.approx(100_000 * others)


def staggered(early: int, late: int, percent: float = 40) -> Panel:
    """Every region is reached: some in month 24, the others in month 34."""
    made = panel(0, early + late, before=30, after=10, percent=percent)
    start = np.where(np.arange(early + late) < early, 24.0, 34.0)
    since = np.arange(made.months)[None, :] - start[:, None]
    return replace(
        made, start=start, counts=np.where(since >= 0, made.counts * (1 + percent / 100), made.counts).round()
    )


def test_all_reached_in_different_months_are_compared_with_those_reached_later() -> None:
    answer = analyse(staggered(12, 25))
    assert row_of(answer) == (Method.JACKKNIFE, Grade.C, Verdict.INCREASE)
    assert (answer.treated, answer.comparisons) == (12, 25)
    assert Why.ONLY_LATER in whys(answer)
    assert answer.ratio == pytest.approx(1.4, abs=0.05)


def test_the_window_stops_at_the_last_date() -> None:
    made = staggered(12, 25)
    cut = replace(made, start=np.where(made.start == 34, 28, made.start))  # months 25, 26 and 27 are left
    answer = analyse(cut)
    study = eligible(cut, (1, 6)).study
    assert answer.observed == int(made.counts[:12, 25:28].sum())
    assert (study.stop, answer.treated) == (28, 12)


def test_hardly_any_reached_later_gives_rates_only() -> None:
    assert row_of(analyse(staggered(12, 7)))[:2] == (Method.RATES, Grade.D)


def test_all_reached_in_one_month_leaves_a_series_alone() -> None:
    answer = analyse(panel(12, 0))
    assert row_of(answer) == (Method.SERIES, Grade.D, Verdict.REFUSED)
    assert shown(answer) == (False, False) and answer.expected is None
    assert len(answer.rates) == 19 and all(rate.comparison is None for rate in answer.rates)
    assert whys(answer) == {Why.NO_COMPARISON}


@pytest.mark.parametrize(("before", "after"), [(23, 6), (24, 5)])
def test_a_short_series_alone_is_refused(before: int, after: int) -> None:
    answer = analyse(panel(12, 0, before, after))
    assert row_of(answer) == (Method.NONE, None, Verdict.REFUSED)
    assert shown(answer) == (False, False)
    assert whys(answer) == {Why.NO_COMPARISON, Why.SHORT_SERIES}


@pytest.mark.parametrize(("before", "after", "why"), [(11, 6, Why.SHORT_BEFORE), (24, 2, Why.SHORT_AFTER)])
def test_too_short_a_time_is_refused_and_says_when_it_will_do(before: int, after: int, why: Why) -> None:
    made = panel(14, 30, before, after)
    answer = analyse(made)
    assert row_of(answer) == (Method.NONE, None, Verdict.REFUSED)
    [told] = answer.reasons
    assert told.why is why
    assert told.figures["month"] == made.month(-1 if why is Why.SHORT_BEFORE else 27)


def test_too_short_a_window_is_refused() -> None:
    answer = analyse(panel(14, 30), (1, 2))
    assert row_of(answer) == (Method.NONE, None, Verdict.REFUSED)
    assert [(told.why, dict(told.figures)) for told in answer.reasons] == [(Why.SHORT_WINDOW, {"window": "1-2"})]


def test_fewer_than_thirty_expected_reports_are_refused() -> None:
    world = replace(ALIKE, regions=40, months=31, treated=3, first_start=24, last_start=24, rate=0.1)
    answer = analyse(draw(world, 1).panel)
    assert row_of(answer) == (Method.NONE, None, Verdict.REFUSED)
    [told] = answer.reasons
    assert told.why is Why.FEW_EXPECTED
    assert isinstance(told.figures["expected"], float) and told.figures["expected"] < 30
    assert isinstance(told.figures["enough"], int) and told.figures["enough"] > 3


def test_regions_without_any_report_before_are_refused() -> None:
    made = panel(3, 30)
    reached = np.isfinite(made.start)[:, None] & (np.arange(31) < 24)
    assert whys(analyse(replace(made, counts=np.where(reached, 0, made.counts)))) == {Why.NOTHING_EXPECTED}


def test_a_month_without_a_report_from_the_comparisons_is_refused_by_name() -> None:
    made = panel(14, 30)
    counts = made.counts.copy()
    counts[np.isinf(made.start), 27] = 0
    [told] = analyse(replace(made, counts=counts)).reasons
    assert (told.why, told.figures["months"]) == (Why.SILENT_MONTH, (made.month(27),))


def test_silence_after_the_outreach_is_missing_data() -> None:
    made = panel(14, 30)
    counts = np.where(np.isfinite(made.start)[:, None] & (np.arange(31) > 24), 0, made.counts)
    answer = analyse(replace(made, counts=counts))
    assert (answer.verdict, whys(answer)) == (Verdict.REFUSED, {Why.NOTHING_REPORTED})


def test_nobody_reached_is_refused() -> None:
    answer = analyse(panel(0, 30))
    assert row_of(answer) == (Method.NONE, None, Verdict.REFUSED)
    assert whys(answer) == {Why.NO_TREATED}
    made = panel(0, 30)
    made.counts[0, :9] = np.nan
    assert whys(analyse(made)) == {Why.NO_TREATED, Why.GAPS}


def test_regions_that_cannot_be_used_are_named() -> None:
    made = panel(14, 30)
    reached = np.flatnonzero(np.isfinite(made.start))
    start, people, counts = made.start.copy(), made.people.copy(), made.counts.copy()
    start[reached[0]], people[reached[1]], counts[reached[2], :4] = -3, np.nan, np.nan
    start[reached[3]], start[reached[4]] = 11, 28
    answer = analyse(replace(made, start=start, people=people, counts=counts))
    assert answer.treated == 9
    named = {told.why: told.figures["regions"] for told in answer.reasons if "regions" in told.figures}
    names = [(made.regions[number],) for number in reached[:5]]
    wanted = (Why.BEFORE_DATA, Why.NO_POPULATION, Why.GAPS, Why.SHORT_BEFORE, Why.SHORT_AFTER)
    assert named == dict(zip(wanted, names, strict=True))


def test_a_comparison_with_gaps_is_not_a_comparison() -> None:
    made = panel(14, 30)
    counts = made.counts.copy()
    counts[np.flatnonzero(np.isinf(made.start))[:11], :4] = np.nan  # 4 of 31 months
    assert analyse(replace(made, counts=counts)).comparisons == 19


def test_gaps_inside_the_window_can_be_filled() -> None:
    made = panel(14, 30, after=10)
    counts = made.counts.copy()
    counts[np.isfinite(made.start), 25:29] = np.nan
    answer = analyse(replace(made, counts=counts))
    assert (answer.verdict, whys(answer)) == (Verdict.REFUSED, {Why.GAPS})


def larger(made: Panel, times: float) -> Panel:
    """One treated region is that many times as large."""
    size = np.ones(len(made.regions))
    size[np.flatnonzero(np.isfinite(made.start))[3]] = times
    return replace(made, counts=(made.counts * size[:, None]).round(), people=made.people * size[:, None])


def test_unequal_regions_weigh_as_fewer() -> None:
    answer = analyse(larger(panel(14, 30), 5))
    [unequal] = [told.figures for told in answer.reasons if told.why is Why.UNEQUAL]
    assert unequal == {"treated": 14, "weight": 9}
    assert (answer.treated, answer.grade) == (14, Grade.B)


def test_one_region_with_more_than_half_lowers_the_grade() -> None:
    """Twenty of which one carries more than half weigh as three, which is B; and one step less is C."""
    alike, dominated = analyse(panel(20, 30)), analyse(larger(panel(20, 30), 22))
    assert (alike.grade, alike.reasons) == (Grade.A, ())
    assert figures(dominated, Why.UNEQUAL) == {"treated": 20, "weight": 3}
    assert figures(dominated, Why.ONE_REGION)["part"] == pytest.approx(0.52, abs=0.02)
    assert (dominated.grade, dominated.verdict) == (Grade.C, Verdict.INCREASE)


def figures(answer: Answer, why: Why) -> dict[str, object]:
    return {name: figure for told in answer.reasons if told.why is why for name, figure in told.figures.items()}


def test_a_grade_lowered_to_d_claims_nothing() -> None:
    answer = analyse(larger(panel(14, 30), 60))
    assert {Why.UNEQUAL, Why.ONE_REGION} <= whys(answer)
    assert (answer.grade, answer.verdict) == (Grade.D, Verdict.TOO_LITTLE_DATA)


def test_a_result_that_hangs_on_the_scale_is_lowered() -> None:
    """Busy regions are reached while complaints rise everywhere: in numbers theirs rise more, in percent not."""
    busy = replace(ALIKE, apart=0.8, regions=60, months=48, treated=20, trend=1.6, placement=3.0)
    answer = analyse(draw(replace(busy, first_start=24, last_start=40, rise=constant(0)), 4).panel)
    assert Why.SCALE in whys(answer)
    assert isinstance(ratio := figures(answer, Why.SCALE)["ratio"], float) and ratio > 1.1
    assert answer.verdict is not Verdict.INCREASE


def rising(made: Panel, monthly: float, months: int = 12) -> Panel:
    """Treated regions had begun to rise that many months before, by a share each month, and went on."""
    since = np.arange(made.months)[None, :] - np.where(np.isfinite(made.start), made.start, np.nan)[:, None]
    grown = np.nan_to_num(np.clip(since + months, 0, None))
    return replace(made, counts=(made.counts * (1 + monthly) ** grown).round())


def test_a_rise_before_the_outreach_is_told_and_nothing_is_claimed() -> None:
    answer = analyse(rising(panel(14, 30, percent=0), 0.06))
    assert row_of(answer) == (Method.PLACEBO, Grade.D, Verdict.ALREADY_RISING)
    assert answer.pretrend.passed is False and Why.ROSE in whys(answer)
    assert shown(answer) == (True, True)


def test_a_fall_before_the_outreach_is_told_as_a_fall() -> None:
    answer = analyse(rising(panel(14, 30, percent=0), -0.06))
    assert answer.verdict is Verdict.ALREADY_RISING
    assert Why.FELL in whys(answer)


def test_the_row_with_a_jackknife_looks_back_too() -> None:
    answer = analyse(rising(panel(8, 12, percent=0), 0.06))
    assert row_of(answer) == (Method.JACKKNIFE, Grade.D, Verdict.ALREADY_RISING)


def noisy(seed: int, percent: float, monthly: float) -> Answer:
    world = replace(ALIKE, regions=44, months=31, treated=14, first_start=24, last_start=24, shape=5, straying=0.15)
    return analyse(rising(draw(replace(world, rise=constant(percent)), seed).panel, monthly))


def test_a_rise_that_the_months_before_could_explain_is_a_first_hint() -> None:
    found = [noisy(seed, 0, 0.018) for seed in range(40)]
    explained = [answer for answer in found if Why.EXPLAINED_RISE in whys(answer)]
    assert explained
    for answer in explained:
        assert answer.interval and answer.pretrend.ratio
        assert 1 < answer.interval[0] <= answer.pretrend.ratio
        assert answer.grade in (Grade.C, Grade.D)


def test_a_rise_not_beyond_the_interval_before_is_moderate() -> None:
    found = [noisy(seed, 18, 0) for seed in range(40)]
    near = [answer for answer in found if whys(answer) == {Why.NEAR_EARLIER}]
    assert near
    for answer in near:
        assert answer.interval and answer.pretrend.interval and answer.pretrend.ratio
        assert answer.pretrend.ratio < answer.interval[0] <= answer.pretrend.interval[1]
        assert answer.grade is Grade.B
    best = [answer for answer in found if answer.grade is Grade.A]
    for answer in best:
        assert answer.interval and answer.pretrend.interval and answer.interval[0] > answer.pretrend.interval[1]


def test_falls_are_judged_like_rises() -> None:
    answer = analyse(panel(14, 30, percent=-40))
    assert row_of(answer) == (Method.PLACEBO, Grade.A, Verdict.DECREASE)


def test_no_direction_is_at_most_a_first_hint() -> None:
    answer = analyse(panel(14, 30, percent=0))
    assert row_of(answer) == (Method.PLACEBO, Grade.C, Verdict.NO_CLEAR_CHANGE)
    assert whys(answer) == {Why.NO_DIRECTION}


def test_an_interval_that_covers_a_fall_and_a_rise_tells_nothing() -> None:
    world = World(
        treated=1, first_start=24, last_start=24, rise=constant(0), straying=0.5, residents=1_000_000, apart=0.1
    )
    found = [analyse(draw(world, seed).panel) for seed in range(6)]
    wide = [answer for answer in found if answer.interval and answer.interval[0] <= 0.8 and answer.interval[1] >= 1.2]
    assert wide
    assert {answer.verdict for answer in wide if answer.pretrend.passed} == {Verdict.TOO_LITTLE_DATA}


@pytest.mark.parametrize(
    ("interval", "verdict"),
    [
        ((1.01, 1.5), Verdict.INCREASE),
        ((1.0, 1.5), Verdict.NO_CLEAR_CHANGE),
        ((0.5, 0.99), Verdict.DECREASE),
        ((0.80, 1.20), Verdict.TOO_LITTLE_DATA),
        ((0.81, 1.90), Verdict.NO_CLEAR_CHANGE),
        ((0.20, 1.19), Verdict.NO_CLEAR_CHANGE),
    ],
)
def test_what_an_interval_says(interval: tuple[float, float], verdict: Verdict) -> None:
    assert verdict_of(interval) is verdict


@pytest.mark.parametrize(
    ("treated", "comparisons", "later", "expected"),
    [
        (10, 20, False, (Method.PLACEBO, Grade.A)),
        (9, 20, False, (Method.PLACEBO, Grade.B)),
        (3, 20, False, (Method.PLACEBO, Grade.B)),
        (2, 20, False, (Method.PLACEBO, Grade.C)),
        (3, 19, False, (Method.JACKKNIFE, Grade.C)),
        (2, 19, False, (Method.RANK, Grade.D)),
        (10, 7, False, (Method.RATES, Grade.D)),
        (10, 50, True, (Method.JACKKNIFE, Grade.C)),
        (2, 50, True, (Method.RATES, Grade.D)),
        (10, 7, True, (Method.RATES, Grade.D)),
    ],
)
def test_where_the_rows_meet(treated: int, comparisons: int, later: bool, expected: tuple[Method, Grade]) -> None:
    assert row(treated, comparisons, 24, 6, only_later=later) == expected
