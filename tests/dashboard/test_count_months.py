"""Months are counted, moved and asked for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dates import read_month, shifted
from app.dashboard.months import Window, asked_count

MONTHS = st.dates(date(1950, 1, 1), date(2090, 12, 31)).map(lambda day: day.replace(day=1))


@given(MONTHS, st.integers(-200, 200))
def test_going_there_and_back_ends_where_it_began(month: date, by: int) -> None:
    assert shifted(shifted(month, by), -by) == month
    assert (shifted(month, by).year - month.year) * 12 + shifted(month, by).month - month.month == by


def test_a_window_ends_with_its_last_day() -> None:
    window = Window(date(2024, 2, 1), 12)
    assert (window.first, window.last_day) == (date(2023, 3, 1), date(2024, 2, 29))
    assert len(window.months) == 12


def test_the_next_window_stops_at_the_limit() -> None:
    window = Window(date(2026, 3, 1), 24)
    assert window.later(date(2026, 11, 1)) == Window(date(2026, 11, 1), 24)
    assert window.later(date(2026, 3, 1)) is None
    assert window.earlier() == Window(date(2024, 3, 1), 24)


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "1900-01", "9999-12", "٢٠٢٦-10", "2026-10\n", "-1"])
def test_what_is_no_month_is_none(text: str) -> None:
    assert read_month(text) is None


def test_a_month_and_a_length_are_read() -> None:
    assert read_month("2026-10") == date(2026, 10, 1)
    assert [asked_count(text) for text in ("12", "60", "13", "", "24x")] == [12, 60, 24, 24, 24]
