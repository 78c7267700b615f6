"""Reading a list of programmes: pure, no database; what is wrong in a row is said with row, column and fix."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.core.i18n import _
from app.core.text import fold
from app.organizations.imports import Places
from app.organizations.matching import Register
from app.organizations.models import OrganizationCategory
from app.programmes.details import GOVERNMENT, LIMITS, faults, unfit
from app.programmes.labels import FIELDS, KINDS
from app.programmes.lists import HEADINGS, MOST_ROWS, REQUIRED, Row, details_of
from app.programmes.models import FieldOfWork, ProgrammeKind
from app.programmes.planning import problem
from app.sheets.cells import Cell, as_text, is_blank, key
from app.sheets.files import Sheet, UnreadableFile
from app.sheets.reading import sheets

LONGEST_CELL = 3_000  # what is longer is cut before it is looked at: no field is that long
SHOWN = 60

_SYNONYMS = {
    "organization": "nama organisasi,lembaga,nama lembaga,ngo,penanggung jawab,opd penanggung jawab,organization",
    "title": "program,judul,judul program,nama program atau prioritas,title,programme",
    "kind": "jenis program,kind",
    "field": "bidang kegiatan,bidang program,field",
    "first_year": "mulai,dari tahun,first year",
    "last_year": "selesai,sampai tahun,last year",
    "regions": "lokasi,daerah,wilayah kerja,regions",
    "donor": "sumber dana,pendanaan,lembaga donor",
    "agencies": "opd,mitra opd,perangkat daerah",
    "document": "dokumen atau nomor,nomor,document",
    "description": "keterangan,uraian singkat,description",
    "source": "sumber data,sumber informasi,source",
}
_FIELDS = {key(word): name for name, words in _SYNONYMS.items() for word in (HEADINGS[name], *words.split(","))}
_KINDS = {
    ProgrammeKind.PARTNER: "program mitra,mitra,ngo,program ngo",
    ProgrammeKind.PLAN: "prioritas rpjmd,rpjmd,prioritas",
    ProgrammeKind.FLAGSHIP: "program unggulan pemerintah,program unggulan,unggulan",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split(",")}
_OTHER_FIELDS = {
    "kamtibmas": FieldOfWork.PUBLIC_ORDER,
    "lingkungan hidup": FieldOfWork.ENVIRONMENT,
    "lingkungan hidup/sda": FieldOfWork.ENVIRONMENT,
    "ham": FieldOfWork.HUMAN_RIGHTS,
    "sosial": FieldOfWork.SOCIAL,
}
_HEADING = re.compile(r"""["']?(?:no\.?["']?\s*[;,\t|]\s*["']?)?(?:nama )?organisasi["']?\s*([;,\t|])""", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(kec[^(]+)\(([^()]+)\)", re.IGNORECASE)
_DISTRICT = re.compile(r"(kecamatan|kec)\b\.? *")


class Grounds:
    """Which province, kabupaten, kota or kecamatan somebody meant; built once a file."""

    def __init__(self, regions: dict[str, str], districts: Iterable[tuple[str, str, str]]) -> None:
        self._places = Places(regions)
        self._names = regions
        self._codes: set[str] = set()
        self._inside: dict[str, dict[str, str]] = {}
        for code, name, parent in districts:
            self._codes.add(code)
            self._inside.setdefault(parent, {})[fold(name)] = code

    def code(self, text: str) -> tuple[str, str]:
        """(code, "") or ("", what is wrong with it)."""
        if text in self._codes:
            return text, ""
        written = _IN_BRACKETS.fullmatch(text)  # as the screen names it
        name, comma, around = (written[1], ",", written[2]) if written else text.rpartition(",")
        if not comma:
            small = bool(_DISTRICT.match(fold(text)))
            return ("", self._alone(text)) if small else self._places.code(text)
        region, wrong = self._places.code(around.strip())
        if wrong:
            return "", wrong
        found = self._inside.get(region, {}).get(_DISTRICT.sub("", fold(name), count=1), "")
        return found, "" if found else self._unknown(name, region)

    def _alone(self, text: str) -> str:
        return _("“%(text)s” ditulis bersama kabupatennya, misalnya Malingping, Kabupaten Lebak.", text=text[:SHOWN])

    def _unknown(self, name: str, region: str) -> str:
        where = self._names[region]
        return _("Tidak ada kecamatan “%(text)s” di %(region)s.", text=name.strip()[:SHOWN], region=where)


@dataclass(frozen=True, slots=True)
class Known:
    """What a list is read against."""

    grounds: Grounds
    organizations: Register
    categories: Mapping[int, OrganizationCategory]


def read_list(path: Path, known: Known) -> list[Row]:
    """The rows of the one sheet that has the headings of the template, or UnreadableFile."""
    found: list[Row] | None = None
    for sheet in sheets(path, _HEADING):
        columns = _columns(sheet)
        if columns and found is not None:
            raise UnreadableFile(_("Berkas memuat daftar pada lebih dari satu lembar. Simpan satu daftar per berkas."))
        if columns:
            found = list(_rows(sheet, columns, known))
    if found is None:
        raise UnreadableFile(
            _("Tidak ada baris judul dengan kolom Organisasi, Nama program, dan Bidang. Gunakan templatnya.")
        )
    if not found:
        raise UnreadableFile(_("Tidak ada program di bawah baris judul. Isi satu program per baris."))
    return found


def _columns(sheet: Sheet) -> dict[str, int] | None:
    """Where each field stands, by the first row that names the columns; a title above is passed over."""
    for _line, cells in sheet.rows:
        found = [(name, place) for place, cell in enumerate(cells) if (name := _FIELDS.get(key(cell)))]
        places = dict(found)
        if "title" in places and len(places) > 1:
            _check_columns([name for name, _place in found])
            return places
    return None


def _check_columns(names: Sequence[str]) -> None:
    lacking = [HEADINGS[name] for name in REQUIRED if name not in names]
    if lacking:
        raise UnreadableFile(_("Kolom ini tidak ada: %(columns)s. Gunakan templatnya.", columns=", ".join(lacking)))
    for name in HEADINGS:
        if names.count(name) > 1:
            raise UnreadableFile(_("Kolom %(column)s muncul dua kali. Hapus salah satunya.", column=HEADINGS[name]))


def _rows(sheet: Sheet, columns: dict[str, int], known: Known) -> Iterator[Row]:
    count = 0
    for line, cells in sheet.rows:
        there = {name: cells[place] if place < len(cells) else None for name, place in columns.items()}
        if all(is_blank(cell) for cell in there.values()):
            continue
        count += 1
        if count > MOST_ROWS:
            raise UnreadableFile(_("Berkas memuat lebih dari %(rows)s baris. Bagi menjadi beberapa.", rows=MOST_ROWS))
        yield _Reading(line, there, known).row()


@dataclass(slots=True)
class _Reading:
    """One row on its way: ``wrong`` collects every reason, so that one correction of the file is enough."""

    line: int
    cells: dict[str, Cell]
    known: Known
    texts: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def row(self) -> Row:
        self.texts = {name: as_text(_short(cell)) for name, cell in self.cells.items()}
        found = self._found()
        self._check(found)
        kept = {name: text[: LIMITS.get(name, 600)] for name, text in self.texts.items()}
        problems = [problem(self.line, name, self.wrong[name]) for name in HEADINGS if name in self.wrong]
        return Row(self.line, kept, {} if problems else found, problems)

    def _found(self) -> dict[str, Any]:
        return {
            "kind": self._kind().value,
            "organization_id": self._organization(),
            "field": self._field().value,
            "first_year": self._year("first_year"),
            "last_year": self._year("last_year"),
            "region_codes": self._regions(),
            "agency_ids": self._agencies(),
        }

    def _check(self, found: dict[str, Any]) -> None:
        """What the details as a whole would be refused for; what was said of a column already stays."""
        told = {"region_codes": "regions", "organization_id": "organization"}
        for name, sentence in faults(details_of(self.texts, found)).items():
            self.wrong.setdefault(told.get(str(name), str(name)), sentence)
        category = self.known.categories.get(found["organization_id"] or 0)
        if category and (sentence := unfit(ProgrammeKind(found["kind"]), category)):
            self.wrong.setdefault("organization", sentence)

    def _kind(self) -> ProgrammeKind:
        text = self.texts.get("kind", "")
        if not text:
            return ProgrammeKind.PARTNER
        found = _KIND_OF.get(fold(text)) or _labelled(KINDS, text)
        if found is None:
            words = _("“%(text)s” tidak dikenal. Tulis misalnya Program mitra atau Prioritas RPJMD.", text=_cut(text))
            self.wrong["kind"] = words
        return found or ProgrammeKind.PARTNER

    def _field(self) -> FieldOfWork:
        text = self.texts["field"]
        found = _OTHER_FIELDS.get(fold(text)) or _labelled(FIELDS, text)
        if found is None:
            said = _("“%(text)s” tidak dikenal. Pilih bidang dari daftar pada templat.", text=_cut(text))
            self.wrong["field"] = said if text else _("Kosong. Pilih bidang dari daftar pada templat.")
        return found or FieldOfWork.SOCIAL

    def _organization(self) -> int | None:
        text = self.texts["organization"]
        if not text:
            self.wrong["organization"] = _("Kosong. Tulis nama organisasi seperti pada daftar mitra.")
            return None
        number = self.known.organizations.find(text)
        if number is None:
            self.wrong["organization"] = self._not_found(text)
        return number

    def _not_found(self, text: str) -> str:
        several = self.known.organizations.named(text)[:3]
        if len(several) > 1:
            names = "; ".join(row.label for row in several)
            return _("“%(text)s” dapat berarti: %(names)s. Tulis lengkap.", text=_cut(text), names=names)
        return _("“%(text)s” tidak ada di daftar mitra. Periksa namanya atau tambahkan dulu.", text=_cut(text))

    def _year(self, name: str) -> int | None:
        text = self.texts[name]
        if re.fullmatch("[0-9]{4}", text):
            return int(text)
        said = _("“%(text)s” bukan tahun. Tulis misalnya 2026.", text=_cut(text))
        self.wrong[name] = said if text else _("Kosong. Tulis tahunnya, misalnya 2026.")
        return None

    def _regions(self) -> list[str]:
        codes = []
        for text in _parts(self.texts["regions"]):
            code, wrong = self.known.grounds.code(text)
            if wrong:
                self.wrong.setdefault("regions", wrong)
            codes.append(code)
        if not codes:
            self.wrong["regions"] = _("Kosong. Tulis misalnya Kabupaten Lebak; pisahkan beberapa dengan titik koma.")
        return sorted({code for code in codes if code})

    def _agencies(self) -> list[int]:
        found = []
        for text in _parts(self.texts.get("agencies", "")):
            number = self.known.organizations.find(text)
            if number is None:
                self.wrong.setdefault("agencies", self._not_found(text))
            elif self.known.categories.get(number) not in GOVERNMENT:
                said = _("“%(text)s” bukan OPD atau pemerintah daerah.", text=_cut(text))
                self.wrong.setdefault("agencies", said)
            else:
                found.append(number)
        return sorted(set(found))


def _parts(text: str) -> list[str]:
    return [part for part in (part.strip() for part in text.split(";")) if part]


def _labelled(labels: Mapping[Any, Any], text: str) -> Any:
    """By the words of the screen, in whichever language the template was downloaded."""
    return next((kind for kind, label in labels.items() if fold(text) and fold(str(label)) == fold(text)), None)


def _short(cell: Cell) -> Cell:
    return cell[:LONGEST_CELL] if isinstance(cell, str) else cell


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
