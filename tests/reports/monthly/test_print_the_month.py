"""The Laporan Bulanan as PDF: the same figures as on screen, for each what she may see, and hostile text stays text."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from pypdf import PdfReader

from app.core.db import db, transaction
from app.core.viewer import Viewer
from app.installation.operations import set_fact
from app.installation.queries import EXAMPLE_DATA, LOADED
from app.organizations.models import Organization
from app.reports.contents.monthly import monthly_page
from app.web.formats import number
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.rows import LEBAK, OCTOBER, Rows
from tests.reports.printed import letters, pages

LINK = "/laporan/bulanan.pdf?bulan=2026-10&daerah="


def printed(sign_in: SignIn, name: str, code: str = "36") -> str:
    return " ".join(pages(sign_in(name).get(LINK + code).data))


@pytest.mark.usefixtures("october")
def test_sari_prints_the_month(app: Flask, sign_in: SignIn, actor: Callable[[str], Viewer]) -> None:
    with app.app_context(), transaction():
        home = db.session.get_one(Organization, actor("biro").organization_id)
        home.letterhead, home.address = "Pemerintah Provinsi Banten", "Jalan Contoh 1"
    front, *annex = pages(sign_in("biro").get(LINK + "36").data)
    for told in (
        "PEMERINTAH PROVINSI BANTEN BIRO KERJA SAMA SETDA PROVINSI BANTEN Jalan Contoh 1",
        "LAPORAN BULANAN KERJA SAMA DAN PENJANGKAUAN SP4N-LAPOR! PROVINSI BANTEN, OKTOBER 2026",
        "Pada Oktober 2026 terlaksana 4 kegiatan dengan 200 peserta",
        "Audiensi 1 1 0 – – – –",
        "Sosialisasi 2 2 0 140 80 50 10",
        "Bimtek 1 0 1 60 33 27 0",
        "Jumlah 4 3 1 200 113 77 10",
        "Disepakati bulan ini: 3. Selesai bulan ini: 2. Jatuh tempo bulan ini: 3, selesai pada akhir bulan 1 dari 3.",
        "Terlambat pada akhir bulan: 3 (lampiran).",
        "Oktober 2026 2 dari 8 140 2,80 58 1,16 200",
        "September 2026 2 dari 8 120 2,40 45 0,90 165",
        "Oktober 2025 1 dari 8 20 1,31 0 0,00 20",
        "Oktober 2026, daerah yang sama 1 dari 8 40 2,61 10 0,65 50",
        "50 ÷ 200 = 25,0%",
        "Gambar 1. Pengaduan per 100.000 penduduk per bulan, Provinsi Banten",
        "Hampir berakhir di Lebak (sampai 30 Desember 2026).",
        f"Halaman 1 dari {len(annex) + 1}",
    ):
        assert told in front, told
    behind = " ".join(annex)
    for told in (
        "1. Oktober 2026 Sosialisasi Sosialisasi Oktober Kabupaten Tangerang 120 Disahkan",
        "Bimtek Oktober Kabupaten Lebak 60 Diajukan",
        "sasaran: Kabupaten Tangerang",
        "Kabupaten Lebak 2 60 40 2,61 Lengkap",
        "Kota Cilegon 0 – – – Belum ada data",
        "Lama terlambat Audiensi lama Biro Kerja Sama Setda Provinsi Banten 1 Apr 2026",
        "Kabupaten Pandeglang Belum ada data.",
        "Oktober 2025 – –",
        "Cara menghitung",
        "(selesai + diarsipkan) ÷ semua yang diterima = 50 ÷ 200 = 25,0%",
    ):
        assert told in behind, told
    assert "Penanggung Bernama" not in behind  # the paper names organizations


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize("name", ["biro", "daerah", "opd", "ngo-satu", "ngo-dua", "peninjau"])
@pytest.mark.parametrize("code", ["36", LEBAK])
def test_the_figures_on_paper_are_those_on_screen(
    app: Flask, sign_in: SignIn, actor: Callable[[str], Viewer], name: str, code: str
) -> None:
    browser = sign_in(name)
    shown = words(browser.get(f"/laporan/bulanan?bulan=2026-10&daerah={code}").text)
    paper = " ".join(pages(browser.get(LINK + code).data))
    with app.test_request_context():
        page = monthly_page(code, OCTOBER, actor(name))
        told = [page.finding, page.scope, *page.outreach.notes, *page.uptake.notes, *page.completeness.sentences]
        told += [row(page, one) for one in (*page.outreach.rows, page.outreach.total) if page.outreach.rows]
    for sentence in told:
        assert sentence in shown, sentence
        assert sentence in paper, sentence


def words(html: str) -> str:
    """What a page says, without drawings."""
    return " ".join(re.sub(r"<(svg|script).*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL).split())


def row(page: Any, one: Any) -> str:
    """A row of activities as both show it."""
    states = () if page.is_public else (one.sanctioned, one.waiting)
    figures = (one.activities, *states, one.heads, one.female, one.male, one.unrecorded)
    return " ".join((str(one.label), *map(number, figures)))


@pytest.mark.usefixtures("october")
def test_another_ngos_drafts_are_counted_nowhere(sign_in: SignIn) -> None:
    for name in ("biro", "daerah", "opd", "ngo-satu", "ngo-dua", "peninjau"):
        text = printed(sign_in, name) + words(sign_in(name).get("/laporan/bulanan").text)
        for hidden in ("Draf Budi", "Draf Tuti", "Dikembalikan", "999", "Tidak jadi", "Hanya tahun"):
            assert hidden not in text, (name, hidden)


@pytest.mark.usefixtures("october")
@pytest.mark.parametrize(
    ("name", "code", "total", "scope"),
    [
        (
            "daerah",
            LEBAK,
            "Jumlah 2 1 1 60 33 27 0",
            "di Kabupaten Lebak, yang menyasarnya, dan yang melibatkan Di",
        ),
        ("daerah", "36", "Jumlah 2 1 1 60 33 27 0", "di Kabupaten Lebak, yang menyasarnya, dan yang melibatkan Di"),
        ("opd", "36", "Jumlah 1 0 1 60 33 27 0", "Memuat hanya kegiatan Dinas Dukcapil Kabupaten Lebak dan yang meli"),
        ("ngo-satu", "36", "Jumlah 2 1 1 60 33 27 0", "Memuat hanya kegiatan Lembaga Suara Warga dan yang melibatkan"),
        ("ngo-dua", "36", "Jumlah 2 2 0 140 80 50 10", "Memuat hanya kegiatan Yayasan Rumah Gagasan dan yang melibat"),
    ],
)
def test_each_counts_what_she_may_see_and_says_so(
    sign_in: SignIn, name: str, code: str, total: str, scope: str
) -> None:
    """Hasan's office owes something in the training, Budi's in the hearing."""
    text = printed(sign_in, name, code)
    assert total in text
    assert scope in text


@pytest.mark.usefixtures("october")
def test_rudi_sees_totals_of_what_is_sanctioned(sign_in: SignIn) -> None:
    text = printed(sign_in, "peninjau")
    assert "Memuat hanya kegiatan yang laporannya sudah disahkan." in text
    assert "Jumlah 3 140 80 50 10" in text
    assert "Menunggu" not in text
    assert "Terlambat pada akhir bulan: 2." in text
    for hidden in ("Bimtek Oktober", "Lama terlambat", "Terlambat Oktober", "Penanggung Bernama", "Diajukan"):
        assert hidden not in text, hidden


@pytest.mark.usefixtures("october")
def test_no_small_group_can_be_worked_out_from_several_papers(sign_in: SignIn) -> None:
    """The province's six are Tangerang's six: Lebak's three women are in no figure, and so in no difference."""
    for name in ("biro", "ngo-satu", "daerah", "peninjau"):
        told = {code: printed(sign_in, name, code) for code in ("36", LEBAK, "36.03")}
        counts = {code: re.findall(r"Penyandang disabilitas: (\d+) orang", text) for code, text in told.items()}
        assert counts["36"] == counts["36.03"], name
        assert counts[LEBAK] == [], name


def test_an_empty_month_is_a_paper_too(sign_in: SignIn) -> None:
    front, *annex = pages(sign_in("biro").get(LINK + "36").data)
    assert "Tidak ada kegiatan terlaksana yang dilaporkan pada bulan ini." in front
    assert "Disepakati bulan ini: 0. Selesai bulan ini: 0. Tidak ada yang jatuh tempo bulan ini." in front
    assert "Oktober 2026 0 dari 8 – – – – –" in front
    assert "IV. Kerja sama yang berakhir dalam 90 hari Tidak ada." in front
    assert "Gambar" not in front
    assert 1 <= len(annex) <= 2


def test_a_kabupaten_has_no_table_of_regions(sign_in: SignIn, rows: Rows) -> None:
    rows.month(LEBAK, OCTOBER, citizen=3)
    text = printed(sign_in, "daerah", LEBAK)
    assert "Oktober 2026 3 0,20 0 0,00 3" in text
    assert "menurut kode daerah" not in text
    assert "Garis hanya melewati bulan yang datanya lengkap." in text


@pytest.mark.parametrize(("size", "millimetres"), [("a4", (210, 297)), ("f4", (215, 330)), ("a3", (210, 297))])
def test_the_size_of_its_pages(sign_in: SignIn, size: str, millimetres: tuple[int, int]) -> None:
    response = sign_in("biro").get(f"{LINK}36&kertas={size}")
    box = PdfReader(BytesIO(response.data)).pages[0].mediabox
    assert tuple(round(float(edge) / 72 * 25.4) for edge in (box.width, box.height)) == millimetres


def test_it_comes_under_its_own_name(sign_in: SignIn) -> None:
    headers = sign_in("biro").get(LINK + "36").headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Cache-Control"] == "no-store"
    assert "Laporan Bulanan - Provinsi Banten, Oktober 2026.pdf" in headers["Content-Disposition"]


@pytest.mark.usefixtures("october")
def test_it_stays_indonesian_and_says_when_it_is_an_example(app: Flask, sign_in: SignIn) -> None:
    with app.app_context(), transaction():
        set_fact(EXAMPLE_DATA, LOADED, now=NOW)
    sari = sign_in("biro")
    sari.get("/laporan?hl=en")
    found = pages(sari.get(LINK + "36").data)
    assert "Pada Oktober 2026 terlaksana 4 kegiatan" in found[0]
    assert all("DATA CONTOH" in text for text in found)


HOSTILE = '<script>alert(1)</script><style>*{display:none}</style> {{ 7 * 7 }} &amp; "k"'


def test_hostile_text_comes_back_as_the_same_characters(
    app: Flask, sign_in: SignIn, rows: Rows, actor: Callable[[str], Viewer]
) -> None:
    made = rows.activity("biro", HOSTILE, on=OCTOBER)
    rows.commitment(made, HOSTILE, owner="opd", due_on=date(2026, 10, 2))
    with app.app_context(), transaction():
        db.session.get_one(Organization, actor("biro").organization_id).letterhead = HOSTILE
    text = letters(printed(sign_in, "biro"))
    assert text.count(letters(HOSTILE)) >= 3  # the activity, the commitment and its activity
    assert letters(HOSTILE).upper() in text


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


@pytest.mark.usefixtures("october")
def test_the_command_writes_the_paper(runner: FlaskCliRunner, tmp_path: Path) -> None:
    target = tmp_path / "bulanan.pdf"
    arguments = ["--region", "36", "--month", "2026-10", "--paper", "f4", "--output", str(target)]
    result = runner.invoke(args=["reports", "monthly", *arguments])
    assert result.exit_code == 0, result.output
    front = pages(target.read_bytes())[0]
    assert "Jumlah 4 3 1 200 113 77 10" in front  # nobody's drafts, although the system sees them
    assert front.startswith("LAPORAN BULANAN")  # no kop: no organization prints it


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--month", "2026-10", "--output", "a.pdf"], "Pilih provinsi atau kabupaten/kota"),
        (["--region", "99", "--month", "2026-10", "--output", "a.pdf"], "Pilih provinsi atau kabupaten/kota"),
        (["--region", "36", "--output", "a.pdf"], "Sebutkan bulan"),
        (["--region", "36", "--month", "Oktober", "--output", "a.pdf"], "Sebutkan bulan"),
        (
            ["--region", "36", "--month", "2026-11", "--output", "a.pdf"],
            "Yang terakhir: --month 2026-10",
        ),
        (["--region", "36", "--month", "2026-10"], "Sebutkan berkas tujuan"),
        (["--region", "36", "--month", "2026-10", "--output", "tidak/ada/a.pdf"], "tidak dapat ditulis"),
    ],
)
def test_a_mistake_is_one_sentence(
    runner: FlaskCliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = runner.invoke(args=["reports", "monthly", *arguments])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert sentence in result.stderr
    assert list(tmp_path.iterdir()) == []
