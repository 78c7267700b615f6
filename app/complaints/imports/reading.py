"""The way through a file: its kind, its one table, its rows, and what the officer should be told."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.complaints.imports.layout import Table, find_table
from app.complaints.imports.records import Export, Period, PeriodMissing
from app.complaints.imports.rows import Collected, RowReader
from app.core.i18n import _
from app.sheets.files import UnreadableFile
from app.sheets.reading import sheets

LINES_NAMED = 5
_HEADING = re.compile(r"""[\s"';,|]*tracking\s*id[\s"']*([;,\t|])""", re.IGNORECASE)


def read_export(path: Path, *, imported_on: date, period: Period | None = None) -> Export:
    """Reads an export; ``period`` is what the officer says and counts only where the file itself is silent.

    A report dated outside the period is kept, with a warning: it is a real report, LAPOR! put it there, and
    months outside the period are not complete by this file anyway, so it can mislead no rate.
    """
    export = None
    for sheet in sheets(path, _HEADING):
        table = find_table(sheet)
        if table and export:
            raise UnreadableFile(_("Berkas memuat tabel pada lebih dari satu lembar. Simpan satu ekspor per berkas."))
        if table:
            export = _export(table, imported_on, period)
    if export is None:
        raise UnreadableFile(
            _("Tidak ada baris judul yang dimulai dengan Tracking ID. Gunakan ekspor Laporan Ringkas dari SP4N-LAPOR!.")
        )
    return export


def _export(table: Table, imported_on: date, said: Period | None) -> Export:
    details = table.details
    period = details.period or said
    if period is None:
        raise PeriodMissing
    found = RowReader(table, not_after=min(details.generated_on or imported_on, imported_on)).read()
    return Export(
        agency_name=details.agency_name,
        generated_on=details.generated_on,
        imported_on=imported_on,
        period=period,
        rows=found.rows,
        problems=found.problems,
        repeated=len(found.repeated),
        warnings=[*_about_file(table, said), *_about_rows(found, period)],
        doubtful_months=frozenset(found.doubtful_months),
    )


def _about_file(table: Table, said: Period | None) -> Iterator[str]:
    details = table.details
    if table.missing:
        yield _("Kolom ini tidak ada dan dikosongkan: %(columns)s.", columns=", ".join(table.missing))
    if not details.agency_name:
        yield _("Berkas tidak menyebut Nama Instansi. Pastikan daerah yang dipilih benar.")
    if details.generated_on is None:
        yield _("Berkas tidak menyebut Tanggal Generate. Tanggal impor dipakai sebagai gantinya.")
    if said and details.period and said != details.period:
        yield _("Periode yang tertulis dalam berkas dipakai, bukan periode yang diisikan.")


def _about_rows(found: Collected, period: Period) -> Iterator[str]:
    if found.repeated:
        yield _("%(rows)s baris kembar dihitung sekali: %(lines)s.", **_lines(found.repeated))
    if found.notes:
        yield _("%(rows)s baris bukan laporan (jumlah atau catatan) dilewati: %(lines)s.", **_lines(found.notes))
    outside = [row.line for row in found.rows if row.received_on not in period]
    if outside:
        yield _("%(rows)s laporan bertanggal di luar Periode Masuk tetap disimpan: %(lines)s.", **_lines(outside))
    if found.unread_times:
        yield _("%(rows)s waktu laporan tidak terbaca dan dikosongkan.", rows=found.unread_times)


def _lines(lines: list[int]) -> dict[str, object]:
    named = ", ".join(str(line) for line in lines[:LINES_NAMED])
    return {"rows": len(lines), "lines": _("baris %(lines)s", lines=named + (", ..." if lines[LINES_NAMED:] else ""))}
