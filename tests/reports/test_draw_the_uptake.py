"""The region's months around an activity: missing is never zero, and no month is drawn that may still grow."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from app.activities.queries import activity
from app.core.viewer import Viewer
from app.reports.queries.activity import RegionUptake, uptake_around
from tests.conftest import SignIn
from tests.factories.rows import Rows
from tests.training.typed import recorded

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.usefixtures("uptake_of_lebak")


@pytest.fixture
def around(app: Flask, sign_in: SignIn, actor: Callable[[str], Viewer]) -> Callable[..., RegionUptake | None]:
    """around(held_on=[...]) is the uptake around a bimtek that Budi records with these answers."""

    def find(**changes: object) -> RegionUptake | None:
        number, budi = recorded(sign_in("ngo-satu"), **{"save": "send", **changes}), actor("ngo-satu")
        with app.app_context():
            return uptake_around(activity(number, budi), budi, TODAY)

    return find


def test_a_year_before_up_to_the_activity(around: Callable[..., RegionUptake | None]) -> None:
    found = around()
    assert found is not None
    assert (found.chart.months[0], found.chart.months[-1]) == (date(2025, 11, 1), date(2026, 11, 1))
    by_month = dict(zip(found.chart.months, found.chart.citizen, strict=True))
    assert by_month[date(2026, 6, 1)] == pytest.approx(15 * 100_000 / found.population.total)
    assert by_month[date(2026, 7, 1)] is None
    assert by_month[date(2026, 8, 1)] is None
    assert by_month[date(2026, 11, 1)] is None
    assert found.chart.officer[0] == 0
    assert [(marker.month, marker.letter) for marker in found.chart.markers] == [(date(2026, 11, 18), "B")]


def test_a_year_after_ends_with_the_newest_month(around: Callable[..., RegionUptake | None]) -> None:
    found = around(held_on=["3", "2", "2026"])
    assert found is not None
    assert found.chart.months[-1] == date(2026, 10, 1)
    assert found.chart.months[0] == date(2025, 2, 1)


def test_months_in_which_the_service_was_disrupted_are_marked(
    around: Callable[..., RegionUptake | None], rows: Rows
) -> None:
    rows.disruption(date(2026, 4, 30), date(2026, 5, 1), "36.02")
    rows.disruption(date(2026, 6, 1), date(2026, 6, 2), "36.03")
    found = around()
    assert found is not None
    assert set(found.chart.disrupted) == {date(2026, 4, 1), date(2026, 5, 1)}


def test_an_activity_elsewhere_shows_the_region_it_aims_at(around: Callable[..., RegionUptake | None]) -> None:
    found = around(region_code="36.03", target_codes=["36.02"])
    assert found is not None
    assert found.chart.name == "Kabupaten Lebak"


@pytest.mark.parametrize(
    "changes",
    [
        {"region_code": "36.03", "target_codes": []},
        {"region_code": "", "target_codes": [], "save": "draft"},
        {"held_on": ["", "", "2026"]},
        {"held_on": ["", "", ""], "starts_at": "", "ends_at": "", "date_reason": "tidak dicatat"},
        {"held_on": ["1", "1", "2010"]},
    ],
)
def test_none_where_nothing_is_known(around: Callable[..., RegionUptake | None], changes: dict[str, object]) -> None:
    assert around(**changes) is None
