"""Sari says what LAPOR!'s words mean: figures follow at once, and Dewi may read the list but not change it."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.complaints import summary, words
from app.complaints.models import ChannelGroup, ChannelMapping, ReportStatus, StatusMapping
from app.complaints.operations import map_channel, map_status
from app.complaints.queries import uptake
from app.complaints.vocabulary import CHANNELS, STATUSES
from app.core.db import db, transaction
from app.core.errors import Forbidden, NotFound
from tests.complaints.exports import report
from tests.complaints.files import BANDUNG, details
from tests.factories.cast import NOW

MAY = date(2024, 5, 1)
PAGES = ("/pengaduan/padanan/status?kata=selesai", "/pengaduan/padanan/sumber?kata=sms")

WEBSITE = "747a8f398395dde8"  # of the word: its own letters could never be erased from the trail


def may(region: str = BANDUNG):
    return uptake(region, MAY, MAY)[0]


def test_a_channel_placed_moves_the_figures_of_every_region(bring, actor) -> None:
    bring(report("1", Sumber_Laporan="Radio Desa"), report("2"))
    bring(report("1", Sumber_Laporan="RADIO  desa"), region="32.73", above=details("Pemerintah Kota Bandung"))
    assert (may().citizen, may().officer, may().unknown) == (1, 0, 1)

    with transaction():
        map_channel("radio desa", ChannelGroup.OFFICER, actor=actor("biro"), now=NOW)

    assert (may().citizen, may().officer, may().unknown) == (1, 1, 0)
    assert (may("32.73").officer, may("32.73").unknown) == (1, 0)
    assert db.session.get_one(ChannelMapping, "radio desa").confirmed
    assert bring(report("3", Sumber_Laporan="Radio Desa")).warnings == []


def test_a_status_placed_moves_the_figures(bring, actor) -> None:
    bring(report("1", Status_Laporan="Diarsipkan oleh Admin"), report("2", "3 June 2024"))
    assert (may().finished, may().archived) == (0, 1)
    with transaction():
        map_status("diarsipkan oleh admin", ReportStatus.FINISHED, actor=actor("biro"), now=NOW)
    assert (may().finished, may().archived, may().received) == (1, 0, 1)
    assert uptake(BANDUNG, date(2024, 6, 1), date(2024, 6, 1))[0].finished == 1


def test_only_regions_that_used_the_word_are_counted_again(bring, actor, monkeypatch) -> None:
    bring(report("1", Sumber_Laporan="Radio Desa"))
    bring(report("2"), region="32.73", above=details("Pemerintah Kota Bandung"))
    seen: list[str] = []
    monkeypatch.setattr(summary, "rewrite", seen.append)
    with transaction():
        map_channel("radio desa", ChannelGroup.OFFICER, actor=actor("biro"), now=NOW)
    assert seen == [BANDUNG]


def test_a_decision_is_audited_and_survives_the_next_import(bring, actor) -> None:
    bring(report("1"))
    with transaction():
        map_channel("website", ChannelGroup.UNKNOWN, actor=actor("biro"), now=NOW)
    events = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "complaints:map_channel")).all()
    assert [(event.subject_id, event.details) for event in events] == [(WEBSITE, {"to": "unknown"})]
    bring(report("2"))
    assert may().unknown == 2


@pytest.mark.parametrize("who", ["daerah", "opd", "ngo-satu", "admin", "peninjau"])
def test_nobody_else_places_words(bring, actor, who: str) -> None:
    bring(report("1"))
    for act in (
        lambda: map_channel("website", ChannelGroup.OFFICER, actor=actor(who), now=NOW),
        lambda: map_status("selesai", ReportStatus.OTHER, actor=actor(who), now=NOW),
    ):
        with pytest.raises(Forbidden), transaction():
            act()
    assert may().citizen == 1


def test_a_word_that_no_file_brought_cannot_be_placed(context, actor) -> None:
    with pytest.raises(NotFound), transaction():
        map_status("tidak ada", ReportStatus.OTHER, actor=actor("biro"), now=NOW)


def test_what_is_known_of_lapor_is_there_from_the_first_import(bring) -> None:
    bring(report("1"))
    bring(report("2"))
    assert {row.label: row.status for row in db.session.scalars(select(StatusMapping))} == STATUSES
    assert {row.label: row.group for row in db.session.scalars(select(ChannelMapping))} == CHANNELS


def test_the_longest_pattern_wins() -> None:
    known = {"website - *": ChannelGroup.CITIZEN, "website institusi": ChannelGroup.OFFICER}
    assert words.meaning_of("website - dinas", known) is ChannelGroup.CITIZEN
    assert words.meaning_of("website institusi", known) is ChannelGroup.OFFICER
    assert words.meaning_of("website institusi lain", known) is None


def test_sari_places_a_word_on_its_page(app: Flask, bring, sign_in) -> None:
    bring(report("1", Sumber_Laporan='Radio "Desa" & <Kota>', Status_Laporan="Dirapatkan"))
    sari = sign_in("biro")
    listing = sari.get("/pengaduan/padanan").text
    assert "Tidak diketahui, perlu diperiksa" in listing
    assert "Radio &#34;Desa&#34; &amp; &lt;Kota&gt;" in listing
    for path, raw, meaning in (("sumber", 'radio "desa" & <kota>', "officer"), ("status", "dirapatkan", "in_process")):
        page = sari.get(f"/pengaduan/padanan/{path}", query_string={"kata": raw})
        assert page.status_code == 200
        assert " checked" not in page.text
        answer = sari.post(f"/pengaduan/padanan/{path}", query_string={"kata": raw}, data={"meaning": meaning})
        assert (answer.status_code, answer.location) == (303, "/pengaduan/padanan")
    assert ", perlu diperiksa" not in sari.get("/pengaduan/padanan").text
    with app.app_context():
        assert (may().officer, may().finished) == (1, 0)


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("sent", [{}, {"meaning": ""}, {"meaning": "raja"}, {"meaning": "\x00"}])
def test_a_wrong_choice_is_said_and_changes_nothing(bring, sign_in, url: str, sent: dict[str, str]) -> None:
    bring(report("1"))
    answer = sign_in("biro").post(url, data=sent)
    assert answer.status_code == 422
    assert "Pilih" in answer.text
    assert may().citizen == 1


@pytest.mark.parametrize("query", ["", "?kata=", "?kata=%00", "?kata=tidak+ada", "?kata=%ff"])
def test_an_unknown_word_has_no_page(bring, sign_in, query: str) -> None:
    bring(report("1"))
    for path in ("status", "sumber"):
        assert sign_in("biro").get(f"/pengaduan/padanan/{path}{query}").status_code == 404
        assert sign_in("biro").post(f"/pengaduan/padanan/{path}{query}", data={"meaning": "other"}).status_code == 404


def test_who_reads_the_list_and_who_does_not(bring, sign_in, queries_of) -> None:
    bring(report("1"))
    dewi = sign_in("daerah")
    page = dewi.get("/pengaduan/padanan")
    assert page.status_code == 200
    assert "Mintalah staf Biro" in page.text
    assert "/pengaduan/padanan/status" not in page.text
    for url in PAGES:
        assert dewi.get(url).status_code == 403
    for who in ("opd", "ngo-satu", "admin", "peninjau"):
        assert sign_in(who).get("/pengaduan/padanan").status_code == 403
    assert queries_of(dewi, "/pengaduan/padanan") <= 15


def test_before_the_first_import_the_list_says_why_it_is_empty(sign_in) -> None:
    assert "setelah impor pertama" in sign_in("biro").get("/pengaduan/padanan").text
