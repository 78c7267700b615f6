"""Whether a KIM is alive follows from its last activity; the list, its figures and the region's page agree on it."""

import re
from datetime import date

import pytest
from flask import Flask

from app.core.db import db
from app.kim.models import Group, Signer
from app.kim.queries import Filters, by_region, count_signs_in, page
from app.kim.signs import Sign, is_expired, months_back, sign_of, warnings
from tests.conftest import QueriesOf
from tests.kim import CIBADAK, CIPARE, KADUAGUNG, TALAGA
from tests.kim.conftest import HALF_A_YEAR, LONG_AGO, RECENT

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("last", "sign"),
    [
        (TODAY, Sign.ACTIVE),
        (date(2026, 5, 22), Sign.ACTIVE),  # six months ago to the day
        (date(2026, 5, 21), Sign.QUIET),
        (date(2025, 11, 22), Sign.QUIET),
        (date(2025, 11, 21), Sign.DORMANT),
        (None, Sign.NONE),
    ],
)
def test_six_and_twelve_months_are_the_edges(last: date | None, sign: Sign) -> None:
    assert sign_of(last, TODAY) is sign


def test_a_month_without_that_day_ends_with_its_last() -> None:
    assert months_back(date(2026, 8, 31), 6) == date(2026, 2, 28)
    assert months_back(date(2024, 8, 31), 6) == date(2024, 2, 29)


def test_a_decree_holds_on_its_last_day() -> None:
    assert [is_expired(day, TODAY) for day in (TODAY, date(2026, 11, 21), None)] == [False, True, False]


def some(app: Flask, **changes: object) -> Group:
    plain = {
        "decree_number": "1",
        "decree_on": date(2024, 1, 1),
        "signer": Signer.WARD_HEAD,
        "founded_precision": "unknown",
    }
    return Group(**plain | changes)


@pytest.mark.parametrize(
    ("changes", "members", "sentence"),
    [
        ({"decree_number": "", "decree_on": None}, 5, "SK pengukuhan belum dicatat."),
        ({"decree_on": None}, 5, "Tanggal SK belum diisi."),
        ({"decree_number": ""}, 5, "Nomor SK belum diisi."),
        ({"signer": None}, 5, "Pejabat yang mengukuhkan belum diisi."),
        ({"decree_until": date(2026, 11, 21)}, 5, "Masa berlaku SK sudah lewat."),
        ({"founded_on": date(2025, 1, 1), "founded_precision": "year"}, 5, "SK ditetapkan sebelum KIM berdiri."),
        ({}, 0, "Belum ada anggota yang dicatat."),
        ({}, 2, "Anggotanya 2 orang; KIM biasanya beranggota 3 sampai 30 orang."),
        ({}, 31, "Anggotanya 31 orang"),
    ],
)
def test_a_warning_says_what_to_look_at(app: Flask, changes: dict[str, object], members: int, sentence: str) -> None:
    with app.app_context():
        found = warnings(some(app, **changes), members, TODAY)
    assert len(found) == 1 and found[0].startswith(sentence)


@pytest.mark.parametrize("members", [3, 30])
def test_who_has_everything_is_warned_of_nothing(app: Flask, members: int) -> None:
    with app.app_context():
        assert warnings(some(app), members, TODAY) == []


@pytest.fixture
def four(registered) -> dict[str, int]:
    """One of each life sign; the active one's decree is past its time."""
    return {
        "aktif": registered("KIM Aktif", did=[LONG_AGO, RECENT], decree_until=date(2026, 1, 1)),
        "kurang-aktif": registered("KIM Sepi", KADUAGUNG, did=[HALF_A_YEAR]),
        "tidak-aktif": registered("KIM Lama", TALAGA, did=[LONG_AGO]),
        "belum-ada": registered("KIM Baru", CIPARE),
    }


def listed(html: str) -> list[str]:
    return re.findall(r'href="/kim/\d+">([^<]+)</a>', html)


def test_the_list_is_narrowed_by_life_sign_and_region(sign_in, four) -> None:
    budi = sign_in("ngo-satu")
    assert listed(budi.get("/kim").text) == ["KIM Aktif", "KIM Baru", "KIM Lama", "KIM Sepi"]
    for key, name in zip(four, ("KIM Aktif", "KIM Sepi", "KIM Lama", "KIM Baru"), strict=True):
        assert listed(budi.get(f"/kim?tanda={key}").text) == [name]
    assert listed(budi.get("/kim?tanda=sk-berakhir").text) == ["KIM Aktif"]
    assert listed(budi.get("/kim?daerah=36.02").text) == ["KIM Aktif", "KIM Sepi"]
    assert listed(budi.get(f"/kim?daerah={CIBADAK}&q=kim+aktif").text) == ["KIM Aktif"]
    assert listed(budi.get("/kim?tanda=hantu&daerah=zz&setelah=²").text) == listed(budi.get("/kim").text)
    assert "Tidak ada KIM yang cocok." in budi.get("/kim?q=tiada").text


def test_the_figures_of_a_region_are_those_of_its_list(app: Flask, actor, four) -> None:
    with app.app_context():
        rows = by_region(Filters(), actor("peninjau"), TODAY)
        assert [(row.code, row.total) for row in rows] == [("36.02", 2), ("36.03", 1), ("36.73", 1)]
        assert rows[0][3:] == (1, 1, 0, 0, 1)
        districts = by_region(Filters(region_code="36.02"), actor("peninjau"), TODAY)
        assert [(row.code, row.name, row.total) for row in districts] == [("36.02.18", "Cibadak", 2)]
        whole = db.session.execute(count_signs_in("36", actor("peninjau"), TODAY)).one()
        assert tuple(whole) == (4, 1, 1, 1, 1, 1)
        for sign in Sign:
            found = page(Filters(sign=sign), actor("peninjau"), TODAY)
            assert [sign_of(row.last, TODAY) for row in found] == [sign]


def test_the_page_of_a_region_counts_them_and_leads_to_the_list(sign_in, four, queries_of: QueriesOf) -> None:
    rudi = sign_in("peninjau")
    page_ = rudi.get("/dasbor/36.02").text
    assert "2 KIM terdaftar: 1 aktif, 1 kurang aktif, 0 tidak aktif, 0 belum ada kegiatannya." in page_
    assert 'href="/kim?daerah=36.02"' in page_
    assert "4 KIM terdaftar" in rudi.get("/dasbor/36").text
    assert "Belum ada KIM yang terdaftar di daerah ini." in rudi.get("/dasbor/36.01").text
    assert queries_of(rudi, "/dasbor/36.02") <= 15


def test_many_groups_cost_no_more_questions(app: Flask, sign_in, registered, queries_of: QueriesOf) -> None:
    dewi, first = sign_in("daerah"), registered("KIM 00", did=[RECENT], members=["Wati"])
    few = queries_of(dewi, "/kim"), queries_of(dewi, f"/kim/{first}")
    for number in range(1, 60):
        registered(f"KIM {number:02}", did=[RECENT], members=["Wati"])
    assert (queries_of(dewi, "/kim"), queries_of(dewi, f"/kim/{first}")) == few
    assert max(few) <= 15
    beginning = dewi.get("/kim").text
    assert len(listed(beginning)) == 50
    later = re.findall(r'href="(\?[^"]*setelah=\d+)" rel="next"', beginning)[0].replace("&amp;", "&")
    assert listed(dewi.get("/kim" + later).text) == [f"KIM {number}" for number in range(50, 60)]
    with app.app_context():
        assert db.session.query(Group).count() == 60


def test_nobody_has_to_know_the_register_to_see_that_it_is_empty(sign_in) -> None:
    for who in ("peninjau", "ngo-satu", "daerah"):
        assert "Belum ada KIM." in sign_in(who).get("/kim").text
