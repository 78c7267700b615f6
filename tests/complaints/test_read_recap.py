"""A recap per unit is read by the words of its headings; what is wrong is said with its row and column."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.complaints.followed_up import decimals_of, differs
from app.complaints.imports.recap import read_recap
from app.complaints.recaps import PrintedTotals, RecapCheck, UnitRow, recap_findings
from app.sheets.files import UnreadableFile
from tests.complaints.recaps import HEADINGS, HEALTH, TOTAL, WORKS, write_recap, write_text

pytestmark = pytest.mark.usefixtures("context")


def test_units_counts_shares_and_days_are_read(tmp_path: Path) -> None:
    found = read_recap(write_recap(tmp_path / "a.xlsx", WORKS, HEALTH, TOTAL, ["Sumber: SP4N-LAPOR!"]))
    assert found.units[0] == UnitRow(4, "Dinas Pekerjaan Umum", 1, 3, 18, 64, 86, 95.35, 2.4, 9.8)
    assert [unit.unit for unit in found.units] == ["Dinas Pekerjaan Umum", "Dinas Kesehatan"]
    assert found.printed == PrintedTotals(1, 3, 24, 86, 114, 96.49)
    assert found.problems == []


def test_a_text_file_says_the_same(tmp_path: Path) -> None:
    sheet = read_recap(write_recap(tmp_path / "a.xlsx", WORKS, TOTAL))
    text = read_recap(write_text(tmp_path / "a.csv", WORKS, TOTAL))
    assert [(unit.unit, unit.total, unit.reported_percent) for unit in text.units] == [
        (unit.unit, unit.total, unit.reported_percent) for unit in sheet.units
    ]
    assert text.printed == sheet.printed


def test_columns_may_stand_in_any_order_under_other_words(tmp_path: Path) -> None:
    headings = ["No", "OPD", "Jumlah", "Selesai", "Diproses", "Belum Tindak Lanjut", "Belum Verifikasi"]
    found = read_recap(
        write_recap(
            tmp_path / "a.xlsx", [1, "Dinas Sosial", "1.333", 985, 346, 2, 0], ["Jumlah", "", 1333], headings=headings
        )
    )
    assert found.units == [UnitRow(4, "Dinas Sosial", 0, 2, 346, 985, 1333)]
    assert found.printed == PrintedTotals(total=1333)


@pytest.mark.parametrize(
    ("shares", "meant"),
    [([0.9535, 1], [95.35, 100]), ([95.35, 100], [95.35, 100]), ([0.5, "50%"], [50, 50]), ([0, 0], [0, 0])],
)
def test_excel_percentages_are_fractions_where_the_whole_column_is(
    tmp_path: Path, shares: list[Any], meant: list[float]
) -> None:
    rows = [[f"Dinas {number}", 0, 0, 0, 1, 1, share] for number, share in enumerate(shares)]
    assert [unit.reported_percent for unit in read_recap(write_recap(tmp_path / "a.xlsx", *rows)).units] == meant


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("Unit Kerja", "", "Baris 5, kolom Unit Kerja: kosong"),
        ("Unit Kerja", "dinas  pekerjaan umum", "sama dengan baris 4"),
        ("Proses", "", "kolom Proses: kosong. Tulis 0"),
        ("Proses", "-1", "“-1” bukan angka bulat"),
        ("Proses", "1.5", "bukan angka bulat"),
        ("Selesai", 1.5, "bukan angka bulat"),
        ("Selesai", "²", "bukan angka bulat"),
        ("Total", "9" * 30, "bukan angka bulat"),
        ("Total", 1e300, "bukan angka bulat"),
        ("%TL", "150%", "lebih dari 100%"),
        ("%TL", "banyak", "bukan angka"),
        ("RTL", "3 minggu", "kolom RTL: “3 minggu” bukan angka"),
        ("RHP", "99999", "paling banyak 10000 hari"),
    ],
)
def test_a_wrong_cell_is_named_and_the_other_rows_stay(tmp_path: Path, column: str, cell: Any, sentence: str) -> None:
    wrong = [*HEALTH]
    wrong[HEADINGS.index(column)] = cell
    found = read_recap(write_recap(tmp_path / "a.xlsx", WORKS, wrong))
    assert len(found.units) == 1
    (problem,) = found.problems
    assert sentence in problem


@pytest.mark.parametrize("cell", ["=1+1", "<script>", "a" * 40_000, "\x00", "NaN", "1e5"])
def test_what_nobody_should_type_is_refused_in_words(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "a.csv"
    text = ";".join(HEADINGS) + f"\nDinas;{cell};0;0;1;1;;;\nDinas Lain;0;0;0;1;1;;;\n"
    path.write_text(text, encoding="utf-8")
    found = read_recap(path)
    assert [unit.unit for unit in found.units] == ["Dinas Lain"]
    assert all(len(problem) < 200 for problem in found.problems) and found.problems


def test_an_unquoted_decimal_comma_shifts_the_row_and_is_refused(tmp_path: Path) -> None:
    found = read_recap(write_text(tmp_path / "a.csv", WORKS, ["Dinas", 0, 0, 0, 1, 1, "", "", ""], between=","))
    assert [unit.unit for unit in found.units] == ["Dinas"]
    assert "apit angka berkoma" in found.problems[0]


@pytest.mark.parametrize(
    ("headings", "rows", "sentence"),
    [
        (["Nama", "Jumlah"], [["a", 1]], "Tidak ada baris judul"),
        (HEADINGS[:4], [["a", 1, 1, 1]], "Kolom ini tidak ada: Selesai, Total"),
        ([*HEADINGS, "Total"], [WORKS], "Kolom Total muncul dua kali"),
        (HEADINGS, [], "Tidak ada unit kerja"),
        (HEADINGS, [TOTAL], "Tidak ada unit kerja"),
        (HEADINGS, [WORKS] * 2_001, "lebih dari 2000 baris"),
    ],
)
def test_a_file_without_the_table_is_refused(tmp_path: Path, headings: list[str], rows: Any, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        read_recap(write_recap(tmp_path / "a.xlsx", *rows, headings=headings))


def test_what_does_not_add_up_is_found_with_both_numbers() -> None:
    units = [
        UnitRow(2, "Pas", 1, 3, 18, 64, 86, 95.35),
        UnitRow(3, "Kurang", 0, 0, 6, 22, 29, 96.55),
        UnitRow(4, "Lebih", 0, 0, 5, 5, 20, 100.0),
    ]
    found = recap_findings(units, PrintedTotals(total=140, finished=91, percent=90.0))
    told = [(finding.check, finding.about, finding.found, round(finding.expected, 2)) for finding in found]
    assert told == [
        (RecapCheck.PARTS, "Kurang", 29, 28),
        (RecapCheck.PARTS, "Lebih", 20, 10),
        (RecapCheck.PERCENT, "Lebih", 100.0, 50.0),
        (RecapCheck.SUM, "total", 140, 135),
        (RecapCheck.TOTAL_PERCENT, "", 90.0, 88.89),
    ]
    assert found[0].difference == 1


@pytest.mark.parametrize(
    ("reported", "computed", "apart"),
    [
        (100.0, 99.85, False),  # Tangerang 2022
        (99.9, 99.85, False),
        (99.8, 99.85, False),
        (99.8, 99.86, True),
        (99.85, 99.8499, False),
        (99.0, 99.85, True),
        (None, 99.85, False),
        (99.0, None, False),
    ],
)
def test_rounding_is_no_difference(app: Flask, reported: float | None, computed: float | None, apart: bool) -> None:
    assert differs(reported, computed) is apart
    assert [decimals_of(value) for value in (100.0, 99.9, 99.85)] == [0, 1, 2]
