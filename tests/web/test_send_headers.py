"""The exact security headers on every answer."""

import re
from typing import Any

import pytest

from tests.web.conftest import build

EXACT = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = (
    r"default-src 'none'; script-src 'nonce-([\w-]{22})'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    r"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
    r"manifest-src 'self'"
)
PATHS = ["/", "/tiada", "/galat/403", "/galat/runtuh", "/static/gaung.css", "/static/tiada.css", "/galat/413"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_exact_headers(client: Any, path: str) -> None:
    sent = client.get(path).headers
    assert {name: sent[name] for name in EXACT} == EXACT
    assert re.fullmatch(POLICY, sent["Content-Security-Policy"])
    assert all(part.endswith("=()") for part in sent["Permissions-Policy"].split(", "))
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(sent["Permissions-Policy"].split(", "))
    assert "Strict-Transport-Security" not in sent


def test_the_nonce_is_that_of_the_page_and_new_each_time(client: Any) -> None:
    nonces = set()
    for _again in range(2):
        answer = client.get("/")
        nonce = re.fullmatch(POLICY, answer.headers["Content-Security-Policy"])
        assert nonce
        assert f'nonce="{nonce[1]}"' in answer.text
        nonces.add(nonce[1])
    assert len(nonces) == 2


def test_pages_are_not_kept_and_fingerprinted_files_are(client: Any) -> None:
    page = client.get("/")
    assert page.headers["Cache-Control"] == "no-store"
    address = re.search(r'href="(/static/gaung\.css\?v=\w{12})"', page.text)
    assert address
    assert client.get(address[1]).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for other in ("/static/gaung.css", "/static/gaung.css?v=lama"):
        assert client.get(other).headers["Cache-Control"] == "no-cache"
    assert client.get("/static/tiada.css?v=1").headers["Cache-Control"] == "no-store"


def test_https_is_demanded_only_where_it_is_served() -> None:
    app = build()
    app.config["HTTPS"] = True
    assert app.test_client().get("/").headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_pages_hold_no_inline_script_or_style(client: Any) -> None:
    html = client.get("/", headers={"X-Viewer": "1"}).text
    assert " style=" not in html
    assert "<style" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\son\w+=", html)
