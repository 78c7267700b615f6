"""People from a list that was pasted: one a line, from a sheet, a document or a chat. Nothing here asks the database.

No text is lost: what a line says stands in its person, or the line is among the wrong ones. Only numbering at the
beginning, and columns whose own heading says that they are no name, title or organization, are left out.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.core.text import fold

MOST_LINES = 200
LONGEST = 200

_NUMBERING = re.compile(r"(?:\(?[0-9]{1,3}[.):](?![0-9])|(?<![-–—•*·▪])[-–—•*·▪]+(?=\s))\s*")
_BARE_NUMBER = re.compile(r"[0-9]{1,3}[.):]?")
_DASH = re.compile(r"(?<!\s)\s+[-–—]\s+")
_COMMA = re.compile(r",(?![^()]*\))")
# NIK, NIP and telephone numbers: nobody needs them here.
LONG_NUMBER = re.compile(r"[0-9](?:[ .-]?[0-9]){8,}")
_DEGREES = frozenset(
    """sh se st ss ssos spd spdi sag skom sip sikom sap sstp sst ssn ssi stat sstat skm skep sked sfarm spt sp stp skh
    shut spsi shum shi sei spi sie sthi amd amak amdkom amdkeb amdkep mm mt mh ma mba mpa map mp mkes mkom mti mip mikom
    msi msc mpd mpdi mag mhum makt mak mph mars mkn mse mec meng msm mmsi mmt mppm mpp mdev phd dr drs dra ir apt ak ca
    cpa ners ns gr lc llm llb bsc ba be beng spa spog spb spkj mstat mtr sip spdk mpsi mkep mfarm mars mhan mipol spdsd
    """.split()
)
_COLUMNS = {
    "name": "nama,nama lengkap,nama peserta,name",
    "title": "jabatan,posisi,title",
    "organization": "organisasi,instansi,lembaga,opd,unit kerja,asal instansi,asal,mitra,organization",
    "": "no,no.,nomor,l/p,jk,jenis kelamin,tanda tangan,ttd,paraf,no hp,no. hp,hp,telepon,nik,nip,surel,keterangan",
}
_HEADINGS = {word: column for column, words in _COLUMNS.items() for word in words.split(",")}

Find = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A person of the list; ``rest`` is what follows her name: title and organization, in whichever order."""

    number: int
    name: str
    rest: tuple[str, ...]

    def placed(self, find: Find) -> tuple[str, int | None]:
        """Her title, and the organization that ``find`` knows; an unknown one stays in the title."""
        for parts in _splits(self.rest):
            organization_id = find(", ".join(parts[0])) if parts[0] else None
            if organization_id is not None:
                return ", ".join(parts[1]), organization_id
        return ", ".join(self.rest), None


def _splits(rest: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Which part could be the organization, and what then is the title: the end first, the longest first."""
    for place in range(len(rest)):
        yield rest[place:], rest[:place]
    for place in range(len(rest) - 1, 0, -1):
        yield rest[:place], rest[place:]


@dataclass(frozen=True, slots=True)
class Reading:
    """The people of a list; ``numbered`` are lines with a long number, ``nameless`` and ``too_long`` say it too."""

    lines: tuple[Line, ...] = ()
    numbered: tuple[int, ...] = ()
    nameless: tuple[int, ...] = ()
    too_long: tuple[int, ...] = ()


def read_people(text: str) -> Reading:
    """One person a line; empty lines and numbers without a name count for nothing."""
    lines: list[Line] = []
    numbered: list[int] = []
    nameless: list[int] = []
    too_long: list[int] = []
    order: tuple[str, ...] | None = None
    first = True
    for number, raw in enumerate(text.split("\n"), 1):
        cells = _cells(raw)
        if not any(cells):
            continue
        if first and (found := _heading(cells)):
            first, order = False, found
            continue
        first = False
        name, rest = _named(cells, order)
        whole = " ".join((name, *rest))
        if not whole.strip():
            continue
        if LONG_NUMBER.search(whole):
            numbered.append(number)
        elif not any(letter.isalpha() for letter in whole):
            nameless.append(number)
        elif len(name) > LONGEST or len(", ".join(rest)) > LONGEST:
            too_long.append(number)
        else:
            lines.append(Line(number, name, rest))
    return Reading(tuple(lines), tuple(numbered), tuple(nameless), tuple(too_long))


def _cells(raw: str) -> list[str]:
    """The parts of a line: by tab, else semicolon, else a dash between spaces, else comma where no degree is torn."""
    text = "".join(" " if letter == "\xa0" else letter for letter in raw if unicodedata.category(letter) != "Cf")
    if "\t" in text:
        return [cell.strip() for cell in text.split("\t")]
    text = _NUMBERING.sub("", text.strip(), count=1) if _NUMBERING.match(text.strip()) else text.strip()
    if ";" in text:
        return [cell.strip() for cell in text.split(";")]
    if _DASH.search(text):
        return [cell.strip() for cell in _DASH.split(text)]
    return _by_comma(text)


def _by_comma(text: str) -> list[str]:
    name, *rest = [cell.strip() for cell in _COMMA.split(text)]
    while rest and (not rest[0] or _is_degree(rest[0])):
        degree = rest.pop(0)
        name = f"{name}, {degree}" if degree else name
    return [name, *rest]


def _is_degree(text: str) -> bool:
    return fold(text).replace(".", "").replace(" ", "") in _DEGREES


def _heading(cells: list[str]) -> tuple[str, ...] | None:
    """What each column holds, when the line names columns."""
    words = [fold(cell) for cell in cells]
    if len(words) < 2 or not all(word in _HEADINGS for word in words if word):
        return None
    columns = tuple(_HEADINGS.get(word, "") for word in words)
    return columns if "name" in columns else None


def _named(cells: list[str], order: tuple[str, ...] | None) -> tuple[str, tuple[str, ...]]:
    if order is not None and 1 < len(cells) <= len(order):
        held = list(zip(order, cells, strict=False))
        name = " ".join(cell for column, cell in held if column == "name" and cell)
        rest = [cell for wanted in ("title", "organization") for column, cell in held if column == wanted and cell]
        return _without_numbering(name), tuple(rest)
    filled = [cell for cell in cells if cell]
    if _BARE_NUMBER.fullmatch(filled[0]):
        filled = filled[1:]
    return (_without_numbering(filled[0]), tuple(filled[1:])) if filled else ("", ())


def _without_numbering(name: str) -> str:
    return _NUMBERING.sub("", name, count=1) if _NUMBERING.match(name) else name
