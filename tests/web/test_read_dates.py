"""Dates as officials write them."""

from datetime import date

import pytest

from app.core.dates import IncompleteDate, PartialDate, Precision, YearOutOfRange, calendar_day, month_number


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Nov", 11), ("november", 11), ("NOPEMBER", 11), ("Nop", 11), ("nop.", 11), ("11", 11), ("1", 1), ("01", 1),
        ("May", 5), ("Mei", 5), ("Agt", 8), ("Agu", 8), ("Ags", 8), ("Agustus", 8), ("Aug", 8), ("August", 8),
        ("Okt", 10), ("Oct", 10), ("Oktober", 10), ("Des", 12), ("Dec", 12), ("December", 12), ("Peb", 2),
        ("Pebruari", 2), ("Feb", 2), ("February", 2), ("Jan", 1), ("Mar", 3), ("March", 3), ("Apr", 4), ("Juni", 6),
        ("June", 6), ("Jul", 7), ("Sept", 9), ("Sep", 9), (" maret ", 3),
    ],
)  # fmt: skip
def test_month_names_in_both_languages(text: str, month: int) -> None:
    assert month_number(text) == month


@pytest.mark.parametrize(
    "text", ["", "Ju", "J", "0", "13", "00011", "²", "１１", "1.5", "-1", "Novem ber", "xyz", "9" * 5000]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a (month|number)"):
        month_number(text)


def test_a_day_that_is_not_in_the_calendar() -> None:
    assert calendar_day("29", "Feb", "2024") == date(2024, 2, 29)
    with pytest.raises(ValueError, match="day"):
        calendar_day("29", "Feb", "2026")


@pytest.mark.parametrize("year", ["1944", "2101", "26", "0"])
def test_a_year_out_of_range_has_its_own_name(year: str) -> None:
    with pytest.raises(YearOutOfRange):
        calendar_day("1", "1", year)


@pytest.mark.parametrize(
    ("parts", "value", "precision", "label"),
    [
        (("18", "11", "2026"), date(2026, 11, 18), Precision.DAY, "18 November 2026"),
        (("", "Nov", "2026"), date(2026, 11, 1), Precision.MONTH, "November 2026"),
        (("", "", "2026"), date(2026, 1, 1), Precision.YEAR, "2026"),
        (("", " ", ""), None, Precision.UNKNOWN, "Tanggal tidak diketahui"),
    ],
)
def test_partial_dates(parts: tuple[str, str, str], value: date | None, precision: Precision, label: str) -> None:
    found = PartialDate.typed(*parts)
    assert found == PartialDate(value, precision)
    assert found.label() == label
    assert PartialDate.typed(*found.parts()) == found


@pytest.mark.parametrize("parts", [("18", "", "2026"), ("", "11", ""), ("18", "11", "")])
def test_a_hole_in_a_partial_date_is_refused(parts: tuple[str, str, str]) -> None:
    with pytest.raises(IncompleteDate):
        PartialDate.typed(*parts)


def test_a_partial_date_keeps_no_more_than_is_known() -> None:
    assert PartialDate(date(2026, 11, 18), Precision.YEAR).value == date(2026, 1, 1)
    assert PartialDate(date(2026, 2, 18), Precision.MONTH).last_day == date(2026, 2, 28)
    assert PartialDate(date(2026, 2, 18), Precision.YEAR).last_day == date(2026, 12, 31)
    with pytest.raises(ValueError, match="either unknown"):
        PartialDate(None, Precision.DAY)
    with pytest.raises(ValueError, match="either unknown"):
        PartialDate(date(2026, 1, 1), Precision.UNKNOWN)
