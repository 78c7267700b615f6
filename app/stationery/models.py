"""The settings of one organization's papers, and who signs them."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model, text_enum
from app.documents.models import PaperSize


class SigningPart(StrEnum):
    SIGNS = "signs"
    ACKNOWLEDGES = "acknowledges"  # "Mengetahui,"


class Signatory(Model):
    """Somebody who signs; ``nip`` holds its eighteen digits and is read on paper and on this form alone."""

    __tablename__ = "signatories"
    __table_args__ = (CheckConstraint("nip = '' OR length(nip) = 18", name="nip_of_eighteen"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("stationery.organization_id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    part: Mapped[SigningPart] = mapped_column(text_enum(SigningPart))
    name: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(200))
    rank: Mapped[str] = mapped_column(String(100), default="")
    nip: Mapped[str] = mapped_column(String(18), default="")


class Stationery(Model):
    """``copies_to`` holds the lines of Tembusan; ``number_pattern`` stands where no number was typed; ``version``
    counts changes of the signatories too."""

    __tablename__ = "stationery"

    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), primary_key=True)
    paper: Mapped[PaperSize] = mapped_column(text_enum(PaperSize), default=PaperSize.A4)
    place: Mapped[str] = mapped_column(String(100), default="")
    number_pattern: Mapped[str] = mapped_column(String(100), default="")
    copies_to: Mapped[str] = mapped_column(String(2000), default="")
    version: Mapped[int] = mapped_column(default=1)

    signatories: Mapped[list[Signatory]] = relationship(
        order_by=Signatory.position, cascade="all, delete-orphan", lazy="raise"
    )
