"""Budi tells what his NGO does and where, Hasan what his office is to reach; nobody records for others."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden
from app.programmes.operations import record_programme
from tests.browsing import Fields, send
from tests.conftest import QueriesOf
from tests.factories.cast import NOW
from tests.factories.partnerships import home_of
from tests.factories.programmes import details

RECORD, PRIORITY = "/program/catat", "/program/catat-prioritas"
YEARS = {"first_year": "2026", "last_year": "2028"}


def test_budi_records_a_programme_down_to_a_kecamatan(app: Flask, sign_in) -> None:
    budi = sign_in("ngo-satu")
    with app.app_context():
        opd = str(home_of("opd"))
    shown = send(budi, RECORD, regency="36.02", regions="1")
    assert shown.status_code == 200
    assert 'value="36.02.01"' in shown.text
    assert "Kecamatan Malingping (Kabupaten Lebak)" in shown.text
    assert "Cilangkahan" not in shown.text, "no desa is offered"
    data: dict[str, Any] = dict(Fields(shown.text).values) | YEARS
    data |= {"title": "Posko Aduan Desa", "field": "community", "region_codes": ["36.02.01", "36.73"]}
    data |= {"donor": "Yayasan Dana Warga", "agencies-0-organization_id": opd, "source": "Laporan tahunan"}
    answer = budi.post(RECORD, data=data)
    assert answer.status_code == 303, answer.text
    page = budi.get(answer.location).text
    for told in (
        "Program dicatat.",
        "Posko Aduan Desa",
        "Program mitra",
        "Lembaga Suara Warga",
        "Pemberdayaan masyarakat",
        "2026 sampai 2028",
        "Kecamatan Malingping (Kabupaten Lebak)<br>Kota Serang",
        "Yayasan Dana Warga",
        "Dinas Dukcapil Kabupaten Lebak",
        "Laporan tahunan",
        "Berjalan",
    ):
        assert told in page, told
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "programme:record")).one()
    assert event.details == {"kind": "partner", "regions": 2, "agencies": 1}
    for url in ("/mitra/" + opd, "/dasbor/36.02", "/dasbor/36.73"):
        assert "Posko Aduan Desa" in budi.get(url).text, url
    assert "Posko Aduan Desa" not in budi.get("/dasbor/36.03").text


def test_hasan_records_a_priority_of_his_office(sign_in) -> None:
    hasan = sign_in("opd")
    priority = {"title": "Dokumen Warga Rentan", "kind": "plan", "field": "social", "document": "Perda Nomor 3"}
    answer = send(hasan, PRIORITY, **priority, **YEARS)
    assert answer.status_code == 303, answer.text
    page = hasan.get(answer.location).text
    for told in ("Prioritas dicatat.", "Prioritas RPJMD", "OPD penanggung jawab", "Perda Nomor 3", "Kabupaten Lebak"):
        assert told in page, told
    assert "Donor" not in page


@pytest.mark.parametrize(
    ("who", "of", "regions", "status"),
    [
        ("biro", "ngo-dua", ("36.03",), 303),
        ("daerah", "ngo-dua", ("36.02",), 303),  # it is carried out in Lebak
        ("daerah", "ngo-dua", ("36.02.01",), 303),
        ("daerah", "ngo-dua", ("36.03",), 422),
        ("ngo-satu", "ngo-satu", ("36.03",), 303),
        ("ngo-satu", "ngo-dua", ("36.02",), 422),
        ("opd", "ngo-satu", ("36.02",), 403),
        ("peninjau", "ngo-satu", ("36.02",), 403),
        ("admin", "ngo-satu", ("36.02",), 403),
    ],
)
def test_who_records_which_programme(app: Flask, sign_in, who: str, of: str, regions: Any, status: int) -> None:
    with app.app_context():
        number = str(home_of(of))
    data = {"title": "Program", "field": "law", "province": "36", "regency": "36.02", "organization_id": number}
    answer = sign_in(who).post(RECORD, data=data | YEARS | {"region_codes": list(regions)})
    assert answer.status_code == status
    if status == 422:
        told = "daerah Anda, atau organisasi Anda sendiri" if who == "daerah" else "Pilih organisasi Anda sendiri."
        assert told in answer.text


@pytest.mark.parametrize(("who", "url"), [("ngo-satu", PRIORITY), ("peninjau", PRIORITY), ("opd", RECORD)])
def test_an_ngo_has_no_priorities_and_an_office_no_programmes(sign_in, who: str, url: str) -> None:
    assert sign_in(who).get(url).status_code == 403


@pytest.mark.parametrize(
    ("by", "changes", "field", "told"),
    [
        ("ngo-satu", {"title": " "}, "title", "Isi nama program"),
        ("ngo-satu", {"first_year": None}, "first_year", "Isi tahun dari 1990 sampai 2100"),
        ("ngo-satu", {"last_year": 2025}, "last_year", "tidak boleh sebelum tahun mulai"),
        ("ngo-satu", {"last_year": 2080}, "last_year", "Paling lama 30 tahun"),
        ("ngo-satu", {"region_codes": ()}, "region_codes", "paling sedikit satu wilayah"),
        ("ngo-satu", {"region_codes": ("36.02.01.2002",)}, "region_codes", "Pilih provinsi, kabupaten"),
        ("ngo-satu", {"region_codes": ("99.99",)}, "region_codes", "Pilih provinsi, kabupaten"),
        ("ngo-satu", {"organization_id": 999}, "organization_id", "Pilih organisasi dari daftar"),
        ("ngo-satu", {"donor": "A", "donor_id": 1}, "donor", "jangan keduanya"),
        ("ngo-satu", {"donor_id": 999}, "donor_id", "Pilih donor dari daftar"),
        ("ngo-satu", {"agency_ids": (5,)}, "agencies", "Pilih OPD atau pemerintah daerah"),
        ("ngo-satu", {"document": "Perda"}, "document", "hanya dicatat pada prioritas"),
        ("ngo-satu", {"source": "k" * 301}, "source", "Paling banyak 300 karakter"),
        ("opd", {"donor": "A"}, "donor", "hanya dicatat pada program mitra"),
        ("opd", {"agency_ids": (3,)}, "agencies", "hanya dicatat pada program mitra"),
        ("opd", {"kind": "partner"}, "organization_id", "Program mitra dicatat pada NGO"),
        ("ngo-satu", {"kind": "plan"}, "organization_id", "Prioritas pemerintah dicatat pada OPD"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    app: Flask, actor, by: str, changes: dict[str, Any], field: str, told: str
) -> None:
    sari = actor("biro")
    with app.app_context(), pytest.raises(DomainError) as refusal, transaction():
        record_programme(details(by, **changes), actor=sari, now=NOW)
    assert told in refusal.value.errors[field]


def test_the_operation_keeps_the_gate_too(app: Flask, actor) -> None:
    for who, by in (("ngo-satu", "opd"), ("opd", "ngo-satu"), ("peninjau", "ngo-satu")):
        person = actor(who)
        with app.app_context(), pytest.raises(Forbidden), transaction():
            record_programme(details(by), actor=person, now=NOW)


def test_another_province_is_one_button_away_and_keeps_what_was_chosen(sign_in, queries_of: QueriesOf) -> None:
    sari = sign_in("biro")
    data = {"province": "52", "regency": "36.02", "region_codes": ["36.02.01"], "regions": "1"}
    page = sari.post(RECORD, data=data).text
    assert 'value="52.01"' in page
    assert 'value="36.02.01" checked' in page
    assert 'value="36.03"' not in page
    assert page.count('name="region_codes"') < 60
    assert queries_of(sari, RECORD) <= 15


def test_a_form_sent_twice_is_saved_once(sign_in) -> None:
    budi = sign_in("ngo-satu")
    data: dict[str, Any] = dict(Fields(budi.get(RECORD).text).values) | YEARS
    data |= {"title": "Sekali saja", "field": "law", "region_codes": ["36.02"]}
    first, second = (budi.post(RECORD, data=data) for _turn in range(2))
    assert first.location == second.location
    assert budi.get("/program?q=sekali").text.count("Sekali saja</a>") == 1
