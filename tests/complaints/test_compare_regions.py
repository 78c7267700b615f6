"""Sari of the Biro brings in months of regions outside the installation, looks first, and can take them back."""

import io
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from app.audit.models import AuditEvent
from app.complaints.models import ComparisonBatch, ComparisonMonth, ComparisonReading, ComplaintImport
from app.core.db import db, transaction
from app.sheets.writing import workbook
from tests.complaints.stored import rows_in
from tests.conftest import Actor, QueriesOf, SignIn
from tests.factories.cast import NOW
from tests.factories.rows import Rows

HEADINGS = ("Daerah", "Bulan", "Diterima", "Dari warga", "Cakupan", "Kanal", "Sumber")
SCOPE = ("Akun pemda", "SP4N-LAPOR!", "Ekspor")
CIREBON = ("Kabupaten Cirebon", "2025-03", 40, 25, *SCOPE)
SOURCE = "Surat Diskominfo Jawa Barat, 4 November 2026"
Cells = tuple[Any, ...]


def csv_of(*lines: Cells, headings: Cells = HEADINGS) -> bytes:
    return "\n".join(";".join(map(str, line)) for line in (headings, *lines)).encode()


def xlsx_of(*lines: Cells) -> bytes:
    with workbook() as (book, out):
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "mmm-yy"})
        for number, line in enumerate(lines):
            for place, cell in enumerate(line):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, day)
                else:
                    sheet.write(number, place, cell)
    return out.getvalue()


def send(browser: FlaskClient, content: bytes, name: str = "pembanding.csv", source: str = SOURCE) -> Any:
    return browser.post(
        "/pengaduan/pembanding/impor",
        data={"file": (io.BytesIO(content), name), "source": source},
        content_type="multipart/form-data",
    )


def hidden(page: str, name: str) -> str:
    return page.split(f'name="{name}"')[1].split('value="')[1].split('"')[0]


def saved(browser: FlaskClient, content: bytes) -> Any:
    """Send, look, save."""
    location = send(browser, content).location
    page = browser.get(location).text
    return browser.post(location, data={name: hidden(page, name) for name in ("seen", "nonce")})


@pytest.fixture
def sari(sign_in: SignIn) -> FlaskClient:
    return sign_in("biro")


@pytest.fixture
def rows(app: Flask, actor: Actor) -> Rows:
    return Rows(app, actor)


@pytest.fixture
def held(app: Flask) -> Callable[[], list[tuple[Any, ...]]]:
    def now() -> list[tuple[Any, ...]]:
        with app.app_context():
            columns = ("region_code", "month", "received", "citizen", "coverage", "channel_coverage")
            query = select(ComparisonMonth).order_by(ComparisonMonth.region_code, ComparisonMonth.month)
            return [tuple(getattr(row, name) for name in columns) for row in db.session.scalars(query)]

    return now


Held = Callable[[], list[tuple[Any, ...]]]
MARCH = ("32.09", date(2025, 3, 1), 40, 25, "agency_account", "sp4n_lapor")


def test_sari_looks_at_the_file_first_and_then_saves_it(sari: FlaskClient, held: Held, app: Flask) -> None:
    listing = sari.get("/pengaduan/pembanding").text
    assert "Belum ada data pembanding." in listing
    content = csv_of(CIREBON, ("32.09", "April 2025", "1.040", 25, *SCOPE), ("Kota Bogor", "2025-03", 0, 0, *SCOPE))
    answer = send(sari, content)
    assert answer.status_code == 303 and held() == []
    page = sari.get(answer.location).text
    assert "Belum ada yang disimpan." in page
    assert "Maret 2025 sampai April 2025" in page and "Kota Bogor" in page
    after = saved(sari, content)
    assert after.status_code == 303
    assert held() == [
        MARCH,
        ("32.09", date(2025, 4, 1), 1040, 25, "agency_account", "sp4n_lapor"),
        ("32.71", date(2025, 3, 1), 0, 0, "agency_account", "sp4n_lapor"),
    ]
    result = sari.get(after.location).text
    assert "3 bulan pembanding disimpan." in result and SOURCE in result
    listing = sari.get("/pengaduan/pembanding").text
    assert "Kabupaten Cirebon" in listing and SOURCE in listing
    with app.app_context():
        kinds = set(db.session.scalars(select(AuditEvent.action).where(AuditEvent.action.like("complaints:%compar%"))))
    assert kinds == {"complaints:read_comparisons", "complaints:import_comparisons"}


def test_the_same_file_twice_brings_nothing_new(sari: FlaskClient, held: Held, context: None) -> None:
    saved(sari, csv_of(CIREBON))
    page = sari.get(send(sari, csv_of(CIREBON)).location).text
    assert "Tidak ada bulan baru dalam berkas ini." in page and "Simpan data pembanding" not in page
    assert held() == [MARCH] and rows_in(ComparisonBatch) == 1


def test_what_a_page_calls_a_scope_may_be_written_into_a_file(sari: FlaskClient) -> None:
    saved(sari, csv_of(CIREBON))
    listing = unescape(sari.get("/pengaduan/pembanding").text)
    shown = re.search(r"Akun pemerintah[^<]*", listing)
    assert shown is not None
    scope = shown[0].strip().split("; ")
    page = unescape(sari.get(send(sari, csv_of(("Kabupaten Cirebon", "2025-04", 4, 2, *scope))).location).text)
    assert "tidak dikenal" not in page and "Simpan data pembanding" in page


def test_where_nothing_can_be_saved_nothing_is_promised(sari: FlaskClient) -> None:
    unknown = ("Gotham", "2025-04", 4, 2, *SCOPE)
    assert "Baris lain tetap dapat disimpan" in sari.get(send(sari, csv_of(CIREBON, unknown)).location).text
    assert "Baris lain tetap dapat disimpan" not in sari.get(send(sari, csv_of(unknown)).location).text


def test_the_files_stand_above_the_long_list_and_one_month_is_named_once(sari: FlaskClient) -> None:
    saved(sari, csv_of(CIREBON))
    listing = sari.get("/pengaduan/pembanding").text
    assert listing.index("Riwayat impor") < listing.index("Menurut kode daerah")
    assert "Maret 2025" in listing and "Maret 2025 sampai" not in listing


def test_a_month_with_other_figures_is_not_overwritten(sari: FlaskClient, held: Held) -> None:
    saved(sari, csv_of(CIREBON))
    other = ("Kabupaten Cirebon", "2025-03", 50, 25, *SCOPE)
    page = sari.get(send(sari, csv_of(other)).location).text
    assert "Baris 2, kolom Diterima: sudah ada dengan angka lain (40 diterima, 25 dari warga)" in page
    assert held() == [MARCH]


def test_a_file_can_be_taken_back(sari: FlaskClient, held: Held) -> None:
    first = saved(sari, csv_of(CIREBON)).location
    saved(sari, csv_of(("Kota Bogor", "2025-03", 9, 4, *SCOPE)))
    answer = sari.post(first)
    assert answer.status_code == 303
    assert [row[0] for row in held()] == ["32.71"]
    assert "1 bulan pembanding dihapus." in sari.get(answer.location).text
    assert sari.get(first).status_code == 404
    saved(sari, csv_of(CIREBON))
    assert [row[0] for row in held()] == ["32.09", "32.71"]


def test_regions_with_exports_of_their_own_are_refused_in_words(sari: FlaskClient, held: Held, rows: Rows) -> None:
    rows.months("36.02", [date(2025, 3, 1)], citizen=4)
    lebak = ("Kabupaten Lebak", "2025-04", 4, 4, *SCOPE)
    location = send(sari, csv_of(lebak, CIREBON)).location
    page = sari.get(location).text
    assert "Baris 2, kolom Daerah: daerah ini mempunyai impor sendiri" in page
    saved(sari, csv_of(lebak, CIREBON))
    assert held() == [MARCH]


def test_a_region_whose_own_export_came_later_is_said_to_be_unused(sari: FlaskClient, rows: Rows) -> None:
    saved(sari, csv_of(CIREBON))
    assert "Dipakai" in sari.get("/pengaduan/pembanding").text
    rows.months("32.09", [date(2025, 3, 1)], citizen=4)
    assert "Tidak dipakai: daerah ini kini mempunyai impor sendiri" in sari.get("/pengaduan/pembanding").text


def test_an_export_that_was_taken_back_is_none(sari: FlaskClient, held: Held, rows: Rows) -> None:
    rows.months("32.09", [date(2025, 3, 1)], citizen=4)
    with rows.app.app_context(), transaction():
        db.session.execute(update(ComplaintImport).values(undone_at=NOW))
    saved(sari, csv_of(CIREBON))
    assert held() == [MARCH]
    assert "Tidak dipakai" not in sari.get("/pengaduan/pembanding").text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({0: "Cirebon"}, "kolom Daerah: “Cirebon” dapat berarti beberapa daerah"),
        ({0: "Gotham"}, "kolom Daerah: Tidak ada provinsi, kabupaten, atau kota bernama “Gotham”"),
        ({0: "32"}, "kolom Daerah: Tidak ada"),
        ({0: ""}, "kolom Daerah: kosong"),
        ({1: "2025"}, "kolom Bulan: tulis tahun dan bulan"),
        ({1: "2025-13"}, "kolom Bulan: tulis tahun dan bulan"),
        ({1: "2099-01"}, "kolom Bulan: bulan ini belum berakhir"),
        ({1: "1999-01"}, "kolom Bulan: SP4N-LAPOR! belum ada"),
        ({2: "12,5"}, "kolom Diterima: tulis bilangan bulat"),
        ({2: "-3"}, "kolom Diterima: tulis bilangan bulat"),
        ({2: ""}, "kolom Diterima: tulis bilangan bulat"),
        ({3: 41}, "kolom Dari warga: lebih banyak daripada yang diterima"),
        ({4: "entah"}, "kolom Cakupan: “entah” tidak dikenal"),
        ({5: "WhatsApp"}, "kolom Kanal: “WhatsApp” tidak dikenal"),
        ({6: ""}, "kolom Sumber: “” tidak dikenal"),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column(
    sari: FlaskClient, held: Held, changes: dict[int, Any], sentence: str
) -> None:
    wrong = tuple(changes.get(place, cell) for place, cell in enumerate(CIREBON))
    page = sari.get(send(sari, csv_of(("Kota Bogor", "2025-03", 9, 4, *SCOPE), wrong)).location).text
    assert f"Baris 3, {sentence}" in page
    assert held() == []


def test_rows_that_contradict_each_other_are_refused(sari: FlaskClient) -> None:
    other_channel = ("Kabupaten Cirebon", "2025-04", 40, 25, "Akun pemda", "Semua kanal", "Ekspor")
    other_kind = ("Kota Bogor", "2025-04", 40, 25, "Akun pemda", "SP4N-LAPOR!", "Rekap")
    page = sari.get(send(sari, csv_of(CIREBON, CIREBON, other_channel, other_kind)).location).text
    assert "Baris 3, kolom Bulan: daerah dan bulan ini sudah ada pada baris 2." in page
    assert "Baris 4, kolom Kanal: berbeda dari bulan lain daerah ini." in page
    assert "Baris 5, kolom Sumber: satu berkas memuat satu jenis sumber." in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas kosong"),
        (b"nama;umur\nA;3", "Tidak ada baris judul"),
        (csv_of(), "Tidak ada bulan di bawah baris judul"),
        (csv_of(headings=HEADINGS[:-1]), "Kolom ini tidak ada: Sumber"),
        (csv_of(headings=(*HEADINGS, "Kanal")), "Kolom Kanal muncul dua kali"),
        (b"%PDF-1.7", "Berkas ini PDF"),
        (
            csv_of(*((f"Daerah lain {number}", *CIREBON[1:]) for number in range(601))),
            "Lebih dari 600 nama daerah dalam berkas ini tidak dikenal. Gunakan nama daerah pada templat.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(sari: FlaskClient, content: bytes, sentence: str, context: None) -> None:
    answer = send(sari, content)
    assert answer.status_code == 422 and sentence in answer.text
    assert rows_in(ComparisonReading) == 0


def test_where_the_figures_come_from_must_be_said(sari: FlaskClient) -> None:
    answer = send(sari, csv_of(CIREBON), source="")
    assert answer.status_code == 422 and "Isi asal data" in answer.text


def test_a_workbook_with_months_as_dates_and_other_headings_is_read(sari: FlaskClient, held: Held) -> None:
    headings = ("Kab/Kota", "Periode", "Jumlah laporan", "Warga", "Coverage", "Channel scope", "Source")
    title = ("Rekap Jawa Barat",)
    line = ("Kab. Cirebon", date(2025, 3, 1), 40, 25, "agency_account", "lapor", "export")
    location = send(sari, xlsx_of(title, headings, line), "pembanding.xlsx").location
    page = sari.get(location).text
    sari.post(location, data={name: hidden(page, name) for name in ("seen", "nonce")})
    assert held() == [MARCH]


def test_the_template_is_read_back(sari: FlaskClient) -> None:
    template = sari.get("/pengaduan/pembanding/templat.xlsx")
    assert template.status_code == 200
    answer = send(sari, template.data, "templat.xlsx")
    assert "Tidak ada bulan di bawah baris judul" in answer.text


def test_what_changed_in_between_is_looked_at_again(sari: FlaskClient, held: Held) -> None:
    location = send(sari, csv_of(CIREBON)).location
    seen = {name: hidden(sari.get(location).text, name) for name in ("seen", "nonce")}
    saved(sari, csv_of(("Kabupaten Cirebon", "2025-03", 41, 25, *SCOPE)))
    answer = sari.post(location, data=seen)
    assert answer.status_code in (409, 422) and "berubah sejak halaman ini dibuka" in answer.text
    assert [row[2] for row in held()] == [41]


def test_only_the_biro_compares_and_sees_only_its_own_files(sari: FlaskClient, sign_in: SignIn) -> None:
    location = send(sari, csv_of(CIREBON)).location
    batch = saved(sari, csv_of(CIREBON)).location
    assert "Daerah pembanding" in sari.get("/pengaduan").text
    for name in ("admin", "daerah", "opd", "ngo-satu", "peninjau"):
        other = sign_in(name)
        assert "Daerah pembanding" not in other.get("/pengaduan").text
        for url in ("/pengaduan/pembanding", "/pengaduan/pembanding/impor", location, batch):
            assert other.get(url).status_code == 403
        assert other.post(batch).status_code == 403


def test_the_list_takes_the_same_few_queries_whatever_it_holds(sari: FlaskClient, queries_of: QueriesOf) -> None:
    saved(sari, csv_of(CIREBON))
    few = queries_of(sari, "/pengaduan/pembanding")
    saved(sari, csv_of(*(("Kota Bogor", f"2025-{month:02d}", 9, 4, *SCOPE) for month in range(1, 9))))
    assert queries_of(sari, "/pengaduan/pembanding") == few <= 15


def test_the_command_line_says_what_is_new_and_what_is_refused(app: Flask, held: Held, tmp_path: Path) -> None:
    path = tmp_path / "pembanding.csv"
    path.write_bytes(csv_of(CIREBON, ("Gotham", "2025-03", 1, 1, *SCOPE)))
    run = app.test_cli_runner().invoke
    first = run(args=["complaints", "compare", str(path), "--source", SOURCE])
    assert first.exit_code == 0, first.output
    assert first.output.startswith("1 bulan baru, 0 sudah ada, 1 ditolak.\nBaris 3, kolom Daerah: ")
    assert held() == [MARCH]
    again = run(args=["complaints", "compare", str(path), "--source", SOURCE])
    assert again.output.startswith("0 bulan baru, 1 sudah ada, 1 ditolak.")
    for source in ("", "x" * 301):
        refused = run(args=["complaints", "compare", str(path), "--source", source])
        assert refused.exit_code != 0 and "Tulis asal data dalam satu baris" in refused.output
    assert run(args=["complaints", "compare", str(tmp_path / "tidak-ada.csv"), "--source", "x"]).exit_code != 0
