"""Sari brings her list of programmes in: she sees first what each row does; nothing twice, nothing by halves."""

import csv
import io
import re
from typing import Any

import pytest
import xlsxwriter
from flask import Flask
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select

from app.core.db import db
from app.programmes.lists import HEADINGS
from app.programmes.models import Programme
from tests.browsing import Fields
from tests.conftest import SignIn

URL = "/program/impor"
FILLED = {
    "organization": "Lembaga Suara Warga",
    "title": "Posko Aduan Desa",
    "field": "Pemberdayaan masyarakat",
    "first_year": "2025",
    "last_year": "2027",
    "regions": "Malingping, Kab. Lebak; Kota Serang",
    "donor": "Yayasan Dana Warga",
    "agencies": "Dinas Dukcapil Kabupaten Lebak",
    "source": "Laporan tahunan",
}


def listed(**changes: str) -> list[str]:
    row = FILLED | changes
    return [row.get(name, "") for name in HEADINGS]


def as_xlsx(*rows: list[Any], headings: Any = None) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Program")
        for line, row in enumerate([headings or list(HEADINGS.values()), *rows]):
            sheet.write_row(line, 0, row)
    return out.getvalue()


def send(browser: FlaskClient, content: bytes, name: str = "program.xlsx") -> Any:
    return browser.post(URL, data={"file": (io.BytesIO(content), name)}, content_type="multipart/form-data")


def confirm(browser: FlaskClient, url: str) -> Any:
    return browser.post(url, data=dict(Fields(browser.get(url).text).values))


def figures(page: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>([^<]+)</dt><dd><b>([^<]+)</b>", page))


def total(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(Programme.id))) or 0


def test_a_list_is_looked_at_then_saved(app: Flask, sign_in: SignIn) -> None:
    sari = sign_in("biro")
    priority = listed(
        organization="Diskominfo Kabupaten Lebak",
        title="Literasi",
        kind="RPJMD",
        donor="",
        agencies="",
        document="Perda 3",
    )
    answer = send(sari, as_xlsx(listed(), priority))
    assert answer.status_code == 303, answer.text
    assert figures(sari.get(answer.location).text) == {"Baru": "2", "Sudah tercatat": "0", "Ditolak": "0"}
    assert total(app) == 0
    assert confirm(sari, answer.location).status_code == 303
    done = sari.get(answer.location).text
    assert figures(done) == {"Ditambahkan": "2", "Sudah tercatat": "0", "Ditolak": "0"}
    page = sari.get(re.findall(r'href="(/program/\d+)">Posko', done)[0]).text
    for told in (
        "Kecamatan Malingping (Kabupaten Lebak)<br>Kota Serang",
        "Yayasan Dana Warga",
        "Dinas Dukcapil Kabupaten Lebak",
        "2025 sampai 2027",
    ):
        assert told in page, told


def test_the_same_list_twice_adds_nothing(app: Flask, sign_in: SignIn) -> None:
    sari, content = sign_in("biro"), as_xlsx(listed(), listed(title="posko  aduan DESA"))
    confirm(sari, send(sari, content).location)
    assert total(app) == 1
    plan = sari.get(send(sari, content).location).text
    assert figures(plan) == {"Baru": "0", "Sudah tercatat": "2", "Ditolak": "0"}
    assert "Tidak ada program baru" in plan


def test_a_csv_is_read_too(app: Flask, sign_in: SignIn) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([list(HEADINGS.values()), listed()])
    budi = sign_in("ngo-satu")
    confirm(budi, send(budi, out.getvalue().encode(), "program.csv").location)
    assert total(app) == 1


@pytest.mark.parametrize(
    ("changes", "column", "told"),
    [
        ({"organization": ""}, "Organisasi", "Kosong. Tulis nama organisasi"),
        ({"organization": "Yayasan Entah"}, "Organisasi", "tidak ada di daftar mitra"),
        ({"organization": "Diskominfo Kabupaten Lebak"}, "Organisasi", "Program mitra dicatat pada NGO"),
        ({"title": ""}, "Nama program", "Isi nama program"),
        ({"kind": "hibah"}, "Jenis", "“hibah” tidak dikenal"),
        ({"field": "angkasa"}, "Bidang", "“angkasa” tidak dikenal"),
        ({"field": ""}, "Bidang", "Kosong. Pilih bidang"),
        ({"first_year": "dua ribu"}, "Tahun mulai", "bukan tahun"),
        ({"last_year": ""}, "Tahun selesai", "Kosong. Tulis tahunnya"),
        ({"last_year": "2020"}, "Tahun selesai", "tidak boleh sebelum tahun mulai"),
        ({"regions": ""}, "Wilayah", "Kosong. Tulis misalnya Kabupaten Lebak"),
        ({"regions": "Kecamatan Malingping"}, "Wilayah", "ditulis bersama kabupatennya"),
        ({"regions": "Malingping, Kota Serang"}, "Wilayah", "Tidak ada kecamatan “Malingping” di Kota Serang"),
        ({"regions": "Serang"}, "Wilayah", "dapat berarti"),
        ({"agencies": "Yayasan Rumah Gagasan"}, "OPD mitra", "bukan OPD"),
        ({"document": "Perda"}, "Dokumen", "hanya dicatat pada prioritas"),
        ({"source": "k" * 301}, "Sumber", "Paling banyak 300 karakter"),
    ],
)
def test_a_row_that_cannot_be_taken_says_row_column_and_fix(
    app: Flask, sign_in: SignIn, changes: dict[str, str], column: str, told: str
) -> None:
    sari = sign_in("biro")
    url = send(sari, as_xlsx(listed(**changes), listed(title="Yang sah"))).location
    plan = sari.get(url).text
    assert figures(plan) == {"Baru": "1", "Sudah tercatat": "0", "Ditolak": "1"}
    assert re.search(rf"Baris 2, kolom {column}: [^<]*{re.escape(told)}", plan), plan
    confirm(sari, url)
    assert total(app) == 1


def test_a_row_of_somebody_else_is_refused_to_an_ngo(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    url = send(budi, as_xlsx(listed(organization="Yayasan Rumah Gagasan"), listed())).location
    plan = budi.get(url).text
    assert figures(plan) == {"Baru": "1", "Sudah tercatat": "0", "Ditolak": "1"}
    assert "Bukan program organisasi atau daerah Anda." in plan
    assert sign_in("ngo-dua").get(url).status_code == 404, "a list is seen by who sent it alone"
    assert sign_in("peninjau").get(URL).status_code == 403


def test_a_register_that_moved_on_is_looked_at_again(app: Flask, sign_in: SignIn) -> None:
    sari, budi = sign_in("biro"), sign_in("ngo-satu")
    url = send(sari, as_xlsx(listed())).location
    seen = dict(Fields(sari.get(url).text).values)
    confirm(budi, send(budi, as_xlsx(listed())).location)
    answer = sari.post(url, data=seen)
    assert answer.status_code == 422
    assert "Daftar program berubah" in answer.text
    assert total(app) == 1


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (["Nama program", "Bidang"], "Kolom ini tidak ada: Organisasi, Tahun mulai"),
        ([*HEADINGS.values(), "Judul"], "muncul dua kali"),
        (["Apa", "Siapa"], "Tidak ada baris judul"),
    ],
)
def test_a_file_without_the_columns_is_refused(sign_in: SignIn, headings: list[str], told: str) -> None:
    answer = send(sign_in("biro"), as_xlsx(listed(), headings=headings))
    assert answer.status_code == 422
    assert told in answer.text


def test_the_template_is_read_back(app: Flask, sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    content = budi.get("/program/impor/templat.xlsx").data
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.get_sheet_by_name("Program").to_python()[0] == list(HEADINGS.values())
    assert "Isi satu program per baris" in send(budi, content).text
