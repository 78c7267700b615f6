"""Numbers, dates and times as the reader's language writes them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from flask import session

from app.core.dates import PartialDate, Precision
from app.web import formats

DAY = date(2026, 11, 22)


@pytest.fixture
def english(tiny_app: Any) -> Iterator[None]:
    with tiny_app.test_request_context("/"):
        session["hl"] = "en"
        yield


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, 1, "1.234,5"), (-2.1, 1, "−2,1"), (0, 0, "0"), (-0.04, 1, "0,0"), (None, 0, "–"), (2.5, 0, "3"),
        (0.125, 2, "0,13"), (1_500_000, 0, "1.500.000"), (float("nan"), 1, "–"), (float("inf"), 0, "–"),
        (999, 0, "999"),
    ],
)  # fmt: skip
def test_numbers(in_request: Any, value: float | None, decimals: int, text: str) -> None:
    assert formats.number(value, decimals) == text


def test_percent_has_no_space(in_request: Any) -> None:
    assert formats.percent(86.4) == "86,4%"
    assert formats.percent(54, 0) == "54%"
    assert formats.percent(None) == "–"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("date_long", "22 November 2026"), ("date_with_day", "Minggu, 22 November 2026"), ("date_short", "22 Nov 2026"),
        ("month", "Nov 26"), ("month_long", "November 2026"),
    ],
)  # fmt: skip
def test_dates(in_request: Any, name: str, text: str) -> None:
    assert formats.FILTERS[name](DAY) == text
    assert formats.FILTERS[name](None) == "–"


@pytest.mark.parametrize(
    ("start", "end", "zone", "text"),
    [
        (time(9), time(15), "Asia/Jakarta", "09.00–15.00 WIB"), (time(9), None, "Asia/Makassar", "09.00 WITA"),
        (time(8, 5), time(10), "Asia/Jayapura", "08.05–10.00 WIT"), (None, time(9), "Asia/Jakarta", "–"),
    ],
)  # fmt: skip
def test_time_ranges(in_request: Any, start: time | None, end: time | None, zone: str, text: str) -> None:
    assert formats.time_range(start, end, zone) == text


def test_a_moment_is_shown_on_the_clocks_of_its_zone(in_request: Any) -> None:
    moment = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)
    assert formats.moment(moment) == "1 Januari 2027, 00.30 WIB"
    assert formats.moment(moment, "Asia/Jayapura") == "1 Januari 2027, 02.30 WIT"
    assert formats.moment(None) == "–"


def test_partial_dates(in_request: Any) -> None:
    assert formats.partial_date(PartialDate(DAY, Precision.MONTH)) == "November 2026"
    assert formats.partial_date(PartialDate(DAY, Precision.YEAR)) == "2026"
    assert formats.partial_date(PartialDate.unknown()) == "Tanggal tidak diketahui"


def test_english_readers_see_english_figures(english: None) -> None:
    assert formats.number(-1234.5, 1) == "−1,234.5"
    assert formats.percent(86.4) == "86.4%"
    assert formats.date_with_day(DAY) == "Sunday, 22 November 2026"
    assert formats.time_range(time(9), time(15), "Asia/Jakarta") == "09:00–15:00 WIB"
