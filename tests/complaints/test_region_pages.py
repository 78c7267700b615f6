"""Everyone inside reads which months are held of which region, and what others published about it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.complaints.models import ChannelCoverage, Comparison, Coverage, PublishedTotal
from app.complaints.operations import PublishedTotalDetails, record_published_total
from app.complaints.queries import uptake
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden
from app.core.viewer import Viewer
from tests.complaints.exports import report
from tests.complaints.files import details
from tests.factories.cast import NOW

URL = "/pengaduan/angka-terbitan/tambah"
LEBAK = details("Pemerintah Kabupaten Lebak", "(2026-01-01) - (2026-09-15)", "2026-09-16")
TYPED = {
    "region_code": "36.02",
    "starts_on": ["1", "9", "2018"],
    "ends_on": ["23", "3", "2021"],
    "total": "3.171",
    "comparison": "at_least",
    "coverage": "agency_account",
    "channel_coverage": "sp4n_lapor",
    "source": "Berita daerah, 24 Maret 2021",
    "note": "Sejak dipakai",
    "correction": "Menurut dinas 3.170",
}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def brought(bring) -> None:
    bring(report("1", "2 May 2026"), region="36.02", above=LEBAK)


def test_the_list_says_what_is_held_of_each_region(sign_in, brought) -> None:
    page = sign_in("biro").get("/pengaduan").text
    lebak = page[page.index(">Kabupaten Lebak</a>") :].split("</tr>")[0]
    for text in (">22 Nov 2026<", ">8<", ">Agu 26<", ">1<"):
        assert text in lebak, text
    tangerang = page[page.index(">Kabupaten Tangerang</a>") :].split("</tr>")[0]
    assert tangerang.count(">–<") == 5
    assert "Banten (provinsi)" in page


def test_everyone_reads_and_only_some_are_led_to_the_import(sign_in, brought) -> None:
    for who in ("biro", "daerah", "opd", "ngo-satu", "admin", "peninjau"):
        for url in ("/pengaduan", "/pengaduan/36.02", "/pengaduan/36", "/pengaduan?provinsi=32"):
            assert sign_in(who).get(url).status_code == 200, (who, url)
        lists = sign_in(who).get("/pengaduan").text
        detail = sign_in(who).get("/pengaduan/36.02").text
        assert ("/pengaduan/impor" in lists) == (who in ("biro", "daerah"))
        assert ("/pengaduan/impor/1" in detail) == (who in ("biro", "daerah"))
    assert "/pengaduan/impor" not in sign_in("daerah").get("/pengaduan/36.03").text


def test_a_stranger_is_asked_to_sign_in(client) -> None:
    for url in ("/pengaduan", "/pengaduan/36.02", "/pengaduan/impor/1", "/pengaduan/padanan", URL):
        assert client.get(url).location.startswith("/masuk")


def test_a_region_says_its_months(sign_in, brought) -> None:
    page = sign_in("peninjau").get("/pengaduan/36.02").text
    for text in ("Januari 2026 sampai Agustus 2026", "September 2026", "Oktober 2026", "22 November 2026, 10.00 WIB"):
        assert text in page, text
    empty = sign_in("peninjau").get("/pengaduan/36.03").text
    assert "Belum ada data pengaduan untuk Kabupaten Tangerang" in empty


@pytest.mark.parametrize("code", ["99", "36.99", "36.02.01", "abc", "36.02%00", "..%2f36", "3602", "٣٦"])
def test_no_such_region(sign_in, code: str) -> None:
    assert sign_in("biro").get(f"/pengaduan/{code}").status_code == 404


@pytest.mark.parametrize("query", ["provinsi=99", "provinsi=%00", "provinsi=36.02", "provinsi=32&provinsi=36"])
def test_an_odd_province_still_shows_a_list(sign_in, query: str) -> None:
    assert sign_in("biro").get(f"/pengaduan?{query}").status_code == 200


def test_pages_cost_the_same_for_any_number_of_rows(bring, sign_in, queries_of, actor) -> None:
    sari = sign_in("biro")
    urls = ("/pengaduan", "/pengaduan/36.02")
    bring(report("1", "2 May 2026"), region="36.02", above=LEBAK)
    before = [queries_of(sari, url) for url in urls]
    for number, region in enumerate(("36.02", "36.03", "36.04", "36.71")):
        bring(report(str(number), "3 May 2026"), region=region, above=LEBAK)
        publish(actor("biro"), total=number)
    assert [queries_of(sari, url) for url in urls] == before
    assert max(before) <= 15


def publish(actor: Viewer, **changes: Any) -> int:
    values: dict[str, Any] = {
        "region_code": "36.02",
        "starts_on": date(2018, 9, 1),
        "ends_on": date(2021, 3, 23),
        "coverage": Coverage.AGENCY_ACCOUNT,
        "channel_coverage": ChannelCoverage.SP4N_LAPOR,
        "comparison": Comparison.EXACTLY,
        "total": 3171,
        "source": "Berita daerah",
    }
    with transaction():
        return record_published_total(PublishedTotalDetails(**(values | changes)), actor=actor, now=NOW)


def test_dewi_enters_a_published_figure(app: Flask, sign_in) -> None:
    dewi = sign_in("daerah")
    assert dewi.get(f"{URL}?daerah=36.02").status_code == 200
    answer = dewi.post(URL, data=TYPED)
    assert (answer.status_code, answer.location) == (303, "/pengaduan/36.02/angka-terbitan")
    page = sign_in("ngo-dua").get(answer.location).text
    for text in (
        "lebih dari 3.171",
        "1 September 2018 sampai 23 Maret 2021",
        "Akun pemerintah daerah ini saja",
        "SP4N-LAPOR!",
        "Berita daerah, 24 Maret 2021",
        "Sejak dipakai",
        "Menurut dinas 3.170",
    ):
        assert text in page, text
    with app.app_context():
        assert uptake("36.02", date(2021, 3, 1), date(2021, 3, 1))[0].missing
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "complaints:published_total")).one()
        assert (event.subject_id, event.details) == ("1", {"region": "36.02"})


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("region_code", "", "Pilih daerah"),
        ("region_code", "32.04", "Pilih salah satu"),
        ("starts_on", ["", "", ""], "Isi awal masa"),
        ("ends_on", ["31", "2", "2021"], "tidak ada di kalender"),
        ("ends_on", ["1", "1", "2018"], "mendahului awalnya"),
        ("total", "", "Isi jumlah"),
        ("total", "-1", "angka bulat"),
        ("total", "3171 laporan", "angka bulat"),
        ("total", "100.000.000", "paling banyak"),
        ("coverage", "", "Pilih"),
        ("channel_coverage", "\x00", "Pilih"),
        ("comparison", "raja", "Pilih"),
        ("source", " ", "Isi sumber"),
        ("source", "a\x00", "Hapus karakter"),
        ("note", "a" * 501, "paling banyak 500"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(app: Flask, sign_in, name: str, typed, sentence: str) -> None:
    who = "daerah" if typed == "32.04" else "biro"
    answer = sign_in(who).post(URL, data=TYPED | {name: typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'href="#{name}' in answer.text
    with app.app_context():
        assert db.session.scalars(select(PublishedTotal)).all() == []


def test_nobody_else_enters_figures(app: Flask, sign_in, actor) -> None:
    for who in ("opd", "ngo-satu", "admin", "peninjau"):
        assert sign_in(who).get(URL).status_code == 403
        assert sign_in(who).post(URL, data=TYPED).status_code == 403
    with app.app_context():
        for who, region in (("daerah", "36.03"), ("ngo-satu", "36.02")):
            with pytest.raises(Forbidden):
                publish(actor(who), region_code=region)
        for changes in ({"total": -1}, {"source": ""}, {"ends_on": date(2018, 8, 31)}, {"region_code": "36.99"}):
            with pytest.raises(DomainError):
                publish(actor("biro"), **changes)
        assert db.session.scalars(select(PublishedTotal)).all() == []
