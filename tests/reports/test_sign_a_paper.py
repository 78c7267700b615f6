"""The foot of a paper: as the organization's settings say, changed for one paper, and silent where names are."""

import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.core.db import db
from app.jobs.models import Job
from app.stationery.models import Signatory
from tests.browsing import Fields
from tests.conftest import SignIn
from tests.factories.meetings import typed
from tests.reports.issued import PLAIN, issued, rows
from tests.reports.printed import letters, pages
from tests.stationery.typed import FILLED, NIP

RINA, AGUS = "Rina Wulandari, M.Si.", "Agus Contoh"


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").split())


@pytest.fixture
def sari(sign_in: SignIn) -> FlaskClient:
    """Sari, whose Biro has settings."""
    browser = sign_in("biro")
    assert browser.post("/pengaturan-dokumen", data=FILLED).status_code == 303
    return browser


@pytest.fixture
def signatories(app: Flask, sari: FlaskClient) -> dict[str, str]:
    with app.app_context():
        return {one.name: str(one.id) for one in db.session.scalars(select(Signatory))}


def quick(browser: FlaskClient, hearing: int, **typed: str) -> str:
    """As the form on the page of an activity sends it: without paper, place or names."""
    wanted = {"jenis": "laporan", "variant": "internal", "number": ""} | typed
    answer = browser.post(f"/kegiatan/{hearing}/dokumen", data=wanted)
    assert answer.status_code == 303, answer.text
    return str(browser.get(answer.location).location or answer.location)


def test_a_report_is_signed_as_the_settings_say(sari: FlaskClient, hearing: int) -> None:
    text = " ".join(pages(sari.get(f"{quick(sari, hearing)}/berkas").data))
    for told in (
        "Nomor: 400.14.4/………/KS/2026",
        "Mengetahui, Kepala Biro Kerja Sama",
        AGUS,
        "Kepala Bagian Kerja Sama,",
        RINA,
        "Pembina",
        f"NIP {NIP}",
        "Tembusan:",
        "Gubernur Banten (sebagai laporan);",
        "Inspektur.",
    ):
        assert told in text, told
    assert re.search(r"Serang, \d{1,2} \w+ \d{4}", text)
    assert text.index("Mengetahui,") < text.index(f"NIP {NIP}") < text.index("Tembusan:")
    assert "Yang melaporkan" not in text


@pytest.mark.usefixtures("drawn")
def test_the_paper_has_the_size_of_the_settings(app: Flask, sari: FlaskClient, hearing: int) -> None:
    quick(sari, hearing)
    assert rows(app)[0].paper.value == "f4"


def test_the_form_shows_them_and_one_paper_may_differ(
    sari: FlaskClient, hearing: int, drawn: list[str], signatories: dict[str, str]
) -> None:
    shown = dict(Fields(sari.get(f"/kegiatan/{hearing}/dokumen").text).values)
    assert (shown["place"], shown["paper"], shown["signer"]) == ("Serang", "f4", signatories[RINA])
    issued(
        sari,
        hearing,
        place="Rangkasbitung",
        dated_on=["3", "12", "2026"],  # type: ignore[arg-type]
        signer=signatories[AGUS],
        acknowledger="",
        copies_to="Bupati Lebak",
    )
    text = words(drawn[-1])
    assert "Rangkasbitung, 3 Desember 2026 Kepala Biro Kerja Sama, Agus Contoh" in text
    assert "Tembusan: Bupati Lebak" in text
    for left_out in ("Mengetahui,", RINA, "Gubernur"):
        assert left_out not in text, left_out


def test_the_same_paper_is_found_again_on_another_day(
    app: Flask, sari: FlaskClient, hearing: int, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = quick(sari, hearing)
    monkeypatch.setattr("app.reports.papers.date_long", lambda day: "1 Januari 2030")
    assert quick(sari, hearing) == first
    assert len(drawn) == 1


@pytest.mark.usefixtures("drawn")
def test_another_signatory_is_another_version(app: Flask, sari: FlaskClient, hearing: int) -> None:
    quick(sari, hearing)
    changed = FILLED | {"signatories-0-nip": "", "version": "1"}
    assert sari.post("/pengaturan-dokumen", data=changed).status_code == 303
    quick(sari, hearing)
    assert [row.version for row in rows(app)] == [1, 2]


@pytest.mark.parametrize("variant", ["shared", "public"])
def test_a_paper_without_names_names_no_official(
    sari: FlaskClient, hearing: int, drawn: list[str], variant: str
) -> None:
    quick(sari, hearing, variant=variant)
    text = words(drawn[-1])
    assert "Kepala Bagian Kerja Sama," in text
    for hidden in (RINA, AGUS, "Pembina", NIP):
        assert hidden not in text, hidden


def test_a_notula_is_signed_by_who_led_with_the_nip_of_the_settings(sign_in: SignIn, drawn: list[str]) -> None:
    sari = sign_in("biro")
    leads = FILLED | {"signatories-0-name": "nama  pimpinan"}
    assert sari.post("/pengaturan-dokumen", data=leads).status_code == 303
    people = {"people-0-part": "leader", "people-0-name": "Nama Pimpinan", "people-0-title": "Asisten Daerah"}
    notes = {"people-1-part": "note_taker", "people-1-name": "Nama Notulis", "people-1-title": "Analis"}
    added = sari.post("/kegiatan/pertemuan/catat", data=typed() | people | notes | {"save": "send"})
    quick(sari, int(added.location.rpartition("/")[2]), jenis="notula")
    text = words(drawn[-1])
    assert f"Pimpinan rapat, Nama Pimpinan Pembina NIP {NIP}" in text
    assert re.search(r"Serang, \d{1,2} \w+ \d{4} Notulis, Nama Notulis Analis", text)
    assert "Tembusan: Gubernur Banten" in text


def test_budis_report_is_not_signed_by_the_biro_unless_sari_says_so(
    sign_in: SignIn, sari: FlaskClient, drawn: list[str], signatories: dict[str, str], recorded_by_budi: int
) -> None:
    quick(sari, recorded_by_budi)
    text = words(drawn[-1])
    assert "Yang melaporkan," in text
    for left_out in (RINA, AGUS, "Inspektur", "Serang,"):
        assert left_out not in text, left_out
    quick(sari, recorded_by_budi, acknowledger=signatories[AGUS])
    assert "Mengetahui, Kepala Biro Kerja Sama, Agus Contoh" in words(drawn[-1])


def test_nobody_takes_a_signatory_of_another_organization(
    sign_in: SignIn, signatories: dict[str, str], recorded_by_budi: int
) -> None:
    budi = sign_in("ngo-satu")
    asked = PLAIN | {"signer": signatories[RINA]}
    answer = budi.post(f"/kegiatan/{recorded_by_budi}/dokumen", data=asked)
    assert answer.status_code == 422
    assert RINA not in answer.text and RINA not in budi.get(f"/kegiatan/{recorded_by_budi}/dokumen").text


@pytest.mark.usefixtures("drawn")
def test_no_name_and_no_nip_waits_in_the_job(app: Flask, sari: FlaskClient, hearing: int) -> None:
    quick(sari, hearing)
    with app.app_context():
        kept = json.dumps([job.payload for job in db.session.scalars(select(Job))])
    for hidden in ("Rina", "Agus", "19800202"):
        assert hidden not in kept


def test_a_signatory_who_left_meanwhile_is_said_so(
    app: Flask, sari: FlaskClient, hearing: int, drawn: list[str], signatories: dict[str, str], jobs_wait: Any
) -> None:
    issued_later = sari.post(f"/kegiatan/{hearing}/dokumen", data=PLAIN)
    gone = {f"signatories-0-{name}": "" for name in ("name", "title", "rank", "nip")}
    assert sari.post("/pengaturan-dokumen", data=FILLED | gone | {"version": "1"}).status_code == 303
    jobs_wait(1)
    assert "Penanda tangan itu sudah tidak ada" in sari.get(issued_later.location).text
    assert rows(app) == [] and drawn == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"copies_to": "\n".join("abcdefghijklm")}, "Tembusan paling banyak 12 baris"),
        ({"place": "x" * 101}, "paling banyak 100 karakter"),
        ({"dated_on": ["31", "2", "2026"]}, "tidak ada di kalender"),
        ({"signer": "999"}, "Pilih salah satu"),
    ],
)
def test_what_cannot_be_printed_is_refused_at_its_field(
    sari: FlaskClient, hearing: int, wrong: dict[str, Any], told: str
) -> None:
    answer = sari.post(f"/kegiatan/{hearing}/dokumen", data=PLAIN | wrong)
    assert answer.status_code == 422
    assert told in answer.text


def test_a_signatory_is_printed_with_the_same_characters(sign_in: SignIn, hearing: int) -> None:
    sari = sign_in("biro")
    odd = {"signatories-0-name": "<b>Rina</b> & {{ 7*7 }}", "copies_to": '"><img src=x>\n=1+1'}
    assert sari.post("/pengaturan-dokumen", data=FILLED | odd).status_code == 303
    said = letters("".join(pages(sari.get(f"{quick(sari, hearing)}/berkas").data)))
    for text in ("<b>Rina</b> & {{ 7*7 }}", '"><img src=x>', "=1+1"):
        assert letters(text) in said
