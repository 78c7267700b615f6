"""A group of a desa or kelurahan, who belonged to it, and what it did; and lists of groups that were sent."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.models import Sex
from app.core.dates import PartialDate, Precision
from app.core.db import Model, UtcDateTime, text_enum
from app.organizations.models import Organization
from app.regions.models import Region


class Expansion(StrEnum):
    """What the K of a group's own name stands for."""

    GROUP = "group"  # Kelompok
    COMMUNITY = "community"  # Komunitas


class Signer(StrEnum):
    """Whose decree confirmed the group."""

    VILLAGE_HEAD = "village_head"  # kepala desa
    WARD_HEAD = "ward_head"  # lurah
    DISTRICT_HEAD = "district_head"  # camat
    AGENCY_HEAD = "agency_head"  # kepala dinas
    REGION_HEAD = "region_head"  # bupati, wali kota


class Element(StrEnum):
    """ADINDA: the six kinds of work of a group."""

    ACCESS = "access"
    DISCUSSION = "discussion"
    IMPLEMENTATION = "implementation"
    NETWORKING = "networking"
    DISSEMINATION = "dissemination"
    ASPIRATION = "aspiration"


class Group(Model):
    """``founded_on`` with ``founded_precision`` is a partial date; ``media`` holds one link a line; without an
    ``expansion`` the one of the installation holds. Whether a group is alive is nowhere stored: it follows from its
    activities."""

    __tablename__ = "kim_groups"
    __table_args__ = (
        CheckConstraint("(founded_on IS NULL) = (founded_precision = 'unknown')", name="founded_matches_precision"),
        CheckConstraint(
            "decree_until IS NULL OR decree_on IS NULL OR decree_until >= decree_on", name="decree_in_order"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(200), index=True)
    expansion: Mapped[Expansion | None] = mapped_column(text_enum(Expansion))
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), index=True)
    address: Mapped[str] = mapped_column(String(300), default="")
    founded_on: Mapped[date | None]
    founded_precision: Mapped[Precision] = mapped_column(text_enum(Precision))
    decree_number: Mapped[str] = mapped_column(String(100), default="")
    decree_on: Mapped[date | None]
    decree_until: Mapped[date | None]
    signer: Mapped[Signer | None] = mapped_column(text_enum(Signer))
    legal_basis: Mapped[str] = mapped_column(String(300), default="")
    contact: Mapped[str] = mapped_column(String(200), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    media: Mapped[str] = mapped_column(String(1000), default="")
    level: Mapped[str] = mapped_column(String(60), default="")
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    created_by_id: Mapped[int | None]  # account
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    region: Mapped[Region] = relationship(lazy="raise")
    organization: Mapped[Organization | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}

    @property
    def founded(self) -> PartialDate:
        return PartialDate(self.founded_on, self.founded_precision)


class Member(Model):
    """Somebody who belongs or belonged to a group. Personal data: never a NIK, and no contact."""

    __tablename__ = "kim_members"
    __table_args__ = (
        CheckConstraint("left_on IS NULL OR joined_on IS NULL OR left_on >= joined_on", name="days_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("kim_groups.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    sex: Mapped[Sex] = mapped_column(text_enum(Sex))
    role: Mapped[str] = mapped_column(String(100), default="")
    joined_on: Mapped[date | None]
    left_on: Mapped[date | None]
    resident: Mapped[bool | None]  # of the desa or kelurahan; None when nobody said


class GroupActivity(Model):
    """Something a group did; ``elements`` are values of Element, in the order of ADINDA."""

    __tablename__ = "kim_activities"
    __table_args__ = (CheckConstraint("helped >= 0 AND relayed >= 0 AND posts >= 0", name="not_negative"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("kim_groups.id"), index=True)
    held_on: Mapped[date]
    elements: Mapped[list[str]] = mapped_column(JSON)
    topic: Mapped[str] = mapped_column(String(300))
    link: Mapped[str] = mapped_column(String(300), default="")
    helped: Mapped[int] = mapped_column(default=0)  # people helped to file a report
    relayed: Mapped[int] = mapped_column(default=0)  # aspirations passed on
    posts: Mapped[int] = mapped_column(default=0)  # posts about SP4N-LAPOR!
    created_by_id: Mapped[int | None]  # account
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class GroupImport(Model):
    """A list that somebody sent, kept between looking at it and saving it; only who sent it sees it."""

    __tablename__ = "kim_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(200))
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    outcome: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    created_by_id: Mapped[int | None]  # account
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
