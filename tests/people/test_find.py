"""Finding people, and which position was held on a day."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.db import db, transaction
from app.core.errors import Forbidden
from app.people import queries
from app.people.models import Person, Position
from app.people.operations import PositionDetails, add_position
from tests.factories.cast import NOW

DAY = date(2024, 6, 1)


def test_choices_name_the_positions_of_the_day_and_each_person_once(context, add, actor) -> None:
    rina = add("Rina", at="ngo-satu", title="Ketua", starts=date(2024, 1, 1), ends=date(2024, 12, 31))
    dian = add("Dian", at="opd", title="Kepala Dinas", ends=date(2023, 12, 31))
    with transaction():
        details = PositionDetails(actor("ngo-dua").organization_id, "Pengawas", date(2024, 6, 1))
        add_position(rina, details, actor=actor("biro"), now=NOW)
    found = queries.choices(actor("ngo-dua"), DAY)
    assert found == [
        (str(dian), "Dian"),
        (str(rina), "Rina – Ketua, Lembaga Suara Warga; Pengawas, Yayasan Rumah Gagasan"),
    ]
    assert (
        dict(queries.choices(actor("biro"), date(2023, 12, 31)))[str(dian)]
        == "Dian – Kepala Dinas, Dinas Dukcapil Kabupaten Lebak"
    )


@pytest.mark.parametrize(
    ("starts", "ends", "held"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (date(2024, 6, 2), None, False),
        (None, date(2024, 5, 31), False),
        (date(2024, 5, 31), date(2024, 6, 2), True),
    ],
)
def test_a_position_is_held_between_its_days_both_included(context, add, actor, starts, ends, held: bool) -> None:
    number = add("Rina", at="ngo-satu", starts=starts, ends=ends)
    home = actor("ngo-satu").organization_id
    position = queries.position_on(number, home, DAY)
    assert (position is not None) is held
    assert bool(queries.people_of(home, actor("biro"), DAY)) is held
    stored = db.session.scalars(select(Position).where(Position.person_id == number)).one()
    assert stored.held_on(DAY) is held, "the row and the query agree"


def test_of_two_positions_the_one_begun_last_counts_unless_an_organization_is_named(context, add, actor) -> None:
    number = add("Rina", at="ngo-satu", title="Ketua")
    with transaction():
        details = PositionDetails(actor("opd").organization_id, "Kepala Bidang", date(2020, 1, 1))
        add_position(number, details, actor=actor("biro"), now=NOW)
    last = queries.position_on(number, None, DAY)
    assert last is not None
    assert (last.title, last.organization.name) == (
        "Kepala Bidang",
        "Dinas Dukcapil Kabupaten Lebak",
    )
    named = queries.position_on(number, actor("ngo-satu").organization_id, DAY)
    assert named is not None
    assert named.title == "Ketua"
    assert queries.position_on(number, actor("ngo-dua").organization_id, DAY) is None
    assert queries.position_on(999_999, None, DAY) is None


@pytest.mark.parametrize("who", ["admin", "peninjau"])
def test_no_question_gives_names_to_who_may_not_see_them(context, add, actor, who: str) -> None:
    number, viewer = add("Rina", at="ngo-satu"), actor(who)
    for ask in (
        lambda: queries.choices(viewer),
        lambda: queries.page(viewer),
        lambda: queries.person(number, viewer),
        lambda: queries.people_of(1, viewer),
    ):
        with pytest.raises(Forbidden):
            ask()


def many(app: Flask, organization_id: int, count: int) -> None:
    with app.app_context(), transaction():
        for number in range(count):
            position = Position(organization_id=organization_id, title="Anggota")
            row = Person(
                name=f"Orang {number:03}", folded_name=f"orang {number:03}", created_at=NOW, positions=[position]
            )
            db.session.add(row)


def test_the_list_searches_and_says_what_is_empty(sign_in, add) -> None:
    tuti = sign_in("ngo-dua")
    assert "Belum ada orang yang tercatat" in tuti.get("/orang").text
    add("Siti Nurhaliza Q.", at="ngo-satu", title="Ketua")
    add("Dian", at="ngo-satu")
    page = tuti.get("/orang?q=NURHÁLIZA siti").text
    assert "Siti Nurhaliza Q." in page
    assert "Ketua, Lembaga Suara Warga" in page
    assert "Dian" not in page
    assert "Tidak ada orang yang cocok" in tuti.get("/orang?q=%25").text
    for odd in ("q=%00", "q=%ED%A0%80", "setelah=%C2%B2", "setelah=x"):
        assert tuti.get("/orang?" + odd).status_code == 200, odd


def test_paging_goes_on_behind_the_last_name(app: Flask, sign_in, home) -> None:
    many(app, home("opd"), 60)
    sari = sign_in("biro")
    first = sari.get("/orang").text
    more = first.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    second = sari.get("/orang" + more).text
    assert "Orang 049" in first
    assert "Orang 050" not in first
    assert "Orang 049" not in second
    assert "Orang 050" in second
    assert "Orang 059" in second
    assert 'rel="next"' not in second
    assert "Ke awal daftar" in second


def test_pages_send_as_many_queries_for_many_people_as_for_few(app: Flask, sign_in, home, add, queries_of) -> None:
    add("Rina", at="opd")
    sari, number = sign_in("biro"), home("opd")
    few = [queries_of(sari, url) for url in ("/orang", f"/mitra/{number}", "/orang/tambah")]
    many(app, number, 45)
    assert [queries_of(sari, url) for url in ("/orang", f"/mitra/{number}", "/orang/tambah")] == few
    assert max(few) <= 15
