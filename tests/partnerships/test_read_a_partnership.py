"""The register's row is everyone's; numbers, scope and note are for the parties, the Biro and the region's staff."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.db import db
from app.core.errors import NotFound
from app.partnerships import policy, queries
from app.partnerships.contents import partnership_page
from app.partnerships.models import Partnership
from tests.conftest import Actor, SignIn
from tests.factories.partnerships import NUMBERS, TITLE
from tests.partnerships.conftest import TODAY, Partner

WITHHELD = (*NUMBERS, "Posko aduan di desa", "Dibahas tiap triwulan")
ROLES = ("admin", "biro", "daerah", "opd", "ngo-satu", "ngo-dua", "peninjau")


@pytest.mark.parametrize("who", ["biro", "daerah", "ngo-satu"])
def test_whom_it_concerns_reads_everything(partner: Partner, sign_in: SignIn, who: str) -> None:
    page = sign_in(who).get(f"/kerja-sama/{partner()}").text
    for told in (TITLE, *WITHHELD):
        assert told in page, told


@pytest.mark.parametrize("who", ["opd", "ngo-dua", "peninjau", "admin"])
def test_everyone_else_reads_the_row_only(partner: Partner, sign_in: SignIn, who: str) -> None:
    number, browser = partner(), sign_in(who)
    page = browser.get(f"/kerja-sama/{number}").text
    for told in (
        TITLE,
        "Kesepakatan Bersama",
        "Lembaga Suara Warga",
        "1 Juli 2025",
        "30 Juni 2029",
        "Berlaku",
        "Lebak",
    ):
        assert told in page, told
    pages = page + browser.get("/kerja-sama").text + browser.get("/mitra/1").text + browser.get("/").text
    for hidden in WITHHELD:
        assert hidden not in pages, hidden
    assert "hanya terlihat oleh para pihak" in page
    assert f"/kerja-sama/{number}/" not in page, "no button leads where one may not go"


def test_dewi_reads_what_applies_in_her_region_and_not_what_applies_elsewhere(
    partner: Partner, sign_in: SignIn
) -> None:
    dewi = sign_in("daerah")
    for codes, reads in ((("36.02",), True), (("36.03",), False), (("36",), False), ((), False)):
        page = dewi.get(f"/kerja-sama/{partner(region_codes=codes)}").text
        assert (NUMBERS[0] in page) is reads, codes
    assert NUMBERS[0] in dewi.get(f"/kerja-sama/{partner('daerah', 'ngo-dua', region_codes=())}").text


@pytest.mark.parametrize("who", ROLES)
def test_the_query_says_what_the_policy_says(app: Flask, partner: Partner, actor: Actor, who: str) -> None:
    for parties in (("biro", "ngo-satu"), ("opd", "ngo-dua"), ("daerah", "ngo-satu", "ngo-dua")):
        for codes in (("36.02",), ("36.03", "36"), ()):
            partner(*parties, region_codes=codes)
    viewer = actor(who)
    with app.app_context():
        seen = db.session.scalars(select(Partnership).options(*queries.ROW)).all()
        assert len(seen) == 9
        for condition, rule in (
            (queries.detailed_to(viewer), policy.may_see_details),
            (queries.changeable_by(viewer), policy.may_change),
        ):
            found = set(db.session.scalars(select(Partnership.id).where(condition)))
            assert found == {row.id for row in seen if rule(row, viewer)}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "tag", "sentence"),
    [
        (-400, None, "Berlaku", "Tanpa batas waktu"),
        (-400, 91, "Berlaku", "Berakhir 21 Februari 2027, 91 hari lagi"),
        (-400, 90, "Hampir berakhir", "Berakhir 20 Februari 2027, 90 hari lagi"),
        (-400, 39, "Hampir berakhir", "Berakhir 31 Desember 2026, 39 hari lagi"),
        (-400, 1, "Hampir berakhir", "Berakhir 23 November 2026, 1 hari lagi"),
        (-400, 0, "Hampir berakhir", "Berakhir hari ini, 22 November 2026"),
        (-400, -1, "Sudah berakhir", "Sudah berakhir 21 November 2026"),
        (1, 60, "Belum berlaku", "Berakhir 21 Januari 2027, 60 hari lagi"),
    ],
)
def test_how_long_it_still_runs_is_said_in_words(
    app: Flask, partner: Partner, actor: Actor, starts_on: int, ends_on: int | None, tag: str, sentence: str
) -> None:
    last = None if ends_on is None else TODAY + timedelta(days=ends_on)
    number = partner(starts_on=TODAY + timedelta(days=starts_on), ends_on=last, without_end=last is None)
    with app.test_request_context():
        page = partnership_page(number, actor("peninjau"), TODAY)
    assert (page.state[0], page.ending) == (tag, sentence)


def test_the_state_of_the_list_is_that_of_the_page(partner: Partner, sign_in: SignIn) -> None:
    """The same borders in SQL: what each filter finds among one of every kind."""
    cases = {"tanpa": None, "91": 91, "90": 90, "0": 0, "-1": -1, "nanti": 60}
    for name, days in cases.items():
        last = None if days is None else TODAY + timedelta(days=days)
        begins = TODAY + timedelta(days=1) if name == "nanti" else date(2025, 1, 1)
        partner(title=f"Kasus {name}.", starts_on=begins, ends_on=last, without_end=last is None)
    rudi = sign_in("peninjau")
    for state, wanted in {
        "berlaku": {"tanpa", "91", "90", "0"},
        "hampir-berakhir": {"90", "0"},
        "berakhir": {"-1"},
        "belum-berlaku": {"nanti"},
        "": set(cases),
        "tidak-ada": set(cases),
    }.items():
        page = rudi.get(f"/kerja-sama?keadaan={state}").text
        assert {name for name in cases if f"Kasus {name}." in page} == wanted, state


def test_its_organizations_pages_list_it(partner: Partner, sign_in: SignIn, actor: Actor) -> None:
    partner()
    rudi = sign_in("peninjau")
    assert TITLE in rudi.get(f"/mitra/{actor('ngo-satu').organization_id}").text
    other = rudi.get(f"/mitra/{actor('ngo-dua').organization_id}").text
    assert TITLE not in other
    assert "Belum ada kerja sama yang tercatat dengan organisasi ini" in other


def test_an_organization_with_very_many_says_so(partner: Partner, sign_in: SignIn, actor: Actor) -> None:
    for number in range(queries.PAGE_SIZE + 1):
        partner(title=f"Naskah {number:03}")
    page = sign_in("peninjau").get(f"/mitra/{actor('ngo-satu').organization_id}").text
    assert page.count("Naskah ") == queries.PAGE_SIZE
    assert 'href="/kerja-sama?q=Lembaga+Suara+Warga"' in page


@pytest.mark.parametrize("number", ["0", "999999", "2147483648", "9" * 40])
@pytest.mark.parametrize("page", ["", "/ubah", "/hapus"])
def test_a_number_that_is_nothing_is_not_found(sign_in: SignIn, number: str, page: str) -> None:
    assert sign_in("biro").get(f"/kerja-sama/{number}{page}").status_code == 404


def test_the_query_itself_says_not_found(context: None, actor: Actor) -> None:
    with pytest.raises(NotFound):
        queries.partnership(999_999, actor("biro"))
