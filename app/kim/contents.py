"""The empty list that people fill in and send back, and the register as a sheet: every cell of it is text."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from app.core.dates import PartialDate, Precision
from app.core.i18n import _
from app.core.text import printable
from app.kim.labels import EXPANSIONS, SIGNERS, SIGNS
from app.kim.lists import HEADINGS, MOST_ROWS
from app.kim.policy import usual_expansion
from app.kim.queries import Listed
from app.kim.signs import is_expired, sign_of
from app.sheets.writing import workbook

WIDTH = 24
CHOICES = "Pilihan"
MORE_HEADINGS = ("Kode Kemendagri", "Keadaan", "Kegiatan terakhir", "SK berakhir", "Jumlah anggota")
# A spreadsheet program takes a text that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def template(regencies: Sequence[str]) -> bytes:
    """``regencies`` are names to choose from; choices are offered in their cells."""
    offered = {
        "regency": list(regencies),
        "expansion": [str(label) for label in EXPANSIONS.values()],
        "signer": [str(label) for label in SIGNERS.values()],
    }
    with workbook() as (book, out):
        sheet, help_, choices = (book.add_worksheet(name) for name in ("KIM", "Petunjuk", CHOICES))
        bold, text, wrap = (
            book.add_format(kind) for kind in ({"bold": True}, {"num_format": "@"}, {"text_wrap": True})
        )
        sheet.set_column(0, len(HEADINGS) - 1, WIDTH, text)
        sheet.write_row(0, 0, HEADINGS.values(), bold)
        sheet.freeze_panes(1, 1)
        choices.set_column(0, len(offered) - 1, 36)
        for place, (name, words) in enumerate(offered.items()):
            choices.write_column(0, place, [HEADINGS[name], *words])
            column, letter = list(HEADINGS).index(name), "ABC"[place]
            source = f"={CHOICES}!${letter}$2:${letter}${len(words) + 1}"
            choice = {"validate": "list", "source": source, "error_type": "warning"}
            sheet.data_validation(1, column, MOST_ROWS, column, choice)
        help_.set_column(0, 2, 34, wrap)
        for line, row in enumerate(_explained()):
            help_.write_row(line, 0, row, bold if line == 0 else wrap)
    return out.getvalue()


def _explained() -> list[tuple[str, str, str]]:
    must, may = _("wajib"), _("boleh kosong")
    about = {
        "name": (must, _("Misalnya KIM Contoh Berbagi")),
        "regency": (must, _("Pilih dari daftar")),
        "district": (must, _("Namanya, misalnya Cibadak")),
        "village": (must, _("Namanya, atau kodenya, misalnya 36.02.18.2004")),
        "expansion": (may, _("Kosong berarti sama dengan pengaturan Gaung")),
        "address": (may, _("Alamat sekretariat, bukan alamat pribadi")),
        "founded": (may, _("Misalnya 18 November 2024, atau tahunnya saja")),
        "decree_number": (may, _("Seperti pada surat keputusan")),
        "decree_on": (may, _("Misalnya 18 November 2024")),
        "decree_until": (may, _("Kosong bila SK tidak menyebut batas waktu")),
        "signer": (may, _("Pilih dari daftar")),
        "legal_basis": (may, _("Peraturan yang disebut SK")),
        "contact": (may, _("Jabatan, bukan nama atau nomor telepon")),
        "website": (may, _("Misalnya https://contoh.kim.id")),
        "media": (may, _("Tautan media sosial; beberapa dipisah titik koma")),
        "level": (may, _("Klasifikasi menurut daerah, bila ada")),
    }
    rows = [(HEADINGS[name], *words) for name, words in about.items()]
    last = _("Satu KIM per baris, paling banyak %(rows)s baris. Anggota dicatat di Gaung.", rows=MOST_ROWS)
    return [(_("Kolom"), _("Wajib atau tidak"), _("Isi")), *rows, (last, "", "")]


def as_workbook(rows: Sequence[Listed], today: date) -> bytes:
    with workbook() as (book, out):
        sheet = book.add_worksheet("KIM")
        bold, text = (book.add_format(kind) for kind in ({"bold": True}, {"num_format": "@"}))
        headings = (*HEADINGS.values(), *MORE_HEADINGS)
        sheet.set_column(0, len(headings) - 1, WIDTH, text)
        sheet.write_row(0, 0, headings, bold)
        sheet.freeze_panes(1, 1)
        for line, row in enumerate(rows, 1):
            for column, cell in enumerate(cells_of(row, today)):
                sheet.write_string(line, column, cell, text)
    return out.getvalue()


def as_csv(rows: Sequence[Listed], today: date) -> bytes:
    """Semicolons and a mark at the start, as Excel in Indonesia opens it; no cell runs as a formula."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow((*HEADINGS.values(), *MORE_HEADINGS))
    lines.writerows([_harmless(cell) for cell in cells_of(row, today)] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def cells_of(row: Listed, today: date) -> list[str]:
    """In the order of the headings; no cell names a member."""
    group = row.group
    cells = [
        group.name,
        row.regency,
        row.district,
        row.village,
        str(EXPANSIONS[group.expansion or usual_expansion()]),
        group.address,
        _founded(group.founded),
        group.decree_number,
        _day(group.decree_on),
        _day(group.decree_until),
        str(SIGNERS[group.signer]) if group.signer else "",
        group.legal_basis,
        group.contact,
        group.website,
        "; ".join(group.media.splitlines()),
        group.level,
        group.region_code,
        str(SIGNS[sign_of(row.last, today)]),
        _day(row.last),
        _("ya") if is_expired(group.decree_until, today) else "",
        str(row.members),
    ]
    return [printable(cell) for cell in cells]


def _founded(day: PartialDate) -> str:
    """So that an import reads it again: a whole date as 2026-11-18, else what is known in words."""
    if day.value is None:
        return ""
    return day.value.isoformat() if day.precision is Precision.DAY else day.label()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
