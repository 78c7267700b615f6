"""A new user in an installation without data: every list says what belongs there, and shows one way on or none."""

import re
from html import unescape

import pytest
from flask import Flask, g
from sqlalchemy import delete, update

from app.accounts import models
from app.accounts.queries import by_email
from app.core.db import db, transaction
from app.organizations.models import Organization
from app.web.menu import menu_items, pages_below
from tests.conftest import SignIn
from tests.sweep.test_pages import ROLES, walk

# Every list, and where its rows would come from; a list that is put into a menu has to be here.
LISTS = (
    "/kegiatan",
    "/kegiatan/pengesahan",
    "/kegiatan/penguncian",
    "/tindak-lanjut",
    "/kerja-sama",
    "/mitra",
    "/kim",
    "/orang",
    "/peluang",
    "/pengaduan",
    "/pengaduan/padanan",
    "/pengaduan/kelengkapan",
    "/pengaduan/gangguan",
    "/pengaduan/36.02",
    "/kesiapan",
    "/kesiapan/36.02/2026",
    "/skm",
    "/dasbor",
    "/dasbor/36.02",
    "/dasbor/peta",
    "/dasbor/perbandingan",
    "/laporan",
    "/laporan/bulanan",
    "/program",
)
NO_LISTS = ("/", "/akun/kalender", "/kegiatan/catat", "/lainnya", "/dasbor/cara-menghitung")
BOX = re.compile(r'<div class="g-empty">(.*?)</div>', re.DOTALL)
MAIN_LINK = re.compile(r'<a class="govuk-button" href="([^"]+)"')
FILTER = re.compile(r'<form class="g-filter".*?</form>', re.DOTALL)
ANY_LINK = re.compile(r'<a class="govuk-button[^"]*" href="([^"]+)"')
MAIN_BUTTON = re.compile(r'<button class="govuk-button"')


def main_ways(html: str) -> list[str]:
    """The coloured buttons of a page, but that of its filters."""
    body = FILTER.sub("", html.split("<main", 1)[1])
    return [*map(unescape, MAIN_LINK.findall(body)), *MAIN_BUTTON.findall(body)]


def sentences(html: str) -> list[str]:
    """What a page says in sentences, in its own part."""
    body = html.split("<main", 1)[1]
    return [text for text in re.findall(r"<p[^>]*>(.*?)</p>", body, re.DOTALL) if re.search(r"\w.*\.", text)]


@pytest.mark.parametrize("role", ROLES)
def test_every_list_says_what_belongs_there_and_shows_one_way_on(app: Flask, sign_in: SignIn, role: str) -> None:
    browser, seen = sign_in(role), 0
    for url in LISTS:
        answer = browser.get(url)
        if answer.status_code == 403:
            continue
        seen += 1
        assert answer.status_code == 200, url
        assert sentences(answer.text), url
        ways = main_ways(answer.text)
        assert len(ways) <= 1, (url, ways)
        for box in BOX.findall(answer.text):
            assert re.search(r"<b>[^<]+\.</b>", box), (url, box)
            for href in MAIN_LINK.findall(box):
                assert browser.get(unescape(href)).status_code == 200, (url, href)
    assert seen >= 4


@pytest.mark.parametrize("role", ROLES)
def test_no_page_of_a_new_user_is_a_dead_end(app: Flask, sign_in: SignIn, role: str) -> None:
    """Wherever the links lead, an empty box that offers nothing stands only where this role cannot add anything."""
    browser = sign_in(role)
    for url, (status, html, _nonce) in walk(browser).items():
        assert status == 200, url
        assert len(BOX.findall(html)) <= 1, url
        if BOX.search(html):
            assert len(main_ways(html)) <= 1, (url, main_ways(html))


MUST_OFFER = {
    "biro": (
        "/kegiatan",
        "/tindak-lanjut",
        "/kerja-sama",
        "/orang",
        "/pengaduan",
        "/pengaduan/padanan",
        "/dasbor/perbandingan",
        "/program",
    ),
    "daerah": ("/kegiatan", "/tindak-lanjut", "/kerja-sama", "/orang", "/pengaduan", "/pengaduan/padanan"),
    "opd": ("/kegiatan", "/tindak-lanjut", "/kerja-sama", "/orang", "/program"),
    "ngo-satu": ("/kegiatan", "/tindak-lanjut", "/kerja-sama", "/orang", "/program"),
    "ngo-dua": ("/kegiatan", "/tindak-lanjut", "/kerja-sama", "/orang", "/program"),
}


@pytest.mark.parametrize(("role", "urls"), MUST_OFFER.items())
def test_who_may_add_is_offered_the_first_step(app: Flask, sign_in: SignIn, role: str, urls: tuple[str, ...]) -> None:
    for url in urls:
        assert len(main_ways(sign_in(role).get(url).text)) == 1, url


@pytest.mark.parametrize("role", ["peninjau", "admin"])
def test_who_only_reads_is_offered_nothing_she_may_not_do(app: Flask, sign_in: SignIn, role: str) -> None:
    for url in ("/kegiatan", "/kerja-sama", "/pengaduan", "/dasbor/36.02", "/program", "/peluang"):
        answer = sign_in(role).get(url)
        assert answer.status_code == 403 or main_ways(answer.text) == [], url


def test_a_filter_that_finds_nothing_leads_back_to_all(app: Flask, sign_in: SignIn) -> None:
    for url in (
        "/kegiatan?q=zzz",
        "/tindak-lanjut?keadaan=semua",
        "/kerja-sama?q=zzz",
        "/mitra?q=zzz",
        "/orang?q=zzz",
        "/program?q=zzz",
    ):
        page = sign_in("biro").get(url).text
        assert [href for box in BOX.findall(page) for href in ANY_LINK.findall(box)] == [url.split("?")[0]], url
        assert len(main_ways(page)) <= 1, url


def test_the_first_administrator_begins_with_a_list_of_organizations(app: Flask, sign_in: SignIn) -> None:
    with app.app_context(), transaction():
        db.session.execute(delete(models.SignIn))
        db.session.execute(delete(models.Account).where(models.Account.email != "admin@contoh.example"))
        db.session.execute(update(Organization).values(created_by_organization_id=None))
        db.session.execute(delete(Organization))
    page = sign_in("admin").get("/mitra").text
    assert "Belum ada organisasi." in page
    assert main_ways(page) == ["/mitra/impor"]
    assert "(0 dari 3 selesai)" in sign_in("admin").get("/").text


def test_every_list_of_a_menu_is_looked_at(app: Flask, sign_in: SignIn) -> None:
    with app.test_request_context("/"):
        account = by_email("biro@contoh.example")
        assert account is not None
        g.viewer = account.viewer()
        linked = {item.href for item in menu_items()} | {page.href for page in pages_below()}
    assert linked - set(LISTS) - set(NO_LISTS) == set()
