"""Every kind of page that links reach, as every role: nothing for axe to find, nothing cut off, a quiet console."""

import re
from collections.abc import Mapping

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser.conftest import OpenAt, enter
from tests.browser.looking import Complaints, sideways, violations
from tests.conftest import SignIn
from tests.sweep.test_pages import ROLES, walk

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]


def shape(url: str) -> tuple[str, ...]:
    """The address without its numbers and values: /kegiatan/7?q=aduan is a page like /kegiatan/3?q=posko."""
    path, _question, query = url.partition("?")
    return re.sub(r"\d[\d.]*", "N", path), *sorted(part.split("=")[0] for part in query.split("&") if part)


def fullest(found: Mapping[str, tuple[int, str, str]]) -> list[str]:
    """Of each kind of page the one that holds the most."""
    best: dict[tuple[str, ...], str] = {}
    for url, (_status, html, _nonce) in found.items():
        rival = best.setdefault(shape(url), url)
        if len(html) > len(found[rival][1]):
            best[shape(url)] = url
    return list(best.values())


def wrong_with(page: Page) -> list[str]:
    """At 320 px (which is a desk at 400 %), as on a phone and as on a desk."""
    found = ["cut off at 320 px"] if sideways(page, 320) else []
    for width in (390, 1366):
        found += [f"cut off at {width} px"] if sideways(page, width) else []
        found += [f"{width} px: {violation}" for violation in violations(page)]
    return found


@pytest.mark.parametrize("role", [role for role in ROLES if role != "ngo-dua"])
def test_no_page_keeps_anybody_out(example: Flask, sign_in: SignIn, reading: str, screen: OpenAt, role: str) -> None:
    page = screen(1366, address=reading).new_page()
    complaints = Complaints(page)
    enter(page, role)
    urls = fullest(walk(sign_in(role), most=2000))
    assert len(urls) > 10
    wrong = {}
    for url in urls:
        page.goto(url)
        if found := wrong_with(page):
            wrong[url] = found
    assert (wrong, complaints) == ({}, [])


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/kegiatan",
        "/kegiatan/pelatihan/catat?jenis=training",
        "/dasbor/36.02",
        "/dasbor/peta?rinci=ya&provinsi=semua",
    ],
)
def test_no_english_page_keeps_anybody_out(reading: str, screen: OpenAt, url: str) -> None:
    page = screen(1366, address=reading).new_page()
    complaints = Complaints(page)
    enter(page, "biro")
    page.goto(url + ("&" if "?" in url else "?") + "hl=en")
    assert page.get_attribute("html", "lang") == "en"
    assert (wrong_with(page), complaints) == ([], [])


def test_no_page_of_a_stranger_keeps_anybody_out(reading: str, screen: OpenAt) -> None:
    page = screen(1366, address=reading).new_page()
    wrong = {}
    page.goto("/masuk")
    wrong["/masuk"] = wrong_with(page)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_selector(".govuk-error-summary")
    wrong["/masuk, empty"] = wrong_with(page)
    enter(page, "biro")
    for url, status in (("/tidak-ada", 404), ("/akun/semua", 403)):
        answer = page.goto(url)
        assert answer is not None and answer.status == status
        wrong[url] = wrong_with(page)
    assert {url: found for url, found in wrong.items() if found} == {}
