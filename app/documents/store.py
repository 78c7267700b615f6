"""The folder of issued PDFs: each lies under its own hash, written through to the disk before any row speaks of it."""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path

FOLDER = "dokumen"
HASH = re.compile("[0-9a-f]{64}")


def keep(data_folder: Path, content: bytes) -> str:
    """Write the bytes and give their SHA-256; a file that is there already stays as it is."""
    digest = hashlib.sha256(content).hexdigest()
    place = _path(data_folder, digest)
    if place.is_file():
        return digest
    put(place, content)
    return digest


def put(place: Path, content: bytes) -> None:
    """Write a file whole or not at all; a full disk leaves nothing behind."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = place.with_name(f".{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(place)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def read(data_folder: Path, digest: str) -> bytes | None:
    """The bytes with this hash; None when the file is gone or is no longer what was issued."""
    try:
        content = _path(data_folder, digest).read_bytes()
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == digest else None


def discard(data_folder: Path, digests: Iterable[str]) -> None:
    """Delete the files of papers whose rows are gone."""
    for digest in digests:
        _path(data_folder, digest).unlink(missing_ok=True)


def _path(data_folder: Path, digest: str) -> Path:
    if not HASH.fullmatch(digest):
        raise ValueError("no name of a stored paper")
    return data_folder / FOLDER / digest[:2] / f"{digest}.pdf"
