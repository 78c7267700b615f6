"""Dewi says how ready her region is for a year; what an earlier year said is carried over with its year."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.activities.models import ActivityKind, PaperState
from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden, NotFound
from app.readiness.checklist import Checklist, Outreach
from app.readiness.models import Item, ReadinessItem, State
from app.readiness.operations import ItemDetails, save_checklist
from app.readiness.queries import checklist_of, checklists
from tests.browsing import send
from tests.conftest import Actor, QueriesOf, SignIn
from tests.factories.cast import NOW
from tests.factories.rows import LEBAK, TANGERANG, Rows

THERE = ItemDetails(State.PRESENT, "Perbup 41/2024", dated_on=date(2024, 2, 12))
FORM = f"/kesiapan/{LEBAK}/2026/ubah"
PAGE = f"/kesiapan/{LEBAK}/2026"


@pytest.fixture
def say(app: Flask, actor: Actor) -> Any:
    """say(2024, {Item.REGULATION: THERE}) as the Biro."""

    def said(year: int, items: dict[Item, ItemDetails], *, code: str = LEBAK, version: int = 0, who: str = "biro"):
        with app.app_context(), transaction():
            save_checklist(code, year, items, version=version, actor=actor(who), now=NOW)

    return said


def told(app: Flask, code: str = LEBAK, year: int = 2026) -> Checklist:
    with app.app_context():
        return checklist_of(code, year)


def test_dewi_says_it_on_one_page(app: Flask, sign_in: SignIn) -> None:
    dewi = sign_in("daerah")
    answer = send(
        dewi, FORM,
        regulation__state="present", regulation__number="Perbup 7/2026",
        regulation__dated_on=["3", "Februari", "2026"],
        liaison_officers__state="present", liaison_officers__amount="34", road_map__state="absent",
    )  # fmt: skip
    assert (answer.status_code, answer.location) == (303, PAGE)
    page = dewi.get(PAGE).text
    assert "Kesiapan disimpan." in page
    for words in ("Perbup 7/2026, 3 Februari 2026", "34 orang", "Riwayat perubahan", "Dewi"):
        assert words in page
    found = told(app)
    assert [one.item for one in found.of(State.PRESENT)] == [Item.REGULATION, Item.LIAISON_OFFICERS]
    assert [one.item for one in found.of(State.ABSENT)] == [Item.ROAD_MAP, Item.OUTREACH]
    assert len(found.standings) == 11
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "readiness:record")).one()
        assert event.details["fields"] == ["liaison_officers", "regulation", "road_map"]
        assert "Perbup" not in str(event.details)


def test_what_an_earlier_year_said_is_shown_with_its_year(app: Flask, say: Any, sign_in: SignIn) -> None:
    say(2024, {Item.REGULATION: THERE, Item.PROGRAMME: ItemDetails(State.PRESENT)})
    standings = told(app).by_item()
    assert standings[Item.REGULATION].state is State.PRESENT and standings[Item.REGULATION].carried
    assert standings[Item.PROGRAMME].state is State.UNKNOWN, "a programme is of its year"
    page = sign_in("peninjau").get(PAGE).text
    assert "Sejak 2024: menurut catatan tahun itu, belum dicatat lagi untuk 2026." in page
    assert "Terakhir ada catatan untuk 2024; butir ini berlaku per tahun." in page
    assert "Regulasi daerah (sejak 2024)" in sign_in("peninjau").get("/kesiapan?tahun=2026&provinsi=36").text
    assert told(app, year=2023).by_item()[Item.REGULATION].state is State.UNKNOWN, "a later year says nothing of it"


def test_until_somebody_says_otherwise(app: Flask, say: Any) -> None:
    say(2024, {Item.REGULATION: THERE})
    say(2025, {Item.REGULATION: ItemDetails(State.ABSENT)})
    assert told(app).by_item()[Item.REGULATION].state is State.ABSENT
    say(2026, {Item.REGULATION: ItemDetails(State.UNKNOWN, note="Menunggu jawaban Bagian Hukum")})
    standing = told(app).by_item()[Item.REGULATION]
    assert (standing.state, standing.said and standing.said.year) == (State.ABSENT, 2025), "not knowing unsays nothing"


def test_the_form_says_what_the_year_before_leaves(say: Any, sign_in: SignIn) -> None:
    say(2024, {Item.REGULATION: THERE})
    page = sign_in("daerah").get(FORM).text
    assert "Catatan 2024: Ada, Perbup 41/2024, 12 Februari 2024." in page


@pytest.mark.parametrize(
    ("items", "field", "words"),
    [
        ({Item.PROCEDURE: ItemDetails(State.ABSENT, "SOP-03")}, "procedure-state", "Pilih Ada"),
        ({Item.PROCEDURE: ItemDetails(State.UNKNOWN, dated_on=date(2026, 1, 2))}, "procedure-state", "Pilih Ada"),
        ({Item.LIAISON_OFFICERS: ItemDetails(State.PRESENT)}, "liaison_officers-amount", "paling sedikit 1"),
        ({Item.PILOT: ItemDetails(State.PRESENT, dated_on=date(2027, 1, 1))}, "pilot-dated_on", "belum lewat"),
        ({Item.PILOT: ItemDetails(State.PRESENT, "9" * 101)}, "pilot-number", "Paling banyak 100"),
        ({}, None, "Belum ada yang diisi"),
    ],
)
def test_what_cannot_be_so_is_refused_at_its_field(
    say: Any, context: None, items: dict[Item, ItemDetails], field: str | None, words: str
) -> None:
    with pytest.raises(DomainError) as refused:
        say(2026, items)
    assert words in refused.value.errors[field]
    assert db.session.scalars(select(ReadinessItem)).all() == []


def test_outreach_is_never_typed(say: Any) -> None:
    with pytest.raises(DomainError, match="dihitung dari kegiatan"):
        say(2026, {Item.OUTREACH: ItemDetails(State.PRESENT)})


def test_outreach_is_counted_from_the_year_s_activities(app: Flask, actor: Actor, sign_in: SignIn) -> None:
    rows = Rows(app, actor)
    about: dict[str, Any] = {"discusses_lapor": True, "kind": ActivityKind.OUTREACH, "audience_total": 60}
    rows.activity("ngo-satu", "Satu", **about, state=PaperState.SUBMITTED)
    rows.activity("ngo-satu", "Dua", **(about | {"kind": ActivityKind.TRAINING, "audience_total": None}))
    rows.activity("ngo-dua", "Tiga", **(about | {"region_code": TANGERANG}), targets=(LEBAK, "36"))
    for state in (PaperState.DRAFT, PaperState.RETURNED):
        rows.activity("ngo-satu", "Belum diajukan", **about, state=state)
    rows.activity("ngo-satu", "Tahun lalu", **about, on=date(2025, 12, 31))
    rows.activity("ngo-satu", "Hal lain", **(about | {"discusses_lapor": False}))
    rows.activity("ngo-satu", "Audiensi", **(about | {"kind": ActivityKind.HEARING}))
    assert told(app).outreach == Outreach(2, 1, 0, 120)
    with app.app_context():
        both = checklists(["36", LEBAK, TANGERANG], 2026)
        assert {code: one.outreach.activities for code, one in both.items()} == {"36": 3, LEBAK: 3, TANGERANG: 1}
    for who in ("biro", "ngo-dua", "peninjau", "admin"):
        assert "2 sosialisasi, 1 bimtek; 120 peserta." in sign_in(who).get(PAGE).text, who


def test_two_people_at_once_see_what_differs(sign_in: SignIn, app: Flask) -> None:
    sari, dewi = sign_in("biro"), sign_in("daerah")
    send(sari, FORM, regulation__state="present")
    late = send(dewi, FORM, version="0", regulation__state="absent", road_map__state="present")
    assert late.status_code == 422
    assert "Tersimpan sekarang" in late.text and "Regulasi daerah" in late.text
    assert [one.item for one in told(app).of(State.PRESENT)] == [Item.REGULATION]
    again = send(dewi, FORM, regulation__state="absent")
    assert again.status_code == 303


def test_saving_the_same_again_changes_nothing(say: Any, app: Flask) -> None:
    say(2026, {Item.REGULATION: THERE})
    say(2026, {Item.REGULATION: THERE}, version=1)
    say(2026, {Item.REGULATION: ItemDetails(State.ABSENT)}, version=1)
    assert told(app).by_item()[Item.REGULATION].state is State.ABSENT


def test_each_role_may_what_it_may(say: Any, sign_in: SignIn) -> None:
    for who in ("opd", "ngo-satu", "peninjau", "admin"):
        assert sign_in(who).get(PAGE).status_code == 200, who
        assert sign_in(who).get("/kesiapan").status_code == 200, who
        assert sign_in(who).get(FORM).status_code == 403, who
        assert FORM not in sign_in(who).get(PAGE).text, who
        with pytest.raises(Forbidden):
            say(2026, {Item.REGULATION: THERE}, who=who)
    assert sign_in("daerah").get(f"/kesiapan/{TANGERANG}/2026/ubah").status_code == 403
    with pytest.raises(Forbidden):
        say(2026, {Item.REGULATION: THERE}, code=TANGERANG, who="daerah")


def test_a_year_or_a_place_that_cannot_be_is_not_there(say: Any, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    for address in ("/kesiapan/36.02/2010", "/kesiapan/36.02/2099", "/kesiapan/36.99/2026", "/kesiapan/99/2026"):
        assert sari.get(address).status_code == 404, address
        assert sari.get(f"{address}/ubah").status_code == 404, address
    with pytest.raises(NotFound):
        say(2026, {Item.REGULATION: THERE}, code="36.02.01")


def test_the_list_is_by_code_and_names_no_score(say: Any, sign_in: SignIn) -> None:
    say(2026, {Item.REGULATION: THERE}, code=TANGERANG)
    page = sign_in("biro").get("/kesiapan?provinsi=36&tahun=2026").text
    names = ["Kabupaten Pandeglang", "Kabupaten Lebak", "Kabupaten Tangerang", "Kabupaten Serang", "Kota Tangerang"]
    places = [page.index(name) for name in names]
    assert places == sorted(places)
    assert "Semua yang lain; belum pernah dicatat" in page and "urut=" not in page
    assert "Tahun" in sign_in("biro").get("/kesiapan?provinsi=99&tahun=abc").text


def test_the_region_s_page_says_it_beside_the_uptake(
    say: Any, sign_in: SignIn, queries_of: QueriesOf, client: FlaskClient
) -> None:
    say(2024, {Item.REGULATION: THERE, Item.ROAD_MAP: ItemDetails(State.ABSENT)})
    page = sign_in("ngo-dua").get(f"/dasbor/{LEBAK}").text
    assert "ada 1 dari 11 butir kesiapan" in page
    assert "Road map (sejak 2024), Sosialisasi dan bimtek." in page
    assert f'href="/kesiapan/{LEBAK}/' in page
    assert queries_of(sign_in("biro"), f"/dasbor/{LEBAK}?bulan=60") <= 15


@pytest.mark.parametrize("url", ["/kesiapan", PAGE, FORM])
def test_a_page_asks_the_database_a_fixed_number_of_times(
    say: Any, sign_in: SignIn, queries_of: QueriesOf, url: str
) -> None:
    say(2026, {Item.REGULATION: THERE})
    few = queries_of(sign_in("biro"), url)
    say(2026, {Item.ROAD_MAP: ItemDetails(State.PRESENT), Item.PILOT: ItemDetails(State.PRESENT)}, version=1)
    for year in (2023, 2024, 2025):
        say(year, {Item.REGULATION: THERE})
    assert queries_of(sign_in("biro"), url) == few <= 15
