"""The folder of attached files: random names, written through to the disk before any row speaks of them."""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

FOLDER = "lampiran"
NAME = re.compile("[0-9a-f]{32}")


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def keep(data_folder: Path, content: bytes) -> str:
    """Write the bytes and give the name they got; after this they survive a power cut."""
    name = secrets.token_hex(16)
    place = _path(data_folder, name)
    for folder in (place.parent.parent, place.parent):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
            _sync(folder.parent)
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _sync(place.parent)
    except OSError:  # a full disk leaves nothing behind
        place.unlink(missing_ok=True)
        raise
    return name


def _sync(folder: Path) -> None:
    """Makes new names in a folder survive as well; Windows knows no such call."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def path_of(data_folder: Path, name: str) -> Path | None:
    """Where the file of that name lies; None when it is gone."""
    place = _path(data_folder, name)
    return place if place.is_file() else None


def _path(data_folder: Path, name: str) -> Path:
    if not NAME.fullmatch(name):
        raise ValueError("no name of a stored file")
    return data_folder / FOLDER / name[:2] / name


def discard(data_folder: Path, names: Iterable[str]) -> None:
    """Remove files that no row speaks of any more; call it after the transaction, never inside."""
    for name in names:
        _path(data_folder, name).unlink(missing_ok=True)


def everything(data_folder: Path) -> Iterator[tuple[str, Path]]:
    """Every stored file: its name and where it lies."""
    for place in sorted((data_folder / FOLDER).glob("??/*")):
        if NAME.fullmatch(place.name) and place.is_file():
            yield place.name, place


def is_older(place: Path, than: datetime) -> bool:
    try:
        return place.stat().st_mtime < than.timestamp()
    except FileNotFoundError:
        return False
