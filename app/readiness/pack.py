"""The evidence of a region and year (bukti dukung) as one ZIP: a list by dimension, and the files in folders."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from app.activities.labels import KINDS, PAPER_STATES
from app.attachments import store
from app.attachments.models import Attachment, FileType
from app.core.i18n import _
from app.readiness.checklist import DIMENSIONS, Checklist, Standing
from app.readiness.contents import survey_words
from app.readiness.facts import facts_of
from app.readiness.labels import DIMENSIONS as DIMENSION_NAMES
from app.readiness.labels import ITEMS, STATES, amount, outreach_words, since
from app.readiness.models import Dimension, Item, SatisfactionSurvey
from app.readiness.queries import OutreachActivity
from app.web.formats import partial_date

# A spreadsheet program takes a text that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ENDINGS = {FileType.JPEG: "jpg"}
_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
LONGEST_NAME = 60
FOLDERS = {
    Dimension.INPUT: "1-masukan",
    Dimension.PROCESS: "2-proses",
    Dimension.OUTPUT: "3-keluaran",
    Dimension.OUTCOME: "4-hasil",
    Dimension.IMPACT: "5-dampak",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that goes into the archive, read before it is made."""

    found: Checklist
    files: dict[int, list[Attachment]]  # by the number of the item
    activities: Sequence[OutreachActivity]
    surveys: Sequence[SatisfactionSurvey]
    region_code: str

    @property
    def number_of_files(self) -> int:
        return sum(map(len, self.files.values()))


def write_archive(out: BinaryIO, evidence: Evidence, folder: Path, now: datetime) -> None:
    """Files are stored as they are: photos and PDFs do not shrink."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, row in _named(evidence):
            place = store.path_of(folder, row.stored_name)
            if place is not None:
                archive.writestr(_entry(name, now), place.read_bytes())
        archive.writestr(_entry("bukti-dukung.csv", now), csv_text(_heading(), _lines(evidence, folder)))
        archive.writestr(_entry("kegiatan.csv", now), csv_text(_activity_heading(), _activity_lines(evidence)))


def _entry(name: str, now: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, now.timetuple()[:6])
    info.external_attr = 0o600 << 16
    return info


def _named(evidence: Evidence) -> Iterator[tuple[str, Attachment]]:
    for dimension, standing in _standings(evidence.found):
        for number, row in enumerate(_files(standing, evidence), 1):
            yield file_name(dimension, standing.item, number, row), row


def _standings(found: Checklist) -> Iterator[tuple[Dimension, Standing]]:
    standings = found.by_item()
    for dimension, items in DIMENSIONS.items():
        for item in items:
            yield dimension, standings[item]


def _files(standing: Standing, evidence: Evidence) -> list[Attachment]:
    return evidence.files.get(standing.said.item_id, []) if standing.said else []


def file_name(dimension: Dimension, item: Item, number: int, row: Attachment) -> str:
    """A path of plain letters that no system reads otherwise; the ending says what the bytes are."""
    ending = _ENDINGS.get(row.file_type, row.file_type.value)
    said = plain(Path(row.name).stem if row.name else row.caption)
    name = f"{number:02d}-{said}" if said else f"{number:02d}"
    return f"{FOLDERS[dimension]}/{plain(str(item.value))}/{name}.{ending}"


def plain(text: str) -> str:
    """Letters, digits and hyphens only."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", letters).strip("-")[:LONGEST_NAME].strip("-")


def _heading() -> list[str]:
    return [
        _("Dimensi"), _("Butir"), _("Keadaan"), _("Menurut catatan tahun"), _("Nomor"), _("Jumlah"), _("Tanggal"),
        _("Keterangan"), _("Berkas"), _("Ukuran (bita)"), "SHA-256",
    ]  # fmt: skip


def _lines(evidence: Evidence, folder: Path) -> Iterator[list[str]]:
    standings = evidence.found.by_item()
    for dimension, items in DIMENSIONS.items():
        name = str(DIMENSION_NAMES[dimension])
        for item in items:
            yield from _item_lines(name, dimension, standings[item], evidence, folder)
        if dimension is Dimension.OUTCOME:
            yield from (_told(name, _("SKM: %(unit)s", unit=one.unit), survey_words(one)) for one in evidence.surveys)
        for fact in facts_of(dimension, evidence.region_code, evidence.found.year):
            yield _told(name, fact.label, fact.text)


def _told(dimension: str, label: str, text: str) -> list[str]:
    return [dimension, label, "", "", "", "", "", text, "", "", ""]


def _item_lines(
    name: str, dimension: Dimension, standing: Standing, evidence: Evidence, folder: Path
) -> Iterator[list[str]]:
    said = standing.said
    told = since(standing, evidence.found.year)
    note = outreach_words(evidence.found.outreach) if standing.item is Item.OUTREACH else told
    begin = [
        name,
        str(ITEMS[standing.item]),
        str(STATES[standing.state]),
        str(said.year) if said else "",
        said.number if said else "",
        amount(standing.item, said.amount) if said else "",
        said.dated_on.isoformat() if said and said.dated_on else "",
        " ".join(part for part in (note, said.note if said else "") if part),
    ]
    files = _files(standing, evidence)
    if not files:
        yield [*begin, "", "", ""]
    for number, row in enumerate(files, 1):
        there = store.path_of(folder, row.stored_name) is not None
        path = file_name(dimension, standing.item, number, row) if there else _("berkas tidak ditemukan")
        yield [*begin, path, str(row.size), row.sha256]


def _activity_heading() -> list[str]:
    return [_("Nomor"), _("Jenis"), _("Judul"), _("Tanggal"), _("Tempat"), _("Peserta"), _("Laporan")]


def _activity_lines(evidence: Evidence) -> Iterator[list[str]]:
    for one in evidence.activities:
        people = "" if one.audience_total is None else str(one.audience_total)
        state = str(PAPER_STATES[one.paper_state][0])
        yield [str(one.id), str(KINDS[one.kind]), one.title, partial_date(one.held_on), one.place, people, state]


def csv_text(heading: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """With semicolons and a mark of UTF-8, as spreadsheet programs set to Indonesian open it by themselves."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([_cell(value) for value in line] for line in lines)
    return file.getvalue().encode("utf-8-sig", "replace")


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
