"""Sari and Budi put organizations into the register; who keeps or watches the system does not."""

import io
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.core.db import db
from app.core.errors import DomainError, Forbidden
from app.core.viewer import SYSTEM
from app.organizations.models import OrganizationCategory
from app.organizations.operations import OrganizationDetails, add_organization
from tests.factories.cast import NOW
from tests.organizations import FILLED


def test_sari_adds_an_organization_and_everyone_finds_it(sign_in, stored) -> None:
    response = sign_in("biro").post("/mitra/tambah", data=FILLED)
    row = stored("PATTIRO Banten")
    assert (response.status_code, response.location) == (303, f"/mitra/{row.id}")
    assert (row.category, row.region_code, row.folded_name) == (OrganizationCategory.NGO, "36.73", "pattiro banten")
    for who in ("ngo-dua", "peninjau", "admin"):
        page = sign_in(who).get(response.location)
        assert page.status_code == 200
        for text in ("PATTIRO Banten", "Kota Serang", "Pusat Telaah", "https://pattiro.example", "NGO atau ormas"):
            assert text in page.text, text
        assert "PATTIRO Banten" in sign_in(who).get("/mitra?q=pattiro").text


@pytest.mark.parametrize("who", ["biro", "daerah", "opd", "ngo-satu", "ngo-dua"])
def test_everyone_who_records_may_add_whom_they_met(sign_in, stored, who: str) -> None:
    assert sign_in(who).get("/mitra/tambah").status_code == 200
    assert (
        sign_in(who).post("/mitra/tambah", data=FILLED | {"region_code": "31.71", "province": "31"}).status_code == 303
    )
    assert stored("PATTIRO Banten").region_code == "31.71"


@pytest.mark.parametrize("who", ["admin", "peninjau"])
def test_who_does_not_record_does_not_add(sign_in, total, who: str) -> None:
    before = total()
    assert sign_in(who).get("/mitra/tambah").status_code == 403
    assert sign_in(who).post("/mitra/tambah", data=FILLED).status_code == 403
    assert "/mitra/tambah" not in sign_in(who).get("/mitra").text
    assert total() == before


def test_a_stranger_is_asked_to_sign_in(client, total) -> None:
    before = total()
    for response in (client.get("/mitra"), client.get("/mitra/1"), client.post("/mitra/tambah", data=FILLED)):
        assert response.status_code == 303
        assert response.location.startswith("/masuk")
    assert total() == before


def test_the_row_and_its_event_say_who_added_it(app: Flask, sign_in, stored, actor) -> None:
    budi = actor("ngo-satu")
    sign_in("ngo-satu").post("/mitra/tambah", data=FILLED)
    row = stored("PATTIRO Banten")
    assert (row.created_by_id, row.created_by_organization_id) == (budi.account_id, budi.organization_id)
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "organization:add")).one()
    assert (event.actor_id, event.subject_id) == (budi.account_id, str(row.id))
    assert event.details == {"category": "ngo", "region": "36.73"}


def test_the_same_name_in_the_same_region_is_refused_by_name(sign_in, total) -> None:
    budi = sign_in("ngo-satu")
    budi.post("/mitra/tambah", data=FILLED)
    before = total()
    again = budi.post("/mitra/tambah", data=FILLED | {"name": "  pattiro   BANTEN "})
    assert again.status_code == 422
    assert "PATTIRO Banten sudah terdaftar di Kota Serang" in again.text
    assert total() == before
    assert budi.post("/mitra/tambah", data=FILLED | {"region_code": "36.72"}).status_code == 303


WRONG = [
    ("name", "", "Isi nama organisasi"),
    ("name", "   ", "Isi nama organisasi"),
    ("name", "\u0301", "Isi nama organisasi"),
    ("name", "a\x00b", "Hapus karakter"),
    ("name", "a" * 201, "paling banyak 200"),
    ("category", "", "Pilih kategori"),
    ("category", "raja", "Pilih salah satu"),
    ("category", "\x00", "Pilih salah satu"),
    ("region_code", "", "Pilih daerah"),
    ("region_code", "36.02.01", "Pilih daerah di provinsi"),
    ("region_code", "\x00", "Pilih daerah di provinsi"),
    ("region_code", "32.04", "Pilih daerah di provinsi"),
    ("letterhead", "satu\ndua\ntiga\nempat", "Kop paling banyak 3 baris"),
    ("letterhead", "a\x00", "Hapus karakter"),
    ("address", "a" * 301, "paling banyak 300"),
    ("phone", "1\n2", "Hapus karakter"),
    ("website", "javascript:alert(1)", "Tulis alamat situs"),
    ("website", "javascript://x.id/%0aalert(1)", "Tulis alamat situs"),
    ("website", "bukan situs", "Tulis alamat situs"),
    ("mailbox", "kantor", "Isi alamat surel"),
]


@pytest.mark.parametrize(("field", "value", "sentence"), WRONG)
def test_wrong_input_is_said_at_the_field(sign_in, total, field: str, value: str, sentence: str) -> None:
    before = total()
    response = sign_in("biro").post("/mitra/tambah", data=FILLED | {field: value})
    assert response.status_code == 422
    assert sentence in response.text
    assert f'href="#{field}"' in response.text
    assert total() == before


def test_bytes_that_are_no_text_are_never_an_error(sign_in) -> None:
    """Half a surrogate pair, as a program could send it."""
    body = urlencode(FILLED | {"name": ""}).replace("name=&", "name=a%ED%A0%80b&", 1)
    response = sign_in("biro").post("/mitra/tambah", data=body, content_type="application/x-www-form-urlencoded")
    assert response.status_code in (303, 422)


def test_a_file_where_text_is_expected_counts_as_nothing(sign_in, total) -> None:
    before = total()
    data = FILLED | {"name": (io.BytesIO(b"x"), "x.txt")}
    response = sign_in("biro").post("/mitra/tambah", data=data, content_type="multipart/form-data")
    assert response.status_code == 422
    assert total() == before


def test_a_website_without_its_scheme_gets_one(sign_in, stored) -> None:
    sign_in("biro").post("/mitra/tambah", data=FILLED | {"website": "pattiro.example/tentang"})
    assert stored("PATTIRO Banten").website == "https://pattiro.example/tentang"


def test_another_provinces_regions_are_one_button_away(sign_in, total) -> None:
    before = total()
    budi = sign_in("ngo-satu")
    first = budi.get("/mitra/tambah").text
    assert 'value="36.02"' in first
    assert 'value="36"' in first
    assert 'value="32.04"' not in first
    page = budi.post(
        "/mitra/tambah", data={"name": "Aliansi Jabar", "province": "32", "region_code": "36.02", "regions": "1"}
    )
    assert page.status_code == 200
    assert 'value="32.04"' in page.text
    assert 'value="36.02"' not in page.text
    assert 'value="Aliansi Jabar"' in page.text
    assert 'value="32.04"' in budi.get("/mitra/tambah?provinsi=32").text
    assert budi.get("/mitra/tambah?provinsi=%00").status_code == 200
    assert total() == before


def test_a_province_chosen_without_showing_its_regions_is_not_ignored(sign_in, total) -> None:
    before = total()
    response = sign_in("biro").post("/mitra/tambah", data=FILLED | {"province": "32"})
    assert response.status_code == 422
    assert "Pilih daerah di provinsi yang dipilih" in response.text
    assert 'value="32.04"' in response.text
    assert total() == before


def test_the_operation_holds_the_same_rules_without_a_form(context, actor) -> None:
    details = OrganizationDetails("Balai Desa", OrganizationCategory.LOCAL_GOVERNMENT, "36.02.01")
    with pytest.raises(DomainError) as refused:
        add_organization(details, actor=SYSTEM, now=NOW)
    assert set(refused.value.errors) == {"region_code"}
    too_long = OrganizationDetails("a" * 201, OrganizationCategory.NGO, "99", website="ftp://x.id", phone="1" * 61)
    with pytest.raises(DomainError) as refused:
        add_organization(too_long, actor=SYSTEM, now=NOW)
    assert set(refused.value.errors) == {"name", "region_code", "website", "phone"}
    for who in ("admin", "peninjau"):
        with pytest.raises(Forbidden):
            add_organization(details, actor=actor(who), now=NOW)


def test_a_name_that_grows_when_folded_still_fits_its_column(context) -> None:
    details = OrganizationDetails("\ufdfa" * 200, OrganizationCategory.NGO, "36.02")
    assert len(add_organization(details, actor=SYSTEM, now=NOW).folded_name) == 200
