"""Programmes of partners and priorities of governments: one field, some years, some regions, somebody in charge."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model, UtcDateTime, text_enum
from app.organizations.models import Organization


class FieldOfWork(StrEnum):
    """The twenty fields by which the register of organizations of Nusa Tenggara Barat counts."""

    DEMOCRACY = "democracy"
    ECONOMY = "economy"
    LAW = "law"
    RELIGION = "religion"
    CULTURE = "culture"
    YOUTH = "youth"
    HEALTH = "health"
    LABOUR = "labour"
    ENVIRONMENT = "environment"
    COMMUNITY = "community"
    WOMEN = "women"
    EDUCATION = "education"
    RESEARCH = "research"
    CAPACITY = "capacity"
    HUMAN_RIGHTS = "human_rights"
    PROFESSION = "profession"
    ARTS_AND_SPORT = "arts_and_sport"
    SOCIAL = "social"
    HUMAN_RESOURCES = "human_resources"
    PUBLIC_ORDER = "public_order"


class ProgrammeKind(StrEnum):
    """A partner's programme, or a priority of a government: from its plan (RPJMD), or one it calls its flagship."""

    PARTNER = "partner"
    PLAN = "plan"
    FLAGSHIP = "flagship"


PRIORITIES = (ProgrammeKind.PLAN, ProgrammeKind.FLAGSHIP)


class Programme(Model):
    """``organization`` carries it out, or is the OPD in charge of a priority. ``ended_on`` is set where it stopped
    before, or other than, its last year said; the reason stands beside it.

    ``donor`` is a name, or ``donor_id`` a known organization; ``document`` is where a priority is written down.
    """

    __tablename__ = "programmes"
    __table_args__ = (CheckConstraint("last_year >= first_year", name="years_in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ProgrammeKind] = mapped_column(text_enum(ProgrammeKind), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    folded_title: Mapped[str] = mapped_column(Text, index=True)  # what is searched, and the order of the list
    field: Mapped[FieldOfWork] = mapped_column(text_enum(FieldOfWork), index=True)
    first_year: Mapped[int]
    last_year: Mapped[int]
    donor: Mapped[str] = mapped_column(String(200), default="")
    donor_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    document: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(300), default="")
    ended_on: Mapped[date | None]
    ending_reason: Mapped[str] = mapped_column(String(500), default="")
    created_by_id: Mapped[int | None]  # account; no foreign key, because accounts are none of this package's business
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    organization: Mapped[Organization] = relationship(lazy="raise", foreign_keys=[organization_id])
    donor_organization: Mapped[Organization | None] = relationship(lazy="raise", foreign_keys=[donor_id])
    regions: Mapped[list["ProgrammeRegion"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="ProgrammeRegion.region_code"
    )
    agencies: Mapped[list["ProgrammeAgency"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="ProgrammeAgency.organization_id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_priority(self) -> bool:
        return self.kind in PRIORITIES

    @property
    def runs_until(self) -> int:
        """The last year in which it was carried out."""
        return min(self.last_year, self.ended_on.year) if self.ended_on else self.last_year


class ProgrammeRegion(Model):
    """A province, kabupaten, kota or kecamatan in which it is carried out."""

    __tablename__ = "programme_regions"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), primary_key=True, index=True)


class ProgrammeAgency(Model):
    """An OPD with which a partner carries it out."""

    __tablename__ = "programme_agencies"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), primary_key=True, index=True)

    organization: Mapped[Organization] = relationship(lazy="raise")


class ProgrammeImport(Model):
    """A list that somebody sent, kept between looking at it and saving it; only who sent it sees it.

    ``rows`` are its rows as they were read, ``outcome`` what came of them once it was confirmed.
    """

    __tablename__ = "programme_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(200))
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    outcome: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    created_by_id: Mapped[int | None]
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
