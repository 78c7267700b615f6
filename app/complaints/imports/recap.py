"""Reading the recap per unit that LAPOR! prints: its columns are found by their words, its total row is set apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.complaints.recaps import COUNTS, PrintedTotals, RecapFile, UnitRow
from app.core.i18n import _
from app.sheets.cells import Cell, as_text, is_blank, key
from app.sheets.files import Row, Sheet, UnreadableFile
from app.sheets.reading import sheets

MOST_UNITS = 2_000
LONGEST_CELL = 1_000  # what is longer is cut before it is looked at
LONGEST_UNIT = 200
LARGEST_COUNT = 99_999_999
MOST_DAYS = 10_000
SHOWN = 40
HEADINGS = {
    "unit": "Unit Kerja",
    "unverified": "Belum Terverifikasi",
    "not_followed_up": "Belum Ditindaklanjuti",
    "in_process": "Proses",
    "finished": "Selesai",
    "total": "Total",
    "reported_percent": "%TL",
    "mean_days_to_follow_up": "RTL",
    "mean_days_to_completion": "RHP",
}
REQUIRED = ("unit", *COUNTS)
_SYNONYMS = {
    "unit": "nama unit kerja,nama unit,unit,opd,nama opd,perangkat daerah,instansi,nama instansi",
    "unverified": "belum verifikasi",
    "not_followed_up": "belum tindak lanjut,terdisposisi belum ditindaklanjuti",
    "in_process": "diproses,dalam proses,sedang diproses,terdisposisi sedang diproses",
    "finished": "terdisposisi selesai",
    "total": "jumlah,total laporan,jumlah laporan",
    "reported_percent": "tl,persentase tl,persen tl,% tindak lanjut,persentase tindak lanjut",
    "mean_days_to_follow_up": "rtl (hari),rata-rata tindak lanjut,rata-rata tindak lanjut (hari),"
    "rata-rata waktu tindak lanjut,rata-rata hari sampai tindak lanjut",
    "mean_days_to_completion": "rhp (hari),rata-rata hari penyelesaian,rata-rata waktu penyelesaian,"
    "rata-rata hari sampai selesai",
}
_FIELDS = {key(word): name for name, words in _SYNONYMS.items() for word in (HEADINGS[name], *words.split(","))}
_TOTALS = ("total", "jumlah", "grandtotal", "totalkeseluruhan", "jumlahtotal", "jumlahkeseluruhan", "totalseluruhnya")
_HEADING = re.compile(
    r"""["']?(?:no(?:mor)?\.?["']?\s*[;,\t|]\s*["']?)?"""
    r"""(?:nama\s+)?(?:unit|opd|perangkat|instansi)[ a-z]*["']?\s*([;,\t|])""",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[0-9]{1,8}|[0-9]{1,3}(\.[0-9]{3}){1,2}")
_DECIMAL = re.compile(r"([0-9]{1,5})(?:[.,]([0-9]{1,10}))?\s*(%|hari)?")
_NOTHING = frozenset({"-", "–", "—"})


class _Wrong(Exception):
    """What is wrong with a cell, and in which column."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.name, self.sentence = name, sentence


@dataclass(slots=True)
class _Table:
    """The table of one sheet. A share without % is a fraction of one where the whole column never exceeds one."""

    places: dict[str, int]
    width: int
    can_shift: bool
    rows: list[Row]
    fractions: bool = False
    lines: dict[str, int] = field(default_factory=dict)

    def cell(self, cells: list[Cell], name: str) -> Cell:
        place = self.places.get(name, len(cells))
        found = cells[place] if place < len(cells) else None
        return found[:LONGEST_CELL] if isinstance(found, str) else found


def read_recap(path: Path) -> RecapFile:
    """The units of the one table in the file, or UnreadableFile."""
    tables = [table for sheet in sheets(path, _HEADING) if (table := _table(sheet))]
    if not tables:
        raise UnreadableFile(
            _("Tidak ada baris judul dengan Unit Kerja dan Total. Gunakan rekap per unit kerja dari SP4N-LAPOR!.")
        )
    if len(tables) > 1:
        raise UnreadableFile(_("Berkas memuat tabel pada lebih dari satu lembar. Simpan satu rekap per berkas."))
    found = _read(tables[0])
    if not found.units and not found.problems:
        raise UnreadableFile(_("Tidak ada unit kerja di bawah baris judul."))
    return found


def _table(sheet: Sheet) -> _Table | None:
    for _line, cells in sheet.rows:
        found = [(name, place) for place, cell in enumerate(cells) if (name := _FIELDS.get(key(_short(cell))))]
        names = [name for name, _place in found]
        if "unit" in names and len(set(names)) > 2:
            _check_headings(names)
            table = _Table(dict(found), len(cells), sheet.can_shift, list(_filled(sheet)))
            table.fractions = _all_fractions(table)
            return table
    return None


def _check_headings(names: list[str]) -> None:
    lacking = [HEADINGS[name] for name in REQUIRED if name not in names]
    if lacking:
        raise UnreadableFile(_("Kolom ini tidak ada: %(columns)s. Lengkapi rekapnya.", columns=", ".join(lacking)))
    twice = next((HEADINGS[name] for name in HEADINGS if names.count(name) > 1), "")
    if twice:
        raise UnreadableFile(_("Kolom %(column)s muncul dua kali. Hapus salah satunya.", column=twice))


def _filled(sheet: Sheet) -> Iterator[Row]:
    for count, (line, cells) in enumerate((row for row in sheet.rows if not all(map(is_blank, row[1]))), 1):
        if count > MOST_UNITS:
            raise UnreadableFile(_("Berkas memuat lebih dari %(rows)s baris. Bagi menjadi beberapa.", rows=MOST_UNITS))
        yield line, cells


def _all_fractions(table: _Table) -> bool:
    written = [table.cell(cells, "reported_percent") for _line, cells in table.rows]
    plain = [float(cell) for cell in written if isinstance(cell, int | float) and not isinstance(cell, bool)]
    return bool(plain) and max(plain) <= 1 and max(plain) > 0


def _read(table: _Table) -> RecapFile:
    units: list[UnitRow] = []
    totals: list[PrintedTotals] = []
    problems: list[str] = []
    for line, cells in table.rows:
        try:
            if _is_total(table, cells):
                totals.append(_printed(table, cells))
            elif not _is_note(table, cells):
                units.append(_unit(table, line, cells))
        except _Wrong as wrong:
            problems.append(_problem(line, wrong))
    if len(totals) > 1:
        problems.append(_("Berkas memuat lebih dari satu baris jumlah; yang terakhir dipakai."))
    return RecapFile(units, totals[-1] if totals else PrintedTotals(), problems)


def _is_total(table: _Table, cells: list[Cell]) -> bool:
    """The word may stand in the column of the units or in the one before it."""
    return any(key(_short(cell)).rstrip(".") in _TOTALS for cell in cells[: table.places["unit"] + 1])


def _is_note(table: _Table, cells: list[Cell]) -> bool:
    """Words without any number beside them: a source, a signature."""
    return all(is_blank(table.cell(cells, name)) for name in table.places if name != "unit")


def _printed(table: _Table, cells: list[Cell]) -> PrintedTotals:
    counts = {name: _count(table, cells, name) for name in COUNTS if not _silent(table.cell(cells, name))}
    return PrintedTotals(**counts, percent=_percent(table, cells))


def _unit(table: _Table, line: int, cells: list[Cell]) -> UnitRow:
    if table.can_shift and len(cells) != table.width:
        raise _Wrong("", _("Jumlah kolomnya tidak sama dengan judul: apit angka berkoma dengan tanda kutip."))
    name = as_text(table.cell(cells, "unit"))[:LONGEST_UNIT]
    if not name:
        raise _Wrong("unit", _("kosong. Tulis nama unit kerjanya."))
    first = table.lines.setdefault(key(name) or name, line)
    if first != line:
        raise _Wrong("unit", _("sama dengan baris %(line)s. Gabungkan keduanya.", line=first))
    return UnitRow(
        line=line,
        unit=name,
        **{count: _count(table, cells, count) for count in COUNTS},
        reported_percent=_percent(table, cells),
        mean_days_to_follow_up=_days(table, cells, "mean_days_to_follow_up"),
        mean_days_to_completion=_days(table, cells, "mean_days_to_completion"),
    )


def _count(table: _Table, cells: list[Cell], name: str) -> int:
    cell = table.cell(cells, name)
    if is_blank(cell):
        raise _Wrong(name, _("kosong. Tulis 0 bila memang tidak ada."))
    if as_text(cell) in _NOTHING:
        return 0
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = float(cell)
        if 0 <= number <= LARGEST_COUNT and number == int(number):
            return int(number)
    elif isinstance(cell, str) and _COUNT.fullmatch(as_text(cell)):
        return int(as_text(cell).replace(".", ""))
    raise _Wrong(name, _("“%(value)s” bukan angka bulat, misalnya 12 atau 1.333.", value=as_text(cell)[:SHOWN]))


def _percent(table: _Table, cells: list[Cell]) -> float | None:
    cell = table.cell(cells, "reported_percent")
    value = _decimal(cell, "reported_percent")
    if value is None:
        return None
    if table.fractions and not isinstance(cell, str):
        value = round(value * 100, 6)
    if value > 100:
        raise _Wrong("reported_percent", _("“%(value)s” lebih dari 100%%.", value=as_text(cell)[:SHOWN]))
    return value


def _days(table: _Table, cells: list[Cell], name: str) -> float | None:
    value = _decimal(table.cell(cells, name), name)
    if value is not None and value > MOST_DAYS:
        raise _Wrong(name, _("paling banyak %(most)s hari.", most=MOST_DAYS))
    return value


def _decimal(cell: Cell, name: str) -> float | None:
    if _silent(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 10**6:
        return float(cell)
    found = _DECIMAL.fullmatch(as_text(cell).lower()) if isinstance(cell, str) else None
    if found is None:
        raise _Wrong(name, _("“%(value)s” bukan angka, misalnya 99,85.", value=as_text(cell)[:SHOWN]))
    return float(f"{found[1]}.{found[2] or 0}")


def _silent(cell: Cell) -> bool:
    return is_blank(cell) or as_text(cell) in _NOTHING


def _short(cell: Cell) -> Cell:
    return cell[:LONGEST_CELL] if isinstance(cell, str) else cell


def _problem(line: int, wrong: _Wrong) -> str:
    if not wrong.name:
        return _("Baris %(line)s: %(problem)s", line=line, problem=wrong.sentence)
    return _(
        "Baris %(line)s, kolom %(column)s: %(problem)s",
        line=line,
        column=HEADINGS[wrong.name],
        problem=wrong.sentence,
    )
