"""Sari sanctions or locks several reports at once; what changed meanwhile is told, the others are done together."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.activities.models import PaperState, Step
from app.activities.operations import return_activity
from app.activities.operations.many import Refusal, decide_many
from app.audit.models import AuditEvent
from app.audit.queries import first_broken_event
from app.core.dates import PartialDate, Precision
from app.core.db import db, transaction
from app.core.errors import Forbidden
from tests.conftest import QueriesOf, SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import recorded, typed
from tests.factories.reports import REASON, in_state, planned_on, state_of, version_of, whole

Actor = Callable[[str], Any]
URL = "/kegiatan/pengesahan"


def on_page(page: str) -> list[str]:
    """What can be chosen, as the browser would send it."""
    return re.findall(r'name="pilih" type="checkbox" value="(\d+:\d+)"', page)


def test_three_presses_from_beranda(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        ready = [whole(actor(name), f"Laporan {name}") for name in ("ngo-satu", "ngo-dua", "opd")]
        lacks = recorded(actor("ngo-satu"), "Kurang hasil")
    sari = sign_in("biro")
    assert 'href="/kegiatan/pengesahan">Sahkan beberapa sekaligus' in sari.get("/").text
    page = sari.get(URL).text
    assert len(on_page(page)) == 4
    assert "checked" not in page
    assert "Kurang: tempat, penyelenggara, latar belakang" in page
    page = sari.get(f"{URL}?pilih=lengkap").text
    chosen = re.findall(r'value="(\d+:\d+)" checked', page)
    assert [int(one.partition(":")[0]) for one in chosen] == ready
    response = sari.post(URL, data={"pilih": chosen})
    assert (response.status_code, response.location) == (303, URL)
    page = sari.get(URL).text
    assert "3 laporan disahkan." in page
    assert on_page(page) == [f"{lacks}:2"]
    with app.app_context():
        assert {state_of(number) for number in ready} == {PaperState.SANCTIONED}
        actions = db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.id.desc()).limit(3)).all()
        assert set(actions) == {"activity:sanction"}
        assert first_broken_event() is None


def test_what_changed_or_went_is_told_and_the_others_are_sanctioned(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    budi = actor("ngo-satu")
    with app.app_context(), transaction():
        numbers = [whole(budi, title) for title in ("Tetap", "Berubah", "Dikembalikan", "Biasa")]
    sari = sign_in("biro")
    chosen = on_page(sari.get(URL).text)
    with app.app_context():
        version = str(version_of(numbers[1]))
    browser = sign_in("ngo-satu")
    data = typed(version=version, title="Berubah sekali", save="keep")
    assert browser.post(f"/kegiatan/{numbers[1]}/ubah-pertemuan", data=data).status_code == 303
    with app.app_context(), transaction():
        return_activity(numbers[2], REASON, version=version_of(numbers[2]), actor=actor("biro"), now=NOW)
    response = sari.post(URL, data={"pilih": [*chosen, "4444:1"]})
    assert response.status_code == 303
    page = sari.get(response.location).text
    assert "2 laporan disahkan." in page
    assert "3 laporan dibiarkan seperti semula" in page
    assert re.search(r"Berubah sekali</a>\s+Laporan ini diubah sejak Anda membukanya", page)
    assert re.search(r"Dikembalikan</a>\s+Keadaannya sudah lain", page)
    assert "tidak ada lagi, atau bukan bagian Anda" in page
    with app.app_context():
        states = [state_of(number) for number in numbers]
    assert states == [PaperState.SANCTIONED, PaperState.SUBMITTED, PaperState.RETURNED, PaperState.SANCTIONED]


def test_only_what_was_held_waits(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context():
        with transaction():
            plan = whole(actor("ngo-satu"), "Rencana", **planned_on(date(2026, 12, 1)))
        assert "Rencana" not in sign_in("biro").get(URL).text
        with transaction():
            done, refused = decide_many(Step.SANCTION, {plan: version_of(plan)}, actor=actor("biro"), now=NOW)
        assert (done, refused) == ([], {plan: Refusal.NOT_READY})


def test_locking_what_is_sanctioned(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        numbers = [in_state(PaperState.SANCTIONED, actor(name), actor("biro")) for name in ("ngo-satu", "opd")]
        waits = whole(actor("ngo-satu"), "Belum sah")
    sari, url = sign_in("biro"), "/kegiatan/penguncian"
    page = sari.get(url).text
    assert "Belum sah" not in page
    assert "Disahkan 22 November 2026, 10.00 WIB" in page
    response = sari.post(url, data={"pilih": [*on_page(page), f"{waits}:2"]})
    page = sari.get(response.location).text
    assert "2 laporan dikunci." in page
    assert re.search(r"Belum sah</a>\s+Keadaannya sudah lain", page)
    with app.app_context():
        assert [state_of(number) for number in numbers] == [PaperState.LOCKED] * 2
    assert "Tidak ada laporan yang menunggu dikunci." in sari.get(url).text


def test_choosing_nothing_says_so(sign_in: SignIn) -> None:
    sari = sign_in("biro")
    for data in ({}, {"pilih": ["x", "1", "1:", "²:1", "9" * 40 + ":1"]}):
        assert "Pilih paling sedikit satu laporan." in sari.post(URL, data=data, follow_redirects=True).text


@pytest.mark.parametrize(
    "query", ["ditolak=x", "ditolak=1:gone,2:weg", "ditolak=" + "9" * 3000, "setelah=²", "pilih=\x00"]
)
def test_odd_queries_tell_nothing(sign_in: SignIn, query: str) -> None:
    assert sign_in("biro").get(f"{URL}?{query}").status_code == 200


def test_a_title_one_may_not_see_is_not_told(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        draft = recorded(actor("ngo-satu"), "Draf rahasia", submit=False)
    page = sign_in("biro").get(f"{URL}?ditolak={draft}:changed").text
    assert "1 laporan dibiarkan" in page
    assert "Draf rahasia" not in page


@pytest.mark.parametrize("name", ["daerah", "opd", "ngo-satu", "peninjau", "admin"])
def test_nobody_else_decides(app: Flask, sign_in: SignIn, actor: Actor, name: str) -> None:
    with app.app_context(), transaction():
        report = whole(actor("ngo-satu"))
    browser = sign_in(name)
    for url in (URL, "/kegiatan/penguncian"):
        assert browser.get(url).status_code == 403
        assert browser.post(url, data={"pilih": f"{report}:2"}).status_code == 403
    with app.app_context(), pytest.raises(Forbidden), transaction():
        decide_many(Step.SANCTION, {report: 2}, actor=actor(name), now=NOW)


def test_pages_follow_each_other_and_ask_the_same_few_questions(
    app: Flask, sign_in: SignIn, actor: Actor, queries_of: QueriesOf
) -> None:
    browser: FlaskClient = sign_in("biro")
    with app.app_context(), transaction():
        whole(actor("biro"), "Laporan 000")
    few = queries_of(browser, URL)
    with app.app_context(), transaction():
        for number in range(1, 60):
            held = date(2026, 1, 1) + timedelta(number // 3)
            when = PartialDate(held, Precision.DAY) if number % 7 else PartialDate.unknown()
            whole(actor("ngo-satu"), f"Laporan {number:03}", held_on=when, date_reason="?")
    assert queries_of(browser, URL) == few <= 15
    url, seen = URL, []
    while url:
        page = browser.get(url).text
        seen += re.findall(r"<label[^>]*>(Laporan \d{3})<", page)
        found = re.search(r'href="(\?[^"]*)" rel="next"', page)
        url = URL + found[1].replace("&amp;", "&") if found else ""
    assert sorted(seen) == [f"Laporan {number:03}" for number in range(60)]
    assert browser.get(f"{URL}?setelah=4444").status_code == 404
