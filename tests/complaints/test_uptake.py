"""How many complaints a region received each month: what nobody imported is missing, and missing is not zero."""

from datetime import date

import pytest

from app.complaints.queries import (
    HeldMonths,
    MonthUptake,
    finished_share,
    held_months,
    last_complete_month,
    months_between,
    uptake,
    uptake_of,
)
from tests.complaints.exports import report
from tests.complaints.files import BANDUNG, details, reports

FIRST, LAST = date(2024, 4, 1), date(2024, 7, 1)
HALF = details(period="(2024-04-01) - (2024-06-15)")


def test_a_region_nobody_imported_for_is_missing_throughout(bring) -> None:
    bring(*reports(1))
    months = uptake("36.02", FIRST, LAST)
    assert months == [MonthUptake(date(2024, month, 1)) for month in (4, 5, 6, 7)]
    assert all(month.missing and month.received is None and not month.complete for month in months)


def test_missing_incomplete_and_zero_are_three_things(bring) -> None:
    bring(report("1", "29 May 2024"), report("2", "2 June 2024"), above=HALF)
    april, may, june, july = uptake(BANDUNG, FIRST, LAST)
    assert (april.received, april.finished, april.complete) == (0, 0, True)
    assert (may.received, may.complete) == (1, True)
    assert (june.received, june.complete) == (1, False)
    assert july.missing


def test_an_incomplete_month_without_reports_is_missing(bring) -> None:
    bring(report("1", "29 May 2024"), above=HALF)
    june = uptake(BANDUNG, date(2024, 6, 1), date(2024, 6, 1))[0]
    assert june.missing


def test_each_series_is_counted(bring) -> None:
    rows = [
        ("Website", "Ditutup oleh Sistem"),
        ("Android", "Diarsipkan oleh Admin"),
        ("Hotline Service", "Konten Terblokir"),
        ("Radio Desa", "Selesai"),
    ]
    bring(*[report(str(n), Sumber_Laporan=channel, Status_Laporan=status) for n, (channel, status) in enumerate(rows)])
    may = uptake(BANDUNG, date(2024, 5, 1), date(2024, 5, 1))[0]
    assert (may.received, may.citizen, may.officer, may.unknown) == (4, 2, 1, 1)
    assert (may.finished, may.archived, may.blocked) == (2, 1, 1)
    assert finished_share([may]) == 50


def test_a_share_of_nothing_is_not_known(bring) -> None:
    assert finished_share([]) is None
    assert finished_share([MonthUptake(FIRST)]) is None
    assert finished_share([MonthUptake(FIRST, received=0, finished=0)]) is None


def test_regions_are_kept_apart(bring) -> None:
    bring(*reports(1, 2))
    bring(*reports(3), region="32.73", above=details("Pemerintah Kota Bandung"))
    found = uptake_of([BANDUNG, "32.73", "32"], date(2024, 5, 1), date(2024, 5, 1))
    assert {code: months[0].received for code, months in found.items()} == {BANDUNG: 2, "32.73": 1, "32": None}


def test_what_is_held_up_to_a_month(bring) -> None:
    bring(*reports(1), above=HALF)
    assert held_months([BANDUNG, "32.73"], date(2024, 8, 1)) == {
        BANDUNG: HeldMonths(
            complete=(date(2024, 4, 1), date(2024, 5, 1)),
            partial=(date(2024, 6, 1),),
            absent=(date(2024, 7, 1), date(2024, 8, 1)),
        )
    }
    assert last_complete_month([BANDUNG]) == {BANDUNG: date(2024, 5, 1)}


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [(date(2023, 12, 1), date(2024, 1, 1), 2), (FIRST, FIRST, 1), (LAST, FIRST, 0), (date(2023, 2, 28), LAST, 18)],
)
def test_months_between_two_days(first: date, last: date, count: int) -> None:
    found = months_between(first, last)
    assert len(found) == count
    assert all(month.day == 1 for month in found)
