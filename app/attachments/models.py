"""An attached photo or file. The bytes lie in the data folder under a random name; the row says what they must be."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model, UtcDateTime, text_enum


class AttachmentKind(StrEnum):
    PHOTO = "photo"
    DOCUMENT = "document"


class FileType(StrEnum):
    """What the bytes are, by their content; photos are JPEG once they are stored."""

    JPEG = "jpeg"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"


class Attachment(Model):
    """``owner_kind`` and ``owner_id`` name a row of a package above, which registered itself in ``owners``.

    ``source_sha256`` is of what was sent: the same file twice for one owner is one row. ``shared`` says that it may be
    shown to those who may not see names: everyone in the photo agreed, or the file holds nothing personal.
    """

    __tablename__ = "attachments"
    __table_args__ = (
        UniqueConstraint("owner_kind", "owner_id", "kind", "source_sha256"),
        Index("ix_attachments_owner", "owner_kind", "owner_id", "kind", "position"),
        CheckConstraint("(kind = 'photo') = (thumbnail_name IS NOT NULL)", name="photos_have_thumbnails"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_kind: Mapped[str] = mapped_column(String(40))
    owner_id: Mapped[int]
    kind: Mapped[AttachmentKind] = mapped_column(text_enum(AttachmentKind))
    position: Mapped[int]
    caption: Mapped[str] = mapped_column(String(300), default="")
    shared: Mapped[bool] = mapped_column(default=False)

    file_type: Mapped[FileType] = mapped_column(text_enum(FileType))
    name: Mapped[str] = mapped_column(String(200), default="")  # what a document was called; photos lose theirs
    source_sha256: Mapped[str] = mapped_column(String(64))
    stored_name: Mapped[str] = mapped_column(String(32), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    thumbnail_name: Mapped[str | None] = mapped_column(String(32), unique=True)
    thumbnail_sha256: Mapped[str | None] = mapped_column(String(64))
    thumbnail_size: Mapped[int | None]
    thumbnail_width: Mapped[int | None]
    thumbnail_height: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def stored(self) -> list[tuple[str, str]]:
        """The name and the hash of every file this row stands for."""
        files = [(self.stored_name, self.sha256)]
        if self.thumbnail_name and self.thumbnail_sha256:
            files.append((self.thumbnail_name, self.thumbnail_sha256))
        return files
