"""Rudi, who leads and only reads, meets the finding on Beranda: a year beside the one before, and what is missing."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.activities.models import PaperState
from app.core.dates import shifted
from tests.conftest import QueriesOf, SignIn
from tests.dashboard.conftest import LEBAK, OCTOBER, Rows, shown
from tests.reports.issued import month_issued

YEAR = [shifted(OCTOBER, -months) for months in range(12)]
BEFORE = [shifted(month, -12) for month in YEAR]


@pytest.fixture
def two_years(rows: Rows) -> None:
    """Lebak has twice as many complaints as the year before; one sanctioned activity, one that only waits."""
    rows.months(LEBAK, YEAR, citizen=60, officer=10)
    rows.months(LEBAK, BEFORE, citizen=30, officer=10)
    rows.activity("biro", "Audiensi yang sah", on=date(2026, 3, 3))
    rows.activity("ngo-satu", "Sosialisasi yang menunggu", on=date(2026, 3, 4), state=PaperState.SUBMITTED)
    rows.activity("biro", "Audiensi setahun lebih", on=date(2025, 10, 31))


@pytest.mark.usefixtures("two_years")
def test_rudi_reads_the_finding_first(sign_in: SignIn) -> None:
    page = sign_in("peninjau").get("/").text
    text = shown(page)
    assert (
        "Provinsi Banten, Oktober 2026 Selama dan setelah 1 kegiatan di Provinsi Banten dalam setahun sampai "
        "Oktober 2026, warga menyampaikan rata-rata 3,92 pengaduan per 100.000 penduduk per bulan; "
        "setahun sebelumnya 1,96 (12 bulan yang datanya lengkap pada kedua tahun, di 1 dari 8 kabupaten/kota)."
    ) in text
    for told in (
        "Pada Oktober 2026 tidak ada kegiatan terlaksana yang dilaporkan di Provinsi Banten",
        "Data pengaduan Oktober 2026 lengkap untuk 1 dari 8 kabupaten/kota.",
        "Belum ada atau belum lengkap: Kabupaten Pandeglang",
        "Memuat hanya kegiatan yang laporannya sudah disahkan.",
        "Angka di atas hanya menggambarkan. Apakah pengaduan meningkat setelah kegiatan?",
        "bukan layanan makin buruk",
    ):
        assert told in text, told
    assert "karena" not in text.partition("Pekan ini")[0]
    assert page.count("<svg") >= 2  # the chart, for desks and for phones
    assert "Sosialisasi yang menunggu" not in page


def test_a_month_that_lacks_data_is_left_out_of_both_years(rows: Rows, sign_in: SignIn) -> None:
    """November 2024 is not complete, so November 2025 has nothing to stand beside."""
    rows.months(LEBAK, YEAR[:-1], citizen=60)
    rows.months(LEBAK, BEFORE[:-1], citizen=30)
    rows.month(LEBAK, YEAR[-1], citizen=9000)
    rows.month(LEBAK, BEFORE[-1], citizen=9000, complete=False)
    text = shown(sign_in("peninjau").get("/").text)
    assert "rata-rata 3,92 pengaduan per 100.000 penduduk per bulan; setahun sebelumnya 1,96 (11 bulan" in text


def test_without_data_it_says_so(rows: Rows, sign_in: SignIn) -> None:
    rows.months(LEBAK, YEAR[:2], citizen=60)
    text = shown(sign_in("peninjau").get("/").text)
    assert (
        "Tidak ada kegiatan terlaksana yang dilaporkan di Provinsi Banten dalam setahun sampai Oktober 2026, pengaduan "
        "warga belum dapat dibandingkan dengan setahun sebelumnya: datanya belum lengkap."
    ) in text


def test_before_any_data_beranda_stands(sign_in: SignIn) -> None:
    text = shown(sign_in("peninjau").get("/").text)
    assert "Pada Oktober 2026 tidak ada kegiatan terlaksana" in text
    assert "belum dapat dibandingkan" in text


@pytest.mark.usefixtures("two_years")
def test_the_paper_is_one_click_away(sign_in: SignIn) -> None:
    """A preview, until the Biro issues the month for the public; what was issued inside or withdrawn is not offered."""
    rudi, sari = sign_in("peninjau"), sign_in("biro")
    preview = "/laporan/bulanan.pdf?bulan=2026-10&amp;daerah=36"
    assert preview in rudi.get("/").text
    month_issued(sari)
    assert preview in rudi.get("/").text
    public = month_issued(sari, variant="public")
    page = rudi.get("/").text
    assert f'href="{public}/berkas"' in page
    assert preview not in page
    assert rudi.get(f"{public}/berkas").status_code == 200
    sari.post(f"{public}/tarik", data={"reason": "Angka keliru"})
    assert preview in rudi.get("/").text


@pytest.mark.parametrize("name", ["biro", "daerah", "ngo-satu", "opd", "admin"])
def test_who_has_work_meets_her_work(sign_in: SignIn, name: str) -> None:
    assert "Selama dan setelah" not in sign_in(name).get("/").text


@pytest.mark.usefixtures("two_years")
def test_it_asks_few_questions_however_much_there_is(rows: Rows, sign_in: SignIn, queries_of: QueriesOf) -> None:
    rudi: FlaskClient = sign_in("peninjau")
    before = queries_of(rudi, "/")
    for number in range(20):
        rows.activity("biro", f"Audiensi {number}", on=date(2026, 1 + number % 9, 3))
    for code in ("36.01", "36.03", "36.04"):
        rows.months(code, YEAR, citizen=5)
    assert queries_of(rudi, "/") == before <= 15


@pytest.mark.usefixtures("two_years")
def test_it_speaks_english_too(app: Flask, sign_in: SignIn) -> None:
    text = shown(sign_in("peninjau").get("/?hl=en").text)
    assert "During and after 1 activity in Banten Province in the year to October 2026" in text
