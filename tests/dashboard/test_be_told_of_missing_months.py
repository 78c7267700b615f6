"""Who brings LAPOR! data in is told which regions lag behind; nobody is told of regions that never began."""

from datetime import date

from tests.conftest import SignIn
from tests.dashboard.conftest import CILEGON, LEBAK, OCTOBER, TANGERANG, Rows, shown


def test_dewi_sees_how_far_her_region_is_behind_before_anything_else(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, last=date(2026, 7, 1), citizen=3)
    page = sign_in("daerah").get("/").text
    text = shown(page)
    assert "Data pengaduan belum diimpor (1) Kabupaten Lebak Lengkap sampai Juli 2026. Kurang 3 bulan" in text
    assert text.index("Data pengaduan belum diimpor") < text.index("Perlu ditindaklanjuti")
    assert 'href="/pengaduan/impor?daerah=36.02"' in page


def test_dewi_is_asked_for_a_first_import(sign_in: SignIn) -> None:
    text = shown(sign_in("daerah").get("/").text)
    assert "Kabupaten Lebak Belum ada bulan yang datanya lengkap. Belum ada data" in text


def test_the_biro_sees_the_regions_that_began_and_lag_in_the_order_of_their_codes(rows: Rows, sign_in: SignIn) -> None:
    rows.year(CILEGON, last=date(2026, 9, 1))
    rows.year(TANGERANG, last=date(2026, 6, 1))
    rows.year(LEBAK, last=OCTOBER)
    text = shown(sign_in("biro").get("/").text).split("Data pengaduan belum diimpor (3)")[1].split("Laporan belum")[0]
    assert "Provinsi Banten Belum ada bulan" in text
    assert text.index("Kabupaten Tangerang Lengkap sampai Juni 2026. Kurang 4 bulan") < text.index("Kota Cilegon")
    assert "Lebak" not in text
    assert "Pandeglang" not in text


def test_a_complete_region_is_praised_with_its_month(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, last=OCTOBER)
    text = shown(sign_in("daerah").get("/").text)
    assert "Data pengaduan belum diimpor (0) Data pengaduan lengkap sampai Oktober 2026." in text


def test_who_cannot_import_is_not_asked_to(sign_in: SignIn) -> None:
    for name in ("opd", "ngo-satu", "peninjau", "admin"):
        assert "belum diimpor" not in sign_in(name).get("/").text, name
