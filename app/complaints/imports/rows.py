"""From table rows to reports: each row becomes a report, a problem, or is not a report at all.

Only the columns named in ``layout.COLUMNS`` are ever looked at. Names, titles, texts, places and the reasons
officers write stay in the row of cells and are gone with it; refused tracking IDs are never repeated in a message.
"""

from dataclasses import dataclass, field
from datetime import date, time

from app.complaints.imports.layout import COLUMNS, Table, is_detail, opens_table
from app.complaints.imports.records import FIRST_DAY, Problem, ReportRow
from app.core.dates import PartialDate, Precision
from app.core.i18n import _
from app.sheets.cells import (
    Cell,
    as_text,
    clock_time,
    is_blank,
    key,
    looks_like_date,
    moment,
    tracking_id,
)
from app.sheets.files import UnreadableFile

MOST_ROWS = 300_000
SHOWN = 40
LONGEST_CELL = 32_767  # what Excel lets a cell hold
# What LAPOR! itself writes there. Anything else has slipped in from another column, perhaps from a reporter's text.
_REPORT_TYPES = frozenset({"", "anonim", "rahasia", "anonim|rahasia", "rahasia|anonim"})
_TOTALS = ("total", "jumlah", "grandtotal", "subtotal")


@dataclass(slots=True)
class Collected:
    """What the rows of one table came to."""

    rows: list[ReportRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    unread_times: int = 0
    doubtful_months: set[date] = field(default_factory=set)


class RowReader:
    """Reads the rows of one table and remembers which tracking IDs it met."""

    def __init__(self, table: Table, *, not_after: date | None) -> None:
        self.table = table
        self.not_after = not_after
        self.collected = Collected()
        self._met: dict[str, ReportRow] = {}
        self._words: dict[str, str] = {}

    def read(self) -> Collected:
        """Every row to the end of the sheet."""
        for line, cells in self.table.rows:
            tracking = tracking_id(self._cell(cells, "tracking_id"))
            if tracking is None and self._is_no_report(line, cells):
                continue
            row = self._report(line, tracking, cells)
            if isinstance(row, Problem):
                self.collected.problems.append(row)
            else:
                self._add(row)
            if len(self.collected.rows) + len(self.collected.problems) > MOST_ROWS:
                raise UnreadableFile(_("Berkas memuat lebih dari %(rows)s baris. Bagi menurut tahun.", rows=MOST_ROWS))
        return self.collected

    def _is_no_report(self, line: int, cells: list[Cell]) -> bool:
        if all(is_blank(cell) for cell in cells):
            return True
        if opens_table(cells) or is_detail(cells):
            raise UnreadableFile(_second_table(line))
        if self._is_note(cells):
            self.collected.notes.append(line)
            return True
        return False

    def _add(self, row: ReportRow) -> None:
        first = self._met.setdefault(row.tracking_id, row)
        if first is row:
            self.collected.rows.append(row)
        elif first == row:
            self.collected.repeated.append(row.line)
        else:
            self.collected.doubtful_months.add(first.received_on.replace(day=1))
            self.collected.problems.append(_contradiction(row, first))

    def _cell(self, cells: list[Cell], name: str) -> Cell:
        place = self.table.places.get(name, len(cells))
        return cells[place] if place < len(cells) else None

    def _is_note(self, cells: list[Cell]) -> bool:
        """Officers end a sheet with a total, a source or a signature: words in place of the ID, nothing beside them."""
        if key(self._cell(cells, "tracking_id")).startswith(_TOTALS):
            return True
        return all(is_blank(self._cell(cells, name)) for name in COLUMNS if name != "tracking_id")

    def _report(self, line: int, tracking: str | None, cells: list[Cell]) -> ReportRow | Problem:
        written = self._cell(cells, "received_on")
        found = moment(written)
        day = found[0] if found and self._is_possible(found[0]) else None
        month = day.replace(day=1) if day else None
        if self._has_shifted(cells):
            return Problem(line, "", _shifted(), month if tracking else None)
        if tracking is None:
            return _refuse(line, "tracking_id", _no_tracking(self._cell(cells, "tracking_id")), month)
        if found is None or day is None:
            return _refuse(line, "received_on", self._no_date(written, found[0] if found else None), None)
        if overlong := next((name for name in COLUMNS if self._is_overlong(self._cell(cells, name))), None):
            return _refuse(line, overlong, _too_long(self._cell(cells, overlong)), month)
        return self._row(line, tracking, day, self._time(cells, found[1]), cells)

    def _row(self, line: int, tracking: str, day: date, at: time | None, cells: list[Cell]) -> ReportRow:
        words = {name: self._word(cells, name) for name, column in COLUMNS.items() if column.width}
        if words["report_type"].casefold() not in _REPORT_TYPES:
            words["report_type"] = ""
        return ReportRow(line=line, tracking_id=tracking, received_on=day, received_at=at, **words)

    def _word(self, cells: list[Cell], name: str) -> str:
        """Cleaned once per spelling: 100,000 rows share a few hundred words."""
        cell = self._cell(cells, name)
        if not isinstance(cell, str):
            return as_text(cell)[: COLUMNS[name].width]
        if cell not in self._words:
            self._words[cell] = as_text(cell)
        return self._words[cell][: COLUMNS[name].width].rstrip()

    def _time(self, cells: list[Cell], beside_date: time | None) -> time | None:
        cell = self._cell(cells, "received_at")
        if is_blank(cell):
            return beside_date
        found = clock_time(cell)
        self.collected.unread_times += found is None
        return found

    def _has_shifted(self, cells: list[Cell]) -> bool:
        return self.table.can_shift and len(cells) != self.table.width

    def _is_overlong(self, cell: Cell) -> bool:
        return isinstance(cell, str) and len(cell) > LONGEST_CELL

    def _is_possible(self, day: date) -> bool:
        return day >= FIRST_DAY and (self.not_after is None or day <= self.not_after)

    def _no_date(self, cell: Cell, day: date | None) -> str:
        if is_blank(cell):
            return _("Tanggal Laporan Masuk kosong.")
        if day:
            return _impossible(day, self.not_after)
        if looks_like_date(cell):
            return _("Tanggal %(value)s tidak ada di kalender.", value=as_text(cell)[:SHOWN])
        return _("Tanggal Laporan Masuk tidak dikenali. Tulis misalnya 29 Mei 2023.")


def _second_table(line: int) -> str:
    return _("Berkas memuat lebih dari satu tabel (lihat baris %(line)s). Simpan satu ekspor per berkas.", line=line)


def _refuse(line: int, name: str, message: str, month: date | None) -> Problem:
    return Problem(line, COLUMNS[name].heading, message, month)


def _no_tracking(cell: Cell) -> str:
    if is_blank(cell):
        return _("Tracking ID kosong.")
    return _("Tracking ID harus angka saja, paling banyak 20 angka, tanpa huruf, spasi, atau tanda baca.")


def _said(day: date) -> str:
    return PartialDate(day, Precision.DAY).label()


def _impossible(day: date, not_after: date | None) -> str:
    if not_after and day > not_after:
        return _("Tanggal %(day)s sesudah ekspor dibuat (%(made)s).", day=_said(day), made=_said(not_after))
    return _("Tanggal %(day)s sebelum LAPOR! ada (%(first)s).", day=_said(day), first=FIRST_DAY.year)


def _too_long(cell: Cell) -> str:
    return _("Sel ini berisi %(n)d karakter; Excel sendiri hanya memuat %(most)d.", n=len(str(cell)), most=LONGEST_CELL)


def _shifted() -> str:
    return _("Jumlah kolom baris ini tidak sama dengan judul tabel: ada pemisah di dalam teks. Gunakan ekspor .xlsx.")


def _contradiction(row: ReportRow, first: ReportRow) -> Problem:
    message = _(
        "Tracking ID pada baris %(line)s sudah ada pada baris %(first)s dengan isi berbeda.",
        line=row.line,
        first=first.line,
    )
    return Problem(row.line, COLUMNS["tracking_id"].heading, message, row.received_on.replace(day=1))
