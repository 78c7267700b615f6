"""One box for everything: what each of the cast finds, and what she never learns of."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.activities.models import PaperState
from app.commitments.operations import CommitmentEntry
from app.core.db import transaction
from app.people.operations import PersonDetails, PositionDetails, add_person
from tests.conftest import Actor, QueriesOf, SignIn
from tests.factories import meetings, partnerships
from tests.factories.cast import NOW
from tests.factories.reports import in_state, whole
from tests.reports.issued import issued, rows

ROLES = ("admin", "biro", "daerah", "opd", "ngo-satu", "ngo-dua", "peninjau")
GROUP = re.compile(r'<table[^>]*id="([\w-]+)">(.*?)</table>', re.DOTALL)
TITLE = re.compile(r'<th scope="row"[^>]*><a[^>]*href="([^"]+)">([^<]*)</a>')
PRIVATE = "Rapat tertutup gemerlap"


def found(browser: FlaskClient, q: str, **more: str) -> dict[str, list[str]]:
    """The titles under each group of the page."""
    page = browser.get("/cari", query_string={"q": q, **more})
    assert page.status_code == 200
    return {key: [unescape(title) for _href, title in TITLE.findall(body)] for key, body in GROUP.findall(page.text)}


def told(browser: FlaskClient, q: str) -> str:
    """What the page itself says, with X for what was typed."""
    page: str = browser.get("/cari", query_string={"q": q}).text
    return page.partition("<main")[2].partition("</main>")[0].replace(q, "X")


@pytest.fixture
def draft(app: Flask, actor: Actor) -> int:
    """Budi's draft, with a promise in it."""
    promise = CommitmentEntry(what="Menyusun rencana gemerlap", owner_person="Nama Rahasia")
    with app.app_context(), transaction():
        return meetings.recorded(actor("ngo-satu"), PRIVATE, submit=False, commitments=(promise,))


@pytest.fixture
def people(app: Flask, actor: Actor) -> None:
    with app.app_context(), transaction():
        home = partnerships.home_of("opd")
        for name in ("Drs. H. Moh. Soeharto, M.Si", "Nurhayati Lestari", "M. Iqbal Fadhli"):
            add_person(PersonDetails(name, PositionDetails(home, "Kepala Bidang")), actor=actor("biro"), now=NOW)


def test_sari_finds_each_kind_with_one_word_and_comes_to_its_page(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    sari = sign_in("biro")
    with app.app_context(), transaction():
        promise = CommitmentEntry(what="Membuka posko aduan di Lebak")
        whole(actor("biro"), "Audiensi Lebak", commitments=(promise,))
        partnerships.recorded(actor("biro"))
    page = sari.get("/cari?q=lebak").text
    groups = {key: TITLE.findall(body) for key, body in GROUP.findall(page)}
    assert list(groups) == ["daerah", "mitra", "kegiatan", "kerja-sama", "tindak-lanjut"]
    for key, hits in groups.items():
        for href, title in hits:
            assert sari.get(unescape(href)).status_code == 200, (key, title)
    assert "Kabupaten Lebak" in [title for _href, title in groups["daerah"]]


def test_a_draft_is_found_by_its_own_organization_and_nobody_else_learns_of_it(sign_in: SignIn, draft: int) -> None:
    assert found(sign_in("ngo-satu"), "gemerlap") == {
        "kegiatan": [PRIVATE],
        "tindak-lanjut": ["Menyusun rencana gemerlap"],
    }
    for role in set(ROLES) - {"ngo-satu"}:
        browser = sign_in(role)
        nothing = told(browser, "gemerlzz")
        for q in ("gemerlap", "gemer", "gemerlab"):
            assert told(browser, q) == nothing, (role, q)


def test_tuti_finds_a_report_only_where_she_took_part(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        tuti = partnerships.home_of("ngo-dua")
        meetings.recorded(actor("ngo-satu"), "Rapat gemerlap tanpa Tuti")
        meetings.recorded(actor("ngo-satu"), "Rapat gemerlap dengan Tuti", participant_ids=(tuti,))
        in_state(PaperState.SANCTIONED, actor("ngo-satu"), actor("biro"), title="Rapat gemerlap yang disahkan")
    assert found(sign_in("ngo-dua"), "gemerlap") == {"kegiatan": ["Rapat gemerlap dengan Tuti"]}
    assert found(sign_in("peninjau"), "gemerlap") == {"kegiatan": ["Rapat gemerlap yang disahkan"]}
    assert len(found(sign_in("biro"), "rapat gemerlap")["kegiatan"]) == 3


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("suharto", "Drs. H. Moh. Soeharto, M.Si"),
        ("H. Muhammad Suharto, S.Sos", "Drs. H. Moh. Soeharto, M.Si"),
        ("nur hayati", "Nurhayati Lestari"),
        ("lestari NURHAYATI", "Nurhayati Lestari"),
        ("muhammad iqbal fadli", "M. Iqbal Fadhli"),
        ("nurhaysti", "Nurhayati Lestari"),
    ],
)
def test_a_person_is_found_however_the_name_is_written(sign_in: SignIn, people: None, q: str, name: str) -> None:
    assert found(sign_in("ngo-satu"), q) == {"orang": [name]}
    for role in ("admin", "peninjau"):
        assert "orang" not in found(sign_in(role), q), "no names for who may not see any"


def test_a_slip_of_the_hand_is_forgiven_and_said(sign_in: SignIn) -> None:
    page = sign_in("biro").get("/cari?q=lembaga+suara+wagra").text
    assert "Lembaga Suara Warga" in page and "Inilah yang ejaannya mirip" in page
    assert "Inilah yang ejaannya mirip" not in sign_in("biro").get("/cari?q=lembaga+suara").text


def test_the_number_of_an_agreement_is_found_by_whom_it_concerns(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        partnerships.recorded(actor("biro"))
    for role in ROLES:
        hits = found(sign_in(role), partnerships.NUMBERS[1])
        assert bool(hits) is (role in ("biro", "daerah", "ngo-satu")), role
        assert found(sign_in(role), "suara warga")["kerja-sama"] == [partnerships.TITLE], role


def test_a_paper_is_found_by_number_and_code_where_it_can_be_opened(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = in_state(PaperState.SANCTIONED, actor("ngo-satu"), actor("biro"), title="Rapat gemerlap")
    issued(sign_in("ngo-satu"), number, number="700/15-Gemerlap/2026")
    paper = rows(app)[0]
    for q in (paper.code, paper.shown_code, paper.shown_code.lower(), "700/15"):
        for role in ROLES:
            assert ("dokumen" in found(sign_in(role), q)) is (role in ("biro", "ngo-satu")), (role, q)


def test_a_kim_and_a_programme_are_found_by_everyone(example: Flask, sign_in: SignIn) -> None:
    for role in ROLES:
        assert found(sign_in(role), "maja bersuara")["kim"] == ["KIM Maja Bersuara (contoh)"], role
        assert found(sign_in(role), "posko aduan desa")["program"] == ["Posko Aduan Desa (contoh)"], role
    assert "Kabupaten Lebak" in sign_in("peninjau").get("/cari?q=maja+bersuara").text


def test_more_than_a_few_lead_to_the_rest(app: Flask, sign_in: SignIn, actor: Actor, queries_of: QueriesOf) -> None:
    with app.app_context(), transaction():
        for number in range(8):
            meetings.recorded(actor("biro"), f"Rapat gemerlap {number}")
    sari = sign_in("biro")
    assert len(found(sari, "gemerlap")["kegiatan"]) == 5
    assert 'href="/cari?q=gemerlap&amp;jenis=kegiatan"' in sari.get("/cari?q=gemerlap").text
    assert len(found(sari, "gemerlap", jenis="kegiatan")["kegiatan"]) == 8
    assert found(sari, "gemerlap", jenis="mitra") == {}
    assert len(found(sari, "gemerlap", jenis="lain")["kegiatan"]) == 5


def test_it_never_asks_more_than_fifteen_questions(example: Flask, sign_in: SignIn, queries_of: QueriesOf) -> None:
    for role in ROLES:
        browser = sign_in(role)
        for q in ("lebak", "sp4n", "a", "laporan", "kabupatem lebka", "zzzzz", "biro kerja sama provinsi banten"):
            assert queries_of(browser, f"/cari?q={quote(q)}") <= 15, (role, q)


@pytest.mark.parametrize(
    "q", ["%00", "%ED%A0%80", "%25", "_", "%27 OR 1=1 --", "²", "..", "a" * 5000, "a+" * 900, "%F0%9F%98%80" * 90, "**"]
)
def test_an_odd_question_is_never_an_error(sign_in: SignIn, q: str) -> None:
    page = sign_in("biro").get("/cari?q=" + q)
    assert page.status_code == 200
    assert "36.02" not in page.text


def test_the_box_says_what_it_looks_through_and_what_to_do_when_it_finds_nothing(sign_in: SignIn) -> None:
    for role in ROLES:
        browser = sign_in(role)
        assert "Ketik sebagian nama" in browser.get("/cari").text
        page = browser.get("/cari?q=%3Cb%3Ezzz").text
        assert "Tidak ada yang cocok dengan “&lt;b&gt;zzz”." in page
        assert 'href="/cari"' in browser.get("/lainnya").text
        home = browser.get("/").text
        assert 'action="/cari"' in home and home.count('href="/cari"') == 1


def test_who_is_not_signed_in_searches_nothing(client: FlaskClient) -> None:
    assert client.get("/cari?q=lebak").status_code == 303
    assert 'href="/cari"' not in client.get("/masuk").text
