"""/dasbor/KODE describes one region: figures, drawing, table, activities; it claims no effect."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.activities.models import ActivityKind, PaperState
from app.complaints.models import ChannelCoverage, Comparison, Coverage, PublishedTotal
from app.core.dates import Precision
from app.core.db import db, transaction
from app.regions.queries import population
from tests.conftest import SignIn
from tests.dashboard.conftest import LEBAK, OCTOBER, Rows, outside, shown
from tests.factories.cast import NOW


def months(page: str) -> dict[str, list[str]]:
    """The cells of the table of months, by month."""
    table = page.split('id="angka"')[1].split("</table>")[0]
    found = {}
    for line in table.split("<tr")[2:]:
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, flags=re.DOTALL)
        texts = [" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in cells]
        found[texts[0]] = texts[1:]
    return found


def lebak(app: Flask) -> int:
    with app.app_context():
        found = population(LEBAK, 2026)
        assert found is not None
        return found.total


def drawing(page: str) -> str:
    return page.split('<figure class="g-chart">')[1].split("</figure>")[0]


def test_the_finding_describes_the_last_complete_year(rows: Rows, sign_in: SignIn, app: Flask) -> None:
    rows.year(LEBAK, citizen=100, officer=50)
    rows.month(LEBAK, date(2026, 11, 1), citizen=5, complete=False)
    text = shown(sign_in("biro").get("/dasbor/36.02").text)
    rate = f"{100 * 100_000 / lebak(app):.2f}".replace(".", ",")
    assert (
        "Dalam 12 bulan terakhir yang datanya lengkap (November 2025 sampai Oktober 2026), Kabupaten Lebak menerima "
        "1.800 pengaduan: 1.200 disampaikan warga, 600 dicatat petugas, 0 tidak diketahui pencatatnya. "
        f"Rata-rata {rate} pengaduan dari warga per 100.000 penduduk per bulan."
    ) in text
    assert "Kenaikan pengaduan berarti kanal makin dikenal, bukan layanan makin buruk." in text
    assert "karena" not in text
    assert "meningkat" not in text


def test_a_gap_in_the_year_is_named(rows: Rows, sign_in: SignIn) -> None:
    rows.months(LEBAK, [date(2026, 5, 1), date(2026, 6, 1), date(2026, 8, 1)], citizen=4)
    text = shown(sign_in("biro").get("/dasbor/36.02?bulan=12").text)
    assert "Dalam 3 bulan terakhir yang datanya lengkap (Mei 2026 sampai Juni 2026; Agustus 2026)" in text
    assert "Belum ada data: September 2025 sampai April 2026; Juli 2026." in text


def test_missing_incomplete_and_zero_are_three_things(rows: Rows, sign_in: SignIn) -> None:
    rows.month(LEBAK, date(2026, 7, 1))
    rows.month(LEBAK, date(2026, 9, 1), citizen=8, officer=1, finished=2, complete=False)
    rows.month(LEBAK, OCTOBER, citizen=1200, officer=34, finished=600)
    page = sign_in("biro").get("/dasbor/36.02?bulan=12").text
    table = months(page)
    assert len(table) == 12
    assert table["Juli 2026"] == ["0", "0", "0", "0", "0,00", "–", "Lengkap"]
    assert table["Agustus 2026"] == ["–", "–", "–", "–", "–", "–", "Belum ada data"]
    assert table["September 2026"] == ["8", "1", "0", "9", "–", "22,2%", "Belum lengkap"]
    assert table["Oktober 2026"][:4] == ["1.200", "34", "0", "1.234"]
    assert "Data belum lengkap: September 2026." in shown(page)
    assert "Belum ada data: November 2025 sampai Juni 2026; Agustus 2026." in shown(page)
    assert "Data belum ada" in drawing(page)


def test_data_that_lag_behind_say_so(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, last=date(2026, 9, 1), citizen=4)
    browser = sign_in("biro")
    assert "Data sesudah September 2026 belum lengkap atau belum diimpor." in shown(browser.get("/dasbor/36.02").text)
    rows.month(LEBAK, OCTOBER, citizen=4)
    assert "Data sesudah" not in shown(browser.get("/dasbor/36.02").text)


def test_incomplete_months_are_not_drawn(rows: Rows, sign_in: SignIn) -> None:
    rows.months(LEBAK, [date(2026, 8, 1), OCTOBER], citizen=10)
    rows.month(LEBAK, date(2026, 9, 1), citizen=1, complete=False)
    figure = drawing(sign_in("biro").get("/dasbor/36.02?bulan=12").text)
    assert "<polyline" not in figure  # two months alone, with a gap between them
    assert figure.count("<circle") == 8  # two series, two sizes


def test_every_share_has_its_formula(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=100, officer=20, finished=60)
    text = shown(sign_in("biro").get("/dasbor/36.02?bulan=12").text)
    assert "50,0% selesai ÷ semua yang diterima: 720 ÷ 1.440" in text
    assert "selesai ÷ (semua − diarsipkan − diblokir) = 720 ÷ 1.440" in text
    assert "(selesai + diarsipkan) ÷ semua yang diterima = 720 ÷ 1.440" in text


def test_without_reports_there_is_no_share(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK)
    text = shown(sign_in("biro").get("/dasbor/36.02").text)
    assert "Pengaduan selesai – belum ada yang dapat dihitung" in text
    assert "jadi tidak ada bagian yang dapat dihitung" in text
    assert "Pengaduan dari warga 0 0,00 per 100.000 penduduk per bulan; 12 dari 24 bulan lengkap" in text


def test_the_residents_are_named_with_year_and_source(rows: Rows, sign_in: SignIn, app: Flask) -> None:
    rows.year(LEBAK, citizen=1)
    total = f"{lebak(app):,}".replace(",", ".")
    text = shown(sign_in("biro").get("/dasbor/36.02").text)
    assert f"Penduduk: {total} jiwa (2024, Ditjen Dukcapil, Semester II)" in text


def test_activities_are_marked_and_listed(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=5)
    first = rows.activity("ngo-satu", "Bimtek Rangkasbitung", kind=ActivityKind.TRAINING, audience_total=1060)
    rows.activity("biro", "Audiensi di Tangerang", region_code="36.03", on=date(2026, 9, 20))
    rows.activity("biro", "Forum bulan Maret", kind=ActivityKind.FORUM, on=date(2026, 3, 1), precision=Precision.MONTH)
    rows.activity("biro", "Hanya tahunnya", on=date(2026, 1, 1), precision=Precision.YEAR)
    page = sign_in("biro").get("/dasbor/36.02?bulan=12").text
    text = shown(page)
    assert "September 2026 Bimtek" in drawing(page)
    assert ">B</text>" in drawing(page)
    assert "F: Forum koordinasi. B: Bimtek." in text
    assert "Kegiatan terlaksana (2)" in text
    assert f'href="/kegiatan/{first}">Bimtek Rangkasbitung</a>' in page
    assert "Bimtek (B) 15 September 2026 1.060" in text
    assert "Peserta 1.060 tercatat pada 1 dari 2 kegiatan" in text
    assert "Audiensi di Tangerang" not in text
    assert "Hanya tahunnya" not in text
    assert "tidak ditandai pada grafik: 1." in text


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("ngo-satu", {"Diajukan Budi", "Disahkan Budi"}),  # a draft is not outreach yet
        ("ngo-dua", set()),
        ("opd", set()),
        ("biro", {"Diajukan Budi", "Disahkan Budi"}),
        ("daerah", {"Diajukan Budi", "Disahkan Budi"}),
        ("peninjau", {"Disahkan Budi"}),
        ("admin", set()),
    ],
)
def test_only_what_the_viewer_may_see_is_marked(rows: Rows, sign_in: SignIn, name: str, seen: set[str]) -> None:
    rows.year(LEBAK, citizen=5)
    states = {
        "Draf Budi": (PaperState.DRAFT, ActivityKind.TRAINING),
        "Diajukan Budi": (PaperState.SUBMITTED, ActivityKind.FORUM),
        "Disahkan Budi": (PaperState.SANCTIONED, ActivityKind.HEARING),
    }
    for title, (state, kind) in states.items():
        rows.activity("ngo-satu", title, state=state, kind=kind)
    page = sign_in(name).get("/dasbor/36.02").text
    assert {title for title in states if title in page} == seen
    letters = {"Draf Budi": "B", "Diajukan Budi": "F", "Disahkan Budi": "A"}
    marked = re.findall(r'font-weight="700">([A-Z·]+)</text>', drawing(page))
    assert marked == (["·".join(sorted(letters[title] for title in seen))] * 2 if seen else [])


def test_the_window_can_be_chosen_and_moved(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=5)
    browser = sign_in("biro")
    page = browser.get("/dasbor/36.02").text
    assert len(months(page)) == 24
    assert "Ditampilkan: November 2024 sampai Oktober 2026." in shown(page)
    assert 'href="/dasbor/36.02?bulan=24&amp;sampai=2024-10" rel="prev"' in page
    assert 'href="/dasbor/36.02?bulan=24&amp;sampai=2026-11" rel="next"' in page
    assert len(months(browser.get("/dasbor/36.02?bulan=60").text)) == 60
    assert "Juni 2021" in months(browser.get("/dasbor/36.02?bulan=12&sampai=2022-05").text)


@pytest.mark.parametrize(
    "query", ["bulan=13", "bulan=-1", "bulan=999999", "sampai=2026-99", "sampai=x%00", "sampai=9999-01"]
)
def test_a_window_that_makes_no_sense_is_the_usual_one(rows: Rows, sign_in: SignIn, query: str) -> None:
    rows.year(LEBAK, citizen=5)
    page = sign_in("biro").get(f"/dasbor/36.02?{query}")
    assert page.status_code == 200
    assert "Ditampilkan: November 2024 sampai Oktober 2026." in shown(page.text)


def test_the_future_cannot_be_asked_for(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=5)
    assert "sampai November 2026." in shown(sign_in("biro").get("/dasbor/36.02?sampai=2050-01").text)


def test_a_window_far_from_the_data_is_all_missing(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=5)
    page = sign_in("biro").get("/dasbor/36.02?bulan=12&sampai=1945-01")
    assert page.status_code == 200
    assert "Pengaduan dari warga – belum ada bulan yang datanya lengkap" in shown(page.text)
    assert "Dalam 12 bulan terakhir yang datanya lengkap (November 2025 sampai Oktober 2026)" in shown(page.text)


def test_a_region_without_data_says_so_and_who_may_can_import(sign_in: SignIn) -> None:
    for name, may in (("biro", True), ("daerah", True), ("ngo-satu", False), ("peninjau", False), ("admin", False)):
        page = sign_in(name).get("/dasbor/36.02").text
        assert "Belum ada data pengaduan untuk Kabupaten Lebak." in shown(page), name
        assert ('href="/pengaduan/impor?daerah=36.02"' in page.split("<main")[1]) is may, name
        assert "<svg" not in page.split("<main")[1], name
        assert "Pengaduan dari warga –" in shown(page), name


def test_region_staff_import_for_their_own_region_only(sign_in: SignIn) -> None:
    assert 'href="/pengaduan/impor' not in sign_in("daerah").get("/dasbor/36.03").text.split("<main")[1]


def test_only_incomplete_data_make_no_finding(rows: Rows, sign_in: SignIn) -> None:
    rows.month(LEBAK, OCTOBER, citizen=8, complete=False)
    page = sign_in("biro").get("/dasbor/36.02").text
    assert "Belum ada bulan yang datanya lengkap" in shown(page)
    assert "menerima" not in shown(page)
    assert months(page)["Oktober 2026"][0] == "8"


def test_a_province_speaks_of_its_own_account(rows: Rows, sign_in: SignIn) -> None:
    rows.year("36", citizen=30)
    rows.year(LEBAK, citizen=1000)
    rows.activity("ngo-satu", "Bimtek di Lebak")
    text = shown(sign_in("biro").get("/dasbor/36").text)
    assert "akun pemerintah Provinsi Banten menerima 360 pengaduan" in text
    assert "bukan jumlah kabupaten/kota di dalamnya" in text
    assert "Bimtek di Lebak" in text


@pytest.mark.parametrize(
    "path",
    [
        "36.99",
        "99",
        "36.02.01",
        "../",
        "..%2f..%2fetc",
        "36.02%00",
        "36.02%0a",
        "３６.０２",
        "36.02/",
        "abc",
        "36_02",
        "-1",
    ],
)
def test_what_is_no_region_is_no_page(sign_in: SignIn, path: str) -> None:
    assert sign_in("biro").get(f"/dasbor/{path}").status_code == 404


def test_published_totals_stand_with_scope_source_and_correction(sign_in: SignIn, app: Flask) -> None:
    with app.app_context(), transaction():
        db.session.add(
            PublishedTotal(
                region_code="36.03",
                starts_on=date(2018, 9, 1),
                ends_on=date(2021, 3, 23),
                coverage=Coverage.AGENCY_ACCOUNT,
                channel_coverage=ChannelCoverage.SP4N_LAPOR,
                comparison=Comparison.AT_LEAST,
                total=3171,
                source="Berita <daerah>, 2021",
                correction="Sumber menulis nama daerah lain",
                created_at=NOW,
            )
        )
    page = sign_in("peninjau").get("/dasbor/36.03").text
    text = shown(page)
    assert "lebih dari 3.171 pengaduan, 1 September 2018 sampai 23 Maret 2021 (Akun pemerintah daerah ini saja" in text
    assert page.index("<details") < page.index("Berita &lt;daerah&gt;, 2021")  # folded: one line a figure
    assert "Pengaduan lebih dari 3.171" in text
    assert "1 September 2018 sampai 23 Maret 2021" in text
    assert "Berita <daerah>, 2021" in text
    assert "Berita <daerah>" not in page
    assert "Koreksi Sumber menulis nama daerah lain" in text
    assert "SP4N-LAPOR!" in text


@pytest.mark.parametrize("name", ["biro", "daerah", "ngo-satu", "peninjau", "admin"])
def test_a_region_asks_the_database_a_fixed_number_of_times(
    rows: Rows, sign_in: SignIn, queries_of: Callable[[FlaskClient, str], int], name: str
) -> None:
    browser = sign_in(name)
    rows.month(LEBAK, OCTOBER, citizen=1)
    few = queries_of(browser, "/dasbor/36.02?bulan=60")
    rows.year(LEBAK, last=date(2026, 9, 1), citizen=5)
    for number in range(8):
        rows.activity("ngo-satu", f"Bimtek {number}", targets=(LEBAK, "36.03"), audience_total=9)
    assert queries_of(browser, "/dasbor/36.02?bulan=60") == few <= 15


def test_english_readers_get_english_figures(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=100)
    page = sign_in("biro").get("/dasbor/36.02?hl=en").text
    assert "1,200" in shown(page)
    assert "October 2026" in months(page)


def test_a_region_with_comparison_months_alone_says_whose_they_are(app: Flask, rows: Rows, sign_in: SignIn) -> None:
    outside(app, LEBAK, citizen=60, months=7)
    for name in ("biro", "opd"):
        page = sign_in(name).get("/dasbor/36.02").text
        words = "7 bulan data pembanding, April 2026 sampai Oktober 2026. Asal: Ekspor."
        assert words in shown(page), name
        assert 'href="/dasbor/perbandingan">Lihat perbandingannya' in page
        assert "Belum ada data pengaduan" not in shown(page)
        for address in ("/dasbor?provinsi=36", "/pengaduan/36.02"):
            assert "7 bulan data pembanding" in shown(sign_in(name).get(address).text)
    rows.year(LEBAK, citizen=40)
    assert "data pembanding" not in shown(sign_in("biro").get("/dasbor/36.02").text)


def test_comparison_months_cost_no_more_questions(
    app: Flask, sign_in: SignIn, queries_of: Callable[[FlaskClient, str], int]
) -> None:
    outside(app, LEBAK, citizen=60, months=7)
    assert queries_of(sign_in("biro"), "/dasbor/36.02?bulan=60") <= 15
