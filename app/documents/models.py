"""Issued papers, and failed look-ups of codes (counted for throttling)."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model, UtcDateTime, text_enum


class Variant(StrEnum):
    """How much a paper tells of people."""

    FULL = "full"  # names, and the list of who attended
    INITIALS = "initials"  # names, and that list by initials
    INTERNAL = "internal"  # names, without that list
    SHARED = "shared"  # no names
    PUBLIC = "public"  # totals only


NAMED = (Variant.FULL, Variant.INITIALS, Variant.INTERNAL)


class PaperSize(StrEnum):
    A4 = "a4"
    F4 = "f4"


class DocumentState(StrEnum):
    CURRENT = "current"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class IssuedDocument(Model):
    """One PDF that was given out. ``series`` names what it is a version of: kind, subject, variant and the organization
    that issues, because each organization tells what it knows. The same version may exist on both sizes of paper.

    ``fingerprint`` is the SHA-256 of the contents before code and date; ``sha256`` that of the stored PDF. No foreign
    keys: subjects, accounts and organizations stand above, and a paper that was given out outlives them.
    """

    __tablename__ = "issued_documents"
    __table_args__ = (
        UniqueConstraint("series", "version", "paper"),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_reason <> '')", name="withdrawn_with_reason"),
        CheckConstraint("(state = 'current') = (ended_at IS NULL)", name="ended_when_not_current"),
        Index("ix_issued_documents_subject", "subject_type", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    subject_type: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[str] = mapped_column(String(60))
    variant: Mapped[Variant] = mapped_column(text_enum(Variant))
    series: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]
    paper: Mapped[PaperSize] = mapped_column(text_enum(PaperSize))
    title: Mapped[str] = mapped_column(String(400))
    number: Mapped[str] = mapped_column(String(100), default="")
    code: Mapped[str] = mapped_column(String(8), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    issued_by_id: Mapped[int | None]
    organization_id: Mapped[int | None]
    organization_name: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[DocumentState] = mapped_column(text_enum(DocumentState))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_reason: Mapped[str] = mapped_column(String(300), default="")

    @property
    def shown_code(self) -> str:
        return f"{self.code[:4]}-{self.code[4:]}"


class FailedLookup(Model):
    """A code that does not exist was asked for."""

    __tablename__ = "failed_lookups"
    __table_args__ = (Index("ix_failed_lookups_address", "address", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(String(45))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
