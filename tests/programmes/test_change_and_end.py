"""What was recorded is changed by whose it is, and ends with a reason; it stays to be read."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.core.db import db
from tests.browsing import send
from tests.conftest import SignIn
from tests.programmes.conftest import Undertake


def test_budi_changes_his_programme(app: Flask, undertake: Undertake, sign_in: SignIn) -> None:
    number, budi = undertake(), sign_in("ngo-satu")
    answer = send(budi, f"/program/{number}/ubah", title="Sekolah Lapor", region_codes=["36.02", "36.73"])
    assert answer.status_code == 303, answer.text
    page = budi.get(answer.location).text
    assert "Sekolah Lapor" in page
    assert "Kabupaten Lebak<br>Kota Serang" in page
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "programme:change")).one()
    assert event.details == {"fields": ["regions", "title"]}


def test_who_was_slower_sees_what_differs(undertake: Undertake, sign_in: SignIn) -> None:
    number, budi, sari = undertake(), sign_in("ngo-satu"), sign_in("biro")
    url = f"/program/{number}/ubah"
    answer = send(budi, url, title="Dari Budi", version="9")
    assert answer.status_code == 422
    assert "sudah diubah orang lain" in answer.text
    assert send(sari, url, title="Dari Sari").status_code == 303


@pytest.mark.parametrize(
    ("who", "by", "regions", "status"),
    [
        ("biro", "ngo-dua", ("36.03",), 200),
        ("daerah", "ngo-dua", ("36.02",), 200),
        ("daerah", "ngo-dua", ("36.03",), 403),
        ("daerah", "ngo-dua", ("36",), 403),
        ("ngo-dua", "ngo-dua", ("36.03",), 200),
        ("ngo-dua", "ngo-satu", ("36.03",), 403),
        ("opd", "opd", ("36.02",), 200),
        ("opd", "daerah", ("36.02",), 403),
        ("peninjau", "ngo-dua", ("36.03",), 403),
    ],
)
def test_who_changes_and_ends_which(
    undertake: Undertake, sign_in: SignIn, who: str, by: str, regions: Any, status: int
) -> None:
    number, browser = undertake(by, region_codes=regions), sign_in(who)
    assert browser.get(f"/program/{number}").status_code == 200
    for step in ("ubah", "hentikan", "lanjutkan"):
        assert browser.get(f"/program/{number}/{step}").status_code == status, step
    assert (f"/program/{number}/ubah" in browser.get(f"/program/{number}").text) is (status == 200)


def test_nobody_gives_her_programme_away(app: Flask, undertake: Undertake, sign_in: SignIn) -> None:
    number, other = undertake(), undertake("ngo-dua")
    browser = sign_in("ngo-satu")
    with app.app_context():
        from_other = sign_in("ngo-dua").get(f"/program/{other}").text
    assert "Yayasan Rumah Gagasan" in from_other
    organization = from_other.partition("/mitra/")[2].partition('"')[0]
    answer = send(browser, f"/program/{number}/ubah", organization_id=organization)
    assert answer.status_code == 422
    assert "Pilih organisasi Anda sendiri." in answer.text


def test_a_programme_ends_with_a_reason_and_goes_on_again(undertake: Undertake, sign_in: SignIn) -> None:
    number, budi = undertake(first_year=2025, last_year=2028), sign_in("ngo-satu")
    answer = send(budi, f"/program/{number}/hentikan", ended_on=["30", "6", "2025"], reason="Dana habis")
    assert answer.status_code == 303, answer.text
    page = budi.get(answer.location).text
    assert "Dihentikan 30 Juni 2025: Dana habis" in page
    assert "Sekolah Berani Lapor" in budi.get("/program?tahun=2025").text
    assert "Sekolah Berani Lapor" not in budi.get("/program?tahun=2026").text
    assert send(budi, f"/program/{number}/lanjutkan").status_code == 303
    assert "Dana habis" not in budi.get(f"/program/{number}").text
    assert "Sekolah Berani Lapor" in budi.get("/program?tahun=2026").text


@pytest.mark.parametrize(
    ("day", "reason", "told"),
    [
        (["1", "12", "2026"], "Dana habis", "Isi tanggal yang sudah lewat"),
        (["1", "12", "2020"], "Dana habis", "di antara tahun 2026 dan 2027"),
        (["1", "6", "2026"], "", "Isi alasan"),
        (["", "", ""], "Dana habis", "Isi hari terakhir"),
    ],
)
def test_an_ending_needs_a_day_of_its_years_and_a_reason(
    undertake: Undertake, sign_in: SignIn, stored: Any, day: list[str], reason: str, told: str
) -> None:
    number = undertake()
    answer = send(sign_in("ngo-satu"), f"/program/{number}/hentikan", ended_on=day, reason=reason)
    assert answer.status_code == 422
    assert told in answer.text
    assert stored(number).ended_on is None
