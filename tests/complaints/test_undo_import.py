"""Dewi brought in the wrong file and takes it back: everything is as if it had never been imported."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, event, select

from app.audit.models import AuditEvent
from app.complaints.imports import Export, Period, Problem, ReportRow
from app.complaints.models import (
    ChannelGroup,
    ChannelMapping,
    ComplaintImport,
    ComplaintReport,
    CoveredMonth,
    EarlierReport,
    ImportedMonth,
    ImportProblem,
    StatusMapping,
    UptakeCell,
)
from app.complaints.operations import import_reports, map_channel, undo_import
from app.complaints.queries import latest_imports, undoing, uptake
from app.core.db import db, transaction
from app.core.errors import DomainError, NotFound
from app.core.viewer import SYSTEM, Viewer
from tests.complaints.exports import report
from tests.complaints.files import BANDUNG, details, reports
from tests.complaints.stored import rows_in
from tests.factories.cast import NOW

OURS = (EarlierReport, ImportedMonth, ImportProblem, UptakeCell, CoveredMonth, ComplaintReport, ComplaintImport)
KEY = b"0" * 32


def state(*, numbered: bool = True) -> dict[str, set[tuple[Any, ...]]]:
    """All that pages and measures are made of; ``numbered`` also which import said it."""
    db.session.expire_all()
    found = {}
    for model in (ComplaintReport, UptakeCell, CoveredMonth):
        table = db.metadata.tables[model.__tablename__]
        columns = [column for column in table.columns if numbered or column.name != "import_id"]
        found[table.name] = {tuple(row) for row in db.session.execute(select(*columns))}
    return found


def undo(import_id: int, actor: Viewer = SYSTEM, reason: str = "Berkas daerah lain") -> Any:
    with transaction():
        return undo_import(import_id, reason, actor=actor, now=NOW)


# ---- What it does


def test_a_report_is_again_what_the_earlier_import_said(bring) -> None:
    bring(*reports(1, 2, Status_Laporan="Belum Ditindaklanjuti"), above=details(generated_on="2025-01-01"))
    before = state()
    second = [report("1", Status_Laporan="Ditutup oleh Admin"), report("2", "3 June 2024"), report("3", "2 May 2023")]
    later = bring(*second, above=details(generated_on="2025-02-01"))
    found = undoing(db.session.get_one(ComplaintImport, later.import_id))
    assert (found.deleted, found.restored, found.kept) == (1, 2, 0)
    assert (found.unknown, found.incomplete) == ((date(2023, 5, 1),), ())
    assert undo(later.import_id) == found
    assert state() == before
    assert latest_imports([BANDUNG])[BANDUNG].id == later.import_id - 1


def test_a_month_is_incomplete_again(bring) -> None:
    bring(report("1", "2 May 2024"), report("", "3 May 2024"))
    before = state()
    later = bring(report("1", "2 May 2024"), report("2", "3 May 2024"))
    assert undoing(db.session.get_one(ComplaintImport, later.import_id)).incomplete == (date(2024, 5, 1),)
    undo(later.import_id)
    assert state() == before


def test_the_only_import_leaves_nothing_and_may_come_again(bring) -> None:
    first = bring(*reports(1, 2), report("", "2 June 2024"))
    whole = state(numbered=False)
    undo(first.import_id)
    assert [rows_in(model) for model in OURS] == [0, 0, 0, 0, 0, 0, 1]
    assert uptake(BANDUNG, date(2024, 5, 1), date(2024, 5, 1))[0].missing
    again = bring(*reports(1, 2), report("", "2 June 2024"))
    assert (again.new, again.rejected) == (2, 1)
    assert state(numbered=False) == whole


def test_an_undone_export_is_newer_than_none(bring) -> None:
    bring(*reports(1, Status_Laporan="Belum Ditindaklanjuti"), above=details(generated_on="2025-01-01"))
    wrong = bring(*reports(1), above=details(generated_on="2025-03-01"))
    undo(wrong.import_id)
    between = bring(*reports(1, Status_Laporan="Konten Terblokir"), above=details(generated_on="2025-02-01"))
    assert between.updated == 1


def test_only_the_newest_of_a_region_is_undone_one_after_the_other(bring) -> None:
    numbers = [bring(*reports(1, 2, Status_Laporan=status)).import_id for status in ("Selesai", "Proses", "Selesai")]
    other = bring(*reports(1), region="32.73", above=details("Pemerintah Kota Bandung")).import_id
    for older in numbers[:2]:
        with pytest.raises(DomainError, match="lebih baru"):
            undo(older)
    for number in reversed(numbers):
        undo(number)
        with pytest.raises(DomainError, match="sudah dibatalkan"):
            undo(number)
    assert {row.agency_region_code for row in db.session.scalars(select(ComplaintReport))} == {"32.73"}
    undo(other)


def test_an_import_of_an_older_release_stays(bring) -> None:
    number = bring(*reports(1)).import_id
    with transaction():
        db.session.get_one(ComplaintImport, number).keeps_before = False
    before = state()
    with pytest.raises(DomainError, match="tidak dapat dibatalkan"):
        undo(number)
    assert state() == before


def test_words_that_slipped_in_go_and_those_that_people_placed_stay(bring) -> None:
    bring(report("1", Sumber_Laporan="Radio Desa"))
    second = [report("1"), report("2", Status_Laporan="Jalan rusak", Sumber_Laporan="Nama saya Budi")]
    wrong = bring(*second, report("3", Sumber_Laporan="Papan Pesan"))
    with transaction():
        map_channel("papan pesan", ChannelGroup.OFFICER, actor=SYSTEM, now=NOW)
    undo(wrong.import_id)
    unplaced = select(ChannelMapping.raw).where(~ChannelMapping.confirmed)
    assert list(db.session.scalars(unplaced)) == ["radio desa"]
    assert list(db.session.scalars(select(StatusMapping).where(~StatusMapping.confirmed))) == []
    assert db.session.get_one(ChannelMapping, "papan pesan").group is ChannelGroup.OFFICER
    assert db.session.get_one(ComplaintImport, wrong.import_id).warnings == []


def test_a_word_is_kept_while_an_earlier_report_may_come_back_with_it(bring) -> None:
    bring(report("1", Sumber_Laporan="Radio Desa"))
    before = state()
    numbers = [bring(report("1")).import_id, bring(*reports(1, 2)).import_id]
    for number in reversed(numbers):
        undo(number)
    assert state() == before


# ---- Whatever the files say


DAYS = st.sampled_from([date(2024, month, 1) for month in (1, 2, 3)])
MADE = st.sampled_from([None, date(2024, 3, 10), date(2024, 5, 2), date(2024, 6, 1)])


def row(number: int, day: date, channel: str, status: str) -> ReportRow:
    return ReportRow(number, str(number), day, None, "", "", "", channel, "", "", status)


@st.composite
def files(draw: Callable[..., Any]) -> Export:
    known = draw(st.sets(st.integers(1, 4)))
    words = (
        st.sampled_from(["Website", "Instagram", "Radio Desa"]),
        st.sampled_from(["Selesai", "Proses", "Dirapatkan"]),
    )
    first, last = sorted((draw(DAYS), draw(DAYS)))
    refused = draw(st.lists(st.sampled_from([date(2024, 1, 1), date(2024, 2, 1), None]), max_size=1))
    return Export(
        agency_name="",
        generated_on=draw(MADE),
        imported_on=NOW.date(),
        period=Period(first, last.replace(day=28)),
        rows=[row(number, draw(DAYS), *(draw(one) for one in words)) for number in sorted(known)],
        problems=[Problem(99, "", "kosong", month) for month in refused],
    )


@pytest.fixture
def take(context: None) -> Callable[[Export], int]:
    def run(export: Export) -> int:
        with transaction():
            found = import_reports(
                export, agency_region_code=BANDUNG, file_digest="0" * 64, key=KEY, actor=SYSTEM, now=NOW
            )
        return found.import_id

    return run


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(files(), min_size=1, max_size=4))
def test_undoing_is_as_if_it_had_never_been_imported(take: Callable[[Export], int], exports: list[Export]) -> None:
    with transaction():
        for model in OURS:
            db.session.execute(delete(model))
    states, numbers = [state()], []
    for export in exports:
        numbers.append(take(export))
        states.append(state())
    whole = state(numbered=False)
    for number, before in zip(reversed(numbers), reversed(states[:-1]), strict=True):
        undo(number)
        assert state() == before
    for export in exports:
        take(export)
    assert state(numbered=False) == whole


# ---- Who may, and what the page says


@pytest.fixture
def lebak(bring) -> list[int]:
    above = details("Pemerintah Kabupaten Lebak")
    first = bring(*reports(1, 2, Status_Laporan="Proses"), region="36.02", above=above)
    second = bring(*reports(1, 3), report("4", "5 June 2023"), region="36.02", above=above)
    return [first.import_id, second.import_id]


@pytest.mark.parametrize("who", ["biro", "daerah"])
def test_the_page_says_what_will_happen_and_then_does_it(app: Flask, sign_in, lebak: list[int], who: str) -> None:
    browser = sign_in(who)
    assert "/pengaduan/impor/2/batalkan" in browser.get("/pengaduan/impor/2").text
    page = browser.get("/pengaduan/impor/2/batalkan").text
    for text in (
        "Batalkan impor Kabupaten Lebak",
        "<dt>Laporan yang hilang</dt><dd><b>2</b>",
        "<dt>Laporan yang kembali</dt><dd><b>1</b>",
        "<dt>Laporan yang tetap</dt><dd><b>1</b>",
        "Juni 2023",
    ):
        assert text in page, text
    first = browser.get("/pengaduan/impor/1/batalkan").text
    assert "impor yang lebih baru" in first
    assert 'href="/pengaduan/impor/2"' in first
    assert "<form" not in first[first.index("<h1") :]
    assert browser.post("/pengaduan/impor/2/batalkan", data={"reason": " "}).status_code == 422
    answer = browser.post("/pengaduan/impor/2/batalkan", data={"reason": "Salah <b>berkas"})
    assert (answer.status_code, answer.location) == (303, "/pengaduan/impor/2")
    page = browser.get(answer.location).text
    assert "Impor ini dibatalkan pada" in page
    assert "Alasan: Salah &lt;b&gt;berkas" in page
    assert "/pengaduan/impor/2/batalkan" not in page
    assert ">Dibatalkan<" in browser.get("/pengaduan/36.02").text
    assert browser.post("/pengaduan/impor/2/batalkan", data={"reason": "Lagi"}).status_code == 422
    with app.app_context():
        told = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "complaints:undo_import")).one()
        assert (told.subject_id, told.details) == ("2", {"region": "36.02", "deleted": 2, "restored": 1, "months": 1})
        assert rows_in(ComplaintReport) == 2


def test_an_import_that_came_in_meanwhile_is_said(sign_in, lebak: list[int]) -> None:
    answer = sign_in("biro").post("/pengaduan/impor/1/batalkan", data={"reason": "Salah berkas"})
    assert answer.status_code == 422
    assert "impor yang lebih baru" in answer.text


def test_nobody_else_undoes(app: Flask, sign_in, actor, lebak: list[int], bring) -> None:
    bring(*reports(7), region="36.03", above=details("Pemerintah Kabupaten Tangerang"))
    dewi = sign_in("daerah")
    for number in (3, 4, 99):
        url = f"/pengaduan/impor/{number}/batalkan"
        assert dewi.get(url).status_code == 404
        assert dewi.post(url, data={"reason": "Iseng"}).status_code == 404
    for who in ("opd", "ngo-satu", "ngo-dua", "admin", "peninjau"):
        for answer in (sign_in(who).get, sign_in(who).post):
            assert answer("/pengaduan/impor/2/batalkan").status_code == 403
    with app.app_context():
        for who, number in (("daerah", 3), ("ngo-satu", 2), ("peninjau", 2), ("daerah", 99)):
            with pytest.raises(NotFound):
                undo(number, actor(who))
        with pytest.raises(DomainError, match="Isi alasan"):
            undo(2, actor("daerah"), "")
        assert rows_in(ComplaintReport) == 5


def test_a_stranger_is_asked_to_sign_in(client) -> None:
    assert client.get("/pengaduan/impor/2/batalkan").location.startswith("/masuk")


def test_the_page_costs_the_same_for_any_number_of_rows(sign_in, queries_of, lebak: list[int], bring) -> None:
    sari = sign_in("biro")
    before = queries_of(sari, "/pengaduan/impor/2/batalkan")
    bring(*reports(*range(10, 60)), region="36.02", above=details("Pemerintah Kabupaten Lebak"))
    assert queries_of(sari, "/pengaduan/impor/3/batalkan") == before
    assert before <= 15


def test_nothing_is_kept_apart_for_reports_that_did_not_change(bring) -> None:
    """The usual import brings the old reports along once more."""
    bring(*reports(*range(1, 40)))
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", note := lambda *args: statements.append(args[2]))
    try:
        bring(*reports(*range(1, 40)))
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert rows_in(EarlierReport) == 0
    assert not [one for one in statements if one.startswith("INSERT INTO complaint_earlier")]
