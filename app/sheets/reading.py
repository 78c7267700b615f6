"""The way into a file of whichever kind: its sheets, one at a time."""

import re
from collections.abc import Iterator
from pathlib import Path

from app.sheets import texts, workbooks
from app.sheets.files import Sheet, first_bytes, refuse_foreign


def sheets(path: Path, heading: re.Pattern[str]) -> Iterator[Sheet]:
    """Every sheet of the file; ``heading`` finds the line of headings in a text file, its first group the delimiter."""
    start = first_bytes(path)
    if start.startswith(b"PK"):
        return workbooks.sheets_of(path)
    refuse_foreign(path, start)
    return iter([texts.sheet_of(path, heading)])
