"""The way through a file of surveys: its one table, its rows, and what is wrong with each."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from app.core.i18n import _
from app.readiness.lists import ANSWERS, HEADINGS, MOST_ROWS, Row, SurveyDetails, problem
from app.readiness.satisfaction import read_answer
from app.sheets.cells import Cell, as_text, is_blank, key, moment
from app.sheets.files import Sheet, UnreadableFile
from app.sheets.reading import sheets

SHOWN = 250
Faults = Callable[[SurveyDetails], Mapping[str | None, str]]

_SYNONYMS = {
    "unit": "nama unit,unit layanan,unit pelayanan,unit kerja,opd,perangkat daerah",
    "starts_on": "awal masa,awal periode,mulai,dari",
    "ends_on": "akhir masa,akhir periode,selesai,sampai",
    "respondents": "n,jumlah responden,jumlah",
}
_FIELDS = {key(word): name for name, words in _SYNONYMS.items() for word in (HEADINGS[name], *words.split(","))}
_FIELDS |= {key(name): name for name in ANSWERS}
_NAMES = "|".join(re.escape(word) for word in ("unit", *_SYNONYMS["unit"].split(",")))
_HEADING = re.compile(rf"""["']?(?:no\.?["']?\s*[;,\t|]\s*["']?)?(?:{_NAMES})["']?\s*([;,\t|])""", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,7}|[0-9]{1,3}(?:\.[0-9]{3}){1,2}")


def read_surveys(path: Path, region_code: str, faults: Faults) -> list[Row]:
    """The rows of the one sheet with the headings of the template; ``faults`` says what an entry lacks."""
    found: list[Row] | None = None
    for sheet in sheets(path, _HEADING):
        columns = _columns(sheet)
        if columns and found is not None:
            raise UnreadableFile(_("Berkas memuat tabel pada lebih dari satu lembar. Simpan satu tabel per berkas."))
        if columns:
            found = list(_rows(sheet, columns, region_code, faults))
    if found is None:
        wanted = ", ".join(HEADINGS.values())
        raise UnreadableFile(_("Tidak ada baris judul dengan kolom %(columns)s. Gunakan templatnya.", columns=wanted))
    if not found:
        raise UnreadableFile(_("Tidak ada survei di bawah baris judul. Isi satu unit dan masa per baris."))
    return found


def _columns(sheet: Sheet) -> dict[str, int] | None:
    for _line, cells in sheet.rows:
        found = [(name, place) for place, cell in enumerate(cells) if (name := _FIELDS.get(key(cell)))]
        places = dict(found)
        if "unit" in places and len(places) > 1:
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


def _rows(sheet: Sheet, columns: dict[str, int], region_code: str, faults: Faults) -> Iterator[Row]:
    count = 0
    for line, cells in sheet.rows:
        there = {name: cells[place] if place < len(cells) else None for name, place in columns.items()}
        if all(is_blank(cell) for cell in there.values()):
            continue
        count += 1
        if count > MOST_ROWS:
            raise UnreadableFile(_("Berkas memuat lebih dari %(rows)s baris. Bagi menjadi beberapa.", rows=MOST_ROWS))
        yield _row(line, there, region_code, faults)


def _row(line: int, cells: Mapping[str, Cell], region_code: str, faults: Faults) -> Row:
    """Every reason at once, so that one correction of the file is enough."""
    wrong: dict[str | None, str] = {}
    days = {name: _day(name, cells[name], wrong) for name in ("starts_on", "ends_on")}
    respondents = _count(cells["respondents"], wrong)
    details = SurveyDetails(
        region_code=region_code,
        unit=as_text(_short(cells["unit"])),
        starts_on=days["starts_on"] or date.min,
        ends_on=days["ends_on"] or date.min,
        respondents=respondents or 0,
        answers=tuple(as_text(_short(cells[name])) for name in ANSWERS),
    )
    wrong = dict(faults(details)) | wrong
    if wrong:
        return Row(line, problems=[problem(line, name, wrong[name]) for name in HEADINGS if name in wrong])
    return Row(line, _canonical(details))


def _canonical(details: SurveyDetails) -> SurveyDetails:
    answers = tuple(read_answer(text) for text in details.answers)
    return SurveyDetails(
        details.region_code, details.unit, details.starts_on, details.ends_on, details.respondents, answers
    )


def _short(cell: Cell) -> Cell:
    return cell[:SHOWN] if isinstance(cell, str) else cell


def _day(name: str, cell: Cell, wrong: dict[str | None, str]) -> date | None:
    found = moment(_short(cell))
    if found is None:
        wrong[name] = _("tulis tanggal, misalnya 2026-06-30 atau 30 Juni 2026.")
        return None
    return found[0]


def _count(cell: Cell, wrong: dict[str | None, str]) -> int | None:
    whole = not isinstance(cell, bool | float) or (isinstance(cell, float) and cell.is_integer())
    text = as_text(_short(cell)) if whole else ""
    if not _WHOLE.fullmatch(text):
        wrong["respondents"] = _("tulis bilangan bulat, misalnya 120.")
        return None
    return int(text.replace(".", ""))
