"""Dewi brings the export of her LAPOR! account in: what is counted, what is refused, and that twice is once."""

from datetime import date, time

import pytest
from sqlalchemy import select

from app.complaints.models import (
    ChannelGroup,
    ChannelMapping,
    ComplaintImport,
    ComplaintReport,
    CoveredMonth,
    ImportProblem,
    ReportStatus,
    StatusMapping,
    UptakeCell,
)
from app.complaints.operations import importing
from app.complaints.operations import reports as putting_in
from app.complaints.queries import uptake
from app.core.db import db
from app.core.errors import DomainError
from tests.complaints.exports import FIRST_LINE, report
from tests.complaints.files import BANDUNG, details, reports
from tests.complaints.stored import rows_in

MAY, JUNE = date(2024, 5, 1), date(2024, 6, 1)
TABLES = (ComplaintReport, ComplaintImport, ImportProblem, UptakeCell, CoveredMonth)


def stored() -> list[ComplaintReport]:
    return list(db.session.scalars(select(ComplaintReport).order_by(ComplaintReport.received_on)))


def cells() -> dict[tuple[date, str, str], int]:
    return {
        (cell.month, cell.channel_group.value, cell.status.value): cell.reports
        for cell in db.session.scalars(select(UptakeCell).where(UptakeCell.region_code == BANDUNG))
    }


def complete() -> set[date]:
    query = select(CoveredMonth.month).where(CoveredMonth.region_code == BANDUNG, CoveredMonth.complete)
    return set(db.session.scalars(query))


def figures(result: importing.ImportResult) -> tuple[int, int, int, int, int]:
    assert result.rows == result.new + result.updated + result.unchanged + result.rejected
    return result.rows, result.new, result.updated, result.unchanged, result.rejected


def test_reports_are_kept_without_who_wrote_them(bring) -> None:
    result = bring(report("7000001", "29 May 2024"), report("7000002", "3 Jan 2024", Sumber_Laporan="Instagram"))

    assert figures(result) == (2, 2, 0, 0, 0)
    assert result.warnings == []
    row = stored()[1]
    assert (row.received_on, row.received_at, row.agency_region_code) == (date(2024, 5, 29), time(4, 5, 34), BANDUNG)
    assert (row.category, row.channel, row.status) == ("Jalan Berlubang", "website", "ditutup oleh sistem")
    assert "7000001" not in row.tracking_digest
    assert len(row.tracking_digest) == 64
    assert cells() == {(date(2024, 1, 1), "officer", "finished"): 1, (MAY, "citizen", "finished"): 1}


def test_the_same_file_twice_brings_nothing_new(bring) -> None:
    files = reports(1, 2, 3)
    bring(*files)
    before = cells()

    assert figures(bring(*files)) == (3, 0, 0, 3, 0)
    assert cells() == before
    assert rows_in(ComplaintReport) == 3


def test_twin_rows_inside_a_file_count_once_as_unchanged(bring) -> None:
    result = bring(*reports(1, 1, 2))
    assert figures(result) == (3, 2, 0, 1, 0)
    assert any("kembar" in sentence for sentence in result.warnings)


def test_a_changed_status_is_rewritten_and_its_month_counted_anew(bring) -> None:
    bring(*reports(1, 2, Status_Laporan="Belum Ditindaklanjuti"))
    first = rows_in(ComplaintImport)
    result = bring(
        *reports(1, Status_Laporan="Ditutup oleh Admin"), *reports(2, Status_Laporan="Belum Ditindaklanjuti")
    )

    assert figures(result) == (2, 0, 1, 1, 0)
    assert cells() == {(MAY, "citizen", "finished"): 1, (MAY, "citizen", "not_followed_up"): 1}
    assert sorted(row.import_id for row in stored()) == [first, result.import_id]


def test_an_older_export_does_not_undo_a_newer_status(bring) -> None:
    bring(*reports(1, 2), above=details(generated_on="2025-03-01"))
    older = [*reports(1, Status_Laporan="Belum Ditindaklanjuti"), *reports(2, 3)]
    result = bring(*older, above=details(generated_on="2025-02-01"))
    assert figures(result) == (3, 1, 0, 2, 0)
    assert [text.split()[0] for text in result.warnings if "lebih baru" in text] == ["1"]
    assert db.session.get_one(ComplaintImport, result.import_id).warnings == result.warnings
    assert cells() == {(MAY, "citizen", "finished"): 3}


def test_a_newer_export_that_says_the_same_is_not_undone_by_one_between(bring) -> None:
    for made in ("2025-01-01", "2025-03-01"):
        bring(*reports(1), above=details(generated_on=made))
    result = bring(*reports(1, Status_Laporan="Belum Ditindaklanjuti"), above=details(generated_on="2025-02-01"))
    assert figures(result) == (1, 0, 0, 1, 0)
    assert stored()[0].status == "ditutup oleh sistem"


@pytest.mark.parametrize(("first", "second"), [("2025-02-01", "2025-02-01"), ("2099-01-01", "2098-01-01")])
def test_an_export_not_known_to_be_older_rewrites(bring, first: str, second: str) -> None:
    bring(*reports(1), above=details(generated_on=first))
    result = bring(*reports(1, Status_Laporan="Belum Ditindaklanjuti"), above=details(generated_on=second))
    assert figures(result) == (1, 0, 1, 0, 0)


def test_a_report_that_moves_to_another_month_leaves_the_first(bring) -> None:
    bring(report("1", "29 May 2024"), report("2", "30 May 2024"))
    bring(report("1", "2 June 2024"), report("2", "30 May 2024"))
    assert cells() == {(MAY, "citizen", "finished"): 1, (JUNE, "citizen", "finished"): 1}


def test_months_between_those_a_file_touches_keep_their_figures(bring) -> None:
    bring(report("1", "2 April 2024"), report("2", "2 May 2024"), report("3", "2 June 2024"))
    bring(report("4", "3 April 2024"), report("5", "3 June 2024"))
    counts = {month.month: reports for (month, _group, _status), reports in cells().items()}
    assert counts == {4: 2, 5: 1, 6: 2}


def test_a_month_that_is_left_by_all_holds_no_cell(bring) -> None:
    bring(report("1", "29 May 2024"))
    bring(report("1", "2 June 2024"))
    assert cells() == {(JUNE, "citizen", "finished"): 1}


def test_files_that_overlap_add_up(bring) -> None:
    bring(*reports(1, 2), above=details(period="(2024-01-01) - (2024-06-30)"))
    result = bring(*reports(2, 3), above=details(period="(2024-05-01) - (2024-12-31)"))
    assert figures(result) == (2, 1, 0, 1, 0)
    assert cells() == {(MAY, "citizen", "finished"): 3}
    assert complete() == {date(2024, month, 1) for month in range(1, 13)}


def test_more_rows_than_fit_one_chunk(bring, monkeypatch) -> None:
    monkeypatch.setattr(putting_in, "CHUNK", 3)
    assert figures(bring(*reports(*range(1, 11)))) == (10, 10, 0, 0, 0)
    changed = [*reports(*range(1, 6), Status_Laporan="Konten Terblokir"), *reports(*range(6, 13))]
    assert figures(bring(*changed)) == (12, 2, 5, 5, 0)
    assert cells() == {(MAY, "citizen", "blocked"): 5, (MAY, "citizen", "finished"): 7}


def test_two_accounts_may_use_one_tracking_id(bring) -> None:
    bring(*reports(1))
    result = bring(*reports(1), region="32.73", above=details("Pemerintah Kota Bandung"))
    assert figures(result) == (1, 1, 0, 0, 0)
    assert len({row.tracking_digest for row in stored()}) == 2


def test_refused_rows_are_listed_and_the_others_enter(bring) -> None:
    result = bring(report("1"), report("", "2 May 2024"), report("3", "31 Feb 2024"))

    assert figures(result) == (3, 1, 0, 0, 2)
    kept = db.session.scalars(select(ImportProblem).order_by(ImportProblem.id)).all()
    assert [(row.import_id, row.line, row.column) for row in kept] == [
        (result.import_id, FIRST_LINE + 1, "Tracking ID"),
        (result.import_id, FIRST_LINE + 2, "Tanggal Laporan Masuk"),
    ]
    assert "31 Feb 2024" in kept[1].message


def test_only_the_first_refused_rows_are_kept(bring, monkeypatch) -> None:
    monkeypatch.setattr(importing, "KEPT_PROBLEMS", 2)
    result = bring(*[report("", "2 May 2024") for _number in range(4)])
    assert result.rejected == 4
    assert rows_in(ImportProblem) == 2


def test_strict_takes_all_or_nothing(bring) -> None:
    with pytest.raises(DomainError, match="1 baris ditolak"):
        bring(report("1"), report("", "2 May 2024"), strict=True)
    assert [rows_in(model) for model in TABLES] == [0] * len(TABLES)
    assert rows_in(StatusMapping) == 0
    assert bring(report("1"), strict=True).new == 1


def test_months_are_complete_as_the_file_says(bring) -> None:
    bring(*reports(1), above=details(period="(2024-04-15) - (2024-07-31)", generated_on="2024-07-20"))
    assert complete() == {MAY, JUNE}
    assert rows_in(CoveredMonth) == 4


def test_of_the_time_before_lapor_no_month_is_spoken_of(bring) -> None:
    bring(*reports(1), above=details(period="(1990-01-01) - (2024-12-31)"))
    assert min(complete()) == date(2011, 1, 1)
    assert rows_in(CoveredMonth) == 14 * 12


def test_a_refused_row_keeps_its_month_incomplete(bring) -> None:
    bring(report("1", "2 May 2024"), report("", "3 May 2024"))
    assert MAY not in complete()
    assert JUNE in complete()


def test_a_month_once_complete_stays_so(bring) -> None:
    bring(report("1", "2 May 2024"))
    bring(report("1", "2 May 2024"), report("", "3 May 2024"))
    assert MAY in complete()


def test_a_month_becomes_complete_by_a_later_clean_file(bring) -> None:
    bring(report("1", "2 May 2024"), report("", "3 May 2024"))
    later = bring(report("1", "2 May 2024"), report("2", "3 May 2024"))
    assert MAY in complete()
    assert db.session.get_one(CoveredMonth, (BANDUNG, MAY)).import_id == later.import_id


def test_a_report_outside_the_period_makes_no_month_complete(bring) -> None:
    result = bring(report("1", "2 May 2023"))
    assert any("di luar Periode Masuk" in sentence for sentence in result.warnings)
    assert date(2023, 5, 1) not in complete()
    assert uptake(BANDUNG, date(2023, 5, 1), date(2023, 5, 1))[0].received == 1


def test_unknown_words_are_kept_counted_apart_and_warned_about_until_somebody_places_them(bring) -> None:
    odd = report("1", Sumber_Laporan="Radio Desa", Status_Laporan="Dirapatkan")
    for _time in range(2):
        told = " ".join(bring(odd).warnings)
        assert "“Radio Desa” belum dikenal" in told
        assert "“Dirapatkan” belum dikenal" in told
    assert (stored()[0].channel, stored()[0].status) == ("radio desa", "dirapatkan")
    assert cells() == {(MAY, "unknown", "other"): 1}
    channel, status = db.session.get_one(ChannelMapping, "radio desa"), db.session.get_one(StatusMapping, "dirapatkan")
    assert (channel.label, channel.group, channel.confirmed) == ("Radio Desa", ChannelGroup.UNKNOWN, False)
    assert (status.label, status.status, status.confirmed) == ("Dirapatkan", ReportStatus.OTHER, False)


def test_a_channel_of_an_agencys_own_site_is_citizens(bring) -> None:
    result = bring(
        report("1", Sumber_Laporan="Website - pemerintah-kabupaten-Bandung"),
        report("2", Sumber_Laporan="Website Institusi"),
        report("3", Status_Laporan="Ditindaklanjuti oleh Dinas"),
    )
    assert result.warnings == []
    assert cells() == {
        (MAY, "citizen", "finished"): 1,
        (MAY, "officer", "finished"): 1,
        (MAY, "citizen", "in_process"): 1,
    }


def test_an_empty_channel_is_a_word_too(bring) -> None:
    result = bring(report("1", Sumber_Laporan=""))
    assert any("(kosong)" in sentence for sentence in result.warnings)
    assert cells() == {(MAY, "unknown", "finished"): 1}


def test_an_asterisk_in_a_file_is_no_pattern(bring) -> None:
    bring(report("1", Sumber_Laporan="*"), report("2", Sumber_Laporan="Rad*"))
    assert any("Radio" in sentence for sentence in bring(report("3", Sumber_Laporan="Radio")).warnings)


def test_words_that_folding_lengthens_still_fit(bring) -> None:
    bring(report("1", Sumber_Laporan="ß" * 120, Status_Laporan="ﷺ" * 120))
    row = stored()[0]
    assert (len(row.channel), len(row.status)) == (120, 120)
    assert cells() == {(MAY, "unknown", "other"): 1}


def test_a_column_full_of_sentences_is_refused(bring) -> None:
    with pytest.raises(DomainError, match="101 kata yang belum dikenal"):
        bring(*[report(str(n), Status_Laporan=f"Jalan rusak {n}") for n in range(101)])
    assert [rows_in(model) for model in TABLES] == [0] * len(TABLES)
