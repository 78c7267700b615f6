"""Adding, describing and removing what is attached. Files are written before and removed after the transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.attachments import limits, queries
from app.attachments.imports import Incoming
from app.attachments.models import Attachment, AttachmentKind
from app.attachments.owners import owner_kind
from app.attachments.policy import CHANGE
from app.attachments.store import digest
from app.audit.operations import record
from app.core.db import db
from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer

ROOM = {AttachmentKind.PHOTO: limits.MOST_PHOTOS, AttachmentKind.DOCUMENT: limits.MOST_DOCUMENTS}
FIELDS = {AttachmentKind.PHOTO: "photos", AttachmentKind.DOCUMENT: "documents"}


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was read and lies on the disk, waiting for its row; ``thumbnail_name`` for photos."""

    incoming: Incoming
    stored_name: str
    thumbnail_name: str | None = None

    @property
    def names(self) -> list[str]:
        return [self.stored_name, self.thumbnail_name] if self.thumbnail_name else [self.stored_name]


@dataclass(frozen=True, slots=True)
class Description:
    """What people say about one attachment; ``order`` is the place they want it in, None keeps it."""

    attachment_id: int
    caption: str
    shared: bool
    order: int | None = None


def check_room(kind: str, owner_id: int, sort: AttachmentKind, coming: int) -> None:
    """DomainError at the field when so many more do not fit."""
    most, there = ROOM[sort], queries.count(kind, owner_id, sort)
    if coming <= most - there:
        return
    if sort is AttachmentKind.PHOTO:
        said = _(
            "Pilih paling banyak %(room)s foto: sudah ada %(there)s dari %(most)s, dan Anda memilih %(coming)s. "
            "Belum ada yang disimpan.",
            room=most - there, there=there, most=most, coming=coming,
        )  # fmt: skip
    else:
        said = _(
            "Pilih paling banyak %(room)s berkas: sudah ada %(there)s dari %(most)s, dan Anda memilih %(coming)s. "
            "Belum ada yang disimpan.",
            room=most - there, there=there, most=most, coming=coming,
        )  # fmt: skip
    raise DomainError(said, FIELDS[sort])


def attach(
    kind: str, owner_id: int, files: Sequence[Stored], *, shared: bool, actor: Viewer, now: datetime
) -> list[Attachment]:
    """Add stored files to an owner; one that is already there is not added again. Gives the new rows."""
    require(CHANGE, actor)
    owner_kind(kind).open_for_change(owner_id, actor=actor, now=now)
    rows = queries.of_owner(kind, owner_id)
    known = {(row.kind, row.source_sha256) for row in rows}
    added: list[Attachment] = []
    for stored in files:
        incoming = stored.incoming
        if (incoming.kind, incoming.source_sha256) in known:
            continue
        known.add((incoming.kind, incoming.source_sha256))
        position = max((row.position for row in [*rows, *added] if row.kind is incoming.kind), default=0) + 1
        added.append(_row(kind, owner_id, stored, position, shared=shared, now=now))
    for sort in AttachmentKind:
        check_room(kind, owner_id, sort, sum(row.kind is sort for row in added))
    db.session.add_all(added)
    db.session.flush()
    for row in added:
        _record("attachment:add", row, actor, now)
    if added:
        owner_kind(kind).changed(owner_id, actor=actor, now=now)
    return added


def _row(kind: str, owner_id: int, stored: Stored, position: int, *, shared: bool, now: datetime) -> Attachment:
    incoming = stored.incoming
    thumbnail = incoming.thumbnail
    return Attachment(
        owner_kind=kind,
        owner_id=owner_id,
        kind=incoming.kind,
        position=position,
        caption="",
        shared=shared,
        file_type=incoming.file_type,
        name=incoming.name,
        source_sha256=incoming.source_sha256,
        stored_name=stored.stored_name,
        sha256=digest(incoming.content),
        size=len(incoming.content),
        thumbnail_name=stored.thumbnail_name,
        thumbnail_sha256=digest(thumbnail) if thumbnail is not None else None,
        thumbnail_size=len(thumbnail) if thumbnail is not None else None,
        thumbnail_width=incoming.thumbnail_width,
        thumbnail_height=incoming.thumbnail_height,
        created_at=now,
    )


def _record(action: str, row: Attachment, actor: Viewer, now: datetime) -> None:
    counts: dict[str, int | str | None] = {
        row.owner_kind: row.owner_id,
        "kind": row.kind.value,
        "file_type": row.file_type.value,
        "size": row.size,
        "sha256": row.sha256,
    }
    record(action, actor=actor, now=now, subject=("attachment", row.id), counts=counts)


def describe(
    kind: str, owner_id: int, descriptions: Sequence[Description], *, actor: Viewer, now: datetime
) -> list[int]:
    """Replace captions, marks and order of some attachments of one owner; gives the numbers of those that changed."""
    require(CHANGE, actor)
    owner_kind(kind).open_for_change(owner_id, actor=actor, now=now)
    rows = {row.id: row for row in queries.of_owner(kind, owner_id)}
    if any(description.attachment_id not in rows for description in descriptions):
        raise DomainError(_("Lampiran ini diubah orang lain sejak Anda membukanya. Muat ulang halaman ini."))
    before = {number: _described(row) for number, row in rows.items()}
    for description in descriptions:
        row = rows[description.attachment_id]
        row.caption, row.shared = description.caption, description.shared
    for sort in AttachmentKind:
        _put_in_order([row for row in rows.values() if row.kind is sort], descriptions)
    changed = [number for number, row in rows.items() if _described(row) != before[number]]
    if changed:
        names = {name for number in changed for name in _different(before[number], _described(rows[number]))}
        numbers = ",".join(map(str, sorted(changed)))
        record("attachment:change", actor=actor, now=now, subject=(kind, owner_id), fields=names,
               counts={"attachments": numbers})  # fmt: skip
        owner_kind(kind).changed(owner_id, actor=actor, now=now)
    return changed


def _described(row: Attachment) -> dict[str, object]:
    return {"caption": row.caption, "shared": row.shared, "position": row.position}


def _different(before: dict[str, object], after: dict[str, object]) -> Iterable[str]:
    return (name for name in before if before[name] != after[name])


def _put_in_order(rows: list[Attachment], descriptions: Sequence[Description]) -> None:
    """Who was given another place comes before the one that stood there; the rest keeps its order."""
    wanted = {description.attachment_id: description.order for description in descriptions}
    places = {row.id: place for place, row in enumerate(rows, 1)}

    def key(row: Attachment) -> tuple[float, int]:
        place, asked = places[row.id], wanted.get(row.id)
        if asked is None or asked == place:
            return place, 0
        return (asked - 0.5, place) if asked < place else (asked + 0.5, place)

    ordered = sorted(rows, key=key)
    for place, row in enumerate(ordered if ordered != rows else [], 1):
        row.position = place


def remove(attachment_id: int, *, actor: Viewer, now: datetime) -> tuple[Attachment, list[str]]:
    """Take one away; gives what it was, and the names of its files, to be discarded after the transaction."""
    require(CHANGE, actor)
    found, _access = queries.attachment(attachment_id, actor)
    owner_kind(found.owner_kind).open_for_change(found.owner_id, actor=actor, now=now)
    row = db.session.scalar(select(Attachment).where(Attachment.id == attachment_id).with_for_update())
    if row is None:
        raise NotFound(_("Lampiran itu sudah dihapus."))
    names = [name for name, _hash in row.stored]
    _record("attachment:remove", row, actor, now)
    db.session.delete(row)
    db.session.flush()
    owner_kind(row.owner_kind).changed(row.owner_id, actor=actor, now=now)
    return row, names


def remove_all_of(kind: str, owner_id: int, *, actor: Viewer, now: datetime) -> list[str]:
    """For who deletes an owner: its attachments go along; gives the names of the files, to be discarded afterwards."""
    names: list[str] = []
    for row in queries.of_owner(kind, owner_id):
        names += remove(row.id, actor=actor, now=now)[1]
    return names
