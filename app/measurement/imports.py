"""A panel from a CSV file: one row for every region and month; what cannot be read is told by line and column."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

import numpy as np

from app.core.dates import read_month
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.text import clean, printable
from app.measurement.estimator.arrays import Flags, Floats
from app.measurement.estimator.panel import Panel

COLUMNS = ("region", "month", "complaints", "population", "first_outreach_month")
MOST_CELLS = 12_000_000  # 83,000 desa by 120 months, and some room
LONGEST_NAME = 200
_WHOLE = re.compile(r"([0-9]{1,10})(?:\.0{1,6})?")  # '12.0' is how some programs write 12 beside empty cells


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file; None where a cell is empty."""

    line: int
    region: str
    month: date
    complaints: int | None
    population: int | None
    first_outreach: date | None


def read_panel(path: Path, *, set_aside: bool = False) -> Panel:
    """The panel of a file; rows may come in any order. Raises DomainError naming the line and the column.

    A population of 0 is a mistake, unless months may have been ``set_aside``: then it says that nothing is missing.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _panel(list(_rows(file, set_aside)))
    except OSError:
        raise DomainError(_("Berkas %(name)s tidak dapat dibuka. Periksa nama dan letaknya.", name=path.name)) from None
    except UnicodeDecodeError:
        raise DomainError(_("Berkas ini bukan CSV dalam UTF-8. Simpan ulang sebagai CSV UTF-8.")) from None


def named(panel: Panel, regions: list[str]) -> Flags:
    """(n,) which of the panel's regions are named. Raises DomainError for one that it does not have."""
    names = [name.strip() for name in regions]
    for name in names:
        if name not in panel.regions:
            raise DomainError(_("Daerah %(region)s pada --only tidak ada di berkas ini.", region=printable(name)[:200]))
    return np.isin(panel.regions, names)


def _wrong(line: int, column: str, message: str) -> DomainError:
    return DomainError(_("Baris %(line)s, kolom %(column)s: %(message)s", line=line, column=column, message=message))


def _rows(file: TextIO, set_aside: bool) -> Iterator[Row]:
    reader = csv.reader(file)
    try:
        places = _places(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _row(reader.line_num, cells, places, set_aside)
    except csv.Error:
        message = _("tanda kutip atau isinya tidak dapat dibaca sebagai CSV.")
        raise _wrong(reader.line_num, COLUMNS[0], message) from None


def _places(header: list[str]) -> dict[str, int]:
    """Where each column is; others are passed over."""
    names = [name.strip() for name in header]
    for column in COLUMNS:
        if names.count(column) != 1:
            wanted = ",".join(COLUMNS)
            message = _("harus ada tepat satu kali. Baris pertama ditulis: %(wanted)s", wanted=wanted)
            raise _wrong(1, column, message)
    return {column: names.index(column) for column in COLUMNS}


def _row(line: int, cells: list[str], places: dict[str, int], set_aside: bool) -> Row:
    if len(cells) <= max(places.values()):
        column = next(column for column, place in places.items() if place >= len(cells))
        raise _wrong(line, column, _("tidak ada; tulis koma juga untuk isian yang kosong."))
    text = {column: cells[place].strip() for column, place in places.items()}
    month = _month(line, "month", text["month"])
    if month is None:
        raise _wrong(line, "month", _how_months_are_written())
    people = _whole(line, "population", text["population"])
    if people == 0 and not set_aside:
        raise _wrong(line, "population", _("jumlah penduduk lebih dari 0; kosongkan bila tidak diketahui."))
    complaints = _whole(line, "complaints", text["complaints"])
    first = _month(line, "first_outreach_month", text["first_outreach_month"])
    return Row(line, _region(line, text["region"]), month, complaints, people, first)


def _region(line: int, text: str) -> str:
    try:
        name = clean(text, multiline=False)
    except ValueError:
        name = ""
    if not 0 < len(name) <= LONGEST_NAME:
        raise _wrong(line, "region", _("tulis nama atau kode daerah, misalnya 36.02."))
    return name


def _how_months_are_written() -> str:
    return str(_("tulis tahun dan bulan, misalnya 2024-05."))


def _month(line: int, column: str, text: str) -> date | None:
    month = read_month(text)
    if text and month is None:
        raise _wrong(line, column, _how_months_are_written())
    return month


def _whole(line: int, column: str, text: str) -> int | None:
    found = _WHOLE.fullmatch(text)
    if text and not found:
        raise _wrong(line, column, _("tulis bilangan bulat, misalnya 12; kosongkan bila tidak ada datanya."))
    return int(found[1]) if found else None


def _panel(rows: list[Row]) -> Panel:
    if not rows:
        raise _wrong(2, COLUMNS[0], _("belum ada satu baris data pun."))
    first, last = min(row.month for row in rows), max(row.month for row in rows)
    names = sorted({row.region for row in rows})
    shape = (len(names), _months(first, last) + 1)
    if shape[0] * shape[1] > MOST_CELLS:
        late = next(row for row in rows if row.month == last)
        raise _wrong(late.line, "month", _("daerah dikali bulan terlalu banyak untuk sekali hitung; bagi berkasnya."))
    place = {name: number for number, name in enumerate(names)}
    counts, people = np.full(shape, np.nan), np.full(shape, np.nan)
    _fill(rows, place, first, counts, people)
    return Panel(tuple(names), first, counts, people, _starts(rows, place, first))


def _months(first: date, month: date) -> int:
    return (month.year - first.year) * 12 + month.month - first.month


def _fill(rows: list[Row], place: dict[str, int], first: date, counts: Floats, people: Floats) -> None:
    seen = np.zeros(counts.shape, dtype=bool)
    for row in rows:
        cell = place[row.region], _months(first, row.month)
        if seen[cell]:
            raise _wrong(row.line, "month", _("daerah dan bulan ini sudah ada pada baris sebelumnya."))
        seen[cell] = True
        counts[cell] = np.nan if row.complaints is None else row.complaints
        people[cell] = np.nan if row.population is None else row.population


def _starts(rows: list[Row], place: dict[str, int], first: date) -> Floats:
    """(n,) columns of the first outreach, the same in every row of a region."""
    said: dict[str, date | None] = {}
    for row in rows:
        if said.setdefault(row.region, row.first_outreach) != row.first_outreach:
            message = _("berbeda dari baris sebelumnya untuk daerah yang sama.")
            raise _wrong(row.line, "first_outreach_month", message)
    start = np.full(len(place), np.inf)
    for name, month in said.items():
        if month is not None:
            start[place[name]] = _months(first, month)
    return start
