"""Bringing a read export in: its reports, the months it speaks of, and what the officer should be told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import insert, select

from app.audit.operations import record
from app.complaints import summary, tracking, words
from app.complaints.imports import Export, ReportRow
from app.complaints.imports.records import FIRST_DAY
from app.complaints.models import ComplaintImport, CoveredMonth, ImportedMonth, ImportProblem
from app.complaints.operations.reports import upsert
from app.complaints.policy import require_import_for
from app.complaints.queries import account_region, months_between
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.text import fold
from app.core.viewer import Viewer
from app.installation.operations import set_fact
from app.installation.queries import fact
from app.regions.models import Region, RegionLevel

KEPT_PROBLEMS = 1_000
SHORT_FORMS = {"pemkab": "kabupaten", "kab": "kabupaten", "pemkot": "kota", "pemprov": "provinsi", "prov": "provinsi"}


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How a file fared: rows = new + updated + unchanged + rejected."""

    import_id: int
    rows: int
    new: int
    updated: int
    unchanged: int
    rejected: int
    warnings: list[str] = field(default_factory=list)


def import_reports(
    export: Export,
    *,
    agency_region_code: str,
    file_digest: str,
    key: bytes,
    strict: bool = False,
    other_name_accepted: bool = True,
    actor: Viewer,
    now: datetime,
) -> ImportResult:
    """Take a read file in: valid rows enter together, refused ones are listed; ``strict`` refuses the whole file.

    Reports are known by (agency region, keyed hash of the tracking ID): the same file twice brings nothing new.
    """
    require_import_for(agency_region_code, actor)
    region = account_region(agency_region_code)
    if strict and export.problems:
        raise DomainError(_strictly(len(export.problems)), "file")
    words.lock()
    _remember_key(key, now)
    words.seed()
    other_name = _name_warning(export.agency_name, region)
    if other_name and not other_name_accepted:
        raise DomainError(other_name[0], "agency_region")
    warnings = [*export.warnings, *other_name, *_learn(export.rows)]
    batch = _batch(export, agency_region_code, file_digest, warnings, actor, now)
    outcome = upsert(export.rows, batch, key, region.timezone)
    batch.new, batch.updated = outcome.new, outcome.changed
    batch.unchanged = batch.rows - batch.rejected - batch.new - batch.updated
    batch.warnings = warnings = [*warnings, *_newer_warning(outcome.kept)]
    _cover(export, agency_region_code, batch.id, outcome.touched)
    summary.rewrite(agency_region_code, outcome.touched)
    counts = {name: getattr(batch, name) for name in ("rows", "new", "updated", "unchanged", "rejected")}
    subject = ("complaint_import", batch.id)
    record("complaints:import", actor=actor, now=now, subject=subject, counts=counts | {"region": agency_region_code})
    return ImportResult(import_id=batch.id, warnings=warnings, **counts)


def _strictly(refused: int) -> str:
    return _(
        "%(n)s baris ditolak, jadi berkas ini tidak diimpor. Perbaiki barisnya, atau impor tanpa memilih ketat.",
        n=refused,
    )


def _remember_key(key: bytes, now: datetime) -> None:
    known, ours = fact(tracking.FACT), tracking.fingerprint(key)
    if known is None:
        set_fact(tracking.FACT, ours, now=now)
    elif known != ours:
        raise DomainError(_("Kunci pelacakan berubah sejak impor sebelumnya. Tidak ada yang disimpan."), "file")


def _name_warning(agency_name: str, region: Region) -> list[str]:
    """A kabupaten and a kota of one name are easily mixed up: the file's own words are compared."""
    if not agency_name or _speaks_of(agency_name, region):
        return []
    return [
        _(
            "Nama instansi pada berkas (%(said)s) tidak sama dengan daerah yang dipilih (%(ours)s). Periksa kembali.",
            said=agency_name[:80],
            ours=region.name,
        )
    ]


def _speaks_of(agency_name: str, region: Region) -> bool:
    """Whether the name ends with the region's: 'Pemkab Bandung' does for Kabupaten Bandung, '... Bandung Barat' not."""
    said = [SHORT_FORMS.get(word, word) for word in fold(agency_name).replace(".", " ").split()]
    ours = fold(region.name).split()
    if region.level is RegionLevel.PROVINCE and {"kabupaten", "kota"} & set(said):
        return False
    return said[-len(ours) :] == ours


def _learn(rows: Sequence[ReportRow]) -> list[str]:
    channels = words.learn_channels(dict.fromkeys(row.channel for row in rows))
    statuses = words.learn_statuses(dict.fromkeys(row.status for row in rows))
    return [
        *(
            _("Sumber laporan “%(word)s” belum dikenal; dihitung sebagai tidak diketahui.", word=word[:60])
            for word in channels
        ),
        *(_("Status “%(word)s” belum dikenal; dihitung sebagai lain-lain.", word=word[:60]) for word in statuses),
    ]


def _newer_warning(kept: int) -> list[str]:
    if not kept:
        return []
    return [
        _(
            "%(rows)s laporan tidak diubah karena keadaannya berasal dari ekspor yang lebih baru daripada berkas ini.",
            rows=kept,
        )
    ]


def _batch(
    export: Export, region_code: str, file_digest: str, warnings: list[str], actor: Viewer, now: datetime
) -> ComplaintImport:
    batch = ComplaintImport(
        agency_region_code=region_code,
        file_digest=file_digest,
        agency_name=export.agency_name[:200],
        generated_on=export.generated_on,
        period_starts_on=export.period.starts_on,
        period_ends_on=export.period.ends_on,
        rows=len(export.rows) + export.repeated + len(export.problems),
        new=0,
        updated=0,
        unchanged=0,
        rejected=len(export.problems),
        warnings=warnings,
        imported_at=now,
        imported_by_id=actor.account_id,
    )
    db.session.add(batch)
    db.session.flush()  # its number is needed by the rows
    _keep_problems(export, batch.id)
    return batch


def _keep_problems(export: Export, import_id: int) -> None:
    refused = export.problems[:KEPT_PROBLEMS]
    if refused:
        db.session.execute(
            insert(ImportProblem),
            [
                {"import_id": import_id, "line": one.line, "column": one.column[:60], "message": one.message[:300]}
                for one in refused
            ],
        )


def _cover(export: Export, region_code: str, import_id: int, touched: set[date]) -> None:
    """Say which months the file speaks of; a month once complete stays so, reports only ever come to it."""
    complete = export.complete_months()
    spoken_of = {row.received_on.replace(day=1) for row in export.rows} | touched
    spoken_of |= set(months_between(max(export.period.starts_on, FIRST_DAY), export.period.ends_on))
    query = select(CoveredMonth).where(CoveredMonth.region_code == region_code).with_for_update()
    known = {row.month: row for row in db.session.scalars(query)}
    for month in sorted(spoken_of):
        row = known.get(month)
        if row is None:
            db.session.add(ImportedMonth(import_id=import_id, month=month))
            db.session.add(
                CoveredMonth(region_code=region_code, month=month, complete=month in complete, import_id=import_id)
            )
        elif month in complete and not row.complete:
            db.session.add(ImportedMonth(import_id=import_id, month=month, from_import_id=row.import_id))
            row.complete, row.import_id = True, import_id
    db.session.flush()
