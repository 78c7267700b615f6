"""The rows and columns of the tables on the pages of this package."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from app.complaints.labels import CHANNEL_GROUPS, STATUSES, worded_period
from app.complaints.models import ChannelMapping, ComplaintImport, StatusMapping
from app.complaints.queries import Disruption, HeldMonths
from app.core import clock
from app.core.i18n import _, _l
from app.regions.queries import Choice
from app.web.formats import moment
from app.web.tables import Column

REGION_COLUMNS = [
    Column("name", _l("Daerah")),
    Column("imported_on", _l("Impor terakhir"), "date"),
    Column("complete", _l("Bulan lengkap"), "number"),
    Column("last_complete", _l("Lengkap sampai"), "month"),
    Column("incomplete", _l("Bulan belum lengkap"), "number"),
    Column("absent", _l("Bulan tanpa data"), "number"),
]
IMPORT_COLUMNS = [
    Column("imported_on", _l("Tanggal impor")),
    Column("period", _l("Periode Masuk")),
    Column("rows", _l("Baris"), "number"),
    Column("new", _l("Baru"), "number"),
    Column("updated", _l("Diperbarui"), "number"),
    Column("unchanged", _l("Tidak berubah"), "number"),
    Column("rejected", _l("Ditolak"), "number"),
    Column("state", _l("Keadaan"), "tag"),
]
DISRUPTION_COLUMNS = [
    Column("period", _l("Masa")),
    Column("where", _l("Di mana")),
    Column("what", _l("Apa yang terjadi")),
    Column("source", _l("Sumber")),
]
WORD_COLUMNS = [Column("label", _l("Tertulis dalam ekspor")), Column("meaning", _l("Dihitung sebagai"), "tag")]


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region in the list; numbers are None where no import speaks of it."""

    name: str
    imported_on: date | None
    complete: int | None
    last_complete: date | None
    incomplete: int | None
    absent: int | None
    href: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    imported_on: str
    period: str
    rows: int
    new: int
    updated: int
    unchanged: int
    rejected: int
    state: tuple[Any, str]
    href: str


@dataclass(frozen=True, slots=True)
class WordRow:
    label: str
    meaning: tuple[Any, str]
    href: str


@dataclass(frozen=True, slots=True)
class DisruptionRow:
    period: str
    where: str
    what: str
    source: str
    href: str


def disruption_row(found: Disruption, may_change: bool) -> DisruptionRow:
    return DisruptionRow(
        period=worded_period(found.row.starts_on, found.row.ends_on),
        where=named(found.row.region_code, found.region_name),
        what=found.row.what,
        source=found.row.source,
        href=url_for("complaints.correct_disruption", disruption_id=found.row.id) if may_change else "",
    )


def named(code: str | None, name: str | None) -> str:
    """Where a disruption was."""
    if code is None:
        return _("Seluruh Indonesia")
    return name or code if "." in code else _("%(name)s (provinsi)", name=name or code)


def region_row(place: Choice, latest: ComplaintImport | None, held: HeldMonths | None) -> RegionRow:
    return RegionRow(
        name=place.name,
        imported_on=clock.local_date(latest.imported_at) if latest else None,
        complete=len(held.complete) if held else None,
        last_complete=held.last_complete if held else None,
        incomplete=len(held.partial) if held else None,
        absent=len(held.absent) if held else None,
        href=url_for("complaints.region", code=place.code),
    )


def import_row(row: ComplaintImport) -> ImportRow:
    return ImportRow(
        imported_on=moment(row.imported_at),
        period=worded_period(row.period_starts_on, row.period_ends_on),
        rows=row.rows,
        new=row.new,
        updated=row.updated,
        unchanged=row.unchanged,
        rejected=row.rejected,
        state=(_("Dibatalkan"), "grey") if row.undone_at else (_("Terpakai"), "green"),
        href=url_for("complaints.imported", import_id=row.id),
    )


def status_row(row: StatusMapping, may_map: bool) -> WordRow:
    href = url_for("complaints.map_status", kata=row.raw) if may_map else ""
    return WordRow(row.label, _tag(STATUSES[row.status], row.confirmed), href)


def channel_row(row: ChannelMapping, may_map: bool) -> WordRow:
    href = url_for("complaints.map_channel", kata=row.raw) if may_map else ""
    return WordRow(row.label, _tag(CHANNEL_GROUPS[row.group], row.confirmed), href)


def _tag(meaning: Any, confirmed: bool) -> tuple[Any, str]:
    return (meaning, "blue") if confirmed else (_("%(meaning)s, perlu diperiksa", meaning=meaning), "yellow")
