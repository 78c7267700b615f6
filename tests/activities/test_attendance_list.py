"""Budi prints the list to sign, or fills it in: what stands in it goes straight into the box for pasted people."""

import io
import re
import zipfile
from html import unescape

import pytest
from python_calamine import CalamineWorkbook

from app.activities.attendance_list import COLUMNS, blank_list
from app.activities.pasting import read_people
from tests.conftest import SignIn
from tests.training.typed import recorded

URL = "/kegiatan/daftar-hadir.xlsx"


def cells(content: bytes) -> list[list[str]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Daftar hadir")
    return [[str(cell) for cell in row] for row in sheet.to_python()]


def header(content: bytes) -> str:
    """What stands above every printed page."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    return unescape(re.search(r"<oddHeader>(.*?)</oddHeader>", sheet, re.DOTALL)[1])  # type: ignore[index]


@pytest.mark.parametrize("who", ["biro", "daerah", "opd", "ngo-satu", "ngo-dua"])
def test_who_records_downloads_the_empty_list(sign_in: SignIn, who: str) -> None:
    answer = sign_in(who).get(URL)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == "attachment; filename=daftar-hadir.xlsx"
    rows = cells(answer.data)
    assert rows[0] == ["No", "Nama", "L/P", "Jabatan", "Instansi", "Tanda tangan"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 61)]


@pytest.mark.parametrize("who", ["peninjau", "admin"])
def test_who_does_not_record_does_not(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get(URL).status_code == 403


def test_what_is_filled_in_can_be_pasted_as_it_is() -> None:
    rows = [*cells(blank_list())]
    rows[1][1:5] = ["Siti Aminah, S.Sos.", "P", "Ketua", "Lembaga Suara Warga"]
    rows[3][1:5] = ["Ahmad", "L", "", "Diskominfo Lebak"]
    reading = read_people("\n".join("\t".join(row) for row in rows))
    assert [(line.name, line.rest) for line in reading.lines] == [
        ("Siti Aminah, S.Sos.", ("Ketua", "Lembaga Suara Warga")),
        ("Ahmad", ("Diskominfo Lebak",)),
    ]
    assert (reading.numbered, reading.nameless, reading.too_long) == ((), (), ())


def test_the_list_of_an_activity_says_which(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi, title="Bimtek KIM & admin OPD", place="Aula Rangkasbitung")
    assert f'href="/kegiatan/{number}/daftar-hadir.xlsx"' in budi.get(f"/kegiatan/{number}").text
    content = budi.get(f"/kegiatan/{number}/daftar-hadir.xlsx").data
    said = header(content)
    assert "DAFTAR HADIR" in said
    assert "Bimtek KIM dan admin OPD" in said
    assert "Aula Rangkasbitung" in said
    assert "2026" in said
    assert cells(content)[0] == list(COLUMNS)


def test_the_list_names_nobody(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi, people__0__name="Siti Rahasia")
    content = budi.get(f"/kegiatan/{number}/daftar-hadir.xlsx").data
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not any(b"Siti Rahasia" in book.read(name) for name in book.namelist())


def test_a_draft_of_another_organization_is_not_there(sign_in: SignIn) -> None:
    number = recorded(sign_in("ngo-satu"), save="draft")
    assert sign_in("ngo-dua").get(f"/kegiatan/{number}/daftar-hadir.xlsx").status_code == 404
    assert sign_in("ngo-dua").get("/kegiatan/999999/daftar-hadir.xlsx").status_code == 404


def test_a_long_title_and_place_still_stand_above_the_list() -> None:
    said = header(blank_list("Bimtek & " * 30, "22 September 2026, 09.00–15.00 WITA", "Jalan & Aula " * 20))
    assert len(said) <= 255
    assert "Bimtek dan Bimtek" in said
    assert "22 September 2026, 09.00–15.00 WITA" in said
    assert "Jalan dan Aula" in said


@pytest.mark.parametrize("text", ["&C&D&[File]" * 40, "1060 orang", "=HYPERLINK(1)", "k" * 300, "a\u0301" * 150])
def test_no_title_breaks_the_header(text: str) -> None:
    content = blank_list(text, text, text)
    assert len(header(content)) <= 255
    assert "&D" not in header(content)
    assert cells(content)[0] == list(COLUMNS)
