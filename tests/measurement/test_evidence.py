"""An evaluator takes the tables behind an analysis home and finds the page's figures in them."""

import json

import numpy as np
import pytest

from app.measurement.evidence import evidence
from app.measurement.exploratory import holm
from app.measurement.measure import measure
from app.measurement.settings import Settings, Treatment
from app.measurement.source import Source
from tests.measurement.test_measure import AFTER, NEVER, REACHED, ROWS, START, rising


def noisy() -> Source:
    made = rising()
    rng = np.random.default_rng(3)
    for counts in (made.citizen, made.received, made.citizen_kept):
        counts[:] = rng.poisson(counts)
    return made


def column(table: str, name: str, made: Source, settings: Settings | None = None) -> list[object]:
    found = evidence(made, settings or Settings()).table(table)
    return [row[found.columns.index(name)] for row in found.rows]


def test_every_row_has_a_cell_for_each_column_and_is_plain() -> None:
    found = evidence(noisy(), Settings())
    for table in found.tables:
        assert {len(row) for row in table.rows} <= {len(table.columns)}, table.name
        json.dumps(table.rows, allow_nan=False)
    filled = {table.name for table in found.tables if table.rows}
    assert filled == {table.name for table in found.tables} - {"excluded"}
    assert found == evidence(noisy(), Settings())


def test_the_draws_are_those_behind_the_interval() -> None:
    made = noisy()
    answer = measure(made, Settings()).answer
    noise = np.array(column("placebo_draws", "noise", made), dtype=float)
    assert len(noise) == 9_999 and answer.interval and answer.ratio
    low, high = np.quantile(noise, [0.025, 0.975])
    assert answer.interval == pytest.approx((answer.ratio / (1 + high), answer.ratio / (1 + low)))
    assert len(column("placebo_residuals", "standardized", made)) == 28  # comparison regions at one date


def test_leaving_out_each_region_is_told_with_the_least_and_the_most() -> None:
    made = rising()
    made.citizen[len(NEVER), AFTER] = 100
    found = evidence(made, Settings()).table("leave_one_out")
    told = {row[0]: row[1] for row in found.rows}
    assert list(told) == [*REACHED, "least", "most"]
    assert told["36.01"] == told["most"] == pytest.approx(1.5)
    assert told["36.02"] == told["least"] == pytest.approx(400 / 300)


def test_regions_with_more_participants_are_told_apart_in_thirds() -> None:
    made = source_with_doses(10, 20, 30, 40)
    found = evidence(made, Settings()).table("dose")
    assert [row[0] for row in found.rows] == [1, 2, 3, "change_per_tercile"]
    assert [row[3] for row in found.rows[:3]] == [2, 1, 1]
    assert found.rows[0][1:3] == pytest.approx((0.02, 0.04))
    assert [row[6] for row in found.rows] == pytest.approx([1.5, 1.5, 1.8, 1.2**0.5])


def source_with_doses(*participants: float) -> Source:
    """The region with the most participants also rises the most."""
    made = rising()
    made.reached[Treatment.PUBLIC].participants[ROWS, START] = participants
    made.citizen[len(NEVER) + 3, AFTER] = 180
    return made


def test_other_outcomes_have_p_values_held_against_their_number() -> None:
    made = noisy()
    found = evidence(made, Settings()).table("exploratory")
    told = {row[0]: row for row in found.rows}
    assert set(told) == {"received", "citizen_kept", "finished"}
    assert told["received"][5:] == pytest.approx((2 / 10_000, 4 / 10_000), rel=0.6)


def test_holm_multiplies_by_those_that_are_not_smaller() -> None:
    assert holm([0.04, None, 0.01, 0.03]) == [pytest.approx(0.06), None, pytest.approx(0.03), pytest.approx(0.06)]
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


def test_what_was_left_out_is_told_with_its_reason() -> None:
    made = rising()
    made.citizen[0] = np.nan
    made.citizen[1, 5:15] = np.nan
    rows = evidence(made, Settings()).table("excluded").rows
    assert rows == (("32.01", "no_data"), ("32.02", "gaps"))


def test_without_a_ratio_the_tables_that_need_one_are_empty() -> None:
    found = evidence(rising(), Settings(area=("36",)))
    assert {table.name for table in found.tables if table.rows} == {"event_months", "pretrend", "exploratory"}
