"""Dewi brings the recap per unit of her kabupaten in: she looks at it first, saves it, and may take it away again."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.complaints.models import RecapUnit, UnitRecap
from app.core.db import db
from tests.complaints.recaps import HEALTH, TOTAL, WORKS, write_recap
from tests.complaints.stored import rows_in
from tests.factories.cast import NOW

URL = "/pengaduan/rekap/impor"
TYPED = {"agency_region": "36.02", "period_from": ["1", "1", "2026"], "period_to": ["30", "6", "2026"]}
FITS = (WORKS, HEALTH, TOTAL)
SHORT = (WORKS, HEALTH, [*TOTAL[:5], 120, "96,49%", "", ""])


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def send(browser: FlaskClient, tmp_path: Path, *rows: Any, **typed: Any) -> Any:
    content = write_recap(tmp_path / "rekap.xlsx", *rows).read_bytes()
    data = TYPED | typed | {"file": (io.BytesIO(content), "rekap.xlsx")}
    return browser.post(URL, data=data, content_type="multipart/form-data")


def seen_on(page: str) -> str:
    return page.split('name="seen"')[1].split('value="')[1].split('"')[0]


@pytest.mark.parametrize("who", ["daerah", "biro"])
def test_a_recap_is_looked_at_and_then_saved(app: Flask, sign_in, tmp_path: Path, who: str) -> None:
    browser = sign_in(who)
    answer = send(browser, tmp_path, *FITS)
    assert (answer.status_code, answer.location) == (303, "/pengaduan/rekap/1")
    preview = browser.get("/pengaduan/rekap/1").text
    assert "Belum ada yang disimpan" in preview
    assert "Dinas Pekerjaan Umum" in preview
    assert sign_in("ngo-satu").get("/pengaduan/rekap/1").status_code == 404  # not saved yet
    assert "1 Januari 2026 sampai" not in sign_in("ngo-satu").get("/pengaduan/36.02").text
    assert browser.post("/pengaduan/rekap/1/simpan").status_code == 303
    assert browser.post("/pengaduan/rekap/1/simpan").status_code == 303  # a second time changes nothing
    page = sign_in("peninjau").get("/pengaduan/rekap/1").text
    for text in (
        "Rekap per unit kerja Kabupaten Lebak",
        "(24 diproses + 86 selesai) / 114 pengaduan = 96,49%",
        "Rata-rata hari sampai tindak lanjut",
        "Rata-rata hari sampai selesai",
        ">2,4<",
    ):
        assert text in page, text
    assert "RTL" not in page
    listed = sign_in("peninjau").get("/pengaduan/36.02").text
    assert 'href="/pengaduan/rekap/1"' in listed
    with app.app_context():
        about_recaps = select(AuditEvent.action).where(AuditEvent.subject_type == "unit_recap")
        actions = list(db.session.scalars(about_recaps.order_by(AuditEvent.id)))
        assert actions == ["complaints:read_recap", "complaints:record_recap"]


def test_what_does_not_fit_is_shown_and_saved_only_with_a_tick(app: Flask, sign_in, tmp_path: Path) -> None:
    dewi = sign_in("daerah")
    send(dewi, tmp_path, *SHORT)
    preview = dewi.get("/pengaduan/rekap/1").text
    assert "tertulis 120, sedangkan unit-unitnya berjumlah 114: selisih 6" in preview
    for data in ({}, {"accepted": "y"}, {"accepted": "y", "seen": "x"}, {"seen": seen_on(preview)}):
        answer = dewi.post("/pengaduan/rekap/1/simpan", data=data)
        assert answer.status_code == 422
        assert 'href="#accepted"' in answer.text
    assert "selisih 6" in dewi.get("/pengaduan/rekap/1/simpan").text  # the page one stays on can be opened again
    assert dewi.post("/pengaduan/rekap/1/simpan", data={"accepted": "y", "seen": seen_on(preview)}).status_code == 303
    assert "selisih 6" in sign_in("peninjau").get("/pengaduan/rekap/1").text


def test_refused_rows_are_told_and_the_others_saved(app: Flask, sign_in, tmp_path: Path) -> None:
    dewi = sign_in("daerah")
    send(dewi, tmp_path, WORKS, ["Dinas Sosial", "x", 0, 0, 1, 1])
    preview = dewi.get("/pengaduan/rekap/1").text
    assert "Baris 5, kolom Belum Terverifikasi: “x” bukan angka bulat" in preview
    assert dewi.post("/pengaduan/rekap/1/simpan").status_code == 422
    dewi.post("/pengaduan/rekap/1/simpan", data={"accepted": "y", "seen": seen_on(preview)})
    with app.app_context():
        assert list(db.session.scalars(select(RecapUnit.unit))) == ["Dinas Pekerjaan Umum"]


def test_a_second_recap_of_the_same_days_is_told(app: Flask, sign_in, tmp_path: Path) -> None:
    dewi = sign_in("daerah")
    send(dewi, tmp_path, *FITS)
    dewi.post("/pengaduan/rekap/1/simpan")
    send(dewi, tmp_path, *FITS, period_to=["31", "3", "2026"])
    preview = dewi.get("/pengaduan/rekap/2").text
    assert "bertumpang tindih dengan rekap lain yang sudah disimpan (1 Januari 2026 sampai 30 Juni 2026)" in preview
    assert dewi.post("/pengaduan/rekap/2/simpan").status_code == 422


def test_a_recap_is_deleted_with_a_reason_that_stays(app: Flask, sign_in, tmp_path: Path) -> None:
    dewi = sign_in("daerah")
    send(dewi, tmp_path, *FITS)
    dewi.post("/pengaduan/rekap/1/simpan")
    assert dewi.get("/pengaduan/rekap/1/hapus").status_code == 200
    assert dewi.post("/pengaduan/rekap/1/hapus", data={"reason": " "}).status_code == 422
    answer = dewi.post("/pengaduan/rekap/1/hapus", data={"reason": "Periode keliru"})
    assert (answer.status_code, answer.location) == (303, "/pengaduan/36.02")
    assert "22 November 2026: Periode keliru" in dewi.get("/pengaduan/36.02").text
    assert "Periode keliru" not in sign_in("peninjau").get("/pengaduan/36.02").text
    for url in ("/pengaduan/rekap/1", "/pengaduan/rekap/1/hapus"):
        assert dewi.get(url).status_code == 404
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "complaints:delete_recap")).one()
        assert (event.subject_id, event.details) == ("1", {"region": "36.02"})


def test_what_nobody_saves_is_forgotten_after_a_day(app: Flask, sign_in, tmp_path: Path) -> None:
    send(sign_in("daerah"), tmp_path, *FITS)
    with time_machine.travel(NOW + timedelta(days=1, minutes=1), tick=False):
        dewi = sign_in("daerah")
        assert dewi.get("/pengaduan/rekap/1").status_code == 404
        assert dewi.post("/pengaduan/rekap/1/simpan").status_code == 404
        send(dewi, tmp_path, *FITS)
    with app.app_context():
        assert [rows_in(UnitRecap), rows_in(RecapUnit)] == [1, 2]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"agency_region": ""}, "Pilih daerah pemilik akun"),
        ({"agency_region": "36.03"}, "Pilih salah satu"),
        ({"period_from": ["", "", ""]}, "Isi awal periode"),
        ({"period_from": ["1", "7", "2026"]}, "mendahului awalnya"),
        ({"period_from": ["1", "1", "1990"]}, "paling dini tahun 2011"),
        ({"period_to": ["31", "12", "2026"]}, "belum lewat"),
    ],
)
def test_an_impossible_period_or_region_is_refused(
    app: Flask, sign_in, tmp_path: Path, typed: Any, sentence: str
) -> None:
    answer = send(sign_in("daerah"), tmp_path, *FITS, **typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    with app.app_context():
        assert rows_in(UnitRecap) == 0


def test_a_file_without_any_usable_row_is_refused(app: Flask, sign_in, tmp_path: Path) -> None:
    answer = send(sign_in("daerah"), tmp_path, ["Dinas Sosial", "x", 0, 0, 1, 1])
    assert answer.status_code == 422
    assert "Tidak ada baris yang dapat dipakai: Baris 4" in answer.text


def test_nobody_else_brings_recaps_in_or_deletes_them(app: Flask, sign_in, tmp_path: Path) -> None:
    dewi, sari = sign_in("daerah"), sign_in("biro")
    send(sari, tmp_path, *FITS, agency_region="36.03")
    assert dewi.get("/pengaduan/rekap/1").status_code == 404  # it waits for Sari alone
    assert dewi.post("/pengaduan/rekap/1/simpan").status_code == 404
    sari.post("/pengaduan/rekap/1/simpan")
    assert dewi.get("/pengaduan/rekap/1").status_code == 200
    assert "Hapus rekap" not in dewi.get("/pengaduan/rekap/1").text
    assert dewi.post("/pengaduan/rekap/1/hapus", data={"reason": "bukan milik saya"}).status_code == 403
    for who in ("opd", "ngo-satu", "admin", "peninjau"):
        browser = sign_in(who)
        assert browser.get(URL).status_code == 403
        assert browser.get("/pengaduan/rekap/1").status_code == 200
        assert browser.post("/pengaduan/rekap/1/simpan").status_code == 403
        assert browser.post("/pengaduan/rekap/1/hapus", data={"reason": "x"}).status_code == 403
    with app.app_context():
        assert db.session.get_one(UnitRecap, 1).ended_at is None


def test_the_page_costs_the_same_for_any_number_of_units(sign_in, tmp_path: Path, queries_of) -> None:
    dewi = sign_in("daerah")
    send(dewi, tmp_path, *FITS)
    many = [[f"Dinas {number}", 0, 0, 0, 1, 1] for number in range(60)]
    send(dewi, tmp_path, *many)
    few = queries_of(dewi, "/pengaduan/rekap/1")
    assert queries_of(dewi, "/pengaduan/rekap/2") == few <= 15
