"""/dasbor sets the regions of a province side by side, ranks nobody, and never takes missing for zero."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.activities.models import EventState, PaperState
from app.core.dates import Precision
from tests.conftest import SignIn
from tests.dashboard.conftest import CILEGON, LEBAK, OCTOBER, TANGERANG, Rows, shown


def row(page: str, name: str) -> list[str]:
    """The cells of a region's row, as texts."""
    found = next(part for part in page.split("<tr")[1:] if f">{name}</a>" in part)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", found.split("</tr>")[0], flags=re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in cells]


def test_the_regions_stand_in_the_order_of_their_codes(rows: Rows, sign_in: SignIn) -> None:
    rows.year(CILEGON, citizen=900)
    page = sign_in("biro").get("/dasbor").text
    names = re.findall(r'<th scope="row".*?<a[^>]*>(.*?)</a>', page)
    assert names[:3] == ["Kabupaten Pandeglang", "Kabupaten Lebak", "Kabupaten Tangerang"]
    assert len(names) == 8
    assert "Provinsi Banten, November 2025 sampai Oktober 2026" in shown(page)


def test_a_row_counts_outreach_and_complaints(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=100, officer=50, finished=30)
    rows.activity("ngo-satu", "Bimtek", audience_total=1200)
    rows.activity("biro", "Audiensi")
    activities, participants, received, rate, data = row(sign_in("biro").get("/dasbor").text, "Kabupaten Lebak")
    assert (activities, participants, received) == ("2", "1.200", "1.800")
    assert re.fullmatch(r"\d,\d\d", rate)
    assert data == "Lengkap sampai Oktober 2026"


def test_missing_is_a_dash_and_a_complete_month_without_reports_is_zero(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK)
    page = sign_in("biro").get("/dasbor").text
    assert row(page, "Kabupaten Lebak")[2:] == ["0", "0,00", "Lengkap sampai Oktober 2026"]
    assert row(page, "Kabupaten Tangerang") == ["0", "–", "–", "–", "Belum ada data"]


def test_only_complete_months_are_counted(rows: Rows, sign_in: SignIn) -> None:
    rows.year(TANGERANG, citizen=10)
    rows.months(LEBAK, [date(2026, 9, 1), date(2026, 8, 1)], citizen=10)
    rows.month(LEBAK, OCTOBER, citizen=999, complete=False)
    received, _rate, data = row(sign_in("biro").get("/dasbor").text, "Kabupaten Lebak")[2:]
    assert received == "20"
    assert data == "Bulan lengkap terakhir September 2026; 2 dari 12 bulan lengkap"


def test_old_data_say_how_old_they_are(rows: Rows, sign_in: SignIn) -> None:
    rows.year(TANGERANG, citizen=10)
    rows.year(LEBAK, last=date(2024, 12, 1), citizen=10)
    received, rate, data = row(sign_in("biro").get("/dasbor").text, "Kabupaten Lebak")[2:]
    assert (received, rate) == ("–", "–")
    assert data == "Bulan lengkap terakhir Desember 2024; 0 dari 12 bulan lengkap"


def test_an_activity_counts_in_every_region_it_was_aimed_at(rows: Rows, sign_in: SignIn) -> None:
    rows.activity("biro", "Forum provinsi", region_code="36", targets=(LEBAK, TANGERANG), audience_total=40)
    rows.activity("biro", "Di Lebak untuk Lebak", targets=(LEBAK,), audience_total=2)
    page = sign_in("biro").get("/dasbor").text
    assert row(page, "Kabupaten Lebak")[:2] == ["2", "42"]
    assert row(page, "Kabupaten Tangerang")[:2] == ["1", "40"]
    assert row(page, "Kabupaten Serang")[:2] == ["0", "–"]


def test_only_what_took_place_in_a_known_month_counts(rows: Rows, sign_in: SignIn) -> None:
    rows.activity("biro", "Direncanakan", event=EventState.PLANNED)
    rows.activity("biro", "Batal", event=EventState.CANCELLED)
    rows.activity("biro", "Tahun saja", on=date(2026, 1, 1), precision=Precision.YEAR)
    rows.activity("biro", "Tidak diketahui", on=None)
    rows.activity("biro", "Terlalu lama", on=date(2025, 9, 30))
    rows.activity("biro", "Hari pertama", on=date(2025, 10, 1))
    rows.activity("biro", "Bulan saja", on=date(2026, 3, 1), precision=Precision.MONTH)
    rows.activity("biro", "Hari terakhir", on=date(2026, 9, 30))
    rows.year(LEBAK, last=date(2026, 9, 1))
    assert row(sign_in("biro").get("/dasbor").text, "Kabupaten Lebak")[0] == "3"


@pytest.mark.parametrize(
    ("name", "count"),
    [("ngo-satu", "2"), ("ngo-dua", "0"), ("biro", "2"), ("daerah", "2"), ("opd", "0"), ("peninjau", "1")],
)
def test_each_counts_what_she_may_see(rows: Rows, sign_in: SignIn, name: str, count: str) -> None:
    rows.activity("ngo-satu", "Draf", state=PaperState.DRAFT, audience_total=5)
    rows.activity("ngo-satu", "Diajukan", state=PaperState.SUBMITTED, audience_total=5)
    rows.activity("ngo-satu", "Disahkan", state=PaperState.SANCTIONED, audience_total=5)
    found = row(sign_in(name).get("/dasbor?provinsi=36").text, "Kabupaten Lebak")
    assert found[0] == count
    assert found[1] == (str(5 * int(count)) if count != "0" else "–")


def test_the_administrator_sees_complaints_and_no_activities(rows: Rows, sign_in: SignIn) -> None:
    rows.activity("biro", "Audiensi", audience_total=4321)
    rows.year(LEBAK, citizen=7)
    page = sign_in("admin").get("/dasbor").text
    assert row(page, "Kabupaten Lebak")[0] == "84"
    assert "4.321" not in page
    assert ">Peserta<" not in page


def test_a_number_leads_to_as_many_rows(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=3)
    for number in range(3):
        rows.activity("biro", f"Audiensi {number}")
    rows.activity("biro", "Di luar masa itu", on=date(2026, 11, 2))
    browser = sign_in("biro")
    page = browser.get("/dasbor").text
    link = re.search(r'href="(/dasbor/36\.02[^"]*)#kegiatan">3</a>', page)
    assert link is not None
    target = shown(browser.get(link[1].replace("&amp;", "&")).text)
    assert "Kegiatan terlaksana (3)" in target
    assert "Di luar masa itu" not in target


def test_another_province_can_be_chosen(rows: Rows, sign_in: SignIn) -> None:
    page = sign_in("biro").get("/dasbor?provinsi=32").text
    assert "Kabupaten Bandung" in page
    assert '<option value="32" selected>' in page
    assert 'href="/dasbor/32?bulan=12' in page


@pytest.mark.parametrize("asked", ["99", "36.02", "", "../", "36%00", "' OR 1=1"])
def test_nonsense_means_ones_own_province(sign_in: SignIn, asked: str) -> None:
    page = sign_in("ngo-satu").get("/dasbor", query_string={"provinsi": asked})
    assert page.status_code == 200
    assert "Kabupaten Lebak" in page.text


def test_who_has_no_province_begins_where_the_data_are(rows: Rows, sign_in: SignIn) -> None:
    assert "Provinsi Aceh" in shown(sign_in("peninjau").get("/dasbor").text)
    rows.month("32.04", OCTOBER, citizen=1)
    rows.year(LEBAK, citizen=1)
    assert "Provinsi Banten" in shown(sign_in("peninjau").get("/dasbor").text)


def test_no_row_is_coloured_or_ranked(rows: Rows, sign_in: SignIn) -> None:
    rows.year(LEBAK, citizen=50)
    main = sign_in("biro").get("/dasbor").text.split("<main")[1]
    assert "govuk-tag" not in main
    assert "urut=" not in main
    assert "Kenaikan pengaduan berarti kanal makin dikenal, bukan layanan makin buruk." in shown("<main" + main)


@pytest.mark.parametrize("name", ["biro", "daerah", "ngo-satu", "peninjau", "admin"])
def test_the_list_asks_the_database_a_fixed_number_of_times(
    rows: Rows, sign_in: SignIn, queries_of: Callable[[FlaskClient, str], int], name: str
) -> None:
    browser = sign_in(name)
    rows.year(LEBAK, citizen=1)
    few = queries_of(browser, "/dasbor")
    for code in (TANGERANG, CILEGON, "36.01", "36.04"):
        rows.year(code, citizen=5, officer=2)
        rows.activity("ngo-satu", f"Bimtek {code}", region_code=code, targets=(LEBAK,), audience_total=9)
    assert queries_of(browser, "/dasbor") == few <= 15
    assert queries_of(browser, "/dasbor?provinsi=35") <= 15
