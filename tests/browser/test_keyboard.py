"""Budi has no mouse: he signs in, records, finds and opens with Tab, Enter and Space alone, and sees where he is."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenAt, enter
from tests.factories.cast import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

FOCUSED = """() => { const it = document.activeElement, look = getComputedStyle(it);
    const label = it.labels && it.labels.length ? it.labels[0].textContent : '';
    return {words: (label || it.textContent || '').trim().replace(/\\s+/g, ' '), tag: it.tagName,
        seen: look.outlineStyle !== 'none' || look.boxShadow !== 'none'} }"""
FARTHEST = 120


def tab_to(page: Page, words: str) -> None:
    """Tab until the focus is on what begins with these words; the focus is visible all the way."""
    passed = []
    for _step in range(FARTHEST):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if focus["tag"] == "BODY":
            continue
        passed.append(focus["words"])
        assert focus["seen"], focus
        if focus["words"].startswith(words):
            return
    raise AssertionError(f"{words} is not reached: {passed}")


def enter_on(page: Page, words: str) -> None:
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def typed(page: Page, label: str, text: str) -> None:
    tab_to(page, label)
    page.keyboard.type(text)


def test_the_keyboard_alone_is_enough(fresh: str, screen: OpenAt) -> None:
    page = screen(1366, address=fresh).new_page()
    page.goto("/masuk")
    typed(page, "Surel", "ngo-satu@contoh.example")
    typed(page, "Kata sandi", PASSWORD)
    enter_on(page, "Masuk")
    assert "Selamat datang" in page.inner_text("h1")

    enter_on(page, "Catat bimtek atau sosialisasi")
    typed(page, "Nama kegiatan", "Sosialisasi lewat papan ketik")
    tab_to(page, "Hari ini")
    page.keyboard.press("Space")
    enter_on(page, "Simpan sebagai draf")
    assert page.inner_text("h1") == "Sosialisasi lewat papan ketik"

    enter_on(page, "Langsung ke isi")
    enter_on(page, "Lengkapi laporan")
    typed(page, "Tempat atau media", "Balai warga")
    enter_on(page, "Simpan sebagai draf")
    assert "Balai warga" in page.inner_text("main")

    enter_on(page, "Dasbor")
    enter_on(page, "Kabupaten Lebak")
    assert page.inner_text("h1") == "Kabupaten Lebak"

    enter_on(page, "Beranda")
    enter_on(page, "Membagikan poster")
    typed(page, "Bukti penyelesaian", "Foto papan pengumuman")
    tab_to(page, "Hari ini")
    page.keyboard.press("Space")
    enter_on(page, "Tandai selesai")
    assert "Tindak lanjut ditandai selesai." in page.inner_text("main")


def test_a_region_on_the_map_is_opened_without_a_mouse(reading: str, screen: OpenAt) -> None:
    page = screen(1366, address=reading).new_page()
    enter(page, "biro")
    page.goto("/dasbor/peta?provinsi=36")
    enter_on(page, "Kabupaten Lebak: ")
    assert page.inner_text("h1") == "Kabupaten Lebak"
