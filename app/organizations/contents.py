"""The empty list that people fill in and send back, as a workbook."""

from xlsxwriter.worksheet import Worksheet

from app.core.i18n import _
from app.organizations.labels import CATEGORIES
from app.organizations.lists import HEADINGS, MOST_ROWS, full_name
from app.sheets.writing import workbook

WIDTHS = {"name": 44, "short_name": 16, "category": 26, "region_code": 30, "address": 36, "phone": 18, "website": 28}
CHOICES = "Pilihan"


def template(region_names: dict[str, str]) -> bytes:
    """``region_names`` by code, in order; the lists of categories and regions are offered in their cells."""
    categories = [str(label) for label in CATEGORIES.values()]
    places = [full_name(code, name) for code, name in region_names.items()]
    with workbook() as (book, out):
        sheet, help_, choices = (book.add_worksheet(name) for name in ("Mitra", "Petunjuk", CHOICES))
        bold, text, wrap = (
            book.add_format(kind) for kind in ({"bold": True}, {"num_format": "@"}, {"text_wrap": True})
        )
        for place, name in enumerate(HEADINGS):
            sheet.set_column(place, place, WIDTHS.get(name, 28), text)
        sheet.write_row(0, 0, HEADINGS.values(), bold)
        sheet.freeze_panes(1, 0)
        _offer(sheet, "category", f"={CHOICES}!$A$2:$A${len(categories) + 1}")
        _offer(sheet, "region_code", f"={CHOICES}!$B$2:$B${len(places) + 1}")
        help_.set_column(0, 2, 34, wrap)
        for line, row in enumerate(_explained()):
            help_.write_row(line, 0, row, bold if line == 0 else wrap)
        choices.set_column(0, 1, 36)
        choices.write_row(0, 0, ("Kategori", "Daerah"), bold)
        choices.write_column(1, 0, categories)
        choices.write_column(1, 1, places)
    return out.getvalue()


def _offer(sheet: Worksheet, name: str, source: str) -> None:
    column = list(HEADINGS).index(name)
    choice = {"validate": "list", "source": source, "error_type": "warning"}
    sheet.data_validation(1, column, MOST_ROWS, column, choice)


def _explained() -> list[tuple[str, str, str]]:
    must, may = _("wajib"), _("boleh kosong")
    about = {
        "name": (must, _("Nama lengkap, misalnya Yayasan Contoh Bersama")),
        "short_name": (may, _("Misalnya YCB")),
        "category": (must, _("Pilih dari daftar")),
        "region_code": (must, _("Pilih dari daftar, atau tulis kodenya, misalnya 36.02")),
        "address": (may, _("Alamat kantor")),
        "phone": (may, _("Telepon kantor, bukan telepon pribadi")),
        "website": (may, _("Misalnya https://contoh.or.id")),
        "mailbox": (may, _("Bukan surel pribadi")),
    }
    rows = [(HEADINGS[name], *words) for name, words in about.items()]
    last = _("Satu organisasi per baris, paling banyak %(rows)s baris.", rows=MOST_ROWS)
    return [(_("Kolom"), _("Wajib atau tidak"), _("Isi")), *rows, (last, "", "")]
