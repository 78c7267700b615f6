"""The list of activities: what each person finds in it, filters, search and pages."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from app.activities import queries
from app.activities.models import ActivityKind, PaperState
from app.activities.operations import sanction_activity, submit_activity
from app.activities.queries import Filters
from app.core.dates import PartialDate, Precision
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden, NotFound
from tests.browsing import press
from tests.factories.cast import NOW
from tests.factories.meetings import recorded, typed

Actor = Callable[[str], Any]
SignIn = Callable[[str], FlaskClient]


def page_of(browser: FlaskClient, **query: str) -> str:
    response = browser.get("/kegiatan", query_string=query)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def test_each_role_finds_its_part(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    opd, tuti = actor("opd").organization_id, actor("ngo-dua").organization_id
    with app.app_context(), transaction():
        recorded(actor("ngo-satu"), "Di Lebak")
        recorded(actor("ngo-satu"), "Di Tangerang", region_code="36.03")
        recorded(actor("ngo-satu"), "Untuk Lebak", region_code="36.03", target_codes=("36.02",))
        recorded(actor("ngo-satu"), "Bersama Dukcapil", region_code="36.03", participant_ids=(opd,))
        recorded(actor("ngo-satu"), "Dituanrumahi Tuti", region_code="36.03", host_ids=(tuti,))
        sanctioned = recorded(actor("biro"), "Sudah sah", region_code="36.71")
        sanction_activity(sanctioned, version=2, actor=actor("biro"), now=NOW)
    everything = {"Di Lebak", "Di Tangerang", "Untuk Lebak", "Bersama Dukcapil", "Dituanrumahi Tuti", "Sudah sah"}
    expected = {
        "biro": everything,
        "daerah": {"Di Lebak", "Untuk Lebak"},
        "opd": {"Bersama Dukcapil"},
        "ngo-satu": everything - {"Sudah sah"},
        "ngo-dua": {"Dituanrumahi Tuti"},
        "peninjau": {"Sudah sah"},
    }
    for name, titles in expected.items():
        page = page_of(sign_in(name))
        assert {title for title in everything if f">{title}<" in page} == titles, name
    assert sign_in("admin").get("/kegiatan").status_code == 403


def test_a_draft_is_found_by_nobody_else(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    others = tuple(actor(name).organization_id for name in ("biro", "daerah", "opd", "ngo-dua"))
    with app.app_context(), transaction():
        number = recorded(actor("ngo-satu"), "Draf milik Budi", submit=False, participant_ids=others)
    assert "Draf milik Budi" in page_of(sign_in("ngo-satu"), q="draf milik")
    for name in ("biro", "daerah", "opd", "ngo-dua"):
        browser = sign_in(name)
        for query in ({}, {"q": "Draf milik"}, {"keadaan": "draft"}, {"daerah": "36.02"}, {"tahun": "2026"}):
            assert "Draf milik Budi" not in page_of(browser, **query), name
        assert browser.get(f"/kegiatan?setelah={number}").status_code == 404
        assert browser.get(f"/kegiatan/{number}/ubah-pertemuan").status_code == 404
        assert browser.post(f"/kegiatan/{number}/ubah-pertemuan", data=typed(version="1")).status_code == 404
        assert browser.post(f"/kegiatan/{number}/ajukan").status_code == 404
        form = browser.get("/kegiatan/pertemuan/catat").get_data(as_text=True)
        assert "Draf milik Budi" not in form  # nor among what one could follow
        tie = browser.post("/kegiatan/pertemuan/catat", data=typed(follows_id=str(number)))
        assert tie.status_code == 422
        with app.app_context():
            assert 2026 not in queries.years(actor(name))
            with pytest.raises(NotFound), transaction():
                submit_activity(number, actor=actor(name), now=NOW)
    assert sign_in("biro").post(f"/kegiatan/{number}/sahkan").status_code == 404
    with app.app_context():
        assert queries.activity(number, actor("ngo-satu")).paper_state is PaperState.DRAFT


def test_who_sees_it_may_not_always_change_it(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = recorded(actor("ngo-satu"), "Terbuka bagi biro")
    for name in ("biro", "daerah"):
        browser = sign_in(name)
        assert browser.get(f"/kegiatan/{number}/ubah-pertemuan").status_code == 403
        assert browser.post(f"/kegiatan/{number}/ajukan").status_code == 403
    assert sign_in("daerah").post(f"/kegiatan/{number}/sahkan").status_code == 403
    with app.app_context(), pytest.raises(Forbidden), transaction():
        sanction_activity(number, version=1, actor=actor("daerah"), now=NOW)


def test_sanctioning_is_for_what_was_submitted(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        draft = recorded(actor("biro"), "Draf biro", submit=False)
        ready = recorded(actor("opd"), "Siap sah")
    sari = sign_in("biro")
    assert sari.post(f"/kegiatan/{ready}/sahkan", data={"version": "99"}).status_code == 303
    assert "diubah sejak Anda membukanya" in page_of(sari)
    assert press(sari, f"/kegiatan/{ready}", "sahkan").status_code == 303
    assert sari.post(f"/kegiatan/{draft}/sahkan").status_code == 303
    assert "Hanya laporan yang diajukan" in page_of(sari)
    with app.app_context():
        assert queries.activity(ready, actor("biro")).paper_state is PaperState.SANCTIONED
        assert queries.activity(draft, actor("biro")).paper_state is PaperState.DRAFT
        with pytest.raises(DomainError), transaction():
            sanction_activity(ready, version=1, actor=actor("biro"), now=NOW)


def test_filters_and_search(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    sari = actor("biro")
    with app.app_context(), transaction():
        recorded(sari, "Audiénsi Lébak", place="Aula 100% penuh")
        recorded(sari, "Forum NTB", kind=ActivityKind.FORUM, region_code="52.71", held_on=on(2020, 7, 23))
        recorded(sari, "Tanpa hari", held_on=PartialDate(date(2021, 3, 1), Precision.MONTH))
    browser = sign_in("biro")
    for query, expected in (
        ({"q": "AUDIENSI lebak"}, {"Audiénsi Lébak"}),
        ({"q": "100%"}, {"Audiénsi Lébak"}),
        ({"q": "%"}, {"Audiénsi Lébak"}),
        ({"q": "_______"}, set()),
        ({"jenis": "forum"}, {"Forum NTB"}),
        ({"tahun": "2020"}, {"Forum NTB"}),
        ({"daerah": "52"}, {"Forum NTB"}),
        ({"daerah": "36.02", "tahun": "2021"}, {"Tanpa hari"}),
        ({"keadaan": "draft"}, set()),
        (
            {"jenis": "x", "tahun": "20²6", "daerah": "'", "keadaan": "\x00"},
            {"Audiénsi Lébak", "Forum NTB", "Tanpa hari"},
        ),
    ):
        page = page_of(browser, **query)
        found = {title for title in ("Audiénsi Lébak", "Forum NTB", "Tanpa hari") if f">{title}<" in page}
        assert found == expected, query
    page = page_of(browser, q="tanpa", daerah="52.71")
    assert "Tidak ada kegiatan yang cocok" in page
    assert "Kota Mataram" in page  # the region of another province is named in the filter
    assert ">Maret 2021<" in page_of(browser, q="tanpa")


def on(year: int, month: int, day: int) -> PartialDate:
    return PartialDate(date(year, month, day), Precision.DAY)


def test_pages_follow_each_other_without_gap_or_repetition(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        for number in range(104):
            held = PartialDate.unknown() if number % 9 == 0 else on(2026, 1 + number % 5, 1 + number % 3)
            recorded(actor("biro"), f"Rapat {number:03}", held_on=held, date_reason="?")
    browser, url, seen = sign_in("biro"), "/kegiatan?q=rapat", []
    while url:
        page = browser.get(url).get_data(as_text=True)
        seen += re.findall(r">(Rapat \d{3})<", page)
        found = re.search(r'href="(\?[^"]*)" rel="next"', page)
        url = "/kegiatan" + found[1].replace("&amp;", "&") if found else ""
    assert sorted(seen) == [f"Rapat {number:03}" for number in range(104)]
    with app.app_context():
        assert queries.page(Filters(), actor("biro"))[0].starts_on == date(2026, 5, 3)


@pytest.mark.sqlite
@pytest.mark.parametrize("who", ["biro", "daerah", "ngo-satu"])
def test_the_newest_are_found_along_the_index_of_days(
    app: Flask, actor: Actor, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    """Sorting every activity for a page of fifty took most of its time."""
    plans: list[str] = []
    with app.app_context():
        viewer = actor(who)

        def explain(query: Any) -> list[Any]:
            words = str(query.compile(db.engine, compile_kwargs={"literal_binds": True}))
            plans.append(" ".join(row[3] for row in db.session.execute(text("EXPLAIN QUERY PLAN " + words))))
            return []

        monkeypatch.setattr(db.session, "scalars", explain)
        queries.page(Filters(), viewer)
    assert len(plans) == 1
    assert "USING INDEX ix_activities_starts_on" in plans[0]
    assert "TEMP B-TREE" not in plans[0]


def test_an_empty_list_says_what_to_do(sign_in: SignIn) -> None:
    assert "Belum ada kegiatan." in page_of(sign_in("ngo-satu"))
    assert "Catat audiensi" not in page_of(sign_in("peninjau"))


def test_one_chooses_what_to_record(sign_in: SignIn) -> None:
    page = sign_in("ngo-satu").get("/kegiatan/catat").get_data(as_text=True)
    for kind in ("hearing", "forum", "coordination_meeting", "study_visit"):
        assert f"/kegiatan/pertemuan/catat?jenis={kind}" in page
    for kind in ("training", "outreach", "training_and_outreach"):
        assert f"/kegiatan/pelatihan/catat?jenis={kind}" in page
    assert sign_in("peninjau").get("/kegiatan/catat").status_code == 403


def test_few_questions_however_many_rows(
    app: Flask, sign_in: SignIn, actor: Actor, queries_of: Callable[[FlaskClient, str], int]
) -> None:
    browser = sign_in("biro")
    with app.app_context(), transaction():
        recorded(actor("biro"), "Rapat")
    few = queries_of(browser, "/kegiatan")
    with app.app_context(), transaction():
        for number, name in enumerate(("biro", "opd", "ngo-satu", "ngo-dua") * 5):
            recorded(actor(name), f"Rapat {number}", region_code=f"36.0{1 + number % 4}")
    assert queries_of(browser, "/kegiatan") == few <= 15
