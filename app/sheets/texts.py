"""Rows of a CSV or tab-separated file, with the delimiter and encoding that the writer happened to use."""

import codecs
import csv
import re
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import cast

from app.core.i18n import _
from app.sheets.cells import Cell
from app.sheets.files import Row, Sheet, UnreadableFile, attempt, damaged

MOST_BYTES = 300_000_000
LONGEST_FIELD = 1 << 18


def sheet_of(path: Path, heading: re.Pattern[str]) -> Sheet:
    """The one table of a text file."""
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableFile(_("Isi berkas terlalu besar untuk dibaca. Bagi menjadi beberapa berkas."))
    encoding = attempt(lambda: _encoding(path), damaged)
    delimiter = attempt(lambda: _delimiter(path, encoding, heading), damaged)
    return Sheet(_rows(path, encoding, delimiter), can_shift=True)


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        for line in count(1):
            cells = attempt(partial(_next, reader, line), partial(_broken_quotes, line))
            if cells is None:
                return
            yield line, cast(list[Cell], cells)


def _next(reader: Iterator[list[str]], line: int) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        if "larger than field limit" not in str(error):
            raise
    raise UnreadableFile(
        _(
            "Tanda kutip di sekitar baris %(line)s tidak berpasangan, atau satu sel di sana berisi lebih dari "
            "%(limit)s karakter. Perpendek isinya, atau unduh ulang ekspor.",
            line=line,
            limit=LONGEST_FIELD,
        )
    )


def _broken_quotes(line: int) -> str:
    return _(
        "Tanda kutip di sekitar baris %(line)s tidak berpasangan. Perbaiki, atau simpan sebagai .xlsx.",
        line=line,
    )


def _encoding(path: Path) -> str:
    """UTF-16 and UTF-8 are known by their bytes; what is neither comes from an older Windows."""
    with path.open("rb") as file:
        start = file.read(3)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        if start == codecs.BOM_UTF8:
            return "utf-8-sig"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while part := file.read(1 << 20):
                decoder.decode(part)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _delimiter(path: Path, encoding: str, heading: re.Pattern[str]) -> str:
    """What stands between the headings; a comma when there are none, which is said later."""
    with path.open(encoding=encoding, errors="replace", newline=None) as file:
        for line in iter(lambda: file.readline(LONGEST_FIELD), ""):
            if found := heading.match(line):
                return found.group(1)
    return ","
