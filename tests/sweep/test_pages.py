"""Every page that can be reached by links is opened as every role and looked over."""

import re
from collections import deque
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import QueriesOf, SignIn

ENGLISH = re.compile(
    r"\b(There is|Error|Day|Month|Year|Skip|Previous|Next|Page|Support|Crown|Back|Choose|No file|Not a valid|This field"
    r"|required|Invalid|Success|Important|Warning|Show|Hide|Navigation|Pagination)\b"
)
ROLES = ("admin", "biro", "daerah", "opd", "ngo-satu", "ngo-dua", "peninjau")


class Page(HTMLParser):
    """What the sweep wants to know of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.forms: list[dict[str, str | None]] = []
        self.tokens = 0
        self.scripts: list[dict[str, str | None]] = []
        self.styled: list[str] = []
        self.ids: list[str] = []
        self.language = ""
        self.texts: dict[str, str] = {"title": "", "h1": ""}
        self.shown: list[str] = []
        self.h1s = 0
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self._open.append(tag)
        self.h1s += tag == "h1"
        if tag == "html":
            self.language = found.get("lang") or ""
        if tag == "a" and (href := found.get("href")) and href.startswith("/"):
            self.links.add(href.split("#")[0])
        if tag == "form":
            self.forms.append(found)
        if tag == "script":
            self.scripts.append(found)
        if tag == "input" and found.get("name") == "csrf_token":
            self.tokens += 1
        if "style" in found or any(name.startswith("on") for name in found):
            self.styled.append(tag)
        if identity := found.get("id"):
            self.ids.append(identity)
        self.shown += [found.get(name) or "" for name in ("aria-label", "title", "placeholder", "alt")]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in ("title", "h1"):
            if tag in self._open and "svg" not in self._open:
                self.texts[tag] += data
        if not {"script", "style"} & set(self._open):
            self.shown.append(data)


def walk(browser: FlaskClient, *, most: int = 120) -> dict[str, tuple[int, str, str]]:
    """url -> (status, html, nonce) of the pages reachable by links: one paper, one page of each query's shape."""
    seen: dict[str, tuple[int, str, str]] = {}
    shapes: set[str] = set()
    waiting = deque(["/"])
    while waiting and len(seen) < most:
        url = waiting.popleft()
        shape = "a paper" if url.endswith(".pdf") else re.sub(r"=[^&]*", "=", url)
        if shape in shapes or url.startswith("/static"):
            continue
        shapes.add(shape)
        response = browser.get(url)
        policy = response.headers.get("Content-Security-Policy", "")
        nonce = re.search(r"'nonce-([^']+)'", policy)
        if response.mimetype != "text/html":
            assert response.status_code == 200, url
            continue
        seen[url] = response.status_code, response.text, nonce[1] if nonce else ""
        if response.status_code == 200:
            waiting.extend(sorted(Page(response.text).links))
    return seen


@pytest.mark.parametrize("role", ROLES)
def test_every_page_a_role_can_reach_is_whole(
    example: Flask, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    monkeypatch.setitem(example.config, "WTF_CSRF_ENABLED", True)
    found = walk(sign_in(role))
    assert len(found) > 3
    drafts_stay_at_home(found, role)
    for url, (status, html, nonce) in found.items():
        page = Page(html)
        assert status == 200, (role, url, status)  # no link leads where one may not go
        heading = " ".join(page.texts["h1"].split())
        assert page.h1s == 1 and heading, url
        title = " ".join(page.texts["title"].split())
        assert title == (f"{heading} – Gaung" if url != "/" else "Beranda – Gaung"), (url, heading)
        assert all(form.get("action") is not None for form in page.forms), url
        posts = [form for form in page.forms if (form.get("method") or "").lower() == "post"]
        assert page.tokens == len(posts), url
        assert all(script.get("nonce") == nonce and script.get("src") for script in page.scripts), url
        assert page.styled == [], url
        assert len(page.ids) == len(set(page.ids)), (url, [i for i in page.ids if page.ids.count(i) > 1][:5])
        assert page.language == ("en" if "hl=en" in url else "id"), url
        assert "Data contoh" in html or "Example data" in html, url
        assert "None" not in page.shown, url
        if page.language == "id":
            left = ENGLISH.findall(" ".join(page.shown))
            assert left == [], (url, left)


@pytest.mark.parametrize("role", ["biro", "ngo-satu"])
def test_no_page_asks_more_than_fifteen_questions(
    example: Flask, sign_in: SignIn, queries_of: QueriesOf, role: str
) -> None:
    browser = sign_in(role)
    for url in walk(browser, most=40):
        assert queries_of(browser, url) <= 15, url


def drafts_stay_at_home(found: dict[str, tuple[int, str, str]], role: str) -> None:
    """The drafts of an organization are found by its own people and by nobody else, on no page at all."""
    for owner in ("ngo-satu", "ngo-dua"):
        where = [url for url, (_status, html, _nonce) in found.items() if f"Draf milik {owner} " in html]
        assert bool(where) == (role == owner), (role, owner, where)
