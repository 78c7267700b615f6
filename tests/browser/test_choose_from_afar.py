"""With full registers, a phone and no scripts: somebody from far away is found, chosen and kept."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenAt
from tests.browser.person import Person
from tests.browser.test_every_page import wrong_with

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]

HEARING = "/kegiatan/pertemuan/catat?jenis=hearing"


def test_somebody_far_away_is_three_clicks_away(crowded: str, screen: OpenAt) -> None:
    sari = Person(screen(390, address=crowded, scripts=False).new_page(), "biro")
    sari.page.goto(HEARING)
    sari.write("Cari organisasi lain", "bahari mandiri malaka")
    sari.press("Tambahkan ke daftar pilihan")
    sari.reads("KIM Bahari Mandiri Kabupaten Malaka (Kab. Malaka) sekarang ada dalam setiap daftar organisasi")
    sari.choose("Organisasi peserta 1", "KIM Bahari Mandiri Kabupaten Malaka")
    assert sari.clicks == 3
    chosen = sari.page.get_by_label("Organisasi peserta 1").input_value()
    sari.press("Tambah organisasi peserta")
    expect(sari.page.get_by_label("Organisasi peserta 1")).to_have_value(chosen)
    assert sari.complaints == []


def test_the_search_keeps_nobody_out(crowded: str, screen: OpenAt) -> None:
    sari = Person(screen(1366, address=crowded).new_page(), "biro")
    for url in (HEARING, "/kerja-sama/catat", "/orang/tambah"):
        sari.page.goto(url)
        assert wrong_with(sari.page) == [], url
    sari.write("Cari organisasi lain", "tidak ada yang bernama begini")
    sari.press("Simpan")
    assert wrong_with(sari.page) == []
    sari.reads("Tidak ada organisasi yang cocok")
