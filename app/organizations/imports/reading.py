"""The way through a list: its one table, its rows, and what is wrong with each."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.core.i18n import _
from app.core.text import EMAIL, fold
from app.organizations.details import LIMITS, faults, with_scheme
from app.organizations.imports.places import SHOWN, Places
from app.organizations.labels import CATEGORIES
from app.organizations.lists import HEADINGS, MOST_ROWS, Row, details_of
from app.organizations.models import OrganizationCategory
from app.sheets.cells import Cell, as_text, is_blank, key
from app.sheets.files import Sheet, UnreadableFile
from app.sheets.reading import sheets

LONGEST_CELL = 1000  # what is longer is cut before it is looked at: no field is that long

REQUIRED = ("name", "category", "region_code")
_SYNONYMS = {
    "name": "nama organisasi,nama lembaga,nama mitra,organisasi,lembaga,name,organization",
    "short_name": "nama singkat,akronim,short name",
    "category": "jenis,jenis lembaga,category",
    "region_code": "kabupaten/kota,kab/kota,kode daerah,wilayah,region",
    "address": "alamat kantor,address",
    "phone": "telepon,no. telepon,telp,phone",
    "website": "website,laman,situs web",
    "mailbox": "surel,email,e-mail,alamat surel",
}
_FIELDS = {key(word): name for name, words in _SYNONYMS.items() for word in (HEADINGS[name], *words.split(","))}
_KINDS = {
    OrganizationCategory.NGO: "ngo,ormas,lsm,yayasan,organisasi masyarakat sipil,ngo atau ormas",
    OrganizationCategory.AGENCY: "opd,perangkat daerah,dinas,badan,opd (perangkat daerah)",
    OrganizationCategory.LOCAL_GOVERNMENT: "pemda,pemerintah daerah,pemkab,pemkot,pemprov",
    OrganizationCategory.CENTRAL_GOVERNMENT: "pemerintah pusat,kementerian,lembaga negara",
    OrganizationCategory.DONOR: "donor,mitra pembangunan,donor atau mitra pembangunan",
    OrganizationCategory.KIM: "kim,kelompok informasi masyarakat",
    OrganizationCategory.MEDIA: "media,pers",
    OrganizationCategory.UNIVERSITY: "perguruan tinggi,universitas,kampus",
    OrganizationCategory.PRIVATE: "swasta,perusahaan",
}
_CATEGORIES = {fold(word): kind for kind, words in _KINDS.items() for word in words.split(",")}
_HEADING = re.compile(r"""["']?(?:no\.?["']?\s*[;,\t|]\s*["']?)?nama[ a-z]*["']?\s*([;,\t|])""", re.IGNORECASE)


def read_list(path: Path, places: Places) -> list[Row]:
    """The rows of the one sheet that has the headings of the template, or UnreadableFile."""
    found: list[Row] | None = None
    for sheet in sheets(path, _HEADING):
        columns = _columns(sheet)
        if columns and found is not None:
            raise UnreadableFile(_("Berkas memuat daftar pada lebih dari satu lembar. Simpan satu daftar per berkas."))
        if columns:
            found = list(_rows(sheet, columns, places))
    if found is None:
        raise UnreadableFile(_("Tidak ada baris judul dengan kolom Nama, Kategori, dan Daerah. Gunakan templatnya."))
    if not found:
        raise UnreadableFile(_("Tidak ada organisasi di bawah baris judul. Isi satu organisasi per baris."))
    return found


def _columns(sheet: Sheet) -> dict[str, int] | None:
    """Where each field stands, by the first row that names an organization's columns; a title above is passed over."""
    for _line, cells in sheet.rows:
        found = [(name, place) for place, cell in enumerate(cells) if (name := _FIELDS.get(key(cell)))]
        places = dict(found)
        if "name" in places and len(places) > 1:
            _check_required(places)
            _check_once([name for name, _place in found])
            return places
    return None


def _check_once(names: list[str]) -> None:
    for name in HEADINGS:
        if names.count(name) > 1:
            raise UnreadableFile(_("Kolom %(column)s muncul dua kali. Hapus salah satunya.", column=HEADINGS[name]))


def _check_required(places: Iterable[str]) -> None:
    lacking = [HEADINGS[name] for name in REQUIRED if name not in places]
    if lacking:
        raise UnreadableFile(_("Kolom ini tidak ada: %(columns)s. Gunakan templatnya.", columns=", ".join(lacking)))


def _rows(sheet: Sheet, columns: dict[str, int], places: Places) -> Iterator[Row]:
    for count, (line, cells) in enumerate(_filled(sheet, columns), 1):
        if count > MOST_ROWS:
            raise UnreadableFile(_("Berkas memuat lebih dari %(rows)s baris. Bagi menjadi beberapa.", rows=MOST_ROWS))
        yield _row(
            line, {name: cells[place] if place < len(cells) else None for name, place in columns.items()}, places
        )


def _filled(sheet: Sheet, columns: dict[str, int]) -> Iterator[tuple[int, list[Cell]]]:
    for line, cells in sheet.rows:
        if any(place < len(cells) and not is_blank(cells[place]) for place in columns.values()):
            yield line, cells


def _row(line: int, cells: dict[str, Cell], places: Places) -> Row:
    texts = {name: as_text(_short(cell)) for name, cell in cells.items()}
    texts["website"] = with_scheme(texts.get("website", ""))
    category = _CATEGORIES.get(fold(texts["category"])) or _labelled(texts["category"])
    code, misplaced = places.code(texts["region_code"])
    wrong = _wrong(texts, category, misplaced)
    kept = {name: text[: LIMITS.get(name, SHOWN)] for name, text in texts.items()}
    if wrong or category is None:
        return Row(line, kept, [_problem(line, name, wrong[name]) for name in HEADINGS if name in wrong])
    return Row(line, kept | {"category": category.value, "region_code": code})


def _wrong(texts: dict[str, str], category: OrganizationCategory | None, misplaced: str) -> dict[str | None, str]:
    """Every reason at once, so that one correction of the file is enough."""
    wrong = faults(details_of(texts, category or OrganizationCategory.NGO))
    if not texts["category"]:
        wrong["category"] = _("Kosong. Pilih salah satu dari daftar pada templat.")
    elif category is None:
        said = _shown(texts["category"])
        wrong["category"] = _("“%(text)s” tidak dikenal. Tulis misalnya NGO, OPD, atau Media.", text=said)
    if not texts["region_code"]:
        wrong["region_code"] = _("Kosong. Tulis misalnya Kabupaten Lebak atau Provinsi Banten.")
    elif misplaced:
        wrong["region_code"] = misplaced
    if texts.get("mailbox") and not EMAIL.fullmatch(texts["mailbox"]):
        wrong["mailbox"] = _("Isi alamat surel yang lengkap, misalnya nama@contoh.go.id")
    return wrong


def _short(cell: Cell) -> Cell:
    return cell[:LONGEST_CELL] if isinstance(cell, str) else cell


def _labelled(text: str) -> OrganizationCategory | None:
    """By the words of the screen, in whichever language the template was downloaded."""
    return next((kind for kind, label in CATEGORIES.items() if fold(str(label)) == fold(text)), None)


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _problem(line: int, name: str, sentence: str) -> str:
    return _("Baris %(line)s, kolom %(column)s: %(problem)s", line=line, column=HEADINGS[name], problem=sentence)
