"""The month on screen: four clicks from Beranda, each figure a link to the list that it counts."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.conftest import QueriesOf, SignIn
from tests.factories.rows import LEBAK, OCTOBER, TANGERANG, Rows
from tests.reports.monthly.conftest import heads

FIGURE = re.compile(r'<a class="govuk-link" href="(/(?:kegiatan|tindak-lanjut)\?[^"]*)">([0-9.]+)</a>')


def links(page: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'href="([^"]*)"', page)]


def chosen(page: str, name: str) -> str:
    select = page.partition(f'id="saring-{name}"')[2].partition("</select>")[0]
    return (re.findall(r'value="([^"]*)" selected', select) or [""])[0]


def rows_in(browser: FlaskClient, url: str) -> int:
    return browser.get(url).text.partition("<main")[2].count('<tr class="govuk-table__row" role="row">') - 1


def test_sari_finds_last_month_by_the_menu(sign_in: SignIn) -> None:
    sari = sign_in("biro")
    assert "/laporan" in links(sari.get("/").text)
    assert "/laporan/bulanan" in links(sari.get("/laporan").text)
    page = sari.get("/laporan/bulanan").text
    assert '<h1 class="govuk-heading-l">Laporan bulanan: Provinsi Banten, Oktober 2026</h1>' in page
    assert (chosen(page, "bulan"), chosen(page, "daerah")) == ("2026-10", "36")
    pdf = "/laporan/bulanan.pdf?bulan=2026-10&daerah=36"
    assert pdf in links(page)
    assert sari.get(pdf).mimetype == "application/pdf"


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize("name", ["biro", "daerah", "opd", "ngo-satu", "ngo-dua", "peninjau"])
def test_each_figure_is_as_long_as_its_list(sign_in: SignIn, name: str) -> None:
    browser = sign_in(name)
    page = browser.get("/laporan/bulanan?bulan=2026-10&daerah=36").text
    figures = FIGURE.findall(page)
    assert figures
    for href, figure in figures:
        assert rows_in(browser, unescape(href)) == int(figure), (name, href)


@pytest.mark.usefixtures("october")
def test_sari_reads_every_part(sign_in: SignIn) -> None:
    page = sign_in("biro").get("/laporan/bulanan").text
    for told in (
        "terlaksana 4 kegiatan dengan 200 peserta di Provinsi Banten",
        "Memuat semua kegiatan yang laporannya sudah diajukan.",
        "50 ÷ 200 = 25,0%",
        "Pencatat 2 pengaduan tidak diketahui.",
        "Hampir berakhir di Lebak",
        "berakhir 30 Desember 2026",
        "Data pengaduan Oktober 2026 lengkap untuk 2 dari 8 kabupaten/kota.",
        "Oktober 2026, daerah yang sama",
        "Kenaikan pengaduan berarti kanal makin dikenal, bukan layanan makin buruk.",
        "Draf dan laporan yang dikembalikan tidak dihitung.",
    ):
        assert told in page, told
    assert "karena" not in page.partition("<main")[2]


@pytest.mark.usefixtures("october")
def test_a_region_of_the_table_leads_to_its_own_month(sign_in: SignIn) -> None:
    sari = sign_in("biro")
    href = f"/laporan/bulanan?bulan=2026-10&daerah={LEBAK}"
    assert href in links(sari.get("/laporan/bulanan").text)
    page = sari.get(href).text
    assert "Laporan bulanan: Kabupaten Lebak, Oktober 2026" in page
    assert f"/dasbor/{LEBAK}?bulan=24&sampai=2026-10#angka" in links(page)


@pytest.mark.parametrize(
    ("name", "code"),
    [("biro", "36"), ("daerah", LEBAK), ("opd", "36"), ("ngo-satu", "36"), ("ngo-dua", "36"), ("peninjau", "36")],
)
def test_each_role_begins_with_its_own(sign_in: SignIn, name: str, code: str) -> None:
    assert chosen(sign_in(name).get("/laporan/bulanan").text, "daerah") == code


def test_who_has_no_region_begins_where_data_are(sign_in: SignIn, rows: Rows) -> None:
    rows.month("52.01", OCTOBER, citizen=1)
    assert chosen(sign_in("peninjau").get("/laporan/bulanan").text, "daerah") == "52"


def test_any_region_can_be_reached(sign_in: SignIn) -> None:
    dewi = sign_in("daerah")
    page = dewi.get("/laporan/bulanan").text
    offered = re.findall(r'value="([0-9.]+)"', page.partition('id="saring-daerah"')[2].partition("</select>")[0])
    assert offered[:3] == [LEBAK, "36", "36.01"]
    assert len(offered) == len(set(offered)) == 38 + 8
    ntb = dewi.get("/laporan/bulanan?daerah=52").text
    assert "Provinsi Nusa Tenggara Barat, Oktober 2026" in ntb
    assert '<option value="52.71">Kota Mataram</option>' in ntb


@pytest.mark.parametrize("month", ["", "2026-11", "2099-01", "2026-13", "kemarin", "2026-10-01"])
def test_a_month_that_is_not_over_or_none_means_the_last_one(sign_in: SignIn, month: str) -> None:
    page = sign_in("biro").get(f"/laporan/bulanan?bulan={month}").text
    assert chosen(page, "bulan") == "2026-10"


def test_an_old_month_stays_chosen(sign_in: SignIn) -> None:
    page = sign_in("biro").get("/laporan/bulanan?bulan=2019-02").text
    assert chosen(page, "bulan") == "2019-02"
    assert "Provinsi Banten, Februari 2019" in page


@pytest.mark.parametrize("code", ["99", "36.02.01", "abc", "%00", "36'"])
def test_no_such_region_is_not_found(sign_in: SignIn, code: str) -> None:
    for link in ("/laporan/bulanan", "/laporan/bulanan.pdf"):
        assert sign_in("biro").get(f"{link}?daerah={code}").status_code == 404


def test_the_administrator_has_no_reports(sign_in: SignIn) -> None:
    admin = sign_in("admin")
    assert "/laporan" not in links(admin.get("/").text)
    for link in ("/laporan", "/laporan/bulanan", "/laporan/bulanan.pdf"):
        assert admin.get(link).status_code == 403


def test_nobody_reads_it_without_signing_in(client: FlaskClient) -> None:
    assert client.get("/laporan/bulanan").status_code == 303
    assert client.get("/laporan/bulanan.pdf").status_code == 303


@pytest.mark.usefixtures("october")
def test_it_speaks_english_too(sign_in: SignIn) -> None:
    page = sign_in("biro").get("/laporan/bulanan?hl=en").text.partition("<main")[2]
    assert "Monthly report: Banten Province, October 2026" in page
    assert "kegiatan" not in re.sub(r"<[^>]*>", " ", page)


@pytest.mark.usefixtures("october")
def test_few_questions_however_many_rows(sign_in: SignIn, queries_of: QueriesOf, rows: Rows) -> None:
    sari = sign_in("biro")
    few = queries_of(sari, "/laporan/bulanan")
    for number in range(12):
        made = rows.activity("biro", f"Kegiatan {number}", on=OCTOBER, targets=(LEBAK, TANGERANG), audience=heads(5, 5))
        rows.commitment(made, f"Janji {number}", owner="opd", late=30)
    assert queries_of(sari, "/laporan/bulanan") == few <= 15
