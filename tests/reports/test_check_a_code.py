"""/v: anyone who holds a paper learns whether it holds, and never who took part."""

from io import BytesIO
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.documents import codes
from app.documents.codes import drawn as code_drawn
from app.documents.codes import understood
from app.documents.qr import trusted_base
from tests.conftest import SignIn
from tests.reports.issued import NAMES, issued, rows


def test_codes_are_understood_as_people_type_them() -> None:
    address = "https://gaung.example/v/8F3K-2QXM"
    for typed in ("8F3K-2QXM", "8f3k2qxm", address, " 8f3k 2qxm ", "8F3K–2QXM", "8.F.3.K.2.Q.X.M"):
        assert understood(typed) == "8F3K2QXM", typed
    assert understood("O1IL-0000") == "01110000"
    for typed in ("", "8F3K", "8F3K-2QXMM", "8F3K-2QXU", "8F3K-2QX²", "x" * 10_000):
        assert understood(typed) is None, typed[:20]


def test_codes_are_drawn_from_signs_that_cannot_be_mistaken() -> None:
    for _turn in range(200):
        code = code_drawn()
        assert understood(code) == code
        assert not set("ILOU") & set(code)


@pytest.mark.usefixtures("drawn")
def test_a_stranger_checks_a_paper(app: Flask, sign_in: SignIn, hearing: int) -> None:
    sari, stranger = sign_in("biro"), app.test_client()
    issued(sari, hearing, variant="full", number="12/KS/2026")
    row = rows(app)[0]
    asked = stranger.get("/v", query_string={"kode": row.shown_code.lower()})
    assert (asked.status_code, asked.location) == (303, f"/v/{row.shown_code}")
    page = stranger.get(asked.location).text
    for told in (
        "Laporan Kegiatan",
        "12/KS/2026",
        "Biro Kerja Sama Setda Provinsi Banten",
        row.sha256,
        "masih berlaku",
        "bukan tanda tangan elektronik",
    ):
        assert told in page, told
    for hidden in (*NAMES, "Sari", "Menawarkan", "Menyusun jadwal"):
        assert hidden not in page, hidden


@pytest.mark.usefixtures("drawn")
def test_it_says_when_a_paper_was_replaced_or_withdrawn(app: Flask, sign_in: SignIn, hearing: int) -> None:
    sari, stranger = sign_in("biro"), app.test_client()
    issued(sari, hearing)
    second = issued(sari, hearing, number="12/KS/2026")
    old, new = rows(app)
    page = stranger.get(f"/v/{old.shown_code}").text
    assert "sudah diganti dengan versi yang lebih baru" in page
    assert new.shown_code not in page and new.code not in page
    sari.post(f"{second}/tarik", data={"reason": "Alasan di dalam"})
    page = stranger.get(f"/v/{new.shown_code}").text
    assert "sudah ditarik pada" in page
    assert "Alasan di dalam" not in page


@pytest.mark.usefixtures("drawn")
def test_a_file_is_compared_and_not_kept(app: Flask, sign_in: SignIn, hearing: int) -> None:
    sari, stranger = sign_in("biro"), app.test_client()
    file = sari.get(f"{issued(sari, hearing)}/berkas").data
    code = rows(app)[0].shown_code
    before = sorted(app.config["DATA_DIR"].rglob("*.pdf"))
    for content, told in ((file, "sama persis"), (file + b" ", "berbeda dari")):
        sent = stranger.post(f"/v/{code}", data={"file": (BytesIO(content), "laporan.pdf")})
        assert told in sent.text
    assert stranger.post(f"/v/{code}", data={}).status_code == 422
    assert sorted(app.config["DATA_DIR"].rglob("*.pdf")) == before


def test_guessing_is_slowed_down(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "MOST_MISSES", 3)
    stranger = app.test_client()
    for _turn in range(3):
        missed = stranger.get("/v/8F3K-2QXM")
        assert missed.status_code == 404
        assert "Tidak ada dokumen dengan kode itu" in missed.text
    assert stranger.get("/v/8F3K-2QXM").status_code == 429
    assert stranger.post("/v/8F3K-2QXM").status_code == 429
    elsewhere = stranger.get("/v/8F3K-2QXM", environ_base={"REMOTE_ADDR": "198.51.100.7"})
    assert elsewhere.status_code == 404
    assert stranger.get("/v").status_code == 200


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("abc", "Kode terdiri atas 8 huruf dan angka; yang Anda ketik 3."),
        ("8F3K-2QXM-7", "Kode terdiri atas 8 huruf dan angka; yang Anda ketik 9."),
        ("8F3K-2QXU", "tidak pernah memuat “U”"),
        ("8F3K?2QXM", "tidak pernah memuat “?”"),
    ],
)
def test_what_is_no_code_is_said_so(app: Flask, typed: str, told: str) -> None:
    for address in ("/v", f"/v/{quote(typed)}"):
        page = app.test_client().get(address, query_string={"kode": typed}).text
        assert told in page
        assert f'value="{typed}"' in page


def test_the_box_is_one_link_away_for_everybody(client: FlaskClient, sign_in: SignIn) -> None:
    for browser, page in ((client, "/masuk"), (client, "/v"), (sign_in("ngo-satu"), "/"), (client, "/tidak-ada")):
        assert 'href="/v"' in browser.get(page, follow_redirects=True).text, page
    assert "Periksa dengan kode verifikasinya" in client.get("/masuk").text


@pytest.mark.parametrize(
    ("setting", "asked", "checked", "base"),
    [
        ("https://gaung.example", "http://evil.example/", False, "https://gaung.example"),
        ("", "http://127.0.0.1:8000/", False, "http://127.0.0.1:8000"),
        ("", "http://localhost/", False, "http://localhost"),
        ("", "https://gaung.example/", True, "https://gaung.example"),
        ("", "https://evil.example/", False, ""),
        ("", "http://127.evil.example/", False, ""),
    ],
)
def test_a_paper_leads_only_where_nobody_could_have_sent_it(setting: str, asked: str, checked: bool, base: str) -> None:
    assert trusted_base(setting, asked, hosts_are_checked=checked) == base
