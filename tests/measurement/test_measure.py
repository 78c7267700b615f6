"""One question answered whole, and what its verdict hangs on: each assumption is changed once, by itself."""

import json
from dataclasses import replace

import numpy as np
import pytest

from app.measurement.estimator.decision import Method, Verdict
from app.measurement.estimator.limits import LEAST_REACH
from app.measurement.measure import measure
from app.measurement.results import Check, CheckKey, Excluded, Result, as_json, result_from
from app.measurement.settings import Outcome, Settings, Treatment
from app.measurement.source import Source
from tests.measurement.sources import reach, source

NEVER = tuple(f"32.{number:02d}" for number in range(1, 26))
NEAR = ("36.05", "36.06", "36.07")  # never reached, in the province of the reached ones
REACHED = ("36.01", "36.02", "36.03", "36.04")
START, MONTHS = 20, 36
AFTER = slice(START + 1, None)
ROWS = slice(len(NEVER), len(NEVER) + len(REACHED))


def rising() -> Source:
    """100 citizen-filed reports a month everywhere; 150 in four regions from the month after their outreach on."""
    codes = NEVER + REACHED + NEAR
    start = [np.inf] * len(NEVER) + [float(START)] * len(REACHED) + [np.inf] * len(NEAR)
    made = source(codes, start, MONTHS)
    for counts in (made.received, made.citizen, made.citizen_kept):
        counts[ROWS, AFTER] *= 1.5
    return made


def check(found: Result, key: CheckKey) -> Check:
    return next(check for check in found.checks if check.key is key)


def keys(found: Result) -> set[CheckKey]:
    return {check.key for check in found.checks}


def test_everything_about_the_question_is_told() -> None:
    made = rising()
    made.people_year[len(NEVER)] = 2021
    made.reached[Treatment.PUBLIC].activities[len(NEVER), START + 3] = 2
    made.reached[Treatment.OFFICIALS].activities[len(NEVER) + 1, START + 6] = 1
    made.reached[Treatment.OFFICIALS].activities[len(NEVER) + 1, START + 7] = 5  # after the window
    made.reached[Treatment.PUBLIC].by_kind[len(NEVER) + 2] = True
    made.reached[Treatment.PUBLIC].province_wide[-1] = True  # never reached
    found = measure(made, Settings())
    assert (found.treated, found.compared) == (REACHED, NEVER + NEAR)
    assert (found.residents, found.participants, found.other_activities) == (2_000_000, 160, 3)
    assert (found.by_kind, found.province_wide) == (("36.03",), ())
    assert "36.01" in found.borrowed_years
    assert found.answer.ratio == pytest.approx(1.5)
    assert found.per_month == pytest.approx(10)  # 50 of 500,000 residents
    assert result_from(json.loads(json.dumps(as_json(found), allow_nan=False))) == found


def test_the_same_question_has_the_same_result() -> None:
    assert measure(rising(), Settings()) == measure(rising(), Settings())


def test_only_what_changes_something_is_checked() -> None:
    found = measure(rising(), Settings())
    assert keys(found) == {
        CheckKey.ANTICIPATION,
        CheckKey.SPILLOVER,
        CheckKey.LEVEL,
        CheckKey.LONGER,
        CheckKey.KEPT,
        CheckKey.ALL_CHANNELS,
        CheckKey.REACH,
        CheckKey.WITHOUT_ONE,
    }
    narrow = measure(rising(), Settings(window=(1, 12), area=("32", "36"), regions=("36.01",)))
    assert keys(narrow) & {CheckKey.LONGER, CheckKey.WITHOUT_ONE} == set()


def test_nothing_is_checked_where_there_is_no_ratio() -> None:
    found = measure(rising(), Settings(area=("36",)))
    assert (found.answer.method, found.checks) == (Method.RATES, ())
    assert (found.residents, found.participants) == (2_000_000, 160)


def test_a_region_reached_just_now_is_refused_and_its_months_are_shown() -> None:
    codes = (*NEVER, *REACHED)
    made = source(codes, [np.inf] * len(NEVER) + [34.0, 20.0, 20.0, 20.0], MONTHS)
    found = measure(made, Settings(regions=("36.01",)))
    assert (found.answer.verdict, found.treated, found.residents) == (Verdict.REFUSED, (), 500_000)
    assert {month.since for month in found.months if month.observed is not None} == set(range(-12, 2))


def test_an_unknown_date_is_told() -> None:
    made = rising()
    made.reached[Treatment.PUBLIC].start[0] = np.nan
    assert measure(made, Settings()).excluded == (("32.01", Excluded.UNKNOWN_DATE),)


def test_anticipation_compares_with_the_third_month_before() -> None:
    made = rising()
    made.citizen[ROWS, START - 2 : START] = 150
    found = measure(made, Settings())
    assert found.answer.ratio and found.answer.ratio < 1.45
    assert check(found, CheckKey.ANTICIPATION).ratio == pytest.approx(1.5)


def test_spillover_leaves_out_the_neighbours() -> None:
    made = rising()
    made.citizen[-len(NEAR) :, AFTER] = 200
    found, without = measure(made, Settings()), check(measure(made, Settings()), CheckKey.SPILLOVER)
    assert found.answer.ratio and found.answer.ratio < 1.42
    assert (found.answer.comparisons, without.comparisons) == (28, 25)
    assert without.ratio == pytest.approx(1.5)


def test_equal_changes_in_number_would_expect_more_where_there_were_few() -> None:
    """Elsewhere from 100 to 200; here from 50 to 100: nothing in percent, two thirds of what number leads to expect."""
    made = rising()
    made.citizen[:, AFTER], made.citizen[ROWS, AFTER], made.citizen[ROWS, : START + 1] = 200, 100, 50
    made.citizen[:] = np.random.default_rng(4).poisson(made.citizen)
    found = measure(made, Settings())
    assert found.answer.ratio == pytest.approx(1.0, rel=0.05)
    level = check(found, CheckKey.LEVEL)
    assert level.ratio == pytest.approx(2 / 3, rel=0.05)
    assert (level.verdict, level.grade) == (Verdict.DECREASE, None)
    assert level.differs(found.answer)
    assert level.interval and found.answer.interval and level.ratio and found.answer.ratio
    moved = level.ratio / found.answer.ratio
    assert level.interval == pytest.approx([end * moved for end in found.answer.interval])


def test_a_rise_that_is_over_after_six_months_is_half_as_large_in_twelve() -> None:
    made = rising()
    made.citizen[ROWS, START + 7 :] = 100
    found = measure(made, Settings())
    assert found.answer.ratio == pytest.approx(1.5)
    assert check(found, CheckKey.LONGER).ratio == pytest.approx(1.25)


def test_other_counts_are_asked_too() -> None:
    made = rising()
    made.citizen_kept[ROWS, AFTER], made.received[ROWS, AFTER] = 95, 240
    found = measure(made, Settings())
    assert check(found, CheckKey.KEPT).ratio == pytest.approx(1.0)
    assert check(found, CheckKey.KEPT).differs(found.answer)
    assert check(found, CheckKey.ALL_CHANNELS).ratio == pytest.approx(2.0)
    unknown = replace(made, citizen_kept=np.full_like(made.citizen, np.nan))
    assert CheckKey.KEPT not in keys(measure(unknown, Settings()))
    assert {CheckKey.KEPT, CheckKey.ALL_CHANNELS} & keys(measure(made, Settings(outcome=Outcome.RECEIVED))) == set()


def test_months_of_disruption_are_left_out() -> None:
    made = rising()
    made.citizen[ROWS, START + 2] = 600
    made.disrupted[ROWS, START + 2] = True
    found = measure(made, Settings())
    assert found.answer.ratio == pytest.approx((5 * 150 + 600) / 600)
    assert check(found, CheckKey.UNDISRUPTED).ratio == pytest.approx(1.5)
    assert CheckKey.UNDISRUPTED not in keys(measure(made, Settings(without_disrupted=True)))


def test_only_regions_with_enough_participants_count_in_the_check_of_reach() -> None:
    made = rising()
    made.citizen[len(NEVER), AFTER] = 100
    enough = LEAST_REACH * 500_000 / 1_000
    made.reached[Treatment.PUBLIC].participants[ROWS, START] = enough - 1, enough, enough + 1, enough / 2
    made.reached[Treatment.PUBLIC].participants[len(NEVER) + 3, START + 6] = enough / 2  # a second activity
    found = measure(made, Settings())
    assert found.answer.ratio == pytest.approx(1.375)
    reached = check(found, CheckKey.REACH)
    assert reached.treated == 3
    assert reached.ratio == pytest.approx(1.5)


def test_activities_for_officials_are_the_other_definition() -> None:
    made = rising()
    assert CheckKey.OFFICIALS not in keys(measure(made, Settings()))
    start = np.full(len(made.regions), np.inf)
    start[:3] = START
    made.reached[Treatment.OFFICIALS] = reach(start, MONTHS)
    made.citizen[:3, AFTER] = 120
    officials = check(measure(made, Settings()), CheckKey.OFFICIALS)
    assert officials.treated == 3 and officials.ratio and officials.ratio < 1.2


def test_the_region_that_carries_most_is_left_out_once() -> None:
    made = rising()
    made.citizen[len(NEVER) + 1] *= 10
    made.citizen[len(NEVER), AFTER] = made.citizen[len(NEVER) + 2, AFTER] = made.citizen[len(NEVER) + 3, AFTER] = 100
    found = measure(made, Settings())
    assert found.answer.ratio and found.answer.ratio > 1.3
    left = check(found, CheckKey.WITHOUT_ONE)
    assert (left.about, left.treated) == ("36.02", 3)
    assert left.ratio == pytest.approx(1.0)
    assert left.grade is not None
