"""Cells that are not what they claim: the row is refused in one clear sentence, or its text is taken as it is."""

from datetime import date, datetime
from pathlib import Path

import pytest

from app.complaints.imports import read_export
from tests.complaints.exports import (
    FIRST_LINE,
    HEADINGS,
    SECRET,
    report,
    table,
    write_csv,
    write_xlsx,
)

TODAY = date(2025, 11, 20)
GOOD = table([report("1"), report("2")])
SHEET = "xl/worksheets/sheet1.xml"


def only_problem(tmp_path: Path, row: dict[str, object]):
    export = read_export(write_xlsx(tmp_path / "a.xlsx", table([report("99"), row])), imported_on=TODAY)
    assert [found.tracking_id for found in export.rows] == ["99"]
    (problem,) = export.problems
    assert problem.line == FIRST_LINE + 1
    assert SECRET not in problem.message
    return problem


@pytest.mark.parametrize(
    "written",
    ["", " ", "ABC", "12 34", "12-34", "1.234.567", "1,5", "-5", "²", "１２３", "٣", "1" * 21, "1.2E+06", 1.5,
     -1.0, 1e15, 1e300, True, date(2024, 1, 1), SECRET, "=1+1", "12\n34", "3604;1"],
)  # fmt: skip
def test_tracking_ids_that_are_none(tmp_path, written):
    problem = only_problem(tmp_path, report(written, "3 May 2024"))
    assert problem.column == "Tracking ID"
    assert problem.month == date(2024, 5, 1)
    assert len(str(written)) < 3 or str(written) not in problem.message


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "kosong"),
        ("31 Feb 2024", "31 Feb 2024"),
        ("29 Feb 2023", "29 Feb 2023"),
        ("2024-13-01", "2024-13-01"),
        ("32/01/2024", "32/01/2024"),
        ("3 Foo 2024", "3 Foo 2024"),
        ("0/0/0000", "0/0/0000"),
        ("05/29/2024", "05/29/2024"),
        ("3 May 24", "tidak dikenali"),
        ("45415", "tidak dikenali"),
        (45415.0, "tidak dikenali"),
        (True, "tidak dikenali"),
        ("３ May 2024", "tidak dikenali"),
        (f"3 May 2024 {SECRET}", "tidak dikenali"),
        (SECRET, "tidak dikenali"),
        ("15 Nov 2025", "sesudah"),
        (date(2031, 1, 1), "sesudah"),
        ("31 Dec 2010", "sebelum"),
        (datetime(1999, 1, 1, 3), "sebelum"),  # noqa: DTZ001
    ],
)
def test_dates_that_are_none(tmp_path, written, said):
    problem = only_problem(tmp_path, report("2", written))
    assert problem.column == "Tanggal Laporan Masuk"
    assert said in problem.message
    assert problem.month is None


def test_report_dated_after_the_import_where_the_file_has_no_date_of_making(tmp_path):
    rows = table([report("1", "21 Nov 2025")], details=[["Periode Masuk", "(2025-01-01) - (2025-12-31)"]])
    export = read_export(write_xlsx(tmp_path / "a.xlsx", rows), imported_on=TODAY)
    assert (export.rows, len(export.problems)) == ([], 1)


@pytest.mark.parametrize(
    ("cells", "month"),
    [
        (["3", "3 May 2024", *[f"pecah {SECRET}"] * 30], date(2024, 5, 1)),
        (["3", "3 May 2024", "04:05:34", SECRET], date(2024, 5, 1)),
        ([f"lanjutan {SECRET}", "3 May 2024", "Website"], None),
        ([f"lanjutan {SECRET}", "Anonim", "Website", "Ditutup oleh Sistem"], None),
    ],
)
def test_shifted_cells_of_a_text_file_are_not_taken_for_words(tmp_path, cells, month):
    path = write_csv(tmp_path / "a.csv", [*GOOD, cells])
    export = read_export(path, imported_on=TODAY)
    (problem,) = export.problems
    assert (len(export.rows), problem.line, problem.month) == (2, len(GOOD) + 1, month)
    assert SECRET not in repr(export)


@pytest.mark.parametrize("blank_headings", [0, 2])
def test_a_delimiter_inside_a_text_is_refused_though_the_last_column_is_empty(tmp_path, blank_headings):
    rows = table(
        [report("1"), report("2", Isi_Laporan_Awal="jalan#rusak")], headings=[*HEADINGS, *[""] * blank_headings]
    )
    path = write_csv(tmp_path / "a.csv", rows)
    path.write_bytes(path.read_bytes().replace(b"jalan#rusak", b"jalan;rusak"))
    export = read_export(path, imported_on=TODAY)
    assert ([row.tracking_id for row in export.rows], len(export.problems)) == (["1"], 1)
    assert export.problems[0].line == len(rows)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("anonim", "anonim"),
        ("Rahasia", "Rahasia"),
        ("Anonim|Rahasia", "Anonim|Rahasia"),
        ("RAHASIA|ANONIM", "RAHASIA|ANONIM"),
        (f"Saya {SECRET}", ""),
        ("Anonim, telepon 0812", ""),
    ],
)
def test_a_report_type_that_lapor_does_not_write_is_dropped(tmp_path, written, kept):
    rows = table([report("1") | {"Tipe Laporan (Anonim/Rahasia)": written}])
    (row,) = read_export(write_xlsx(tmp_path / "a.xlsx", rows), imported_on=TODAY).rows
    assert row.report_type == kept


def test_strange_cells_elsewhere_are_taken_as_words(tmp_path):
    strange = {"Status Laporan": 5.0, "Sumber Laporan": date(2024, 1, 1), "Kategori": True, "Instansi Induk": 1e300}
    rows = table([report("1") | strange])
    (row,) = read_export(write_xlsx(tmp_path / "a.xlsx", rows), imported_on=TODAY).rows
    assert (row.status, row.channel) == ("5", "2024-01-01")


def test_control_characters_and_surrogates_do_not_reach_a_report(tmp_path):
    path = tmp_path / "a.csv"
    write_csv(path, table([report("1", Status_Laporan="a\0b\x85c\ufffe\U0001f600", Sumber_Laporan="ZZ")]))
    path.write_bytes(path.read_bytes().replace(b"ZZ", b"x\xed\xa0\x80y"))
    (row,) = read_export(path, imported_on=TODAY).rows
    for word in (row.status, row.channel):
        word.encode()
        assert word.isprintable()
