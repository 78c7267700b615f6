"""Sari brings her list of partners in: she sees first what each row does, nothing is added twice, nothing by halves."""

import html
import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import Forbidden, NotFound
from app.core.viewer import SYSTEM
from app.organizations import operations, queries
from app.organizations.models import OrganizationCategory, OrganizationImport
from app.organizations.operations import OrganizationDetails, add_organization, importing
from tests.browsing import Fields
from tests.factories.cast import NOW
from tests.organizations.lists import HEADINGS, URL, as_csv, as_xlsx, listed, send

PATTIRO = listed("PATTIRO Banten", region="Provinsi Banten", Singkatan="PATTIRO", Situs="pattiro.example")
MEDIA = listed("Radio Multatuli", "Media", "36.02", Surel="redaksi@radio.example")


def typed(browser: FlaskClient, url: str) -> dict[str, str]:
    """What the form of a plan sends when nothing is ticked."""
    return {name: value for name, value in Fields(browser.get(url).text).values if name != "pilih"}


def confirm(browser: FlaskClient, url: str, *ticked: int) -> Any:
    return browser.post(url, data=typed(browser, url) | {"pilih": [str(line) for line in ticked]})


def figures(page: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>([^<]+)</dt><dd><b>([^<]+)</b>", page))


@pytest.mark.parametrize("who", ["biro", "admin"])
def test_a_list_is_looked_at_then_saved(sign_in, total, stored, who: str) -> None:
    browser, before = sign_in(who), total()
    answer = send(browser, as_xlsx(PATTIRO, MEDIA, title="Daftar mitra 2026"))
    assert (answer.status_code, answer.location) == (303, "/mitra/impor/1")
    plan = browser.get(answer.location).text
    assert figures(plan) == {"Baru": "2", "Perlu diperiksa": "0", "Sudah terdaftar": "0", "Ditolak": "0"}
    assert total() == before
    done = confirm(browser, answer.location)
    assert (done.status_code, done.location) == (303, answer.location)
    page = browser.get(answer.location).text
    assert figures(page) == {"Ditambahkan": "2", "Sudah terdaftar": "0", "Tidak dicentang": "0", "Ditolak": "0"}
    assert total() == before + 2
    row = stored("PATTIRO Banten")
    assert (row.category, row.region_code, row.short_name) == (OrganizationCategory.NGO, "36", "PATTIRO")
    assert row.website == "https://pattiro.example"
    assert stored("Radio Multatuli").mailbox == "redaksi@radio.example"
    assert f'href="/mitra/{row.id}"' in page


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_with_whatever_stands_between(sign_in, stored, delimiter: str) -> None:
    sari = sign_in("biro")
    confirm(sari, send(sari, as_csv(PATTIRO, delimiter=delimiter), "mitra.csv").location)
    assert stored("PATTIRO Banten").region_code == "36"


def test_the_same_file_twice_adds_nothing(sign_in, total) -> None:
    sari, content = sign_in("biro"), as_xlsx(PATTIRO, MEDIA)
    confirm(sari, send(sari, content).location)
    before = total()
    plan = sari.get(send(sari, content).location).text
    assert figures(plan)["Sudah terdaftar"] == "2"
    assert "Tidak ada organisasi baru dalam berkas ini" in plan
    assert "Simpan ke daftar mitra" not in plan
    assert total() == before


def test_a_plan_that_is_sent_twice_is_saved_once(sign_in, total) -> None:
    sari = sign_in("biro")
    url = send(sari, as_xlsx(PATTIRO)).location
    form, before = typed(sari, url), total()
    for data in (form, form, form | {"nonce": "n" * 22}):
        answer = sari.post(url, data=data)
        assert (answer.status_code, answer.location) == (303, url)
    assert total() == before + 1


def test_who_stands_in_the_list_twice_is_added_once(sign_in, total) -> None:
    sari, before = sign_in("biro"), total()
    url = send(sari, as_xlsx(PATTIRO, listed("pattiro  BANTEN", region="36"))).location
    plan = sari.get(url).text
    assert (figures(plan)["Baru"], figures(plan)["Sudah terdaftar"]) == ("1", "1")
    assert "Sama dengan baris 2" in plan
    confirm(sari, url)
    assert total() == before + 1


def test_a_name_that_resembles_a_known_one_is_left_to_a_person(sign_in, total, stored) -> None:
    sari, before = sign_in("biro"), total()
    alike = [listed("Lembaga Suara Wargaa"), listed("LSW"), listed("Lembaga Suara Warga", region="Kota Serang")]
    url = send(sari, as_xlsx(*alike)).location
    plan = sari.get(url).text
    assert (figures(plan)["Perlu diperiksa"], figures(plan)["Baru"]) == ("2", "1")
    assert f'<a href="/mitra/{stored("Lembaga Suara Warga").id}">Lembaga Suara Warga (Kab. Lebak)</a>' in plan
    confirm(sari, url, 4, 999)
    assert total() == before + 2
    assert figures(sari.get(url).text)["Tidak dicentang"] == "1"


def test_offices_of_one_kabupaten_do_not_resemble_each_other_by_its_name_alone(sign_in) -> None:
    sari = sign_in("biro")
    offices = ("Dinas Kesehatan", "Dinas Perikanan", "Badan Pendapatan Daerah", "Dinas Perhubungan")
    url = send(sari, as_xlsx(*(listed(f"{office} Kabupaten Lebak", "OPD") for office in offices))).location
    assert figures(sari.get(url).text)["Baru"] == "4"
    confirm(sari, url)
    others = send(sari, as_xlsx(*(listed(office, "OPD", "Kabupaten Serang") for office in offices))).location
    assert figures(sari.get(others).text)["Baru"] == "4"


def test_nonsense_among_the_ticks_counts_for_nothing(sign_in, total) -> None:
    sari, before = sign_in("biro"), total()
    url = send(sari, as_xlsx(listed("Lembaga Suara Wargaa"), PATTIRO)).location
    nonsense = ["9" * 6000, "²", "-2", "\x00", "2 OR 1=1"]
    assert sari.post(url, data=typed(sari, url) | {"pilih": nonsense}).status_code == 303
    assert total() == before + 1


@pytest.mark.parametrize("seen", ["", "x", "k" * 100_000, "\x00"])
def test_a_plan_that_nobody_was_shown_is_not_saved(sign_in, total, seen: str) -> None:
    sari, before = sign_in("biro"), total()
    url = send(sari, as_xlsx(PATTIRO)).location
    assert sari.post(url, data=typed(sari, url) | {"seen": seen}).status_code == 422
    assert total() == before


WRONG = [
    (listed(""), "kolom Nama", "Isi nama organisasi"),
    (listed("a" * 201), "kolom Nama", "Paling banyak 200 karakter"),
    (listed("k" * 30_000), "kolom Nama", "Paling banyak 200 karakter"),
    (listed("A", ""), "kolom Kategori", "Kosong. Pilih salah satu"),
    (listed("A", "Kerajaan"), "kolom Kategori", "“Kerajaan” tidak dikenal. Tulis misalnya NGO"),
    (listed("A", region=""), "kolom Daerah", "Kosong. Tulis misalnya Kabupaten Lebak"),
    (listed("A", region="Serang"), "kolom Daerah", "Kabupaten Serang, Kota Serang. Tulis nama lengkapnya"),
    (listed("A", region="Kab. Lebakk"), "kolom Daerah", "Mungkin maksudnya Kabupaten Lebak?"),
    (listed("A", region="99.99"), "kolom Daerah", "tidak dikenal"),
    (listed("A", Surel="redaksi"), "kolom Surel lembaga", "alamat surel yang lengkap"),
    (listed("A", Situs="javascript:alert(1)"), "kolom Situs", "alamat situs yang lengkap"),
    (listed("A", Telepon="0" * 61), "kolom Telepon kantor", "Paling banyak 60 karakter"),
]


@pytest.mark.parametrize(("row", "column", "said"), WRONG)
def test_a_wrong_row_is_refused_with_row_column_and_fix(sign_in, total, row, column: str, said: str) -> None:
    sari, before = sign_in("biro"), total()
    url = send(sari, as_xlsx(PATTIRO, row)).location
    plan = html.unescape(sari.get(url).text)
    assert f"Baris 3, {column}: " in plan
    assert said in plan
    confirm(sari, url)
    assert total() == before + 1
    assert f"Baris 3, {column}: " in sari.get(url).text


def test_every_fault_of_a_row_is_said_at_once(sign_in) -> None:
    sari = sign_in("biro")
    plan = sari.get(send(sari, as_xlsx(listed("", "x", "y", Surel="z"))).location).text
    assert [plan.count(f"kolom {column}:") for column in ("Nama", "Kategori", "Daerah", "Surel lembaga")] == [1] * 4


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "+cmd|' /C calc'!A0", "@SUM(1)", "<script>alert(1)</script>", "-2+3"]
)
def test_what_looks_like_a_formula_stays_text(sign_in, stored, text: str) -> None:
    sari = sign_in("biro")
    confirm(sari, send(sari, as_xlsx(listed(text))).location)
    row = stored(text)
    assert text in html.unescape(sari.get(f"/mitra/{row.id}").text)
    assert "<script>alert" not in sari.get(f"/mitra/{row.id}").text


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 400_000_000)
    return out.getvalue()


UNREADABLE = [
    ("a.xlsx", b"", "Berkas kosong"),
    ("a.xlsx", b"%PDF-1.7", "Berkas ini PDF"),
    ("a.xlsx", b"PK\x03\x04rusak", "rusak atau terpotong"),
    ("a.xlsx", zip_bomb(), "terlalu besar"),
    ("a.csv", b"Nama;Kategori\nA;NGO\n", "Kolom ini tidak ada: Daerah"),
    ("a.csv", b"Nama;Kategori;Daerah;Nama\nA;NGO;36;B\n", "Kolom Nama muncul dua kali"),
    ("a.csv", b"Nama;Kategori;Daerah\n;;\n", "Tidak ada organisasi di bawah baris judul"),
    ("a.csv", b"Tracking ID;Isi\n1;2\n", "Tidak ada baris judul"),
    ("a.csv", b"Nama;Kategori;Daerah\n" + b"A;NGO;36\n" * 501, "lebih dari 500 baris"),
    ("a.csv", b'Nama;Kategori;Daerah\n"' + b"k" * 300_000 + b'";NGO;36\n', "kutip"),
    ("a.pdf", b"Nama;Kategori;Daerah\nA;NGO;36\n", "Pilih berkas .xlsx, .csv"),
    ("a.csv", b"k" * 2_000_001, "tidak lebih besar dari 2 MB"),
]


@pytest.mark.parametrize(("name", "content", "said"), UNREADABLE, ids=[said for _n, _c, said in UNREADABLE])
def test_a_file_that_is_no_list_is_refused_in_words(app: Flask, sign_in, total, name, content, said: str) -> None:
    before = total()
    answer = send(sign_in("biro"), content, name)
    assert answer.status_code == 422
    assert said in html.unescape(answer.text)
    assert total() == before
    with app.app_context(), pytest.raises(NotFound):
        queries.import_of(1, SYSTEM, now=NOW)
    assert sign_in("biro").post(URL).status_code == 422


@pytest.mark.parametrize("who", ["daerah", "opd", "ngo-satu", "ngo-dua", "peninjau"])
def test_others_neither_send_a_list_nor_read_one(app: Flask, sign_in, actor, who: str) -> None:
    url = send(sign_in("biro"), as_xlsx(PATTIRO)).location
    browser = sign_in(who)
    for page in (URL, url, f"{URL}/templat.xlsx"):
        assert browser.get(page).status_code == 403
    assert send(browser, as_xlsx(PATTIRO)).status_code == 403
    assert browser.post(url).status_code == 403
    assert "/mitra/impor" not in browser.get("/mitra").text
    with app.app_context(), pytest.raises(Forbidden), transaction():
        operations.keep_import("a.xlsx", [], actor=actor(who), now=NOW)
    with app.app_context(), pytest.raises(Forbidden), transaction():
        operations.confirm_import(1, (), seen="", actor=actor(who), now=NOW)


def test_the_list_of_another_person_is_not_there(sign_in, client) -> None:
    url = send(sign_in("biro"), as_xlsx(PATTIRO)).location
    ayu = sign_in("admin")
    assert (ayu.get(url).status_code, ayu.post(url).status_code) == (404, 404)
    assert client.get(url).location.startswith("/masuk")


def test_a_list_is_not_opened_after_its_time(app: Flask, sign_in, total) -> None:
    sari, before = sign_in("biro"), total()
    url = send(sari, as_xlsx(PATTIRO)).location
    form = typed(sari, url)
    with app.app_context(), transaction():
        kept = db.session.scalars(select(OrganizationImport)).one()
        kept.created_at -= timedelta(days=31)
    assert (sari.get(url).status_code, sari.post(url, data=form).status_code) == (404, 404)
    assert total() == before


def test_who_came_into_the_register_meanwhile_is_shown_before_anything_is_saved(app: Flask, sign_in, total) -> None:
    sari = sign_in("biro")
    url = send(sari, as_xlsx(PATTIRO, MEDIA)).location
    form = typed(sari, url)
    with app.app_context(), transaction():
        add_organization(OrganizationDetails("PATTIRO Banten", OrganizationCategory.NGO, "36"), actor=SYSTEM, now=NOW)
    before = total()
    answer = sari.post(url, data=form)
    assert answer.status_code == 422
    assert "Daftar mitra berubah sejak halaman ini dibuka" in answer.text
    assert figures(answer.text)["Sudah terdaftar"] == "1"
    assert total() == before
    confirm(sari, url)
    assert total() == before + 1


def test_one_row_that_cannot_be_saved_saves_none(app: Flask, sign_in, total, monkeypatch) -> None:
    saved = importing.put_into_register  # type: ignore[attr-defined]

    def fails(details: OrganizationDetails, **others: Any) -> Any:
        if details.name == "Radio Multatuli":
            raise Forbidden("Tidak boleh")
        return saved(details, **others)

    sari = sign_in("biro")
    url = send(sari, as_xlsx(PATTIRO, MEDIA)).location
    form, before = typed(sari, url), total()
    monkeypatch.setattr(importing, "put_into_register", fails)
    assert sari.post(url, data=form).status_code == 403
    assert total() == before
    monkeypatch.undo()
    assert sari.post(url, data=form).status_code == 303
    assert total() == before + 2


def test_the_trail_tells_of_the_list_and_of_each_organization(app: Flask, sign_in) -> None:
    sari = sign_in("biro")
    confirm(sari, send(sari, as_xlsx(PATTIRO, MEDIA, listed("", "x"))).location)
    with app.app_context():
        events = db.session.scalars(select(AuditEvent).where(AuditEvent.action.like("organization%"))).all()
    told = [event.action for event in events if event.subject_id and event.actor_role == "province_staff"]
    assert told == ["organizations:read_list", "organization:add", "organization:add", "organizations:import"]
    assert events[-1].details == {"rows": 3, "added": 2, "known": 0, "left_out": 0, "refused": 1}


def test_the_template_comes_back_filled(sign_in, stored) -> None:
    sari = sign_in("biro")
    answer = sari.get(f"{URL}/templat.xlsx")
    assert answer.headers["Content-Disposition"] == "attachment; filename=templat-mitra.xlsx"
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    assert book.sheet_names == ["Mitra", "Petunjuk", "Pilihan"]
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    assert sheets["Mitra"] == [list(HEADINGS)]
    places = [row[1] for row in sheets["Pilihan"]]
    assert "Provinsi Banten" in places and "Kabupaten Lebak" in places
    empty = send(sari, answer.data)
    assert "Tidak ada organisasi di bawah baris judul" in empty.text
    for number, category in enumerate(row[0] for row in sheets["Pilihan"][1:] if row[0]):
        listed_ = as_xlsx(listed(f"Contoh {number} {'abcdefghijklm'[number] * 9}", str(category), str(places[40])))
        assert figures(sari.get(send(sari, listed_).location).text)["Baru"] == "1", category


def test_a_list_of_five_hundred_asks_a_constant_number_of_questions(sign_in, queries_of) -> None:
    sari = sign_in("biro")
    few = send(sari, as_xlsx(PATTIRO)).location
    many = send(sari, as_xlsx(*(listed(f"Lembaga {number:03} {number * 7919:x}") for number in range(500)))).location
    assert queries_of(sari, few) == queries_of(sari, many) <= 15
