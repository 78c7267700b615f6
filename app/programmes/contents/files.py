"""Opportunities as a workbook and as .csv, and the empty list of programmes that people fill in and send back."""

import csv
import io
from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from app.core.i18n import _
from app.organizations.lists import full_name
from app.programmes.contents.opportunities import OpportunityPage, Row
from app.programmes.labels import FIELDS, KINDS
from app.programmes.lists import HEADINGS, MOST_ROWS, REQUIRED
from app.sheets.writing import workbook

WIDTHS = {"organization": 36, "title": 44, "field": 30, "regions": 40, "donor": 26, "agencies": 40, "description": 50}
CHOICES = "Pilihan"


def table(page: OpportunityPage) -> Iterator[tuple[str, ...]]:
    """The heading, then one line a finding."""
    yield _("Temuan"), _("Bidang"), _("Wilayah"), _("Prioritas pemerintah"), _("Program mitra"), _("Alasan")
    parts = (
        (_("Dapat dipertemukan"), page.matches),
        (_("Tumpang tindih"), page.overlaps),
        (_("Prioritas tanpa program"), page.uncovered),
        (_("Program tanpa prioritas"), page.unmatched),
    )
    for name, rows in parts:
        for row in rows:
            yield _line(name, row)


def _line(name: str, row: Row) -> tuple[str, ...]:
    about, others = ("; ".join(one.said for one in named) for named in (row.about, row.others))
    return name, str(row.field), row.place, about, others, row.reason


def as_csv(page: OpportunityPage) -> bytes:
    """Semicolons and a mark at the start, as Excel in Indonesia opens it; what looks like a formula stays text."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for line in table(page):
        lines.writerow("'" + cell if cell.startswith(("=", "+", "-", "@")) else cell for cell in line)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(page: OpportunityPage) -> bytes:
    with workbook() as (book, out):
        sheet = book.add_worksheet(_("Peluang"))
        bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for place, width in enumerate((24, 28, 36, 44, 44, 60)):
            sheet.set_column(place, place, width)
        for line, row in enumerate(table(page)):
            for place, text in enumerate(row):  # a cell holds no more than this
                sheet.write_string(line, place, text[:32_000], wrap if line else bold)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def template(region_names: dict[str, str]) -> bytes:
    """``region_names`` by code, in order; the lists of kinds, fields and regions are offered in their cells."""
    kinds, fields = [str(label) for label in KINDS.values()], [str(label) for label in FIELDS.values()]
    places = [full_name(code, name) for code, name in region_names.items()]
    with workbook() as (book, out):
        sheet, help_, choices = (book.add_worksheet(name) for name in ("Program", "Petunjuk", CHOICES))
        formats = ({"bold": True}, {"num_format": "@"}, {"text_wrap": True})
        bold, text, wrap = (book.add_format(kind) for kind in formats)
        for place, name in enumerate(HEADINGS):
            sheet.set_column(place, place, WIDTHS.get(name, 22), text)
        sheet.write_row(0, 0, HEADINGS.values(), bold)
        sheet.freeze_panes(1, 0)
        for letter, name, values in (("A", "kind", kinds), ("B", "field", fields), ("C", "regions", places)):
            _offer(sheet, name, f"={CHOICES}!${letter}$2:${letter}${len(values) + 1}")
            choices.write_column(1, "ABC".index(letter), values)
        choices.set_column(0, 2, 36)
        choices.write_row(0, 0, (HEADINGS["kind"], HEADINGS["field"], HEADINGS["regions"]), bold)
        help_.set_column(0, 2, 40, wrap)
        for line, row in enumerate(_explained()):
            help_.write_row(line, 0, row, bold if line == 0 else wrap)
    return out.getvalue()


def _offer(sheet: Worksheet, name: str, source: str) -> None:
    column = list(HEADINGS).index(name)
    choice = {"validate": "list", "source": source, "error_type": "information"}
    sheet.data_validation(1, column, MOST_ROWS, column, choice)


def _explained() -> list[tuple[str, str, str]]:
    must, may = _("wajib"), _("boleh kosong")
    about = {
        "organization": _("Nama seperti pada daftar mitra, misalnya Yayasan Contoh Bersama"),
        "title": _("Nama program atau prioritas"),
        "kind": _("Kosong berarti program mitra"),
        "field": _("Pilih dari daftar"),
        "first_year": _("Misalnya 2026"),
        "last_year": _("Misalnya 2028"),
        "regions": _("Misalnya Kabupaten Lebak, atau Malingping, Kabupaten Lebak; pisahkan beberapa dengan titik koma"),
        "donor": _("Untuk program mitra: nama donornya"),
        "agencies": _("Untuk program mitra: OPD yang ikut; pisahkan beberapa dengan titik koma"),
        "document": _("Untuk prioritas: dokumen dan nomornya"),
        "description": _("Uraian singkat"),
        "source": _("Dari mana keterangan ini diperoleh"),
    }
    rows = [(HEADINGS[name], must if name in REQUIRED else may, words) for name, words in about.items()]
    last = _("Satu program per baris, paling banyak %(rows)s baris.", rows=MOST_ROWS)
    return [(_("Kolom"), _("Wajib atau tidak"), _("Isi")), *rows, (last, "", "")]
