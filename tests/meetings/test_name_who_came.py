"""Sari pastes sixty people at once, picks who is known, and puts newcomers into the register without anybody's help."""

import gzip
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.activities.models import Activity, ActivityPerson
from app.core.db import db, transaction
from app.people.models import Person, Position
from app.people.operations import PersonDetails, PositionDetails, add_person
from tests.browsing import Fields
from tests.conftest import Actor, QueriesOf, SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import typed

URL = "/kegiatan/pertemuan/catat"
SIXTY = "\n".join(f"{n}. Orang Nomor-{n}, S.Sos, Kepala Seksi, Dinas Dukcapil Kabupaten Lebak" for n in range(1, 61))
OPD = 3  # Dinas Dukcapil Kabupaten Lebak


def stored(app: Flask) -> list[tuple[str, str, int | None, int | None]]:
    with app.app_context():
        rows = db.session.scalars(select(ActivityPerson).order_by(ActivityPerson.position)).all()
        return [(row.name, row.title, row.organization_id, row.person_id) for row in rows]


def count(app: Flask, model: type[Person | Activity | Position]) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def sent_again(browser: FlaskClient, page: str, **changes: str) -> str:
    """What a browser sends from the page it was shown; gives where it is led."""
    data: dict[str, list[str]] = {}
    for name, value in Fields(page).values:
        data.setdefault(name, []).append(value)
    response = browser.post(URL, data=data | typed(save="draft") | changes)
    assert response.status_code == 303, response.text
    return response.location


def test_sixty_lines_are_saved_straight_away(app: Flask, sign_in: SignIn) -> None:
    assert sign_in("biro").post(URL, data=typed(pasted=SIXTY)).status_code == 303
    people = stored(app)
    assert len(people) == 60
    assert people[6] == ("Orang Nomor-7, S.Sos", "Kepala Seksi", OPD, None)
    assert count(app, Person) == 0


def test_the_list_becomes_rows_to_look_over(app: Flask, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    page = sari.post(URL, data=typed(pasted=SIXTY, spread="1"))
    assert page.status_code == 200
    assert count(app, Activity) == 0
    assert page.text.count("Kepala Seksi, Dinas Dukcapil Kabupaten Lebak (Kab. Lebak)</span>") == 60
    sent_again(sari, page.text)
    assert [name for name, *_rest in stored(app)] == [f"Orang Nomor-{n}, S.Sos" for n in range(1, 61)]


def test_wrong_lines_are_named_and_all_of_the_list_stays(app: Flask, sign_in: SignIn) -> None:
    listed = "Ani; Ketua\nBudi; 081234567890\n;;;--"
    for button in ({"spread": "1"}, {"save": "send"}):
        page = sign_in("biro").post(URL, data=typed(pasted=listed, **button))
        assert page.status_code == 422
        assert "Baris 2: ada nomor panjang" in page.text
        assert "Baris 3: tidak ada nama" in page.text
        assert "Ani; Ketua\nBudi; 081234567890" in page.text.replace("\r", "")
    assert count(app, Activity) == 0


def test_more_than_two_hundred_are_refused_in_a_sentence(app: Flask, sign_in: SignIn) -> None:
    listed = "\n".join(f"Orang {n}" for n in range(203))
    page = sign_in("ngo-satu").post(URL, data=typed(pasted=listed))
    assert page.status_code == 422
    assert "Paling banyak 200 orang tiap kegiatan; daftar ini lebih 3 orang." in page.text
    assert sign_in("ngo-satu").post(URL, data=typed(pasted=listed[: listed.index("Orang 200")])).status_code == 303
    assert len(stored(app)) == 200


def test_a_newcomer_enters_the_register_with_her_position(app: Flask, sign_in: SignIn) -> None:
    row = {
        "people-0-name": "Ratna (rekaan)",
        "people-0-title": "Kabid",
        "people-0-organization": "dinas dukcapil kabupaten LEBAK",
    }
    assert sign_in("ngo-satu").post(URL, data=typed(**row) | {"people-0-keep": "y"}).status_code == 303
    with app.app_context():
        position = db.session.scalars(select(Position)).one()
        assert (position.title, position.organization_id, str(position.starts_on)) == ("Kabid", OPD, "2026-11-18")
        person = position.person_id
    assert stored(app) == [("Ratna (rekaan)", "Kabid", OPD, person)]
    sign_in("ngo-dua").post(URL, data=typed(**row) | {"people-0-keep": "y"})
    assert count(app, Person) == 1
    assert stored(app)[1][3] == person


def test_a_newcomer_without_a_known_organization_is_explained(app: Flask, sign_in: SignIn) -> None:
    row = {
        "people-0-name": "Ratna",
        "people-0-title": "Ketua",
        "people-0-organization": "Arisan RT 4",
        "people-0-keep": "y",
    }
    page = sign_in("ngo-satu").post(URL, data=typed() | row)
    assert page.status_code == 422
    assert '<a href="#people-0-keep">Untuk menyimpan ke daftar orang' in page.text
    del row["people-0-keep"]
    assert sign_in("ngo-satu").post(URL, data=typed() | row).status_code == 303
    assert stored(app) == [("Ratna", "Ketua, Arisan RT 4", None, None)]


def test_a_pasted_list_enters_the_register_where_it_can(app: Flask, sign_in: SignIn) -> None:
    listed = "Ani; Ketua; Lembaga Suara Warga\nBudi; Warga"
    assert sign_in("opd").post(URL, data=typed(pasted=listed, keep_pasted="y")).status_code == 303
    assert count(app, Person) == 1
    assert [row[3] is None for row in stored(app)] == [False, True]


@pytest.fixture
def known(app: Flask, actor: Actor) -> dict[str, int]:
    """Three people of the register: of the OPD, of Budi's organization, of Tuti's."""
    with app.app_context(), transaction():
        return {
            name: add_person(PersonDetails(name, PositionDetails(home, "Staf")), actor=actor("biro"), now=NOW).id
            for name, home in (("Ani Opd", OPD), ("Budi Satu", 4), ("Citra Dua", 5))
        }


def offered(page: str) -> list[str]:
    return re.findall(r">(\w+ \w+) – Staf", page)


def test_those_met_lately_and_of_the_same_organization_come_first(
    app: Flask, sign_in: SignIn, known: dict[str, int]
) -> None:
    budi = sign_in("ngo-satu")
    assert offered(budi.get(URL).text) == ["Budi Satu", "Ani Opd", "Citra Dua"]
    budi.post(URL, data=typed(known_id=str(known["Citra Dua"])))
    assert stored(app) == [("Citra Dua", "Staf", 5, known["Citra Dua"])]
    assert offered(budi.get(URL).text) == ["Citra Dua", "Budi Satu", "Ani Opd"]
    assert offered(sign_in("ngo-dua").get(URL).text) == ["Citra Dua", "Ani Opd", "Budi Satu"]
    asked = budi.post(URL, data=typed(add="people", participants__0=str(OPD)))
    assert offered(asked.text) == ["Citra Dua", "Ani Opd", "Budi Satu"]


def test_the_chosen_becomes_a_row_and_another_name_in_it_unties_it(
    app: Flask, sign_in: SignIn, known: dict[str, int]
) -> None:
    sari = sign_in("biro")
    page = sari.post(URL, data=typed(known_id=str(known["Ani Opd"]), spread="1")).text
    assert "Ani Opd, Staf, Dinas Dukcapil Kabupaten Lebak (Kab. Lebak)</span>" in page
    sent_again(sari, page)
    sent_again(sari, page, **{"people-0-name": "Orang Lain", "nonce": ""})
    assert [row[3] for row in stored(app)] == [known["Ani Opd"], None]
    change = "/kegiatan/1/ubah-pertemuan"
    blank = {f"people-0-{name}": "" for name in ("name", "title", "organization", "topic")}
    emptied = typed() | {"version": "1", "people-0-person_id": str(known["Ani Opd"])} | blank
    assert sari.post(change, data=emptied).status_code == 303
    assert [row[0] for row in stored(app)] == ["Orang Lain"]


def test_sixty_people_weigh_little_and_ask_no_more(app: Flask, sign_in: SignIn, queries_of: QueriesOf) -> None:
    sari = sign_in("biro")
    sari.post(URL, data=typed())
    sari.post(URL, data=typed(pasted=SIXTY, nonce=""))
    empty, full = (sari.get(f"/kegiatan/{number}/ubah-pertemuan").text for number in (1, 2))
    assert len(gzip.compress(full.encode())) - len(gzip.compress(empty.encode())) < 6000
    assert full.count("<option") - empty.count("<option") == 5 * 58
    few, many = (queries_of(sari, f"/kegiatan/{number}/ubah-pertemuan") for number in (1, 2))
    assert many <= few <= 15
