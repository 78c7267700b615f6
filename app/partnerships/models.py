"""A partnership: what was signed, by whom, for how long, and where it applies."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model, UtcDateTime, text_enum
from app.organizations.models import Organization
from app.regions.models import Region


class AgreementKind(StrEnum):
    """With whom a government cooperates; the official abbreviations stand beside."""

    INTER_REGION = "inter_region"  # KSDD
    THIRD_PARTY = "third_party"  # KSDPK
    CENTRAL_GOVERNMENT = "central_government"  # SINERGI
    FOREIGN_GOVERNMENT = "foreign_government"  # KSDPL
    FOREIGN_ORGANIZATION = "foreign_organization"  # KSDLL


class DocumentKind(StrEnum):
    """What the signed paper is called."""

    MEMORANDUM = "memorandum"  # nota kesepakatan
    JOINT_AGREEMENT = "joint_agreement"  # kesepakatan bersama
    COOPERATION_CONTRACT = "cooperation_contract"  # perjanjian kerja sama


class Partnership(Model):
    """``ends_on`` is the last day on which it holds; None means that it has no end."""

    __tablename__ = "partnerships"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="days_in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[AgreementKind] = mapped_column(text_enum(AgreementKind), index=True)
    document_kind: Mapped[DocumentKind] = mapped_column(text_enum(DocumentKind))
    title: Mapped[str] = mapped_column(String(300))
    folded_title: Mapped[str] = mapped_column(Text)  # what ?cari= looks through
    signed_on: Mapped[date] = mapped_column(index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(index=True)
    scope: Mapped[str] = mapped_column(Text, default="")  # ruang lingkup
    note: Mapped[str] = mapped_column(Text, default="")
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    created_by_organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    recorded_by: Mapped[Organization | None] = relationship(lazy="raise")
    parties: Mapped[list["Party"]] = relationship(lazy="raise", cascade="all, delete-orphan", order_by="Party.position")
    regions: Mapped[list["PartnershipRegion"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="PartnershipRegion.region_code"
    )

    __mapper_args__ = {"version_id_col": version}

    def days_left(self, today: date) -> int | None:
        """Negative once it has ended; None for one without end."""
        return None if self.ends_on is None else (self.ends_on - today).days


class Party(Model):
    """An organization that signed: the first is PIHAK KESATU. Each party gives the paper a number of its own."""

    __tablename__ = "partnership_parties"
    __table_args__ = (UniqueConstraint("partnership_id", "organization_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"))
    position: Mapped[int]
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    number: Mapped[str] = mapped_column(String(100), default="")

    organization: Mapped[Organization] = relationship(lazy="raise")


class PartnershipRegion(Model):
    """A region in which it applies."""

    __tablename__ = "partnership_regions"

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"), primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), primary_key=True, index=True)

    region: Mapped[Region] = relationship(lazy="raise")
