"""An organization, its place, and what stands at the top of its papers; and lists of organizations that were sent."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model, UtcDateTime, text_enum
from app.regions.models import Region


class OrganizationCategory(StrEnum):
    """What kind of body it is; decides who counts as an official."""

    NGO = "ngo"
    AGENCY = "agency"  # OPD, perangkat daerah
    LOCAL_GOVERNMENT = "local_government"  # a pemda as a whole: head of region, secretariat
    CENTRAL_GOVERNMENT = "central_government"
    DONOR = "donor"
    KIM = "kim"
    MEDIA = "media"
    UNIVERSITY = "university"
    PRIVATE = "private"


class Organization(Model):
    """``folded_name`` is the name without case, accents and double spaces: what is searched and kept unique
    within a region. ``letterhead`` holds the lines above the name on papers, one a line."""

    __tablename__ = "organizations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(200), index=True)
    short_name: Mapped[str] = mapped_column(String(60), default="")
    category: Mapped[OrganizationCategory] = mapped_column(text_enum(OrganizationCategory), index=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), index=True)
    letterhead: Mapped[str] = mapped_column(String(400), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    phone: Mapped[str] = mapped_column(String(60), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    mailbox: Mapped[str] = mapped_column(String(200), default="")
    created_by_id: Mapped[int | None]  # account; no foreign key, because accounts stand above organizations
    created_by_organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    region: Mapped[Region] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class OrganizationImport(Model):
    """A list that somebody sent, kept between looking at it and saving it; only who sent it sees it.

    ``rows`` are its rows as they were read, ``outcome`` what came of them once it was confirmed.
    """

    __tablename__ = "organization_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(200))
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    outcome: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    created_by_id: Mapped[int | None]  # account; no foreign key, because accounts stand above organizations
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
