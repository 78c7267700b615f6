"""What nobody should type, typed into every field of every form: a clear page, never an error of ours."""

import re
from io import BytesIO

import pytest
from flask import Flask

from tests.browsing import Fields
from tests.conftest import SignIn
from tests.migrations.rows import rows
from tests.sweep.test_pages import walk

HOSTILE = (
    "\x00",
    "\ud800",
    "²",
    "１２",
    "9" * 400,
    "-1",
    "1e309",
    "12 orang",
    "31 2 2026",
    "٣",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "=HYPERLINK(1)",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2+3",
    "\t=1+1",
    "\uff1d1+1",
    "javascript:alert(1)",
    '"><img src=x onerror=alert(1)>',
    "{% raw %}",
    "%s%n%d",
    "{0.__class__}",
    "\ufeff",
    "\u0000\u200b",
    "\U000e0041",
    "e\u0301" * 300,
    "0",
    "-0",
    "NaN",
    "1.5",
    "999999999999999999999",
    "29 2 2025",
    "24.00",
    "[]",
    "{}",
    "true",
    "\\\\server\\share",
    "; DROP TABLE activities --",
    "%' OR '%'='",
    "\u0001",
    "\ufffe",
    "../../etc/passwd",
    "%00%0a",
    "\r\nSet-Cookie: a=b",
    "😀" * 200,
    "a" * 200_000,
    "\u202eabc",
    "None",
    "",
)
# One at a time these find what hides when another field is refused first.
# PostgreSQL counts to 2,147,483,647 in a whole number and holds a text to its length, which SQLite does not.
SINGLY = ("²", "\x00", "9" * 30, "3000000000", "a" * 600)


def forms_of(pages: dict[str, tuple[int, str, str]]) -> dict[str, Fields]:
    """One form per shape of its address."""
    found: dict[str, Fields] = {}
    for url, (_status, html, _nonce) in pages.items():
        form = Fields(html)
        if form.action is not None and (form.values or form.files):
            found.setdefault(re.sub(r"\d+", "N", url.split("?")[0]), form)
            form.action = form.action or url
    return found


def one_of_each(form: Fields) -> list[str]:
    """One field of every kind: of repeated groups the first, of each matrix of counts one cell."""
    shapes: dict[str, str] = {}
    for name, _old in form.values:
        shapes.setdefault(re.sub(r"\d+|(?<=audience-)(group|disability|age)_.*", "N", name), name)
    return list(shapes.values())


@pytest.mark.parametrize("role", ["biro", "daerah", "opd", "ngo-satu", "admin"])
def test_no_field_answers_with_an_error_of_ours(example: Flask, sign_in: SignIn, role: str) -> None:
    browser = sign_in(role)
    tried = 0
    for form in forms_of(walk(browser, most=60)).values():
        assert form.action is not None
        for value in HOSTILE:
            # Lone surrogates cannot be sent as UTF-8 text; a browser sends them as it can.
            encoded = value.encode("utf-8", "surrogatepass")
            files = {name: (BytesIO(encoded), "berkas.xlsx") for name in form.files}
            response = browser.post(form.action, data={name: encoded for name, _old in form.values} | files)
            assert response.status_code < 500, (form.action, value[:20])
            tried += 1
        for name in one_of_each(form) if role == "biro" else ():
            for value in SINGLY:
                response = browser.post(form.action, data=dict(form.values) | {name: value})
                assert response.status_code < 500, (form.action, name, value[:20])
                tried += 1
    assert tried > 50


@pytest.mark.parametrize("role", ["biro", "ngo-satu", "admin"])
def test_five_megabytes_in_one_field_are_refused_in_words_and_nothing_is_saved(
    example: Flask, sign_in: SignIn, role: str
) -> None:
    browser = sign_in(role)
    forms = forms_of(walk(browser, most=60)).values()
    with example.app_context():
        before = rows()
    for form in forms:
        assert form.action is not None
        typed = next((name for name, _old in form.values if name not in ("csrf_token", "nonce", "version")), None)
        if typed is None:
            continue
        data = dict(form.values) | {typed: "k" * 5_000_000}
        for kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
            response = browser.post(form.action, data=data, content_type=kind)
            assert response.status_code in (413, 422), (form.action, kind, response.status_code)
            told = "Perkecil berkas atau kirim dalam beberapa bagian", "govuk-error-summary__list"
            assert told[response.status_code == 422] in response.text, (form.action, kind)
    with example.app_context():
        assert rows() == before


@pytest.mark.parametrize("role", ["biro", "daerah", "opd", "ngo-satu", "peninjau", "admin"])
def test_no_query_string_answers_with_an_error_of_ours(example: Flask, sign_in: SignIn, role: str) -> None:
    browser = sign_in(role)
    names: dict[str, set[str]] = {}
    paths: dict[str, str] = {}
    for url, (_status, html, _nonce) in walk(browser, most=60).items():
        path, _question, query = url.partition("?")
        shape = re.sub(r"[0-9.]+", "N", path)
        paths.setdefault(shape, path)
        found = {part.split("=")[0] for part in query.split("&") if part}
        names.setdefault(shape, set()).update(found, re.findall(r'<(?:input|select)[^>]*name="(\w+)"', html))
    for shape, path in paths.items():
        parameters = names[shape] - {"csrf_token", "password", "hl"}
        together = [dict.fromkeys(parameters, value) for value in HOSTILE]
        singly = [{name: value} for name in parameters for value in SINGLY]
        for query_string in (*together, *singly) if parameters else ():
            sent = {name: value.encode("utf-8", "surrogatepass")[:2000] for name, value in query_string.items()}
            status = browser.get(path, query_string=sent).status_code
            assert status in (200, 400, 404), (path, query_string, status)
