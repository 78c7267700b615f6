"""Who records activities puts people into the list; an administrator and an observer see no names."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.audit.models import AuditEvent
from app.core.db import db
from app.core.errors import DomainError, Forbidden
from app.people.models import Person
from app.people.operations import PersonDetails, PositionDetails, add_person
from tests.factories.cast import NOW

RECORDERS = ("biro", "daerah", "opd", "ngo-satu", "ngo-dua")
OTHERS = ("peninjau", "admin")


def filled(organization_id: int, **typed: str) -> dict[str, object]:
    day: dict[str, object] = {"starts_on": ["1", "2", "2024"], "ends_on": ["", "", ""]}
    return {"name": "Rina Wulandari", "organization_id": str(organization_id), "title": "Ketua"} | day | typed


def people(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Person)) or 0


@pytest.mark.parametrize("who", RECORDERS)
def test_everyone_who_records_adds_a_person_with_her_position(sign_in, home, stored, who: str) -> None:
    browser = sign_in(who)
    assert browser.get("/orang/tambah").status_code == 200
    response = browser.post("/orang/tambah", data=filled(home("ngo-satu")))
    row = stored("Rina Wulandari")
    assert (response.status_code, response.location) == (303, f"/orang/{row.id}")
    page = browser.get(response.location).text
    for text in ("Rina Wulandari", "Ketua", "Lembaga Suara Warga", "Sejak 1 Februari 2024"):
        assert text in page, text
    assert row.created_by_organization_id == home(who)


@pytest.mark.parametrize("who", OTHERS)
def test_who_keeps_or_watches_the_system_sees_no_names(sign_in, add, home, who: str) -> None:
    number = add("Rina Wulandari", at="ngo-satu")
    browser = sign_in(who)
    for url in ("/orang", "/orang?q=rina", f"/orang/{number}", "/orang/tambah", f"/orang/{number}/ubah"):
        response = browser.get(url)
        assert response.status_code == 403, url
        assert "Wulandari" not in response.text
    assert browser.post("/orang/tambah", data=filled(home("ngo-satu"))).status_code == 403
    page = browser.get(f"/mitra/{home('ngo-satu')}").text
    assert "Wulandari" not in page
    assert "Orang dan jabatan" not in page
    assert "/orang" not in browser.get("/mitra").text


def test_recorders_find_people_on_the_organizations_page(sign_in, add, home) -> None:
    add("Rina Wulandari", at="ngo-satu", title="Ketua")
    page = sign_in("ngo-dua").get(f"/mitra/{home('ngo-satu')}").text
    assert "Rina Wulandari</a>, Ketua" in page
    assert "Rina Wulandari" not in sign_in("ngo-dua").get(f"/mitra/{home('ngo-dua')}").text
    assert 'href="/orang"' in sign_in("ngo-dua").get("/mitra").text


def test_the_link_from_an_organization_has_it_chosen_already(sign_in, home) -> None:
    number = home("ngo-dua")
    page = sign_in("biro").get(f"/orang/tambah?organisasi={number}").text
    assert f'<option value="{number}" selected>' in page
    assert sign_in("biro").get("/orang/tambah?organisasi=%00").status_code == 200


def test_the_event_holds_numbers_and_no_name(app: Flask, add, home) -> None:
    number = add("Rina Wulandari", at="ngo-satu", by="ngo-dua")
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "person:add")).one()
    assert (event.subject_id, event.details) == (str(number), {"organization": home("ngo-satu")})


def test_the_same_name_in_the_same_organization_is_refused(app: Flask, sign_in, add, home) -> None:
    add("Rina Wulandari", at="ngo-satu")
    budi = sign_in("ngo-satu")
    response = budi.post("/orang/tambah", data=filled(home("ngo-satu"), name="RINA  wulandari"))
    assert response.status_code == 422
    assert "sudah tercatat di organisasi ini" in response.text
    assert people(app) == 1
    assert budi.post("/orang/tambah", data=filled(home("ngo-dua"))).status_code == 303


WRONG = [
    ("name", "", "Isi nama"),
    ("name", "\u0301", "Isi nama"),
    ("name", "a\x00b", "Hapus karakter"),
    ("name", "a" * 201, "paling banyak 200"),
    ("title", "", "Isi jabatan"),
    ("title", "a\x00b", "Hapus karakter"),
    ("title", "a" * 201, "paling banyak 200"),
    ("organization_id", "", "Pilih organisasinya"),
    ("organization_id", "999999", "Pilih salah satu"),
    ("organization_id", "\x00", "Pilih salah satu"),
    ("organization_id", "²", "Pilih salah satu"),
    ("starts_on", ["31", "2", "2024"], "tidak ada di kalender"),
    ("starts_on", ["1", "2", "1800"], "Tahun harus antara"),
    ("starts_on", ["\x00", "2", "2024"], "tidak ada di kalender"),
    ("ends_on", ["1", "1", "2024"], "lebih awal daripada tanggal mulai"),
]


@pytest.mark.parametrize(("field", "value", "sentence"), WRONG)
def test_wrong_input_is_said_at_the_field(app: Flask, sign_in, home, field: str, value: object, sentence: str) -> None:
    response = sign_in("biro").post("/orang/tambah", data=filled(home("ngo-satu")) | {field: value})
    assert response.status_code == 422
    assert sentence in response.text
    assert f'href="#{field}"' in response.text
    assert people(app) == 0


def test_the_button_for_today_saves_nothing(app: Flask, sign_in, home) -> None:
    response = sign_in("biro").post("/orang/tambah", data=filled(home("ngo-satu"), fill="starts_on:today"))
    assert response.status_code == 200
    assert people(app) == 0
    assert 'value="Rina Wulandari"' in response.text


def test_the_operation_holds_the_same_rules_without_a_form(context, actor) -> None:
    wrong = PersonDetails(" ", PositionDetails(999_999, ""))
    with pytest.raises(DomainError) as refused:
        add_person(wrong, actor=actor("biro"), now=NOW)
    assert set(refused.value.errors) == {"name", "organization_id", "title"}
    with pytest.raises(DomainError):
        add_person(PersonDetails("Rina", PositionDetails(None, "Ketua")), actor=actor("biro"), now=NOW)
    for who in OTHERS:
        with pytest.raises(Forbidden):
            add_person(wrong, actor=actor(who), now=NOW)
