"""What a file has become once it was read and checked, before it is stored."""

from dataclasses import dataclass

from app.attachments.models import AttachmentKind, FileType
from app.core.errors import DomainError


class UnreadableFile(DomainError):
    """The file is not what may be attached; the sentence says what to do instead."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """``content`` is what will be kept, ``source_sha256`` the hash of what was sent."""

    kind: AttachmentKind
    file_type: FileType
    name: str
    source_sha256: str
    content: bytes
    thumbnail: bytes | None = None
    thumbnail_width: int | None = None
    thumbnail_height: int | None = None
