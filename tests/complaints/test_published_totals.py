"""Dewi records published figures: what does not fit is told first, and what was corrected or deleted can be read."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.complaints.models import PublishedTotal
from app.core.db import db
from tests.complaints.stored import rows_in
from tests.factories.cast import NOW

URL = "/pengaduan/angka-terbitan/tambah"
LIST = "/pengaduan/36.02/angka-terbitan"
TYPED: dict[str, Any] = {
    "region_code": "36.02",
    "starts_on": ["1", "1", "2022"],
    "ends_on": ["31", "12", "2022"],
    "total": "1.333",
    "comparison": "exactly",
    "coverage": "agency_account",
    "channel_coverage": "sp4n_lapor",
    "level": "all",
    "state": "final",
    "source_kind": "report",
    "source": "Laporan tahunan",
    "source_url": "https://contoh.go.id/laporan",
    "source_date": ["5", "1", "2023"],
}
PARTS = {"in_process": "346", "finished": "985", "reported_percent": "100%"}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def seen_on(page: str) -> str:
    return page.split('name="seen"')[1].split('value="')[1].split('"')[0]


def accept(browser: FlaskClient, url: str, data: dict[str, Any]) -> Any:
    """Send it, read what does not fit, tick the box and send it again."""
    told = browser.post(url, data=data)
    assert told.status_code == 422, told.text[:300]
    return browser.post(url, data=data | {"accepted": "y", "seen": seen_on(told.text)})


def test_a_figure_is_shown_with_all_that_its_source_tells(app: Flask, sign_in) -> None:
    dewi = sign_in("daerah")
    answer = accept(dewi, URL, TYPED | PARTS)
    assert (answer.status_code, answer.location) == (303, LIST)
    for url in (LIST, "/dasbor/36.02"):
        page = sign_in("peninjau").get(url).text
        for text in (
            "1.333",
            "(satu tahun)",
            "Akun pemerintah daerah ini saja",
            "Diproses: 346; Selesai: 985",
            "100% menurut sumber; (346 diproses + 985 selesai) / 1.333 pengaduan = 99,85%",
            "Final",
            "Laporan tahunan, 5 Januari 2023 (Berita, laporan, atau surat)",
            'href="https://contoh.go.id/laporan"',
            "Rincian keadaan berjumlah 1.331, sedangkan jumlah pengaduan 1.333: selisih 2",
        ):
            assert text in page, (url, text)
    assert "Perlu diperiksa" in sign_in("peninjau").get("/pengaduan/36.02").text


def test_what_does_not_fit_is_not_saved_until_just_that_was_read(app: Flask, sign_in) -> None:
    dewi = sign_in("daerah")
    told = dewi.post(URL, data=TYPED | PARTS)
    assert told.status_code == 422
    assert "selisih 2" in told.text and 'href="#accepted"' in told.text
    tick = {"accepted": "y", "seen": seen_on(told.text)}
    for data in ({"accepted": "y"}, {"seen": tick["seen"]}, tick | {"finished": "900"}):
        assert dewi.post(URL, data=TYPED | PARTS | data).status_code == 422
    with app.app_context():
        assert rows_in(PublishedTotal) == 0
    assert dewi.post(URL, data=TYPED | PARTS | tick).status_code == 303


def test_figures_beside_each_other_are_checked(sign_in) -> None:
    dewi = sign_in("daerah")
    assert dewi.post(URL, data=TYPED).status_code == 303
    again = dewi.post(URL, data=TYPED | {"total": "1.300"})
    assert "Bertumpang tindih dengan 1.333 pengaduan" in again.text
    area = dewi.post(URL, data=TYPED | {"total": "1.000", "coverage": "whole_area"})
    assert "Tidak cocok dengan 1.333 pengaduan" in area.text and "Selisih 333" in area.text
    march = {"starts_on": ["1", "3", "2022"], "ends_on": ["31", "3", "2022"], "total": "900"}
    assert dewi.post(URL, data=TYPED | march).status_code == 303
    april = {"starts_on": ["1", "4", "2022"], "ends_on": ["30", "4", "2022"], "total": "500"}
    assert "Bulan-bulannya berjumlah 1.400, lebih banyak daripada 1.333" in dewi.post(URL, data=TYPED | april).text


def test_uptake_is_shown_by_level_of_who_answers(sign_in) -> None:
    dewi = sign_in("daerah")
    area = TYPED | {"coverage": "whole_area"}
    for level, total in (("all", "410"), ("regency", "322"), ("province", "51"), ("central", "37")):
        assert dewi.post(URL, data=area | {"level": level, "total": total}).status_code == 303
    for url in (LIST, "/dasbor/36.02"):
        table = sign_in("ngo-dua").get(url).text.split("Menurut tingkat instansi yang menjawab")[1].split("</table>")[0]
        cells = [cell.split("<")[0] for cell in table.split('role="cell"')[1:]]
        assert [cell.rpartition(">")[2] for cell in cells] == [
            "Seluruh wilayah, semua instansi, SP4N-LAPOR!",
            "322",
            "51",
            "37",
            "410",
        ]


def test_a_correction_takes_the_place_and_the_old_one_stays_to_be_read(app: Flask, sign_in) -> None:
    dewi = sign_in("daerah")
    dewi.post(URL, data=TYPED)
    form = dewi.get("/pengaduan/angka-terbitan/1/koreksi").text
    assert 'value="1333"' in form and 'value="https://contoh.go.id/laporan"' in form
    change = "/pengaduan/angka-terbitan/1/koreksi"
    assert "Isi alasannya" in dewi.post(change, data=TYPED | {"total": "1.331"}).text
    answer = dewi.post(change, data=TYPED | {"total": "1.331", "reason": "Salah ketik"})
    assert (answer.status_code, answer.location) == (303, LIST)
    page = dewi.get(LIST).text
    assert "1.331 pengaduan" in page and "22 November 2026: Salah ketik" in page
    others = sign_in("peninjau").get(LIST).text
    assert "1.331" in others and "1.333" not in others and "Salah ketik" not in others
    assert dewi.get(change).status_code == 404  # it was corrected already
    with app.app_context():
        old, new = db.session.scalars(select(PublishedTotal).order_by(PublishedTotal.id))
        assert (old.ended_reason, new.replaces_id, new.ended_at) == ("Salah ketik", 1, None)
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action.contains(":correct_"))).one()
        assert (event.subject_id, event.details) == ("2", {"region": "36.02", "replaces": 1})


def test_a_correction_does_not_clash_with_what_it_corrects_and_keeps_its_region(sign_in) -> None:
    sari = sign_in("biro")
    sari.post(URL, data=TYPED)
    change = "/pengaduan/angka-terbitan/1/koreksi"
    moved = sari.post(change, data=TYPED | {"reason": "daerah lain", "region_code": "36.03"})
    assert moved.status_code == 422 and "Daerahnya tidak dapat diganti" in moved.text
    assert sari.post(change, data=TYPED | {"reason": "sumber", "source": "Siaran pers"}).status_code == 303


def test_a_figure_is_deleted_with_a_reason(app: Flask, sign_in) -> None:
    dewi = sign_in("daerah")
    dewi.post(URL, data=TYPED)
    url = "/pengaduan/angka-terbitan/1/hapus"
    assert "1.333 pengaduan" in dewi.get(url).text
    assert dewi.post(url, data={"reason": ""}).status_code == 422
    assert dewi.post(url, data={"reason": "Tercatat dua kali"}).location == LIST
    assert "Tercatat dua kali" in dewi.get(LIST).text
    assert "1.333" not in sign_in("peninjau").get(LIST).text
    assert "1.333" not in sign_in("peninjau").get("/dasbor/36.02").text
    assert dewi.post(url, data={"reason": "lagi"}).status_code == 404
    assert dewi.post(URL, data=TYPED).status_code == 303  # what is gone overlaps with nothing


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("finished", "-1", "angka bulat"),
        ("archived", "100.000.000", "paling banyak"),
        ("reported_percent", "101", "dari 0 sampai 100"),
        ("reported_percent", "99,855", "dari 0 sampai 100"),
        ("reported_percent", "-1", "dari 0 sampai 100"),
        ("reported_percent", "٣", "dari 0 sampai 100"),
        ("level", "dunia", "Pilih salah satu"),
        ("state", "\x00", "Pilih salah satu"),
        ("source_kind", "export", "Pilih salah satu"),
        ("source_url", "javascript:alert(1)", "alamat web yang lengkap"),
        ("source_url", "https://", "alamat web yang lengkap"),
        ("source_date", ["31", "2", "2022"], "tidak ada di kalender"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(app: Flask, sign_in, name: str, typed: Any, sentence: str) -> None:
    answer = sign_in("biro").post(URL, data=TYPED | {name: typed})
    assert answer.status_code == 422
    assert sentence in answer.text and f'href="#{name}' in answer.text
    with app.app_context():
        assert rows_in(PublishedTotal) == 0


def test_nobody_else_corrects_or_deletes(app: Flask, sign_in) -> None:
    sari = sign_in("biro")
    sari.post(URL, data=TYPED | {"region_code": "36.03"})
    for who in ("daerah", "opd", "ngo-satu", "admin", "peninjau"):
        browser = sign_in(who)
        page = browser.get("/pengaduan/36.03/angka-terbitan").text
        assert "1.333" in page and "Koreksi<" not in page
        for what in ("koreksi", "hapus"):
            url = f"/pengaduan/angka-terbitan/1/{what}"
            assert browser.get(url).status_code == 403
            assert browser.post(url, data=TYPED | {"reason": "x"}).status_code == 403
    with app.app_context():
        assert db.session.scalars(select(PublishedTotal)).one().ended_at is None


def test_the_list_costs_the_same_for_any_number_of_figures(sign_in, queries_of) -> None:
    dewi = sign_in("daerah")
    dewi.post(URL, data=TYPED)
    before = queries_of(dewi, LIST)
    for year in range(2015, 2021):
        days = {"starts_on": ["1", "1", str(year)], "ends_on": ["31", "12", str(year)]}
        assert dewi.post(URL, data=TYPED | days).status_code == 303
    assert queries_of(dewi, LIST) == before <= 15
