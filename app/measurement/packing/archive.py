"""The bytes of an archive: the same ones for the same files."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

UNIX = 3
READABLE = 0o100644


def zipped(files: Mapping[str, str], at: datetime) -> bytes:
    """``at`` is the time written beside every file."""
    moment, written = at.astimezone(UTC), BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in files.items():
            entry = ZipInfo(name, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
            entry.create_system, entry.external_attr = UNIX, READABLE << 16
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return written.getvalue()
