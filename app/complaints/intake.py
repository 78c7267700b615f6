"""The way of a file into the database, the same for the page and the command line: read, then one transaction."""

import hashlib
from datetime import datetime
from pathlib import Path

from app.complaints import operations, queries, tracking
from app.complaints.imports import Period, read_export
from app.complaints.imports.comparisons import read_comparisons
from app.complaints.operations import ImportResult
from app.complaints.policy import COMPARE, require_import_for
from app.core import clock
from app.core.db import transaction
from app.core.permissions import require
from app.core.viewer import Viewer
from app.installation.queries import fact
from app.regions.queries import kabupaten_kota
from app.sheets.files import attempt, damaged


def take_in(
    path: Path,
    region_code: str,
    period: Period | None,
    *,
    strict: bool,
    folder: Path,
    actor: Viewer,
    now: datetime,
    other_name_accepted: bool = True,
) -> ImportResult:
    """Read the export and save what it says; ``folder`` holds the tracking key. Reading locks nothing."""
    require_import_for(region_code, actor)
    region = queries.account_region(region_code)
    export = read_export(path, imported_on=clock.local_date(now, region.timezone), period=period)
    file_digest = attempt(lambda: _digest(path), damaged)
    key = tracking.open_key(folder, fact(tracking.FACT))
    with transaction():
        return operations.import_reports(
            export,
            agency_region_code=region_code,
            file_digest=file_digest,
            key=key,
            strict=strict,
            other_name_accepted=other_name_accepted,
            actor=actor,
            now=now,
        )


def read_for_comparison(path: Path, name: str, source: str, *, actor: Viewer, now: datetime) -> int:
    """Read a file of comparison months and keep it until it is saved; its number. Reading locks nothing."""
    require(COMPARE, actor)
    rows = read_comparisons(path, dict(kabupaten_kota()), clock.local_date(now))
    file_digest = attempt(lambda: _digest(path), damaged)
    with transaction():
        return operations.keep_reading(name, file_digest, source, rows, actor=actor, now=now).id


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
