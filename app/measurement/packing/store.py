"""The folder of archives: each is made once and can be made again, so that old ones are let go."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from app.measurement.models import Analysis

FOLDER = "unduhan"
KEPT = timedelta(days=30)


def place(data_folder: Path, analysis: Analysis, version: str) -> Path:
    """Where the archive of an analysis lies; numbers of rows may be given anew, so its question is in the name."""
    about = f"{analysis.data_digest}|{analysis.settings_digest}|{analysis.number}|{analysis.created_at}|{version}"
    return data_folder / FOLDER / f"{analysis.id}-{hashlib.sha256(about.encode()).hexdigest()[:20]}.zip"


def let_go(data_folder: Path, now: datetime) -> None:
    """Remove what is older than KEPT; whoever wants it again has it made again."""
    for path in (data_folder / FOLDER).glob("*"):
        if path.stat().st_mtime < (now - KEPT).timestamp():
            path.unlink(missing_ok=True)
