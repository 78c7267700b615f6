"""Everyone reads the guide for her work inside the application; what a guide names is there."""

import html
import re

import pytest
from flask.testing import FlaskClient

from app.help.guides import DOCS, GUIDES, PICTURES, address, drawn, guide
from tests.conftest import SignIn
from tests.reports.printed import letters
from tests.sweep.test_pages import ROLES, Page

OWN = dict.fromkeys(ROLES, "Panduan untuk Biro Kerja Sama") | dict.fromkeys(
    ("ngo-satu", "ngo-dua"), "Panduan untuk lembaga masyarakat"
)


def reached(browser: FlaskClient, url: str) -> bool:
    path, _hash, place = url.partition("#")
    answer = browser.get(path)
    return answer.status_code == 200 and (not place or f'id="{place}"' in answer.text)


@pytest.mark.parametrize("who", ROLES)
def test_everyone_finds_her_guide_and_all_others(sign_in: SignIn, who: str) -> None:
    browser = sign_in(who)
    for beginning in ("/", "/lainnya"):
        assert 'href="/bantuan"' in browser.get(beginning).text
    own = browser.get("/bantuan").text
    assert f'<h1 class="govuk-heading-l" lang="id">{OWN[who]}</h1>' in own
    others = set(re.findall(r'href="(/bantuan/[a-z]+)"', own))
    titles = {Page(browser.get(url).text).texts["h1"] for url in others}
    assert titles | {OWN[who]} == {guide(name).title for name in GUIDES}


def test_a_stranger_is_sent_to_sign_in_and_offered_no_guide(client: FlaskClient) -> None:
    for url in ("/bantuan", "/bantuan/ngo", "/bantuan/gambar/beranda.png"):
        assert client.get(url).status_code == 303
    assert "/bantuan" not in client.get("/masuk").text


@pytest.mark.parametrize("name", GUIDES)
def test_no_link_and_no_picture_of_a_guide_is_dead(sign_in: SignIn, name: str) -> None:
    browser = sign_in("biro")
    page = browser.get(f"/bantuan/{name}").text
    body = str(guide(name).body)
    inside = re.findall(r'(?:href|src)="([^"]*)"', body) + [f"#{place}" for place, _words in guide(name).sections]
    assert len(inside) > 5
    for url in inside:
        assert url.startswith("https://") or reached(browser, f"/bantuan/{name}{url}" if url[0] == "#" else url), url
    pictures = re.findall(r'<img src="([^"]+)" alt="([^"]+)"', page)
    assert pictures
    for source, words in pictures:
        assert browser.get(source).data == (PICTURES / source.rpartition("/")[2]).read_bytes()
        assert len(words) > 20


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_says_all_of_its_document(name: str) -> None:
    words = re.sub(r"!\[.*?\]\(.*?\)|\*\*|^#+ |^\d+\. |^- ", "", (DOCS / GUIDES[name]).read_text("utf-8"), flags=re.M)
    shown = html.unescape(re.sub(r"<[^>]+>", "", f"{guide(name).title} {guide(name).body}"))
    assert letters(shown) == letters(words)


def test_a_picture_is_asked_for_again_and_not_sent_again(sign_in: SignIn) -> None:
    browser = sign_in("biro")
    first = browser.get("/bantuan/gambar/beranda.png")
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = browser.get("/bantuan/gambar/beranda.png", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("name", ["tidak-ada.png", "../panduan-ngo.md", "..%2fpemasangan.md", "beranda.svg", "%00.png"])
def test_nothing_but_its_pictures_is_handed_out(sign_in: SignIn, name: str) -> None:
    assert sign_in("biro").get(f"/bantuan/gambar/{name}").status_code == 404


def test_what_is_no_guide_is_not_found(sign_in: SignIn) -> None:
    for url in ("/bantuan/pemasangan", "/bantuan/panduan-biro.md", "/bantuan/gambar/"):
        assert sign_in("biro").get(url).status_code == 404


def test_a_document_brings_no_html_and_no_foreign_address() -> None:
    links = "[x](javascript:alert(1)) [lain](panduan-ngo.md#masuk)"
    made = drawn(f"# Judul\n\n## Isi & lain\n\n<script>x</script> <b>a</b> {links}")
    assert made.sections == (("isi--lain", "Isi & lain"),)
    assert "<script" not in made.body and "<b>" not in made.body and "javascript:alert(1)" in made.body
    assert 'href="/bantuan/ngo#masuk"' in made.body and 'href="javascript' not in made.body
    for wrong in ("pemasangan.md", "../README.md", "pictures/tidak-ada.png", "http://contoh.example"):
        with pytest.raises(ValueError, match="no page shows"):
            address(wrong)
