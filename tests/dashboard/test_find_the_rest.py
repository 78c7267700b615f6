"""/lainnya lists what a phone's bar has no room for, and only what the reader may open."""

import re

import pytest

from tests.conftest import SignIn
from tests.dashboard.conftest import shown


def links(page: str) -> list[str]:
    return re.findall(r'href="([^"?#]*)', page.split("<main")[1].split("</main>")[0])


def test_sari_finds_partners_follow_ups_complaints_and_her_account(sign_in: SignIn) -> None:
    found = links(sign_in("biro").get("/lainnya").text)
    assert {"/mitra", "/tindak-lanjut", "/pengaduan", "/orang", "/akun"} <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["admin", "biro", "daerah", "opd", "ngo-satu", "peninjau"])
def test_every_link_opens(sign_in: SignIn, name: str) -> None:
    browser = sign_in(name)
    found = links(browser.get("/lainnya").text)
    assert "/akun" in found
    assert {href: browser.get(href).status_code for href in found} == dict.fromkeys(found, 200)


def test_who_may_not_see_names_gets_no_link_to_them(sign_in: SignIn) -> None:
    for name in ("admin", "peninjau"):
        assert "/orang" not in links(sign_in(name).get("/lainnya").text), name
    assert "Membuat, mengubah, dan menutup akun" in shown(sign_in("admin").get("/lainnya").text)
    assert "Membuat, mengubah, dan menutup akun" not in sign_in("biro").get("/lainnya").text


def test_the_phones_bar_holds_this_page_and_the_desk_does_not(sign_in: SignIn) -> None:
    page = sign_in("biro").get("/lainnya").text
    assert '<li class="g-only-phone"><a href="/lainnya" aria-current="page">' in page
