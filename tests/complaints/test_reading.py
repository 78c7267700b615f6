"""Staf Diskominfo membaca ekspor LAPOR!: what of it is taken, counted, warned about and left behind."""

import unicodedata
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.complaints.imports import Export, Period, PeriodMissing, read_export
from app.core.dates import MONTHS
from tests.complaints.exports import (
    DETAILS,
    FIRST_LINE,
    HEADINGS,
    SECRET,
    report,
    table,
    write_csv,
    write_xlsx,
)

TODAY = date(2025, 11, 20)
YEAR_2024 = Period(date(2024, 1, 1), date(2024, 12, 31))
MADE = date(2025, 11, 14)
MADE_AT = datetime(2025, 11, 14, 9, 0)  # noqa: DTZ001 (a sheet knows no zone)
ALL_2024 = {date(2024, month, 1) for month in range(1, 13)}


def read(path: Path, period: Period | None = None) -> Export:
    return read_export(path, imported_on=TODAY, period=period)


def read_reports(tmp_path: Path, *reports, **layout) -> Export:
    return read(write_xlsx(tmp_path / "ekspor.xlsx", table(reports, **layout)))


def test_real_layout_is_read(tmp_path):
    export = read_reports(tmp_path, report("7000001", "29 May 2024"), report("7000002", "3 Jan 2024"))

    assert export.agency_name == "Pemerintah Kabupaten Bandung"
    assert export.generated_on == date(2025, 11, 14)
    assert export.period == YEAR_2024
    assert [row.tracking_id for row in export.rows] == ["7000001", "7000002"]
    row = export.rows[0]
    assert (row.line, row.received_on, row.received_at) == (FIRST_LINE, date(2024, 5, 29), time(4, 5, 34))
    assert (row.classification, row.category) == ("Pengaduan Tidak Berkadar Pengawasan", "Jalan Berlubang")
    assert (row.report_type, row.channel, row.status) == ("Anonim", "Website", "Ditutup oleh Sistem")
    assert (row.parent_agency, row.assigned_agency) == ("Pemerintah Kabupaten Bandung", "Dinas Pekerjaan Umum")
    assert export.problems == []
    assert export.warnings == []
    assert export.complete_months() == ALL_2024


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_text_says_the_same_as_the_sheet(tmp_path, delimiter, encoding):
    rows = table(
        [report("7000001", Kategori='Café; "jalan", rusak'), report("7000002", Isi_Laporan_Awal="a\nb;c,d\te|f")]
    )
    sheet = read(write_xlsx(tmp_path / "a.xlsx", rows))
    text = read(write_csv(tmp_path / "a.csv", rows, delimiter=delimiter, encoding=encoding))

    assert text == sheet
    assert text.rows[0].category == 'Café; "jalan", rusak'


def test_kind_is_known_by_content_not_by_name(tmp_path):
    rows = table([report()])
    assert read(write_xlsx(tmp_path / "ekspor.csv", rows)) == read(write_csv(tmp_path / "ekspor.xlsx", rows))


def test_table_is_found_on_any_sheet_at_any_place(tmp_path):
    moved = [["", "", *cells] for cells in [[], [], [], *table([report()])]]
    path = write_xlsx(tmp_path / "a.xlsx", [], [["Petunjuk"], ["Kolom Tracking ID memuat nomor"]], moved)

    export = read(path)
    assert [row.tracking_id for row in export.rows] == ["7000001"]
    assert export.rows[0].line == FIRST_LINE + 3
    assert export.period == YEAR_2024


def test_headings_may_differ_in_case_space_and_order(tmp_path):
    headings = [*HEADINGS[:1], *reversed(HEADINGS[1:]), "Kolom Baru"]
    rows = table([report()], headings=headings)
    rows[len(DETAILS)] = [" tracking  id ", *(f"\u00a0{heading.upper()} " for heading in headings[1:])]

    export = read(write_xlsx(tmp_path / "a.xlsx", rows))
    assert (export.rows[0].status, export.rows[0].channel) == ("Ditutup oleh Sistem", "Website")
    assert export.warnings == []


def test_missing_optional_columns_are_warned_about_once(tmp_path):
    headings = ["Tracking ID", "Tanggal Laporan Masuk", "Sumber Laporan", "Status Laporan", "Kategori"]
    export = read_reports(tmp_path, report("1"), report("2"), headings=headings)

    assert [row.parent_agency for row in export.rows] == ["", ""]
    (warning,) = export.warnings
    assert "Waktu Laporan Masuk" in warning
    assert "Instansi Terdisposisi" in warning
    assert "Kategori" not in warning


@pytest.mark.parametrize(
    ("agency", "made", "period"),
    [
        (
            ["Nama Instansi:", "Kota X"],
            ["Tanggal Generate :", "14 November 2025"],
            ["1 Januari 2024 s/d 31 Desember 2024"],
        ),
        (
            ["Nama Instansi : Kota X"],
            ["TANGGAL  GENERATE", ":", "14/11/2025 10:30"],
            ["", "( 2024-01-01 )-( 2024-12-31 )"],
        ),
        (
            ["", "Nama Instansi", "", "Kota X"],
            ["", "Tanggal Generate", MADE],
            [date(2024, 1, 1), "-", date(2024, 12, 31)],
        ),
        (["Nama Instansi", ": Kota X"], ["Tanggal Generate", MADE_AT], ["2024-01-01 00:00:00 - 2024-12-31 23:59:59"]),
    ],
)
def test_details_in_other_spellings(tmp_path, agency, made, period):
    export = read_reports(tmp_path, report(), details=[agency, made, ["periode  Masuk", *period]])
    assert export.agency_name == "Kota X"
    assert export.generated_on == date(2025, 11, 14)
    assert export.period == YEAR_2024


def test_file_without_period_needs_one(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", table([report()], details=[]))
    with pytest.raises(PeriodMissing):
        read(path)

    export = read(path, YEAR_2024)
    assert export.period == YEAR_2024
    assert any("Nama Instansi" in warning for warning in export.warnings)
    assert any("Tanggal Generate" in warning for warning in export.warnings)


def test_period_of_the_file_wins_over_the_one_said(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", table([report()]))
    export = read(path, Period(date(2020, 1, 1), date(2025, 12, 31)))
    assert export.period == YEAR_2024
    assert any("Periode" in warning for warning in export.warnings)


@pytest.mark.parametrize(
    "written",
    ["3 Agustus 2024", "3 Agu 2024", "3 Aug 2024", "03-Agt-2024", "3 August 2024", "Sabtu, 3 Agustus 2024",
     "2024-08-03", "2024/8/3", "03/08/2024", "3.8.2024", "3 Agu. 2024", " 3  AGUSTUS\u00a02024 ",
     "3 Agustus 2024 07:08:09", date(2024, 8, 3), datetime(2024, 8, 3, 7, 8, 9)],  # noqa: DTZ001
)  # fmt: skip
def test_dates_in_every_spelling(tmp_path, written):
    export = read_reports(tmp_path, report(received_on=written))
    assert [row.received_on for row in export.rows] == [date(2024, 8, 3)]


@pytest.mark.parametrize(
    ("written", "found"),
    [("04:05:34", time(4, 5, 34)), ("4.05 WIB", time(4, 5)), (time(4, 5, 34), time(4, 5, 34)), ("", None)],
)
def test_times(tmp_path, written, found):
    export = read_reports(tmp_path, report(Waktu_Laporan_Masuk=written))
    assert [row.received_at for row in export.rows] == [found]
    assert export.warnings == []


def test_time_that_cannot_be_read_costs_a_warning_not_the_report(tmp_path):
    export = read_reports(tmp_path, report(Waktu_Laporan_Masuk="25:99"))
    assert [row.received_at for row in export.rows] == [None]
    assert len(export.warnings) == 1


def test_time_beside_the_date_is_used_where_the_column_is_empty(tmp_path):
    export = read_reports(tmp_path, report(received_on="3 Aug 2024 07:08", Waktu_Laporan_Masuk=""))
    assert export.rows[0].received_at == time(7, 8)


@pytest.mark.parametrize("written", [1234567, 1234567.0, "1234567", " 1234567 ", "'1234567", '="1234567"', "1234567.0"])
def test_tracking_id_is_text_of_digits(tmp_path, written):
    assert [row.tracking_id for row in read_reports(tmp_path, report(written)).rows] == ["1234567"]


def test_words_are_kept_as_written_but_clean_and_clipped(tmp_path):
    export = read_reports(
        tmp_path,
        report("1", Status_Laporan="  Sedang\tDi\x7fproses\u200b ", Sumber_Laporan="x" * 500, Kategori="Cafe\u0301"),
    )
    row = export.rows[0]
    assert (row.status, row.channel, row.category) == ("Sedang Diproses", "x" * 120, "Café")


def test_same_report_twice_counts_once(tmp_path):
    export = read_reports(tmp_path, report("1"), report("2"), report("1", Judul_Laporan="lain"))
    assert [row.tracking_id for row in export.rows] == ["1", "2"]
    assert (export.repeated, export.problems) == (1, [])
    assert str(FIRST_LINE + 2) in export.warnings[0]
    assert export.complete_months() == ALL_2024


def test_same_tracking_id_with_other_contents_is_refused_naming_both_lines(tmp_path):
    export = read_reports(tmp_path, report("1", "3 Jan 2024"), report("1", "3 Feb 2024"))
    assert [row.received_on for row in export.rows] == [date(2024, 1, 3)]
    (problem,) = export.problems
    assert problem.line == FIRST_LINE + 1
    assert str(FIRST_LINE) in problem.message
    assert str(FIRST_LINE + 1) in problem.message
    assert ALL_2024 - export.complete_months() == {date(2024, 1, 1), date(2024, 2, 1)}


def test_blank_rows_and_what_officers_write_below_are_no_reports(tmp_path):
    rows = [*table([report("1")]), [], [" ", "\u00a0"], *table([report("2")])[-1:], []]
    rows += [
        ["Total", 2],
        ["Jumlah laporan: 2"],
        ["Sumber: SP4N-LAPOR!"],
        ["", "", "Soreang, 14 November 2025"],
        [SECRET],
    ]
    rows[-2] = ["Soreang, 14 November 2025"]
    export = read(write_xlsx(tmp_path / "a.xlsx", rows))

    assert [row.tracking_id for row in export.rows] == ["1", "2"]
    assert export.problems == []
    assert len(export.warnings) == 1
    assert "5 baris" in export.warnings[0]
    assert export.complete_months() == ALL_2024


def test_report_outside_the_period_is_kept_with_a_warning(tmp_path):
    export = read_reports(tmp_path, report("1", "31 Dec 2023"), report("2", "1 Jan 2025"), report("3"))
    assert len(export.rows) == 3
    assert export.problems == []
    assert export.warnings[0].startswith("2 laporan")
    assert export.complete_months() == ALL_2024


def months(tmp_path: Path, generated_on: str, period: str, *reports) -> list[str]:
    details = [["Tanggal Generate", generated_on], ["Periode Masuk", period]]
    details = details[1:] if not generated_on else details
    found = read_reports(tmp_path, *reports, details=details).complete_months()
    return [f"{month:%Y-%m}" for month in sorted(found)]


@pytest.mark.parametrize(
    ("generated_on", "period", "complete"),
    [
        ("2025-11-14", "(2024-01-01) - (2024-03-31)", ["2024-01", "2024-02", "2024-03"]),
        ("2025-11-14", "(2024-01-02) - (2024-03-30)", ["2024-02"]),
        ("2025-11-14", "(2024-01-02) - (2024-01-31)", []),
        ("2024-03-31", "(2024-02-01) - (2024-12-31)", ["2024-02"]),
        ("2024-04-01", "(2024-02-01) - (2024-12-31)", ["2024-02", "2024-03"]),
        ("", "(2025-09-01) - (2025-12-31)", ["2025-09", "2025-10"]),
        ("2030-01-01", "(2025-09-01) - (2025-12-31)", ["2025-09", "2025-10"]),
    ],
)
def test_complete_months_lie_inside_the_period_and_before_the_file_was_made(tmp_path, generated_on, period, complete):
    assert months(tmp_path, generated_on, period) == complete


def test_refused_row_spoils_its_month_and_one_without_date_spoils_all(tmp_path):
    period = "(2024-01-01) - (2024-03-31)"
    assert months(tmp_path, "2025-11-14", period, report("1", "3 Jan 2024"), report("x", "3 Feb 2024")) == [
        "2024-01",
        "2024-03",
    ]
    assert months(tmp_path, "2025-11-14", period, report("1", "3 Jan 2024"), report("2", "30 Feb 2024")) == []


def test_nothing_a_reporter_or_officer_wrote_comes_out(tmp_path, caplog, capfd):
    shifted = ["7000009", "3 May 2024", f"Budi {SECRET}", *[SECRET] * 40]
    rows = table([report("1"), report(f"{SECRET} 0812", "3 May 2024"), report("2", f"{SECRET} 2024"), report("")])
    rows += [shifted, [SECRET], [f"Total {SECRET}"]]
    for export in (read(write_xlsx(tmp_path / "a.xlsx", rows[:-3])), read(write_csv(tmp_path / "a.csv", rows))):
        assert export.rows
        assert export.problems
        assert SECRET not in repr(export)
        assert SECRET not in repr([replace(row, line=0) for row in export.rows])
        assert not any(SECRET in row.tracking_id for row in export.rows)
    assert SECRET not in caplog.text + "".join(capfd.readouterr())


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30)


def written_day(day: date, style: int) -> str:
    return [day.isoformat(), f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day:%d/%m/%Y}", f"{day:%d %b %Y}"][
        style
    ]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.from_regex("[1-9][0-9]{0,19}", fullmatch=True),
            st.dates(date(2011, 1, 1), date(2025, 11, 14)),
            st.integers(0, 3),
            st.times().map(lambda at: at.replace(microsecond=0)),
            WORDS,
            WORDS,
        ),
        max_size=8,
        unique_by=lambda values: values[0],
    ),
    st.sampled_from(["xlsx", ";", ",", "\t"]),
)
def test_round_trip(tmp_path, reports, form):
    rows = table(
        [
            report(
                number,
                written_day(day, style),
                Waktu_Laporan_Masuk=f"{at}",
                Status_Laporan=status,
                Sumber_Laporan=channel,
            )
            for number, day, style, at, status, channel in reports
        ]
    )
    path = tmp_path / "a"
    export = read(write_xlsx(path, rows) if form == "xlsx" else write_csv(path, rows, delimiter=form))

    assert export.problems == []
    assert [(row.tracking_id, row.received_on, row.received_at) for row in export.rows] == [
        (number, day, at) for number, day, _style, at, _status, _channel in reports
    ]
    for row, (*_rest, status, channel) in zip(export.rows, reports, strict=True):
        assert (fold_away(row.status), fold_away(row.channel)) == (fold_away(status), fold_away(channel))


def fold_away(text: str) -> str:
    """NFC composes what was written apart; both sides are composed before they are compared."""

    return unicodedata.normalize("NFC", text)
