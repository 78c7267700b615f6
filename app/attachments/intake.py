"""The way of files into the data folder and the database: read, written through, then one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from app.attachments import limits, operations, store
from app.attachments.imports import Incoming, UnreadableFile, read_document, read_photo
from app.attachments.models import AttachmentKind
from app.attachments.operations import Description, Stored
from app.attachments.owners import owner_kind
from app.core.db import transaction
from app.core.errors import Forbidden
from app.core.i18n import _
from app.core.viewer import Viewer

READERS: dict[AttachmentKind, tuple[Callable[[str, bytes], Incoming], int]] = {
    AttachmentKind.PHOTO: (read_photo, limits.PHOTO_BYTES),
    AttachmentKind.DOCUMENT: (read_document, limits.DOCUMENT_BYTES),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came: what it is meant to be, its name, its bytes, and the mark for all of its kind."""

    kind: AttachmentKind
    name: str
    stream: BinaryIO
    shared: bool = False


@dataclass(slots=True)
class Taken:
    """What became of it all: how many were added and changed, which were there already, and which were refused."""

    added: int = 0
    known: int = 0
    changed: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)  # name, why


def take_in(
    kind: str,
    owner_id: int,
    files: Sequence[Sent],
    descriptions: Sequence[Description] = (),
    *,
    folder: Path,
    actor: Viewer,
    now: datetime,
) -> Taken:
    """Keep the files that are fit and what was said about the older ones, together.

    Each file is kept whole or not at all; too many of them, and none is kept (DomainError at the field).
    """
    _check_before_reading(kind, owner_id, files, actor)
    taken = Taken()
    waiting: list[tuple[bool, Stored]] = []
    try:
        for sent in files:
            stored = _stored(sent, folder, taken)
            if stored is not None:
                waiting.append((sent.shared, stored))
        with transaction():
            used = _saved(kind, owner_id, waiting, descriptions, taken, actor=actor, now=now)
    except BaseException:
        store.discard(folder, _names(waiting))
        raise
    store.discard(folder, set(_names(waiting)) - used)
    return taken


def _check_before_reading(kind: str, owner_id: int, files: Sequence[Sent], actor: Viewer) -> None:
    """Nobody makes the server decode photos that it would not keep."""
    if not owner_kind(kind).look(owner_id, actor).may_change:
        raise Forbidden(_("Lampiran ini tidak dapat diubah: laporannya sudah disahkan, atau milik organisasi lain."))
    for sort in AttachmentKind:
        operations.check_room(kind, owner_id, sort, sum(sent.kind is sort for sent in files))


def _stored(sent: Sent, folder: Path, taken: Taken) -> Stored | None:
    read, most = READERS[sent.kind]
    try:
        incoming = read(sent.name, _content(sent.stream, most))
    except UnreadableFile as error:
        taken.refused.append((sent.name, error.message))
        return None
    return keep(incoming, folder)


def keep(incoming: Incoming, folder: Path) -> Stored:
    """Write it through to the disk; who gives it no row discards it again."""
    content = store.keep(folder, incoming.content)
    if incoming.thumbnail is None:
        return Stored(incoming, content)
    try:
        return Stored(incoming, content, store.keep(folder, incoming.thumbnail))
    except OSError:
        store.discard(folder, [content])
        raise


def _content(stream: BinaryIO, most: int) -> bytes:
    content = stream.read(most + 1)
    if len(content) > most:
        raise UnreadableFile(_("Berkas ini lebih besar dari %(size)s MB. Perkecil dahulu.", size=most // 1_000_000))
    return content


def _saved(
    kind: str,
    owner_id: int,
    waiting: Sequence[tuple[bool, Stored]],
    descriptions: Sequence[Description],
    taken: Taken,
    *,
    actor: Viewer,
    now: datetime,
) -> set[str]:
    """Inside the transaction; gives the names of the files that rows speak of now."""
    used: set[str] = set()
    if descriptions:
        taken.changed = len(operations.describe(kind, owner_id, descriptions, actor=actor, now=now))
    for shared in (False, True):
        files = [stored for mark, stored in waiting if mark is shared]
        if files:
            rows = operations.attach(kind, owner_id, files, shared=shared, actor=actor, now=now)
            used |= {name for row in rows for name, _hash in row.stored}
            taken.added, taken.known = taken.added + len(rows), taken.known + len(files) - len(rows)
    return used


def _names(waiting: Sequence[tuple[bool, Stored]]) -> list[str]:
    return [name for _shared, stored in waiting for name in stored.names]


def take_out(attachment_id: int, *, folder: Path, actor: Viewer, now: datetime) -> tuple[str, int, AttachmentKind]:
    """Remove one attachment and its files; gives whose it was and what it was."""
    with transaction():
        row, names = operations.remove(attachment_id, actor=actor, now=now)
        told = row.owner_kind, row.owner_id, row.kind
    store.discard(folder, names)
    return told
