"""The empty file of comparison months that people fill in and send back, as a workbook."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from app.complaints.comparisons import HEADINGS, MOST_ROWS
from app.complaints.scope_words import offered
from app.core.i18n import _
from app.sheets.writing import workbook

WIDTHS = {"region": 30, "coverage": 36, "channel": 18, "kind": 28}
CHOICES = "Pilihan"


def comparison_template(region_names: Sequence[str]) -> bytes:
    """The lists of regions, coverages, channels and sources are offered in their cells."""
    lists = {"region": list(region_names)} | {name: offered(name) for name in ("coverage", "channel", "kind")}
    with workbook() as (book, out):
        sheet, help_, choices = (book.add_worksheet(name) for name in ("Pembanding", "Petunjuk", CHOICES))
        bold, text, wrap = (
            book.add_format(kind) for kind in ({"bold": True}, {"num_format": "@"}, {"text_wrap": True})
        )
        for place, name in enumerate(HEADINGS):
            counted = name in ("received", "citizen")
            sheet.set_column(place, place, WIDTHS.get(name, 14), None if counted else text)
        sheet.write_row(0, 0, HEADINGS.values(), bold)
        sheet.freeze_panes(1, 0)
        for place, (name, words) in enumerate(lists.items()):
            choices.set_column(place, place, 36)
            choices.write_column(0, place, words)
            column = "ABCD"[place]
            _offer(sheet, name, f"={CHOICES}!${column}$1:${column}${len(words)}")
        help_.set_column(0, 1, 50, wrap)
        for line, row in enumerate(_explained()):
            help_.write_row(line, 0, row, bold if line == 0 else wrap)
    return out.getvalue()


def _offer(sheet: Worksheet, name: str, source: str) -> None:
    column = list(HEADINGS).index(name)
    sheet.data_validation(1, column, MOST_ROWS, column, {"validate": "list", "source": source, "error_type": "warning"})


def _explained() -> list[tuple[str, str]]:
    about = {
        "region": _("Nama kabupaten atau kota, atau kodenya, misalnya 32.04"),
        "month": _("Tahun dan bulan, misalnya 2025-03. Bulan tanpa data tidak ditulis; bulan tanpa laporan ditulis 0."),
        "received": _("Semua laporan yang masuk pada bulan itu"),
        "citizen": _("Di antaranya yang disampaikan warga sendiri"),
        "coverage": _("Laporan siapa yang dihitung"),
        "channel": _("Kanal mana yang dihitung"),
        "kind": _("Dari mana angkanya; satu berkas, satu sumber"),
    }
    return [(_("Kolom"), _("Isi")), *((HEADINGS[name], words) for name, words in about.items())]
