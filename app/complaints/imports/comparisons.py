"""The way through a file of comparison months: its one table, its rows, and what is wrong with each."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.complaints.comparisons import HEADINGS, MOST_ROWS, Month, Row, Scope, problem
from app.complaints.imports.records import FIRST_DAY
from app.complaints.scope_words import meant, offered
from app.core.dates import last_day, month_number, read_month, whole_number
from app.core.i18n import _
from app.regions.matching import find, unclear
from app.sheets.cells import Cell, as_text, is_blank, key
from app.sheets.files import Sheet, UnreadableFile
from app.sheets.reading import sheets

SHOWN = 60
MOST_UNKNOWN = 600  # names: more than there are regions, so that this is another list
MOST_REPORTS = 9_999_999
_SYNONYMS = {
    "region": "kabupaten/kota,kab/kota,kode daerah,kode wilayah,wilayah,nama daerah,region",
    "month": "periode,bulan masuk,month",
    "received": "jumlah,jumlah laporan,laporan,laporan masuk,semua laporan,total,received",
    "citizen": "warga,laporan warga,disampaikan warga,citizen",
    "coverage": "lingkup,coverage",
    "channel": "kanal laporan,cakupan kanal,channel,channel scope,channel_scope",
    "kind": "jenis sumber,sumber data,source",
}
_FIELDS = {key(word): name for name, words in _SYNONYMS.items() for word in (HEADINGS[name], *words.split(","))}
_NAMES = "|".join(re.escape(word) for word in ("daerah", *_SYNONYMS["region"].split(",")))
_HEADING = re.compile(rf"""["']?(?:no\.?["']?\s*[;,\t|]\s*["']?)?(?:{_NAMES})["']?\s*([;,\t|])""", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,7}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}")  # 1234 or 1.234
_NAMED_MONTH = re.compile(r"([A-Za-z]{3,9})\.?[ -]([0-9]{4})")


def read_comparisons(path: Path, known: Mapping[str, str], today: date) -> list[Row]:
    """The rows of the one sheet that has the headings of the template, or UnreadableFile. ``known`` are the names of
    kabupaten and kota by code."""
    found: list[Row] | None = None
    for sheet in sheets(path, _HEADING):
        columns = _columns(sheet)
        if columns and found is not None:
            raise UnreadableFile(_("Berkas memuat tabel pada lebih dari satu lembar. Simpan satu tabel per berkas."))
        if columns:
            found = list(_rows(sheet, columns, _Regions(known), today))
    if found is None:
        wanted = ", ".join(HEADINGS.values())
        raise UnreadableFile(_("Tidak ada baris judul dengan kolom %(columns)s. Gunakan templatnya.", columns=wanted))
    if not found:
        raise UnreadableFile(_("Tidak ada bulan di bawah baris judul. Isi satu bulan sebuah daerah per baris."))
    return found


def _columns(sheet: Sheet) -> dict[str, int] | None:
    """Where each field stands, by the first row that names a region's column and another; a title is passed over."""
    for _line, cells in sheet.rows:
        found = [(name, place) for place, cell in enumerate(cells) if (name := _FIELDS.get(key(cell)))]
        places = dict(found)
        if "region" in places and len(places) > 1:
            _check_headings([name for name, _place in found])
            return places
    return None


def _check_headings(names: list[str]) -> None:
    lacking = [HEADINGS[name] for name in HEADINGS if name not in names]
    if lacking:
        raise UnreadableFile(_("Kolom ini tidak ada: %(columns)s. Gunakan templatnya.", columns=", ".join(lacking)))
    for name in HEADINGS:
        if names.count(name) > 1:
            raise UnreadableFile(_("Kolom %(column)s muncul dua kali. Hapus salah satunya.", column=HEADINGS[name]))


def _rows(sheet: Sheet, columns: dict[str, int], regions: "_Regions", today: date) -> Iterator[Row]:
    count = 0
    for line, cells in sheet.rows:
        there = {name: cells[place] if place < len(cells) else None for name, place in columns.items()}
        if all(is_blank(cell) for cell in there.values()):
            continue
        count += 1
        if count > MOST_ROWS:
            raise UnreadableFile(_("Berkas memuat lebih dari %(rows)s baris. Bagi menjadi beberapa.", rows=MOST_ROWS))
        yield _row(line, there, regions, today)


def _row(line: int, cells: Mapping[str, Cell], regions: "_Regions", today: date) -> Row:
    """Every reason at once, so that one correction of the file is enough."""
    wrong: dict[str, str] = {}
    code = regions.code(as_text(cells["region"])[:SHOWN], wrong)
    month = _month(cells["month"], today, wrong)
    received, citizen = _count("received", cells, wrong), _count("citizen", cells, wrong)
    if received is not None and citizen is not None and citizen > received:
        wrong["citizen"] = _("lebih banyak daripada yang diterima. Laporan dari warga termasuk yang diterima.")
    scope = Scope(*(_word(name, cells[name], wrong) for name in ("coverage", "channel", "kind")))
    if wrong or month is None or received is None or citizen is None:
        return Row(line, problems=[problem(line, name, wrong[name]) for name in HEADINGS if name in wrong])
    return Row(line, code, f"{month:%Y-%m}", Month(received, citizen, scope))


class _Regions:
    """Finds each spelling once: a file names the same regions again and again."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._find = cache(lambda text: find(text, known))
        self._unclear = cache(lambda text: unclear(text, known))
        self._unknown: set[str] = set()

    def code(self, text: str, wrong: dict[str, str]) -> str:
        found: str | None = self._find(text) if text else None
        if found is None:
            wrong["region"] = self._why(text) if text else _("kosong. Tulis misalnya Kabupaten Lebak atau 36.02.")
        return found or ""

    def _why(self, text: str) -> str:
        self._unknown.add(text)
        if len(self._unknown) > MOST_UNKNOWN:
            raise UnreadableFile(
                _(
                    "Lebih dari %(n)s nama daerah dalam berkas ini tidak dikenal. Gunakan nama daerah pada templat.",
                    n=MOST_UNKNOWN,
                )
            )
        return str(self._unclear(text))


def _month(cell: Cell, today: date, wrong: dict[str, str]) -> date | None:
    month = _written_month(cell)
    if month is None:
        wrong["month"] = _("tulis tahun dan bulan, misalnya 2025-03 atau Maret 2025.")
    elif last_day(month) >= today:
        wrong["month"] = _("bulan ini belum berakhir. Hanya bulan yang lengkap dapat dibandingkan.")
    elif month < FIRST_DAY:
        wrong["month"] = _("SP4N-LAPOR! belum ada pada bulan itu. Periksa tahunnya.")
    return month


def _written_month(cell: Cell) -> date | None:
    """A spreadsheet makes the first day of it out of '2025-03'."""
    if isinstance(cell, date):
        return date(cell.year, cell.month, 1) if cell.day == 1 else None
    text = as_text(cell)
    named = _NAMED_MONTH.fullmatch(text)
    if named is None:
        return read_month(text.removesuffix("-01") if text.count("-") > 1 else text)
    try:
        return read_month(f"{whole_number(named[2])}-{month_number(named[1]):02d}")
    except ValueError:
        return None


def _count(name: str, cells: Mapping[str, Cell], wrong: dict[str, str]) -> int | None:
    cell = cells[name]
    whole = not isinstance(cell, bool | float) or (isinstance(cell, float) and cell.is_integer())
    text = as_text(cell) if whole else ""
    if not _WHOLE.fullmatch(text):
        wrong[name] = _("tulis bilangan bulat, misalnya 1234. Bulan tanpa data tidak ditulis sama sekali.")
        return None
    return int(text.replace(".", ""))


def _word(name: str, cell: Cell, wrong: dict[str, str]) -> Any:
    text = as_text(cell)
    found = meant(name, text)
    if found is None:
        known = "; ".join(offered(name))
        wrong[name] = _("“%(text)s” tidak dikenal. Tulis salah satu: %(known)s.", text=text[:SHOWN], known=known)
    return found
