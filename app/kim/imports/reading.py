"""The way through a list of groups: its one table, its rows, and what is wrong with each."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from app.core.dates import PartialDate, Precision, month_number
from app.core.i18n import _
from app.core.text import fold
from app.kim.details import LIMITS, group_faults, media_lines
from app.kim.imports.places import Villages
from app.kim.labels import EXPANSIONS, SIGNERS
from app.kim.lists import HEADINGS, MOST_ROWS, TEXTS, Row, details_of
from app.kim.models import Expansion, Signer
from app.organizations.details import with_scheme
from app.organizations.imports.places import SHOWN
from app.sheets.cells import Cell, as_text, is_blank, key, moment
from app.sheets.files import Sheet, UnreadableFile
from app.sheets.reading import sheets

LONGEST_CELL = 1500  # what is longer is cut before it is looked at: no field is that long

REQUIRED = ("name", "regency", "district", "village")
DATES = ("decree_on", "decree_until")
_SYNONYMS = {
    "name": "nama,kim,nama kelompok,nama komunitas,name",
    "regency": "kabupaten,kota,kab/kota,kabupaten kota,regency",
    "district": "kec,kec.,district",
    "village": "desa,kelurahan,desa / kelurahan,kode desa,village",
    "expansion": "kepanjangan,expansion",
    "address": "alamat sekretariat,address",
    "founded": "berdiri,tahun berdiri,tgl berdiri,founded",
    "decree_number": "no sk,no. sk,surat keputusan,decree number",
    "decree_on": "tgl sk,tgl. sk,decree date",
    "decree_until": "berlaku sampai,masa berlaku,valid until",
    "signer": "pengesah,pejabat pengesah,penanda tangan,signer",
    "legal_basis": "dasar,legal basis",
    "contact": "kontak,contact",
    "website": "website,laman,alamat situs",
    "media": "media sosial,tautan media",
    "level": "klasifikasi,level",
}
_FIELDS = {key(word): name for name, words in _SYNONYMS.items() for word in (HEADINGS[name], *words.split(","))}
_EXPANSIONS = {"kelompok": Expansion.GROUP, "komunitas": Expansion.COMMUNITY}
_SIGNERS = {
    "kades": Signer.VILLAGE_HEAD,
    "kepala desa": Signer.VILLAGE_HEAD,
    "lurah": Signer.WARD_HEAD,
    "camat": Signer.DISTRICT_HEAD,
    "kadis": Signer.AGENCY_HEAD,
    "kepala dinas": Signer.AGENCY_HEAD,
    "kepala diskominfo": Signer.AGENCY_HEAD,
    "bupati": Signer.REGION_HEAD,
    "wali kota": Signer.REGION_HEAD,
    "walikota": Signer.REGION_HEAD,
    "bupati/wali kota": Signer.REGION_HEAD,
}
_HEADING = re.compile(r"""["']?(?:no\.?["']?\s*[;,\t|]\s*["']?)?nama[ a-z]*["']?\s*([;,\t|])""", re.IGNORECASE)
_YEAR = re.compile(r"[0-9]{4}")
_MONTH = re.compile(r"([A-Za-z]{3,9}|[0-9]{1,2})[\s/.-]+([0-9]{4})")

Wrong = dict[str | None, str]
Kind = TypeVar("Kind")


def read_list(path: Path, villages: Villages, today: date) -> list[Row]:
    """The rows of the one sheet that has the headings of the template, or UnreadableFile."""
    found: list[Row] | None = None
    for sheet in sheets(path, _HEADING):
        columns = _columns(sheet)
        if columns and found is not None:
            raise UnreadableFile(_("Berkas memuat daftar pada lebih dari satu lembar. Simpan satu daftar per berkas."))
        if columns:
            found = list(_rows(sheet, columns, villages, today))
    if found is None:
        raise UnreadableFile(
            _("Tidak ada baris judul dengan kolom Nama KIM, Kabupaten/kota, Kecamatan, dan Desa/kelurahan.")
        )
    if not found:
        raise UnreadableFile(_("Tidak ada KIM di bawah baris judul. Isi satu KIM per baris."))
    return found


def _columns(sheet: Sheet) -> dict[str, int] | None:
    """Where each field stands, by the first row that names a group's columns; a title above is passed over."""
    for _line, cells in sheet.rows:
        found = [(name, place) for place, cell in enumerate(cells) if (name := _FIELDS.get(key(cell)))]
        places = dict(found)
        if "name" in places and len(places) > 1:
            _check([name for name, _place in found])
            return places
    return None


def _check(names: list[str]) -> None:
    lacking = [HEADINGS[name] for name in REQUIRED if name not in names]
    if lacking:
        raise UnreadableFile(_("Kolom ini tidak ada: %(columns)s. Gunakan templatnya.", columns=", ".join(lacking)))
    for name in HEADINGS:
        if names.count(name) > 1:
            raise UnreadableFile(_("Kolom %(column)s muncul dua kali. Hapus salah satunya.", column=HEADINGS[name]))


def _rows(sheet: Sheet, columns: dict[str, int], villages: Villages, today: date) -> Iterator[Row]:
    count = 0
    for line, cells in sheet.rows:
        row = {name: cells[place] if place < len(cells) else None for name, place in columns.items()}
        if all(is_blank(cell) for cell in row.values()):
            continue
        count += 1
        if count > MOST_ROWS:
            raise UnreadableFile(_("Berkas memuat lebih dari %(rows)s baris. Bagi menjadi beberapa.", rows=MOST_ROWS))
        yield _row(line, row, villages, today)


def _row(line: int, cells: dict[str, Cell], villages: Villages, today: date) -> Row:
    """Every reason at once, so that one correction of the file is enough."""
    texts = {name: as_text(_short(cell)) for name, cell in cells.items()}
    stored = {name: texts.get(name, "") for name in TEXTS}
    stored["website"] = with_scheme(stored["website"])
    stored["media"] = media_lines(re.sub(r"[;|]|\s(?=https?://)", "\n", stored["media"]))
    wrong: Wrong = {}
    code, place, misplaced = villages.find(*(texts.get(name, "") for name in REQUIRED[1:]))
    wrong.update(misplaced)
    _understand(stored, wrong, cells, texts)
    faults = group_faults(details_of(stored), today)
    wrong = faults | wrong
    if wrong:
        kept = {name: text[: LIMITS.get(name, SHOWN)] for name, text in stored.items()}
        return Row(line, kept, "", [_problem(line, name, wrong[name]) for name in HEADINGS if name in wrong])
    return Row(line, stored | {"region_code": code}, place)


def _understand(stored: dict[str, str], wrong: Wrong, cells: dict[str, Cell], texts: dict[str, str]) -> None:
    """Choices and days as they are stored, in ``stored``; what was not understood in ``wrong``."""
    choices = (
        ("expansion", _expansion, _("kelompok atau komunitas")),
        ("signer", _signer, _("kepala desa atau camat")),
    )
    for name, understand, such_as in choices:
        if not texts.get(name):
            continue
        found = understand(texts[name])
        if found is None:
            said = texts[name][:SHOWN]
            wrong[name] = _("“%(text)s” tidak dikenal. Tulis misalnya %(such)s.", text=said, such=such_as)
        else:
            stored[name] = found.value
    for name in DATES:
        day = moment(_short(cells.get(name)))
        if day:
            stored[name] = day[0].isoformat()
        elif texts.get(name):
            wrong[name] = _("Tanggal itu tidak dapat dibaca. Tulis misalnya 18 November 2026.")
    founded = _partial(_short(cells.get("founded")), texts.get("founded", ""))
    if founded is None:
        wrong["founded"] = _("Tanggal itu tidak dapat dibaca. Tulis misalnya 18 November 2026, atau tahunnya saja.")
    else:
        stored["founded"] = founded


def _expansion(text: str) -> Expansion | None:
    words = fold(text)
    return _EXPANSIONS.get(words.split(" ")[0]) or _labelled(words, EXPANSIONS)


def _signer(text: str) -> Signer | None:
    words = fold(text)
    return _SIGNERS.get(words) or _labelled(words, SIGNERS)


def _labelled(words: str, labels: Mapping[Kind, object]) -> Kind | None:
    """By the words of the screen, in whichever language the template was downloaded."""
    return next((kind for kind, label in labels.items() if fold(str(label)) == words), None)


def _partial(cell: Cell, text: str) -> str | None:
    """'2026', '2026-11' or '2026-11-18'; empty for none, None for what is no date."""
    day = moment(cell)
    if day or not text:
        return day[0].isoformat() if day else ""
    try:
        if _YEAR.fullmatch(text):
            return _year(text)
        found = _MONTH.fullmatch(text)
        return f"{_year(found[2])}-{month_number(found[1]):02}" if found else None
    except ValueError:
        return None


def _year(text: str) -> str:
    """ValueError outside the years that a date may have."""
    known = PartialDate.typed("", "", text)
    return text if known.precision is Precision.YEAR else ""


def _short(cell: Cell) -> Cell:
    return cell[:LONGEST_CELL] if isinstance(cell, str) else cell


def _problem(line: int, name: str, sentence: str) -> str:
    return _("Baris %(line)s, kolom %(column)s: %(problem)s", line=line, column=HEADINGS[name], problem=sentence)
