"""The key that hides tracking IDs: made once, kept in the data folder, its fingerprint in the database.

Without the key nobody can tell from the database which report is which; with another key the same report would
count twice, so an import stops when the key is not the one the database was built with.
"""

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from app.core.errors import DomainError
from app.core.i18n import _

FILE = "tracking.key"
FACT = "tracking_key"
LENGTH = 32


def fingerprint(key: bytes) -> str:
    """Enough of the key's hash to recognise it, nothing to find it by."""
    return hashlib.sha256(b"fingerprint" + key).hexdigest()[:16]


def open_key(folder: Path, known_fingerprint: str | None) -> bytes:
    """The key of this installation; made when neither key nor fingerprint exists yet, else they have to agree."""
    path = folder / FILE
    try:
        if known_fingerprint is None and not path.exists():
            _make(path)
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        key = b""
    if len(key) != LENGTH or (known_fingerprint is not None and fingerprint(key) != known_fingerprint):
        raise DomainError(
            _(
                "Kunci pelacakan (%(file)s) tidak ada atau bukan kunci yang dipakai sebelumnya. "
                "Kembalikan berkas kunci dari cadangan, lalu impor lagi. Tidak ada yang disimpan.",
                file=FILE,
            ),
            "file",
        )
    return key


def _make(path: Path) -> None:
    """The key appears whole or not at all, and the first of two processes makes it."""
    draft = path.with_name(f"{FILE}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(LENGTH))
            file.flush()
            os.fsync(file.fileno())  # reports may be saved with it a moment later: it must survive a power cut too
        with suppress(FileExistsError):  # another process was faster: its key is as good
            os.link(draft, path)
    finally:
        draft.unlink()


def digest(key: bytes, region_code: str, tracking_id: str) -> str:
    """HMAC-SHA-256 of the region and the tracking ID, in hex."""
    return hmac.digest(key, f"{region_code}\n{tracking_id}".encode(), "sha256").hex()
