"""A photo that was sent: decoded for good and drawn anew by a child process; nothing of the original is kept."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from threading import Semaphore

from app.attachments import limits
from app.attachments.imports import signs
from app.attachments.imports.incoming import Incoming, UnreadableFile
from app.attachments.models import AttachmentKind, FileType
from app.attachments.store import digest
from app.core.i18n import _

REENCODER = Path(__file__).parents[1] / "reencoder.py"
WALL_SECONDS = 40
TOO_MANY_PIXELS, TOO_LARGE = 4, 5  # of reencoder; importing it would load Pillow into the server
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")  # not the keys among our settings

logger = logging.getLogger(__name__)
_one_at_a_time = Semaphore(1)  # in each server process: decoding may take half a gigabyte


def read_photo(name: str, data: bytes) -> Incoming:
    """The photo as it will be kept, with its thumbnail; UnreadableFile says what else to do."""
    _refuse_what_is_no_photo(name, data)
    (_width, _height, photo), (width, height, thumbnail) = _redrawn(data)
    return Incoming(
        kind=AttachmentKind.PHOTO,
        file_type=FileType.JPEG,
        name="",
        source_sha256=digest(data),
        content=photo,
        thumbnail=thumbnail,
        thumbnail_width=width,
        thumbnail_height=height,
    )


def _refuse_what_is_no_photo(name: str, data: bytes) -> None:
    said = signs.refused_by_name(name) or signs.refused_by_content(data)
    if said is None and (not signs.is_photo(data) or signs.extension(name) not in signs.PHOTO_EXTENSIONS):
        documents = data.startswith((b"%PDF", b"PK"))
        said = signs.DOCUMENT if documents else signs.DAMAGED if signs.is_photo(data[:12]) else signs.OTHER_IMAGE
    if said is not None:
        raise UnreadableFile(str(said))


def _redrawn(data: bytes) -> list[tuple[int, int, bytes]]:
    sizes = (limits.MOST_PIXELS, limits.PHOTO_SIDE, limits.THUMBNAIL_SIDE)
    command = [sys.executable, "-I", str(REENCODER), *map(str, sizes)]
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    try:
        with _one_at_a_time:
            done = subprocess.run(command, input=data, capture_output=True, timeout=WALL_SECONDS, env=environment)
    except subprocess.TimeoutExpired:
        raise UnreadableFile(str(signs.DAMAGED)) from None
    if done.returncode in (TOO_MANY_PIXELS, TOO_LARGE):
        raise UnreadableFile(_too_many_pixels())
    if done.returncode != 0:
        logger.info("a photo of %d bytes was refused with code %d", len(data), done.returncode)
        raise UnreadableFile(str(signs.DAMAGED))
    return _taken_apart(done.stdout)


def _too_many_pixels() -> str:
    return _(
        "Foto ini lebih besar dari %(most)s megapiksel. Perkecil dahulu, misalnya lebarnya menjadi 4000 piksel.",
        most=limits.MOST_PIXELS // 1_000_000,
    )


def _taken_apart(output: bytes) -> list[tuple[int, int, bytes]]:
    head, _line, rest = output.partition(b"\n")
    found = []
    for width, height, size in json.loads(head):
        found.append((int(width), int(height), rest[:size]))
        rest = rest[size:]
    return found
