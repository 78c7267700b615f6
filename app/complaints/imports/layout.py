"""Where things stand in the file: the block of details above, and the columns by their headings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.complaints.imports.records import Period
from app.core.i18n import _
from app.sheets.cells import Cell, as_text, dates_in, is_blank, key, moment
from app.sheets.files import Row, Sheet, UnreadableFile

FIRST_HEADING = "trackingid"
AGENCY, GENERATED, PERIOD = "namainstansi", "tanggalgenerate", "periodemasuk"
AGENCY_WIDTH = 200


@dataclass(frozen=True, slots=True)
class Column:
    """A column we read: the heading as LAPOR! writes it and how many letters of it are kept (0: not words)."""

    heading: str
    width: int = 0
    required: bool = False


COLUMNS = {
    "tracking_id": Column("Tracking ID", required=True),
    "received_on": Column("Tanggal Laporan Masuk", required=True),
    "received_at": Column("Waktu Laporan Masuk"),
    "classification": Column("Klasifikasi Laporan", 80),
    "category": Column("Kategori", 120),
    "report_type": Column("Tipe Laporan (Anonim/Rahasia)", 60),
    "channel": Column("Sumber Laporan", 120, required=True),
    "parent_agency": Column("Instansi Induk", 200),
    "assigned_agency": Column("Instansi Terdisposisi", 200),
    "status": Column("Status Laporan", 120, required=True),
}
_FIELDS = {key(column.heading): name for name, column in COLUMNS.items()} | {"tipelaporan": "report_type"}


@dataclass(slots=True)
class Details:
    """The block above the table; None is what it does not say."""

    agency_name: str = ""
    generated_on: date | None = None
    period: Period | None = None

    def take(self, line: int, cells: list[Cell]) -> None:
        """Looks for a label in the row; its value is the next cell that is not empty."""
        filled = [cell for cell in cells if not is_blank(cell)]
        for place, cell in enumerate(filled):
            label, same_cell = _split(cell)
            values = [same_cell, *filled[place + 1 :]] if same_cell else filled[place + 1 :]
            if values and label in _TAKERS:
                _TAKERS[label](self, line, values)
                return


def _split(cell: Cell) -> tuple[str, str]:
    """'Nama Instansi: Pemerintah ...' in one cell is a label with its value."""
    label, _colon, value = cell.partition(":") if isinstance(cell, str) else ("", "", "")
    return key(label), value.strip()


def _value(cell: Cell) -> Cell:
    return cell.lstrip(": ") if isinstance(cell, str) else cell


def _take_agency(details: Details, line: int, values: list[Cell]) -> None:
    details.agency_name = next((text for cell in values if (text := as_text(_value(cell)))), "")[:AGENCY_WIDTH]


def _take_generated(details: Details, line: int, values: list[Cell]) -> None:
    found = next((day for cell in values if (day := moment(_value(cell)))), None)
    if found is None:  # guessing here could call months complete that the file never covered
        raise UnreadableFile(
            _("Tanggal Generate pada baris %(line)s tidak terbaca. Perbaiki atau unduh ulang ekspor.", line=line)
        )
    details.generated_on = found[0]


def _take_period(details: Details, line: int, values: list[Cell]) -> None:
    days = dates_in(" ".join(as_text(moment_date(cell)) for cell in values))
    if len(days) == 2 and days[0] <= days[1]:
        details.period = Period(*days)


def moment_date(cell: Cell) -> Cell:
    """A date cell without its time, so that two of them in a row read like one written period."""
    found = moment(cell)
    return found[0] if found else cell


_TAKERS = {AGENCY: _take_agency, GENERATED: _take_generated, PERIOD: _take_period}


@dataclass(slots=True)
class Table:
    """A sheet from its heading on; ``width`` counts every cell of the heading row, the blank ones at its end too."""

    details: Details
    places: dict[str, int]
    width: int
    can_shift: bool
    rows: Iterator[Row]
    missing: list[str] = field(default_factory=list)


def find_table(sheet: Sheet) -> Table | None:
    """The table below the first row that begins with 'Tracking ID', or None."""
    details = Details()
    for line, cells in sheet.rows:
        if opens_table(cells):
            return _table(details, cells, sheet)
        details.take(line, cells)
    return None


def opens_table(cells: list[Cell]) -> bool:
    """Whether the first cell with something in it is the heading 'Tracking ID'."""
    return next((key(cell) for cell in cells if not is_blank(cell)), "") == FIRST_HEADING


def is_detail(cells: list[Cell]) -> bool:
    """Whether the row belongs to a block of details: it should not occur below the heading."""
    return next((_split(cell)[0] for cell in cells if not is_blank(cell)), "") in _TAKERS


def _table(details: Details, headings: list[Cell], sheet: Sheet) -> Table:
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        name = _FIELDS.get(key(heading))
        if name in places:
            raise UnreadableFile(
                _("Kolom %(column)s muncul dua kali. Hapus salah satunya.", column=COLUMNS[name].heading)
            )
        if name:
            places[name] = place
    _check_required(places)
    missing = [column.heading for name, column in COLUMNS.items() if name not in places]
    return Table(details, places, len(headings), sheet.can_shift, sheet.rows, missing)


def _check_required(places: dict[str, int]) -> None:
    lacking = [column.heading for name, column in COLUMNS.items() if column.required and name not in places]
    if lacking:
        raise UnreadableFile(
            _("Kolom ini tidak ada: %(columns)s. Gunakan ekspor Laporan Ringkas.", columns=", ".join(lacking))
        )
