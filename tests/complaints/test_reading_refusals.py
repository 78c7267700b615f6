"""Files that are not what they claim: one clear sentence each, never a traceback, never half a month."""

import base64
import io
import random
import struct
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.complaints.imports import Period, UnreadableFile, read_export
from app.core.errors import DomainError
from app.sheets import workbooks
from tests.complaints.exports import (
    DETAILS,
    FIRST_LINE,
    HEADINGS,
    SECRET,
    report,
    rewrite,
    table,
    write_csv,
    write_xlsx,
)

TODAY = date(2025, 11, 20)
GOOD = table([report("1"), report("2")])
SHEET = "xl/worksheets/sheet1.xml"


def refusal(path: Path) -> str:
    """The sentence the file is refused with; it stands alone, without the library's error behind it."""
    with pytest.raises(UnreadableFile) as refused:
        read_export(path, imported_on=TODAY)
    assert refused.value.__context__ is None
    assert refused.value.errors == {"file": refused.value.message}
    assert SECRET not in refused.value.message
    assert refused.value.message.endswith(".")
    return refused.value.message


def good_xlsx(path: Path) -> bytes:
    return write_xlsx(path, GOOD).read_bytes()


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "kosong"),
        (b" \r\n\t ", "kosong"),
        (OLE, ".xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<html><table><tr><td>Tracking ID</td></tr></table></html>", "halaman web"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><Workbook/>", "halaman web"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "bukan"),
        (b"\x7fELF\x02\x01\x01\0\0", "bukan"),
        (b"PK\x03\x04 and nothing more", "rusak"),
        (zipped({"word/document.xml": b"<w/>"}), "bukan"),
        (zipped({"xl/workbook.bin": b"x"}), "bukan"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}), "bukan"),
        (zipped({"xl/workbook.xml": b"<workbook"}), "rusak"),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), ""),
        (b"just a letter\nwith lines\n", "Tracking ID"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "Tracking ID"),
        (b"Tracking ID\n1\n", "Tanggal Laporan Masuk, Sumber Laporan, Status Laporan"),
        (b"Nomor;Tracking ID;Status Laporan\n1;2;x\n", "Tracking ID"),
    ],
)
def test_wrong_files(tmp_path, content, word):
    path = tmp_path / "ekspor.xlsx"
    path.write_bytes(content)
    assert word in refusal(path)


def test_missing_file_and_folder(tmp_path):
    assert "tidak dapat dibuka" in refusal(tmp_path / "tidak-ada.xlsx")
    assert "tidak dapat dibuka" in refusal(tmp_path)


@pytest.mark.parametrize("kept", [4, 30, 500, 0.5, 0.9, -1])
def test_truncated_workbook(tmp_path, kept):
    content = good_xlsx(path := tmp_path / "a.xlsx")
    path.write_bytes(content[: int(kept * len(content)) if isinstance(kept, float) else kept])
    assert "rusak" in refusal(path)


def test_workbook_with_a_broken_sheet(tmp_path):
    good_xlsx(path := tmp_path / "a.xlsx")
    rewrite(path, lambda name, content: content[:-300] if name == SHEET else content)
    assert "rusak" in refusal(path)


def test_workbook_without_its_sheet(tmp_path):
    good_xlsx(path := tmp_path / "a.xlsx")
    rewrite(path, lambda name, content: None if name == SHEET else content)
    assert refusal(path)


def test_encrypted_part(tmp_path):
    content = bytearray(good_xlsx(path := tmp_path / "a.xlsx"))
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    path.write_bytes(content)
    assert "kata sandi" in refusal(path)


def cell_at(reference: bytes) -> bytes:
    return b'<worksheet xmlns="x"><sheetData><row r="1"><c %s><v>1</v></c></row></sheetData></worksheet>' % reference


@pytest.mark.parametrize(
    "sheet",
    [
        cell_at(b'r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"'),
        cell_at(b"r = 'XFD1048576'"),
        cell_at(b'r="xfd1048576"'),
        b"<x:worksheet xmlns:x='y'><x:sheetData><x:row><x:c r='ZZZ999999'><x:v>1</x:v></x:c>"
        b"</x:row></x:sheetData></x:worksheet>",
        b"<worksheet><sheetData><row r='900000'>" + b"<c><v>1</v></c>" * 9 + b"</row></sheetData></worksheet>",
    ],
)
def test_one_far_cell_does_not_ask_for_all_memory(tmp_path, sheet):
    good_xlsx(path := tmp_path / "a.xlsx")
    rewrite(path, lambda name, content: sheet if name == SHEET else content)
    assert "terlalu besar" in refusal(path)
    assert path.stat().st_size < 20_000


def test_far_cell_behind_what_only_a_strict_reader_refuses(tmp_path):
    good_xlsx(path := tmp_path / "a.xlsx")
    loose = cell_at(b'r="XFD1048576"').replace(b"<sheetData>", b"<sheetPr a=1/><sheetData>")
    rewrite(path, lambda name, content: loose if name == SHEET else content)
    assert "rusak" in refusal(path)


def test_far_cell_in_a_sheet_under_another_name(tmp_path):
    good_xlsx(path := tmp_path / "a.xlsx")
    content = path.read_bytes()
    hidden = cell_at(b'r="XFD1048576"')
    parts = {name: zipfile.ZipFile(io.BytesIO(content)).read(name) for name in zipfile.ZipFile(path).namelist()}
    parts["xl/media/image1.png"] = hidden
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"worksheets/sheet1.xml", b"media/image1.png"
    )
    path.write_bytes(zipped(parts))
    assert "terlalu besar" in refusal(path)
    path.write_bytes(zipped(parts | {"xl/media/image1.png": b"\x89PNG" + hidden}))
    assert "rusak" in refusal(path)


def test_zip_bomb_is_refused_by_its_directory(tmp_path):
    good_xlsx(path := tmp_path / "a.xlsx")
    rewrite(path, lambda name, content: content + b" " * 100_000_000 if name == SHEET else content)
    assert path.stat().st_size < 200_000
    assert "terlalu besar" in refusal(path)


def test_zip_bomb_whose_directory_lies(tmp_path):
    good_xlsx(path := tmp_path / "a.xlsx")
    rewrite(path, lambda name, content: content + b" " * 20_000_000 if name == SHEET else content)
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(SHEET.encode()))
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    path.write_bytes(content)
    assert "rusak" in refusal(path)


def test_too_many_parts(tmp_path):
    good_xlsx(path := tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(workbooks.MOST_PARTS):
            archive.writestr(f"xl/media/{number}", b"")
    assert "terlalu besar" in refusal(path)


def test_same_part_twice(tmp_path):
    good_xlsx(path := tmp_path / "a.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(SHEET.upper(), b"<worksheet/>")
    assert "rusak" in refusal(path)


def test_too_many_elements(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ELEMENTS", 1000)
    good_xlsx(path := tmp_path / "a.xlsx")
    rewrite(path, lambda name, content: b"<sst>" + b"<si/>" * 2000 + b"</sst>" if "shared" in name else content)
    assert "terlalu besar" in refusal(path)


def test_entities_that_grow(tmp_path):
    laughs = b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(9)
    )
    good_xlsx(path := tmp_path / "a.xlsx")
    rewrite(path, lambda name, content: laughs + b"]><sst>&j;</sst>" if "shared" in name else content)
    assert "rusak" in refusal(path)


def test_empty_sheets(tmp_path):
    assert "Tracking ID" in refusal(write_xlsx(tmp_path / "a.xlsx", [], []))


def test_missing_required_columns_are_named(tmp_path):
    message = refusal(write_xlsx(tmp_path / "a.xlsx", table([], headings=["Tracking ID", "Sumber Laporan"])))
    assert "Tanggal Laporan Masuk, Status Laporan" in message
    assert "Sumber Laporan" not in message


def test_same_column_twice(tmp_path):
    assert "dua kali" in refusal(write_xlsx(tmp_path / "a.xlsx", table([], headings=[*HEADINGS, "STATUS LAPORAN"])))


@pytest.mark.parametrize("second", [GOOD, GOOD[len(DETAILS) :], [["Nama Instansi", "", "Pemerintah Kota Lain"], []]])
def test_two_exports_pasted_together(tmp_path, second):
    assert "lebih dari satu tabel" in refusal(write_xlsx(tmp_path / "a.xlsx", [*GOOD, [], *second]))
    assert "lebih dari satu tabel" in refusal(write_csv(tmp_path / "a.csv", [*GOOD, [], *second]))


def test_tables_on_two_sheets(tmp_path):
    assert "satu lembar" in refusal(write_xlsx(tmp_path / "a.xlsx", GOOD, GOOD))


def test_date_of_making_that_cannot_be_read(tmp_path):
    details = [["Tanggal Generate", "", f"kemarin {SECRET}"], ["Periode Masuk", "(2024-01-01) - (2024-12-31)"]]
    assert "Tanggal Generate" in refusal(write_xlsx(tmp_path / "a.xlsx", table([], details=details)))


@pytest.mark.parametrize("text", ["(2024-12-31) - (2024-01-01)", "2024", "(2024-02-30) - (2024-03-31)", "1-2-2024"])
def test_period_that_cannot_be_read_is_asked_for(tmp_path, text):
    path = write_xlsx(tmp_path / "a.xlsx", table([], details=[["Periode Masuk", "", text]]))
    with pytest.raises(UnreadableFile) as refused:
        read_export(path, imported_on=TODAY)
    assert list(refused.value.errors) == ["period"]


def test_period_said_the_wrong_way_round():
    with pytest.raises(DomainError, match="mendahului"):
        Period(date(2024, 2, 1), date(2024, 1, 1))


@pytest.mark.parametrize("quotes", ['1;"never closed;x', '1;"closed" and more;x', '1;"' + "x" * 300_000 + '";x'])
def test_broken_quotes_in_text(tmp_path, quotes):
    path = tmp_path / "a.csv"
    path.write_text("Tracking ID;Tanggal Laporan Masuk;Sumber Laporan;Status Laporan\n" + quotes + "\n2;a;b;c\n")
    details = "Periode Masuk;(2024-01-01) - (2024-12-31)\n"
    path.write_text(details + path.read_text())
    assert "Tanda kutip" in refusal(path)


def endless_cell(path: Path, heading: str) -> Path:
    """A workbook with ten million letters, which do not compress, in one cell under this heading."""
    write_xlsx(path, table([report("1"), report("2") | {heading: "ENDLESS"}]))
    endless = base64.b85encode(random.Random(7).randbytes(8_000_000)).translate(None, b"&<>")
    return rewrite(path, lambda name, content: content.replace(b"ENDLESS", endless))


def test_ten_megabytes_in_one_cell_of_text(tmp_path):
    path = write_csv(tmp_path / "a.csv", table([report("1", Kategori="k" * 10_000_000)]))
    assert "satu sel di sana berisi lebih dari 262144 karakter" in refusal(path)


def test_ten_megabytes_in_one_cell_of_a_workbook(tmp_path):
    export = read_export(endless_cell(tmp_path / "a.xlsx", "Kategori"), imported_on=TODAY)
    assert [row.tracking_id for row in export.rows] == ["1"]
    (problem,) = export.problems
    assert (problem.line, problem.column) == (FIRST_LINE + 1, "Kategori")
    assert "Excel sendiri hanya memuat 32767" in problem.message
    assert len(problem.message) < 100


def test_ten_megabytes_of_what_a_reporter_wrote_are_passed_over(tmp_path):
    export = read_export(endless_cell(tmp_path / "a.xlsx", "Isi Laporan Awal"), imported_on=TODAY)
    assert [row.tracking_id for row in export.rows] == ["1", "2"]
    assert sum(len(repr(row)) for row in export.rows) < 2_000


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_an_endless_cell_fills_no_memory(tmp_path, name):
    path = tmp_path / name
    if name == "a.csv":
        write_csv(path, table([report("1", Kategori="k" * 10_000_000)]))
    else:
        endless_cell(path, "Kategori")
    child = [sys.executable, "-c", READ_IN_A_CHILD, str(path)]
    grown = int(subprocess.run(child, check=True, capture_output=True, text=True).stdout)
    assert 5 * 1024 < grown < 150 * 1024  # KB


READ_IN_A_CHILD = """
import re, sys
from datetime import date
from pathlib import Path
from app.complaints.imports import UnreadableFile, read_export
def peak():  # not ru_maxrss, which begins with what the parent had
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
before = peak()
try:
    read_export(Path(sys.argv[1]), imported_on=date(2025, 11, 20))
except UnreadableFile:
    pass
print(peak() - before)
"""


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_damage_anywhere_is_a_sentence_or_still_an_export(tmp_path, data):
    path = tmp_path / "a"
    form = data.draw(st.sampled_from(["xlsx", "csv"]))
    content = bytearray(good_xlsx(path) if form == "xlsx" else write_csv(path, GOOD).read_bytes())
    for _change in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    problem = None
    try:
        export = read_export(path, imported_on=TODAY)
        said = repr(export.problems) + repr(export.warnings)
    except UnreadableFile as refused:
        problem, said = refused.__context__, refused.message
    assert problem is None
    assert SECRET not in said
