"""Dewi brings the list of her KIM in: she sees first what each row does, and why one cannot be taken; and out again."""

import csv
import html
import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
import xlsxwriter
from flask import Flask
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook

from app.core.dates import PartialDate, Precision
from app.core.db import transaction
from app.core.errors import Forbidden, NotFound
from app.kim import operations, queries
from app.kim.lists import HEADINGS, Row
from app.kim.models import Expansion, Signer
from tests.browsing import Fields
from tests.factories.cast import NOW
from tests.kim import CIBADAK, KADUAGUNG, TALAGA
from tests.kim.conftest import RECENT

URL = "/kim/impor"


def listed(name: str, *place: str, **others: Any) -> list[Any]:
    """A row of the template; others by their name in code: decree_number="..."."""
    regency, district, village = place or ("Kabupaten Lebak", "Cibadak", "Cibadak")
    named = {"name": name, "regency": regency, "district": district, "village": village} | others
    return [named.get(column, "") for column in HEADINGS]


def as_xlsx(*rows: list[Any], headings: Any = None) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("KIM")
        for line, row in enumerate([headings or list(HEADINGS.values()), *rows]):
            sheet.write_row(line, 0, row)
    return out.getvalue()


def send(browser: FlaskClient, content: bytes, name: str = "kim.xlsx") -> Any:
    return browser.post(URL, data={"file": (io.BytesIO(content), name)}, content_type="multipart/form-data")


def confirm(browser: FlaskClient, url: str, *ticked: int) -> Any:
    typed = {name: value for name, value in Fields(browser.get(url).text).values if name != "pilih"}
    return browser.post(url, data=typed | {"pilih": [str(line) for line in ticked]})


def figures(page: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>([^<]+)</dt><dd><b>([^<]+)</b>", page))


def refusals(page: str) -> list[str]:
    found = re.search(r'id="ditolak".*?</section>', page, re.DOTALL)
    return [html.unescape(text) for text in re.findall(r"<li>(.*?)</li>", found[0])] if found else []


FULL = listed(
    "KIM Suluh Warga",
    "Kab. Lebak",
    "Kec. Cibadak",
    "Desa Cibadak",
    expansion="Komunitas",
    founded="2021",
    decree_number="141/12",
    decree_on="12 Maret 2024",
    decree_until="2029-03-12",
    signer="Kades",
    contact="Ketua KIM",
    website="suluh.kim.id",
    media="https://media.example/a; video.example/b",
    level="madya",
)


def test_a_list_is_looked_at_then_saved(sign_in, total, stored) -> None:
    dewi = sign_in("daerah")
    answer = send(dewi, as_xlsx(FULL, listed("KIM Dua", "", "", KADUAGUNG)))
    assert (answer.status_code, answer.location) == (303, "/kim/impor/1")
    plan = dewi.get(answer.location).text
    assert figures(plan) == {"Baru": "2", "Perlu diperiksa": "0", "Sudah terdaftar": "0", "Ditolak": "0"}
    assert "Kaduagung Timur, Cibadak, Kabupaten Lebak" in plan
    assert total() == 0
    assert confirm(dewi, answer.location).status_code == 303
    assert figures(dewi.get(answer.location).text)["Ditambahkan"] == "2"
    row = stored(2)
    assert (row.name, row.region_code, row.expansion) == ("KIM Suluh Warga", CIBADAK, Expansion.COMMUNITY)
    assert row.founded == PartialDate(date(2021, 1, 1), Precision.YEAR)
    assert (row.decree_on, row.decree_until, row.signer) == (date(2024, 3, 12), date(2029, 3, 12), Signer.VILLAGE_HEAD)
    assert (row.website, row.media) == ("https://suluh.kim.id", "https://media.example/a\nhttps://video.example/b")
    assert (stored(1).name, stored(1).region_code) == ("KIM Dua", KADUAGUNG)


def test_the_same_list_again_adds_nothing(sign_in, total) -> None:
    dewi = sign_in("daerah")
    content = as_xlsx(FULL, FULL)
    confirm(dewi, send(dewi, content).location)
    again = dewi.get(send(dewi, content).location).text
    assert figures(again) == {"Baru": "0", "Perlu diperiksa": "0", "Sudah terdaftar": "2", "Ditolak": "0"}
    assert "Tidak ada KIM baru dalam berkas ini." in again
    assert total() == 1


def test_another_kim_of_the_same_desa_is_asked_about(sign_in, registered, total) -> None:
    registered("KIM Lama")
    dewi = sign_in("daerah")
    where = send(dewi, as_xlsx(FULL, listed("KIM Tiga"))).location
    plan = dewi.get(where).text
    assert figures(plan)["Perlu diperiksa"] == "2" and "KIM Lama" in plan
    confirm(dewi, where, 3)
    assert figures(dewi.get(where).text) == {
        "Ditambahkan": "1",
        "Sudah terdaftar": "0",
        "Tidak dicentang": "1",
        "Ditolak": "0",
    }
    assert total() == 2


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (listed(""), "Baris 2, kolom Nama KIM: Isi nama KIM."),
        (listed("KIM", "", "Cibadak", "Cibadak"), "kolom Kabupaten/kota: Kosong."),
        (listed("KIM", "Serang", "Cikande", "Cikande"), "kolom Kabupaten/kota: “Serang” dapat berarti"),
        (listed("KIM", "Kabupaten Lebak", "Cibadag", "Cibadak"), "Mungkin maksudnya Cibadak?"),
        (listed("KIM", "Kabupaten Lebak", "Zzz", "Cibadak"), "kolom Kecamatan: Kecamatan “Zzz” tidak ada di sana."),
        (listed("KIM", "Kabupaten Lebak", "Cibadak", ""), "kolom Desa/kelurahan: Kosong."),
        (listed("KIM", "Kabupaten Lebak", "Maja", "Kaduagung Timur"), "tidak ada di sana. Periksa ejaannya."),
        (listed("KIM", "", "", "36.02.18.9999"), "Tidak ada desa atau kelurahan dengan kode 36.02.18.9999."),
        (listed("KIM", decree_on="kemarin"), "kolom Tanggal SK: Tanggal itu tidak dapat dibaca."),
        (listed("KIM", founded="dahulu"), "kolom Tanggal berdiri: Tanggal itu tidak dapat dibaca."),
        (listed("KIM", founded="2030"), "kolom Tanggal berdiri: Tanggal berdiri belum tiba."),
        (listed("KIM", signer="Pak RT"), "“Pak RT” tidak dikenal."),
        (listed("KIM", expansion="Kumpulan"), "“Kumpulan” tidak dikenal."),
        (listed("KIM", contact="081234567890"), "kolom Kontak (jabatan): Tulis jabatan saja"),
        (listed("KIM", website="bukan situs"), "kolom Situs: Tulis alamat situs yang lengkap"),
        (listed("K" * 201), "kolom Nama KIM: Paling banyak 200 karakter."),
        (
            listed("KIM", decree_on="2024-03-12", decree_until="2023-03-12"),
            "kolom SK berlaku sampai: SK berakhir sebelum ditetapkan.",
        ),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_the_others_stay(sign_in, total, row, sentence: str) -> None:
    dewi = sign_in("daerah")
    where = send(dewi, as_xlsx(row, FULL)).location
    page = dewi.get(where).text
    assert any(sentence in text for text in refusals(page)), refusals(page)
    assert (figures(page)["Baru"], figures(page)["Ditolak"]) == ("1", "1")
    confirm(dewi, where)
    assert total() == 1


def test_all_that_is_wrong_in_a_row_is_said_at_once(sign_in) -> None:
    dewi = sign_in("daerah")
    page = dewi.get(send(dewi, as_xlsx(listed("", "Zzz", "Cibadak", "Cibadak", signer="Pak RT"))).location).text
    assert len(refusals(page)) == 3


def test_dewi_cannot_bring_in_another_kabupaten_and_sari_can(sign_in, total) -> None:
    foreign = as_xlsx(listed("KIM Talaga", "", "", TALAGA), FULL)
    dewi = sign_in("daerah")
    where = send(dewi, foreign).location
    page = dewi.get(where).text
    assert refusals(page) == [
        "Baris 2: Talaga, Cikupa, Kabupaten Tangerang di luar daerah Anda. Anda hanya dapat mencatat KIM di daerah "
        "Anda sendiri."
    ]
    confirm(dewi, where)
    assert total() == 1
    assert len(refusals(dewi.get(where).text)) == 1
    sari = sign_in("biro")
    confirm(sari, send(sari, foreign).location)
    assert total() == 2


def test_a_plan_that_became_old_is_shown_again(sign_in, registered, total) -> None:
    dewi = sign_in("daerah")
    where = send(dewi, as_xlsx(FULL)).location
    typed = dict(Fields(dewi.get(where).text).values)
    registered("KIM Suluh Warga")
    late = dewi.post(where, data=typed)
    assert late.status_code == 422 and "Daftar KIM berubah sejak halaman ini dibuka." in late.text
    assert total() == 1


def test_a_list_belongs_to_who_sent_it_and_ends_after_thirty_days(app: Flask, sign_in, actor) -> None:
    where = send(sign_in("daerah"), as_xlsx(FULL)).location
    assert sign_in("biro").get(where).status_code == 404
    with app.app_context():
        assert queries.import_of(1, actor("daerah"), now=NOW)
        with pytest.raises(NotFound):
            queries.import_of(1, actor("daerah"), now=NOW + timedelta(days=31))


@pytest.mark.parametrize("who", ["opd", "ngo-satu", "peninjau", "admin"])
def test_nobody_else_brings_a_list_in(app: Flask, sign_in, actor, who: str) -> None:
    assert send(sign_in(who), as_xlsx(FULL)).status_code == 403
    assert sign_in(who).get("/kim/impor/templat.xlsx").status_code == 403
    with app.app_context(), pytest.raises(Forbidden), transaction():
        operations.keep_import("kim.xlsx", [Row(2, {})], actor=actor(who), now=NOW)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (as_xlsx(FULL, headings=["Nama KIM", "Alamat"]), "Kolom ini tidak ada: Kabupaten/kota, Kecamatan"),
        (as_xlsx(), "Tidak ada KIM di bawah baris judul."),
        (as_xlsx(FULL, headings=["Judul"]), "Tidak ada baris judul dengan kolom Nama KIM"),
        (as_xlsx(FULL, headings=[*HEADINGS.values(), "Nama"]), "Kolom Nama KIM muncul dua kali."),
        (as_xlsx(*[FULL] * 501), "lebih dari 500 baris"),
        (b"%PDF-1.7", "Berkas ini PDF."),
    ],
)
def test_a_file_that_is_no_list_is_refused_whole(sign_in, content: bytes, sentence: str) -> None:
    answer = send(sign_in("daerah"), content)
    assert answer.status_code == 422 and sentence in answer.text


def test_the_template_goes_out_and_comes_back_filled(sign_in) -> None:
    dewi = sign_in("daerah")
    book = CalamineWorkbook.from_filelike(io.BytesIO(dewi.get("/kim/impor/templat.xlsx").data))
    assert book.get_sheet_by_name("KIM").to_python()[0] == list(HEADINGS.values())
    offered = book.get_sheet_by_name("Pilihan").to_python()
    assert "Kabupaten Lebak" in [row[0] for row in offered]
    explained = book.get_sheet_by_name("Petunjuk").to_python()
    assert [row[0] for row in explained[1:-1]] == list(HEADINGS.values())


EVIL = "=HYPERLINK(1)"


def exported(registered) -> None:
    registered(
        EVIL,
        did=[RECENT],
        members=["Wati Komala"],
        decree_number="0012",
        founded=PartialDate(date(2021, 1, 1), Precision.YEAR),
        decree_on=date(2024, 3, 12),
        decree_until=date(2025, 3, 12),
        signer=Signer.VILLAGE_HEAD,
        media="https://a.example/x\nhttps://b.example/y",
    )
    registered("KIM Talaga", TALAGA)


def test_a_workbook_holds_text_alone_and_no_names(sign_in, registered) -> None:
    exported(registered)
    answer = sign_in("peninjau").get("/kim/daftar.xlsx?daerah=36.02")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.data)).get_sheet_by_index(0).to_python()
    assert len(rows) == 2
    found = dict(zip(rows[0], rows[1], strict=True))
    assert found["Nama KIM"] == EVIL and found["Nomor SK"] == "0012"
    assert (found["Kode Kemendagri"], found["Keadaan"], found["SK berakhir"]) == (CIBADAK, "Aktif", "ya")
    assert (found["Tanggal berdiri"], found["Tanggal SK"], found["Jumlah anggota"]) == ("2021", "2024-03-12", "1")
    assert all(isinstance(cell, str) for cell in rows[1])
    assert "Wati" not in str(rows)


def test_a_csv_computes_nothing_where_it_is_opened(sign_in, registered) -> None:
    exported(registered)
    text = sign_in("ngo-satu").get("/kim/daftar.csv").data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[0] for row in rows[1:]] == [f"'{EVIL}", "KIM Talaga"]


def test_what_is_exported_is_known_when_it_comes_back(sign_in, registered) -> None:
    registered("KIM Suluh Warga", founded=PartialDate(date(2021, 5, 1), Precision.MONTH), signer=Signer.WARD_HEAD)
    dewi = sign_in("daerah")
    for name in ("daftar.xlsx", "daftar.csv"):
        plan = dewi.get(send(dewi, dewi.get(f"/kim/{name}").data, name).location).text
        assert figures(plan)["Sudah terdaftar"] == "1", name
