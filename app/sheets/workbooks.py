"""Sheets of an .xlsx, after a look inside that keeps a small file from filling the memory.

The look is needed because the reader lays every sheet out as one dense grid: a file of six kilobytes with
one cell in the last corner asks for 512 GiB and ends the whole process, which no ``except`` can catch.
"""

import zipfile
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import count
from pathlib import Path
from typing import cast
from xml.parsers import expat

from python_calamine import CalamineSheet, CalamineWorkbook

from app.core.i18n import _
from app.sheets.cells import Cell
from app.sheets.files import Row, Sheet, UnreadableFile, attempt, damaged, protected

# A real export of 100,000 reports with 600 letters of text each: 117 MB in 10 parts, ratio 7, 2.6 million cells.
MOST_PARTS = 200
MOST_BYTES = 300_000_000
MOST_RATIO = 100
SMALL = 5_000_000
MOST_CELLS = 4_000_000
MOST_ELEMENTS = 15_000_000
CHUNK = 1 << 18
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MARK = b"sheetData"


def sheets_of(path: Path) -> Iterator[Sheet]:
    """Every worksheet, loaded one at a time."""
    attempt(lambda: _inspect(path), damaged)
    workbook = attempt(lambda: CalamineWorkbook.from_path(path), damaged)
    for name in workbook.sheet_names:
        sheet = attempt(partial(workbook.get_sheet_by_name, name), damaged)
        yield Sheet(_rows(sheet), can_shift=False)


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    if sheet.height == 0:
        return
    rows = iter(sheet.iter_rows())
    for line in count(1):
        cells = attempt(lambda: next(rows, None), damaged)
        if cells is None:
            return
        yield line, cast(list[Cell], cells)


def _inspect(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        _check_directory(parts, path.stat().st_size)
        budget = _Budget()
        for part in parts:
            _inspect_part(archive, part, budget)


def _check_directory(parts: list[zipfile.ZipInfo], packed: int) -> None:
    names = {part.filename.lower().replace("\\", "/") for part in parts}
    if "xl/workbook.xml" not in names:
        raise UnreadableFile(_("Berkas ini bukan buku kerja Excel (.xlsx). Simpan sebagai .xlsx atau CSV."))
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(protected())
    if len(names) != len(parts) or any(part.compress_type not in _PLAIN_METHODS for part in parts):
        raise UnreadableFile(damaged())
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > MOST_BYTES or (size > SMALL and size > MOST_RATIO * packed):
        raise UnreadableFile(_too_large())


def _too_large() -> str:
    return _("Isi berkas terlalu besar untuk dibaca. Bagi menjadi beberapa berkas.")


class _Budget:
    """How many elements may still come, over all parts."""

    def __init__(self) -> None:
        self.elements = MOST_ELEMENTS


class _Extent:
    """Follows the elements of a sheet and knows the grid it will need; counts positions as the reader does."""

    def __init__(self, budget: _Budget) -> None:
        self.budget = budget
        self.row = self.column = 0
        self.rows = self.columns = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.budget.elements -= 1
        if self.budget.elements < 0:
            raise UnreadableFile(_too_large())
        name = name.rpartition(":")[2] if ":" in name else name
        if name == "c":
            self._move(attributes.get("r"))
        elif name == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif self.column > self.columns or (self.column and self.row > self.rows):
            self._grow()  # something inside the cell: only then is it part of the grid

    def _move(self, reference: str | None) -> None:
        if reference is None:
            self.column += 1
            return
        letters = reference.rstrip("0123456789")
        self.column, self.row = _column_number(letters), int(reference[len(letters) :])

    def _grow(self) -> None:
        self.columns, self.rows = max(self.columns, self.column), max(self.rows, self.row)
        if self.columns * self.rows > MOST_CELLS:
            raise UnreadableFile(_too_large())


@lru_cache(maxsize=1000)
def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _inspect_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, budget: _Budget) -> None:
    """Reads a part to its true end; XML, and sheet data under whatever name, must be sound and of bounded size."""
    declared, part.file_size = part.file_size, MOST_BYTES + 1  # a directory that lies must not stop the counting
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = _Extent(budget).start
    sound, marked, size, tail = True, part.filename.lower().endswith((".xml", ".rels")), 0, b""
    with archive.open(part) as file:
        while piece := file.read(CHUNK):
            size += len(piece)
            marked = marked or _MARK in tail + piece
            tail = piece[-len(_MARK) :]
            sound = sound and _feed(parser, piece, last=False)
            if size > declared:
                raise UnreadableFile(damaged())
    if size != declared or (marked and not (sound and _feed(parser, b"", last=True))):
        raise UnreadableFile(damaged())


def _feed(parser: expat.XMLParserType, piece: bytes, *, last: bool) -> bool:
    try:
        parser.Parse(piece, last)
    except expat.ExpatError:
        return False
    return True
