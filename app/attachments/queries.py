"""Reading attachments: every question goes by the owner, which says what the viewer may see."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select

from app.attachments.models import Attachment, AttachmentKind, FileType
from app.attachments.owners import Access, owner_kind
from app.attachments.policy import SEE
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer


def of_owner(kind: str, owner_id: int) -> list[Attachment]:
    """Everything attached to one owner, photos first, each in its order; for who was let see it all."""
    query = select(Attachment).where(Attachment.owner_kind == kind, Attachment.owner_id == owner_id)
    found = db.session.scalars(query.order_by(Attachment.position, Attachment.id))
    return sorted(found, key=lambda row: row.kind is not AttachmentKind.PHOTO)


def of_owners(kind: str, owner_ids: Collection[int]) -> dict[int, list[Attachment]]:
    """The same of several owners in one query, by their numbers."""
    query = select(Attachment).where(Attachment.owner_kind == kind, Attachment.owner_id.in_(owner_ids))
    found: dict[int, list[Attachment]] = {number: [] for number in owner_ids}
    for row in db.session.scalars(query.order_by(Attachment.kind.desc(), Attachment.position, Attachment.id)):
        found[row.owner_id].append(row)
    return found


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo on a page or paper; width, height and weight (bytes) are those of its thumbnail."""

    id: int
    caption: str
    width: int
    height: int
    weight: int
    stored_name: str


@dataclass(frozen=True, slots=True)
class Document:
    id: int
    name: str
    caption: str
    size: int
    file_type: FileType


@dataclass(frozen=True, slots=True)
class Attached:
    """What one viewer is shown of an owner's photos and files; ``withheld`` counts the rest."""

    photos: tuple[Photo, ...] = ()
    documents: tuple[Document, ...] = ()
    withheld: int = 0

    @property
    def weight(self) -> int:
        """What the thumbnails weigh together."""
        return sum(photo.weight for photo in self.photos)


def attached(kind: str, owner_id: int, *, sees_all: bool) -> Attached:
    """For the page of an owner the viewer has already been let see."""
    return attached_of(of_owner(kind, owner_id), sees_all=sees_all)


def attached_of(rows: list[Attachment], *, sees_all: bool) -> Attached:
    """The same of rows that were read already."""
    shown = [row for row in rows if sees_all or row.shared]
    return Attached(
        photos=tuple(_photo(row) for row in shown if row.kind is AttachmentKind.PHOTO),
        documents=tuple(_document(row) for row in shown if row.kind is AttachmentKind.DOCUMENT),
        withheld=len(rows) - len(shown),
    )


def _photo(row: Attachment) -> Photo:
    size = (row.thumbnail_width or 0, row.thumbnail_height or 0, row.thumbnail_size or 0)
    return Photo(row.id, row.caption, *size, row.stored_name)


def _document(row: Attachment) -> Document:
    return Document(row.id, row.name, row.caption, row.size, row.file_type)


def attachment(attachment_id: int, viewer: Viewer) -> tuple[Attachment, Access]:
    """One attachment and what the viewer may do with its owner's; NotFound for who may not know of it."""
    require(SEE, viewer)
    found = db.session.get(Attachment, attachment_id)
    if found is None:
        raise _gone()
    access = owner_kind(found.owner_kind).look(found.owner_id, viewer)
    if not access.sees_all and not found.shared:
        raise _gone()
    return found, access


def _gone() -> NotFound:
    return NotFound(_("Lampiran itu tidak ada, atau bukan bagian Anda."))


def count(kind: str, owner_id: int, sort: AttachmentKind) -> int:
    query = select(func.count()).select_from(Attachment)
    query = query.where(Attachment.owner_kind == kind, Attachment.owner_id == owner_id, Attachment.kind == sort)
    return db.session.scalar(query) or 0


def stored_files() -> dict[str, str]:
    """The name of every file that a row speaks of, with the hash it must have."""
    found: dict[str, str] = {}
    for row in db.session.scalars(select(Attachment)).yield_per(1000):
        found |= dict(row.stored)
    return found
