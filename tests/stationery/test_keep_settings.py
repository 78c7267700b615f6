"""The settings of one's own organization's papers: who keeps them, what is refused, and what stays unsaid."""

import html
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import Forbidden
from app.core.text import clean
from app.stationery import nip
from app.stationery.models import Signatory
from app.stationery.operations import keep_settings
from app.stationery.queries import Settings, own, usual
from tests.browsing import Fields
from tests.conftest import Actor, SignIn
from tests.factories.cast import NOW
from tests.stationery.typed import FILLED, NIP
from tests.sweep.test_hostile_input import HOSTILE

PAGE = "/pengaturan-dokumen"


def sent(browser: FlaskClient, **typed: str) -> Any:
    return browser.post(PAGE, data=FILLED | {name.replace("__", "-"): text for name, text in typed.items()})


def refused(browser: FlaskClient, **typed: str) -> str:
    """The page that says why."""
    answer = sent(browser, **typed)
    assert answer.status_code == 422
    return html.unescape(answer.text)


def test_sari_sets_her_biros_papers_and_reads_them_again(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    sari = sign_in("biro")
    assert sent(sari).status_code == 303
    form = dict(Fields(sari.get(PAGE).text).values)
    assert (form["place"], form["signatories-0-nip"], form["version"]) == ("Serang", NIP, "1")
    with app.app_context():
        kept = own(actor("biro"))
    assert kept.copies_to == ("Gubernur Banten (sebagai laporan);", "Inspektur.")
    assert [one.name for one in kept.signatories] == ["Rina Wulandari, M.Si.", "Agus Contoh"]


@pytest.mark.parametrize(
    ("who", "status"),
    [("biro", 200), ("daerah", 200), ("opd", 200), ("ngo-satu", 200), ("admin", 403), ("peninjau", 403)],
)
def test_who_may_open_them(sign_in: SignIn, who: str, status: int) -> None:
    assert sign_in(who).get(PAGE).status_code == status


def test_tuti_and_sari_never_see_budis(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    assert sent(sign_in("ngo-satu")).status_code == 303
    with app.app_context():
        budis = actor("ngo-satu").organization_id
    for other in ("ngo-dua", "biro", "daerah", "admin"):
        browser = sign_in(other)
        assert "Rina Wulandari" not in browser.get(PAGE).text, other
        page = browser.get(f"/mitra/{budis}").text
        assert "Rina Wulandari" not in page and "19800202" not in page, other
        assert "Lihat atau ubah pengaturan dokumen" not in page, other
        with app.app_context():
            assert usual(actor(other)) == Settings(), other
    assert "Lihat atau ubah pengaturan dokumen" in sign_in("ngo-satu").get(f"/mitra/{budis}").text


@pytest.mark.usefixtures("context")
def test_the_operation_refuses_who_keeps_none(actor: Actor) -> None:
    for who in ("admin", "peninjau"):
        with pytest.raises(Forbidden), transaction():
            keep_settings(Settings(), version=0, actor=actor(who), now=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        "1980020220050120",  # too short
        "19801302 200501 2 002",  # the thirteenth month
        "19800230 200501 2 002",  # 30 February
        "19800202 200513 2 002",
        "19800202 197501 2 002",  # appointed before being born
        "19800202 200501 3 002",  # neither 1 nor 2
        "19800202 200501 2 000",
        "3602011234560001",  # a NIK
        "bukan NIP",
    ],
)
def test_a_nip_that_cannot_be_one_is_refused(sign_in: SignIn, wrong: str) -> None:
    page = refused(sign_in("biro"), signatories__0__nip=wrong)
    assert "NIP terdiri atas 18 angka" in page
    assert 'id="signatories-0-nip-error"' in page


@pytest.mark.parametrize("right", ["198002022005012002", "1980 0202 2005 01 2 002", "19900101 202321 1 001"])
def test_a_nip_is_taken_with_or_without_spaces(right: str) -> None:
    assert nip.is_nip(nip.bare(right))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"signatories__1__name": ""}, "Isi nama penanda tangan"),
        ({"signatories__1__title": ""}, "Isi jabatan penanda tangan"),
        ({"signatories__1__name": "rina  wulandari, m.si."}, "Nama ini sudah ada di atas"),
        ({"number_pattern": "400.14.4/1/KS/2026"}, "Tulis titik-titik"),
        ({"number_pattern": "400/.../{hari}"}, "Kurung kurawal hanya untuk"),
        ({"copies_to": "\n".join(f"Penerima {n}" for n in range(13))}, "Tembusan paling banyak 12 baris"),
        ({"copies_to": "x" * 151}, "paling banyak 150 karakter"),
        ({"place": "x" * 101}, "paling banyak 100 karakter"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(sign_in: SignIn, typed: dict[str, str], told: str) -> None:
    assert told in refused(sign_in("biro"), **typed)


def test_a_group_left_empty_is_nobody_and_moves_no_message(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    sari = sign_in("biro")
    nobody = {f"signatories__0__{name}": "" for name in ("name", "title", "rank", "nip")}
    page = refused(sari, **nobody, signatories__1__nip="1")
    assert 'id="signatories-1-nip-error"' in page
    assert sent(sari, **nobody).status_code == 303
    with app.app_context():
        assert [one.name for one in own(actor("biro")).signatories] == ["Agus Contoh"]


def test_who_stays_keeps_her_number_and_who_goes_is_deleted(app: Flask, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    sent(sari)
    before = numbers(app)
    gone = {f"signatories__0__{name}": "" for name in ("name", "title", "rank", "nip")}
    assert sent(sari, **gone, signatories__1__title="Plt. Kepala Biro", version="1").status_code == 303
    assert numbers(app) == {"Agus Contoh": before["Agus Contoh"]}


def numbers(app: Flask) -> dict[str, int]:
    with app.app_context():
        return {one.name: one.id for one in db.session.scalars(select(Signatory))}


def test_the_event_names_fields_and_nobody(app: Flask, sign_in: SignIn) -> None:
    sent(sign_in("biro"))
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "stationery:keep")).one()
        said = json.dumps(event.details)
    assert set(event.details["fields"]) == {"paper", "place", "number_pattern", "copies_to", "signatories"}
    for hidden in ("Rina", "Agus", "19800202", "Serang", "Gubernur"):
        assert hidden not in said


def test_nothing_changed_is_no_event(app: Flask, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    sent(sari)
    assert sent(sari, version="1").status_code == 303
    with app.app_context():
        events = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "stationery:keep")).all()
    assert len(events) == 1


def test_whoever_comes_second_is_shown_what_differs(sign_in: SignIn) -> None:
    first, second = sign_in("biro"), sign_in("biro")
    sent(first)
    page = refused(second, place="Pandeglang")
    assert "sudah diubah orang lain" in page
    assert "Serang" in page and "Pandeglang" in page
    form = dict(Fields(page).values)
    assert sent(second, place="Pandeglang", version=form["version"]).status_code == 303
    assert dict(Fields(first.get(PAGE).text).values)["place"] == "Pandeglang"


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\ud800" not in text])  # no browser sends that one
def test_what_nobody_should_type_is_refused_or_comes_back_the_same(sign_in: SignIn, text: str) -> None:
    sari = sign_in("biro")
    names = [name for name in FILLED if name != "signatories-0-name"]
    for name in names:
        assert sari.post(PAGE, data=FILLED | {name: text}).status_code in (303, 422), name
    saved = sari.post(PAGE, data=FILLED | {"signatories-0-name": text, "version": current(sari)})
    if saved.status_code == 303:
        kept = html.unescape(dict(Fields(sari.get(PAGE).text).values)["signatories-0-name"])
        assert kept == clean(text, multiline=False)


def current(browser: FlaskClient) -> str:
    return str(dict(Fields(browser.get(PAGE).text).values)["version"])


def test_she_finds_them_in_three_clicks(sign_in: SignIn) -> None:
    sari = sign_in("biro")
    account = sari.get("/akun").text
    home = account.split('href="/mitra/')[1].split('"')[0]
    assert f'href="{PAGE}"' in sari.get(f"/mitra/{home}").text
