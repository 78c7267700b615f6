"""A stored result is read back as it was, by this version of the program and by a later one."""

import json
from dataclasses import fields, replace
from datetime import date

import pytest

from app.measurement.estimator.answer import Answer, Pretrend, Rate
from app.measurement.estimator.decision import Grade, Method, Verdict
from app.measurement.estimator.reasons import Why, reason
from app.measurement.results import (
    Check,
    CheckKey,
    EventMonth,
    Excluded,
    Part,
    Result,
    as_json,
    result_from,
)

REASONS = (
    reason(Why.SHORT_AFTER, regions=("36.01", "36.02"), month=date(2026, 3, 1)),
    reason(Why.SILENT_MONTH, months=(date(2025, 1, 1), date(2025, 2, 1))),
    reason(Why.FEW_TREATED, n=4, enough=10),
    reason(Why.ONE_REGION, region="36.03", part=0.1 + 0.2),
)
ANSWER = Answer(
    method=Method.PLACEBO,
    grade=Grade.B,
    verdict=Verdict.INCREASE,
    ratio=1 / 3,
    interval=(1.0, 2.0),
    observed=12,
    expected=10.0,
    treated=2,
    comparisons=30,
    detectable_ratio=1.4,
    pretrend=Pretrend(1.0, (0.9, 1.1)),
    reasons=REASONS,
    rates=(Rate(-1, 2.0, None),),
)
RESULT = Result(
    answer=ANSWER,
    months=(EventMonth(-1, 2, 3.0, 2.5, None, None),),
    cohorts=(Part("2025-03", date(2025, 3, 1), 2, 12, 10.0, 1.2, (0.9, 1.6)),),
    regions=(Part("36.02", date(2025, 3, 1), 1, 5, 4.0, None, None),),
    checks=(Check(CheckKey.REACH, Verdict.REFUSED, None, None, None, 0, 30, "36.02"),),
    excluded=(("36.09", Excluded.NO_DATA),),
    treated=("36.01", "36.02"),
    compared=("36.03",),
    residents=1_000,
    participants=None,
    other_activities=1,
    province_wide=("36.01",),
    by_kind=(),
    borrowed_years=("36.02",),
    per_month=0.25,
    points=(-0.5, 1.0),
)


def test_what_was_written_is_read_back() -> None:
    stored = json.dumps(as_json(RESULT), allow_nan=False)
    again = result_from(json.loads(stored))
    assert again == RESULT
    kinds = [type(figure) for told in again.answer.reasons for figure in told.figures.values()]
    assert kinds == [tuple, date, tuple, int, int, str, float]
    assert isinstance(again.answer.expected, float) and isinstance(again.checks[0].key, CheckKey)
    assert json.dumps(as_json(again)) == stored


def test_a_figure_that_is_no_number_is_not_stored() -> None:
    with pytest.raises(ValueError, match="nan"):
        as_json(replace(RESULT, per_month=float("nan")))


def test_a_result_without_the_newest_figures_is_still_read() -> None:
    stored = as_json(RESULT)
    assert stored["version"] == 1
    del stored["per_month"], stored["points"]
    assert result_from(stored | {"dropped_later": 1}) == replace(RESULT, per_month=None, points=None)


def test_every_figure_is_stored() -> None:
    assert set(as_json(RESULT)) == {field.name for field in fields(Result)} | {"version"}
