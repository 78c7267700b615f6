"""The way of a file into the database, the same for the page and the command line: read, then one transaction."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from app.complaints import operations, queries, tracking
from app.complaints.imports import Period, read_export
from app.complaints.imports.files import attempt, damaged
from app.complaints.operations import ImportResult
from app.complaints.policy import require_import_for
from app.core import clock
from app.core.db import transaction
from app.core.viewer import Viewer
from app.installation.queries import fact

FOLDER = "sementara"
LONGEST_READ = timedelta(hours=1)


@contextmanager
def private_folder(data_folder: Path, now: datetime) -> Iterator[Path]:
    """A folder for one upload, readable by us alone and gone afterwards; a process that was killed left its own."""
    place = data_folder / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    place.chmod(0o700)
    _remove_leftovers(place, before=now - LONGEST_READ)
    with tempfile.TemporaryDirectory(dir=place) as private:  # mode 0700
        yield Path(private)


def _remove_leftovers(place: Path, *, before: datetime) -> None:
    for path in place.iterdir():
        try:
            if path.lstat().st_mtime < before.timestamp():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        except FileNotFoundError:
            continue  # another request was faster


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


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
