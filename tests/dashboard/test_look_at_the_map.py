"""/dasbor/peta shows a province, or the country, twice as a drawing and once as a table: the same figures, no rank."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.activities.models import PaperState
from app.core.dates import shifted
from tests.conftest import SignIn
from tests.dashboard.conftest import CILEGON, LEBAK, OCTOBER, TANGERANG, Rows, outside, shown

MAP = "/dasbor/peta"
BOGOR = "32.01"


def names(page: str, uid: str) -> dict[str, str]:
    """What the links of one drawing are called, by their address."""
    drawing = page.split(f'aria-labelledby="{uid}-t"')[1].split("</svg>")[0]
    return {unescape(href): unescape(name) for href, name in re.findall(r'<a href="(.*?)" aria-label="(.*?)"', drawing)}


def link(page: str, uid: str, name: str) -> str:
    return next(href for href, said in names(page, uid).items() if said.startswith(name))


def cells(page: str, name: str, table: str = "tabel") -> list[str]:
    rows = page.split(f'id="{table}"')[1].split("</table>")[0].split("<tr")
    found = next(row for row in rows if f">{name}</a>" in row)
    return [" ".join(cell.split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", found, flags=re.DOTALL)]


def tile(page: str, code: str) -> str:
    """The piece of the wide tile map that draws a region."""
    return next(part for part in page.split("<a href=")[1:] if f">{code}</text>" in part).split("</a>")[0]


def test_every_region_is_on_both_maps_and_in_the_table(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=40)
    page = sign_in("biro").get(MAP).text
    for uid in ("petak", "petak-n", "gelembung", "gelembung-n"):
        found = names(page, uid)
        assert len(found) == 8
        assert all(href.startswith("/dasbor/36.") for href in found)
    assert re.findall(r'<th scope="row".*?> *(36\.\d\d) ', page) == sorted(
        ["36.01", "36.02", "36.03", "36.04", "36.71", "36.72", "36.73", "36.74"]
    )


def test_drawing_table_and_region_page_say_the_same(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=40, officer=900)
    rows.activity("ngo-satu", "Sosialisasi", audience_total=600, discusses_lapor=True)
    browser = sign_in("biro")
    page = browser.get(MAP).text
    rate, activities, reach, data = cells(page, "Kabupaten Lebak")
    assert (activities, data) == ("1", "12 dari 12 bulan lengkap")
    said = (
        f"Kabupaten Lebak: {rate} pengaduan warga per 100.000 penduduk per bulan; "
        f"1 kegiatan, {reach} peserta per 1.000 penduduk"
    )
    for uid in ("petak", "petak-n", "gelembung", "gelembung-n"):
        assert said in names(page, uid).values()
    assert f">{rate}</text>" in tile(page, LEBAK)
    region = shown(browser.get(link(page, "petak", "Kabupaten Lebak")).text)
    assert f"{rate} per 100.000 penduduk per bulan; 12 dari 12 bulan lengkap" in region
    assert f">{rate}</a>" in browser.get("/dasbor").text


def test_missing_is_hatched_and_a_year_without_a_complaint_is_zero(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK)
    page = sign_in("biro").get(MAP).text
    assert cells(page, "Kabupaten Lebak")[0] == "0,00"
    assert ">0,00</text>" in tile(page, LEBAK)
    assert cells(page, "Kabupaten Tangerang")[0] == "–"
    assert "url(#petak-h)" in tile(page, TANGERANG)
    assert ">–</text>" in tile(page, TANGERANG)
    assert "Kabupaten Tangerang: belum ada data pengaduan; tidak ada kegiatan" in names(page, "gelembung").values()
    assert "kurang dari 0,5: 1 daerah" in shown(page)
    assert "belum ada data: 7 daerah" in shown(page)


def test_five_months_are_too_few_and_six_are_said(rows: Rows, sign_in: SignIn) -> None:
    rows.year(TANGERANG, citizen=10)
    rows.months(LEBAK, [shifted(OCTOBER, -n) for n in range(5)], citizen=40)
    rows.months(CILEGON, [shifted(OCTOBER, -n) for n in range(6)], citizen=40)
    page = sign_in("biro").get(MAP).text
    few = cells(page, "Kabupaten Lebak")
    assert (few[0], few[-1]) == ("–", "5 dari 12 bulan lengkap, belum cukup untuk peta")
    enough = cells(page, "Kota Cilegon")
    assert (enough[0] != "–", enough[-1]) == (True, "6 dari 12 bulan lengkap")


def test_only_outreach_about_lapor_counts_and_is_marked(rows: Rows, sign_in: SignIn) -> None:
    rows.activity("biro", "Tentang LAPOR", discusses_lapor=True)
    rows.activity("biro", "Tentang lain", region_code=TANGERANG, audience_total=90)
    page = sign_in("biro").get(MAP + "?isi=penjangkauan").text
    assert cells(page, "Kabupaten Lebak")[1:3] == ["1", "–"]  # nobody counted them
    assert cells(page, "Kabupaten Tangerang")[1:3] == ["0", "0,00"]
    assert "#b34700" in tile(page, LEBAK)
    assert "#b34700" not in tile(page, TANGERANG)
    assert "url(#petak-h)" in tile(page, LEBAK)
    assert ">0,00</text>" in tile(page, TANGERANG)


@pytest.mark.parametrize(("name", "count"), [("biro", "2"), ("ngo-dua", "0"), ("opd", "0"), ("peninjau", "1")])
def test_each_sees_the_activities_she_may_see(rows: Rows, sign_in: SignIn, name: str, count: str) -> None:
    for state in (PaperState.DRAFT, PaperState.SUBMITTED, PaperState.SANCTIONED):
        rows.activity("ngo-satu", str(state), state=state, discusses_lapor=True, audience_total=5)
    page = sign_in(name).get(MAP + "?provinsi=36").text
    assert cells(page, "Kabupaten Lebak")[1] == count


def test_the_administrator_sees_complaints_alone(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=40)
    rows.activity("biro", "Audiensi", discusses_lapor=True, audience_total=4321)
    page = sign_in("admin").get(MAP + "?provinsi=36&isi=penjangkauan").text
    assert len(cells(page, "Kabupaten Lebak")) == 2
    assert "#b34700" not in page
    assert 'name="isi"' not in page
    assert "Pengaduan warga per 100.000 penduduk per bulan, Provinsi Banten" in page


def test_a_comparison_series_is_drawn_and_said_to_come_from_outside(app: Flask, rows: Rows, sign_in: SignIn) -> None:
    outside(app, BOGOR, citizen=60, months=7)
    outside(app, "32.02", citizen=60, whole_area=True)
    page = sign_in("biro").get(MAP + "?provinsi=32").text
    rate, *_rest, data = cells(page, "Kabupaten Bogor")
    assert rate != "–"
    assert data == "7 dari 12 bulan lengkap; data dari luar Gaung"
    assert "Data dari luar Gaung: deret pembanding" in page
    assert cells(page, "Kabupaten Sukabumi")[-1] == "Belum ada data"  # of another scope: not comparable


def test_our_own_months_are_never_mixed_with_those_from_outside(app: Flask, rows: Rows, sign_in: SignIn) -> None:
    rows.months(LEBAK, [OCTOBER], citizen=40)
    outside(app, LEBAK, citizen=60)
    assert cells(sign_in("biro").get(MAP).text, "Kabupaten Lebak")[-1].startswith("1 dari 12 bulan lengkap, belum")


def test_the_country_has_a_tile_for_each_region_and_a_link_for_each_province(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=40)
    rows.year(TANGERANG, citizen=40)
    browser = sign_in("biro")
    page = browser.get(MAP + "?provinsi=semua").text
    wide = page.split('aria-labelledby="petak-t"')[1].split("</svg>")[0]
    assert wide.count('fill="url(#petak-h)"') == 512
    assert len(names(page, "petak")) == len(names(page, "petak-n")) == 38
    rate = cells(page, "Banten", "provinsi")[0]
    said = f"Banten: 2 dari 8 daerah ada datanya, rata-rata {rate} per 100.000 penduduk per bulan"
    assert said in names(page, "petak").values()
    assert f">{rate}</text>" in page
    assert 'id="tabel"' not in page
    assert "Kota Serang" in browser.get(link(page, "petak", "Banten")).text


def test_the_country_in_full_is_one_press_away(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=40)
    browser = sign_in("biro")
    address = re.search(r'href="([^"]*rinci=ya)"', browser.get(MAP + "?provinsi=semua").text)
    assert address is not None
    page = browser.get(unescape(address[1])).text
    assert page.split('aria-labelledby="gelembung-t"')[1].split("</svg>")[0].count("<circle") == 514
    assert page.split('id="tabel"')[1].count("<tr") == 515
    assert cells(page, "Kabupaten Lebak")[0] != "–"


@pytest.mark.parametrize(
    "asked", ["99", "36.02", "../", "36%00", "' OR 1=1", "<script>alert(1)</script>", "SEMUA", "٣٦"]
)
@pytest.mark.parametrize("field", ["provinsi", "isi", "rinci"])
def test_nonsense_means_the_usual_map(sign_in: SignIn, field: str, asked: str) -> None:
    page = sign_in("ngo-satu").get(MAP, query_string={field: asked})
    assert page.status_code == 200
    assert "Provinsi Banten" in page.text
    assert "<script>alert" not in page.text
    assert page.text.split("<main")[1].split("</main")[0].count("<script") == 0
    assert " style=" not in page.text


def test_no_map_is_red_or_ranked(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=4000)
    main = sign_in("biro").get(MAP).text.split("<main")[1]
    assert "urut=" not in main
    for red, green, blue in re.findall(r'fill="#(..)(..)(..)"', main):
        assert int(red, 16) <= int(blue, 16) or (red, green, blue) == ("b3", "47", "00")
    assert "Kenaikan pengaduan berarti kanal makin dikenal, bukan layanan makin buruk." in main


def test_the_map_is_reached_from_the_list_and_on_a_phone(sign_in: SignIn) -> None:
    browser = sign_in("biro")
    assert 'href="/dasbor/peta?provinsi=36">Lihat peta</a>' in browser.get("/dasbor").text
    assert 'href="/dasbor/peta"' in browser.get("/dasbor").text
    assert 'href="/dasbor/peta"' in browser.get("/lainnya").text
    assert 'href="/dasbor"' in browser.get(MAP).text


@pytest.mark.parametrize("name", ["biro", "daerah", "ngo-satu", "peninjau", "admin"])
def test_the_map_asks_the_database_a_fixed_number_of_times(
    app: Flask, rows: Rows, sign_in: SignIn, queries_of: Callable[[FlaskClient, str], int], name: str
) -> None:
    browser = sign_in(name)
    rows.months(LEBAK, [date(2026, 10, 1)], citizen=1)
    few = queries_of(browser, MAP)
    for code in (TANGERANG, CILEGON, "36.01", "36.04"):
        rows.year(code, citizen=5, officer=2)
        rows.activity("ngo-satu", f"Bimtek {code}", region_code=code, targets=(LEBAK,), discusses_lapor=True)
    outside(app, "36.71", citizen=9)
    assert queries_of(browser, MAP) == few <= 15
    assert queries_of(browser, MAP + "?provinsi=semua&rinci=ya") <= 15


def test_comparison_months_of_a_region_that_imports_by_itself_are_used_no_more(
    app: Flask, rows: Rows, sign_in: SignIn
) -> None:
    rows.months(LEBAK, [shifted(OCTOBER, -20)], citizen=40)  # outside the twelve months of the map
    rows.year(TANGERANG, citizen=40)
    outside(app, LEBAK, citizen=60)
    assert cells(sign_in("biro").get(MAP).text, "Kabupaten Lebak")[-1] == "Belum ada data"
