"""The folder of archives: each is made once and can be made again, so that old ones are let go."""

import hashlib
import os
import secrets
from datetime import datetime, timedelta
from pathlib import Path

from app.measurement.models import Analysis

FOLDER = "unduhan"
KEPT = timedelta(days=30)


def place(data_folder: Path, analysis: Analysis, version: str) -> Path:
    """Where the archive of an analysis lies; numbers of rows may be given anew, so its question is in the name."""
    about = f"{analysis.data_digest}|{analysis.settings_digest}|{analysis.number}|{analysis.created_at}|{version}"
    return data_folder / FOLDER / f"{analysis.id}-{hashlib.sha256(about.encode()).hexdigest()[:20]}.zip"


def keep(path: Path, content: bytes) -> None:
    """Whole or not at all: a full disk leaves nothing behind."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def let_go(data_folder: Path, now: datetime) -> None:
    """Remove what is older than KEPT; whoever wants it again has it made again."""
    for path in (data_folder / FOLDER).glob("*"):
        if path.stat().st_mtime < (now - KEPT).timestamp():
            path.unlink(missing_ok=True)
