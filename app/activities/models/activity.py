"""The activity that every kind of kegiatan shares: when, where, for whom, with whom, and in which state."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.models.history import SubmissionSnapshot
from app.activities.models.kinds import (
    ActivityKind,
    Dimension,
    EventState,
    Mode,
    OrganizationPart,
    PaperState,
    PersonPart,
    Sex,
)
from app.core.dates import PartialDate, Precision
from app.core.db import Model, UtcDateTime, text_enum
from app.organizations.models import Organization
from app.partnerships.models import Partnership
from app.people.models import Person
from app.regions.models import Region

# The texts of the report.
NARRATIVE = (
    "legal_basis",
    "background",
    "purpose",
    "agenda",
    "materials",
    "funding",
    "results",
    "obstacles",
    "conclusions",
    "source",
)


class Activity(Model):
    """``starts_on`` with ``date_precision`` is a partial date: the missing parts are stored as 1.

    ``date_reason`` says how an inferred date was inferred; empty means the date was known. Times are local to
    ``timezone``, the zone of the place.
    """

    __tablename__ = "activities"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="days_in_order"),
        CheckConstraint("(starts_on IS NULL) = (date_precision = 'unknown')", name="date_matches_precision"),
        CheckConstraint("follows_id IS NULL OR follows_id <> id", name="not_its_own_predecessor"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ActivityKind] = mapped_column(text_enum(ActivityKind), index=True)
    title: Mapped[str] = mapped_column(String(300))
    search_text: Mapped[str] = mapped_column(Text)  # folded title, place and purpose: what ?q= looks through
    paper_state: Mapped[PaperState] = mapped_column(text_enum(PaperState), index=True)
    event_state: Mapped[EventState] = mapped_column(text_enum(EventState))

    starts_on: Mapped[date | None] = mapped_column(index=True)
    date_precision: Mapped[Precision] = mapped_column(text_enum(Precision))
    date_reason: Mapped[str] = mapped_column(String(300), default="")
    ends_on: Mapped[date | None]
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    timezone: Mapped[str] = mapped_column(String(40))

    mode: Mapped[Mode] = mapped_column(text_enum(Mode))
    place: Mapped[str] = mapped_column(String(300), default="")
    region_code: Mapped[str | None] = mapped_column(ForeignKey("regions.code"), index=True)
    discusses_lapor: Mapped[bool] = mapped_column(default=False)
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnerships.id"), index=True)

    legal_basis: Mapped[str] = mapped_column(Text, default="")
    background: Mapped[str] = mapped_column(Text, default="")
    purpose: Mapped[str] = mapped_column(Text, default="")
    agenda: Mapped[str] = mapped_column(Text, default="")
    materials: Mapped[str] = mapped_column(Text, default="")
    funding: Mapped[str] = mapped_column(String(300), default="")
    results: Mapped[str] = mapped_column(Text, default="")
    obstacles: Mapped[str] = mapped_column(Text, default="")
    conclusions: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(500), default="")

    audience_total: Mapped[int | None]
    owner_organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    region: Mapped[Region | None] = relationship(lazy="raise")
    owner: Mapped[Organization] = relationship(lazy="raise")
    follows: Mapped["Activity | None"] = relationship(remote_side=[id], lazy="raise")
    partnership: Mapped[Partnership | None] = relationship(lazy="raise")
    targets: Mapped[list["TargetRegion"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="TargetRegion.region_code"
    )
    organizations: Mapped[list["ActivityOrganization"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="ActivityOrganization.id"
    )
    people: Mapped[list["ActivityPerson"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="ActivityPerson.position"
    )
    audience: Mapped[list["AudienceCount"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    snapshot: Mapped["SubmissionSnapshot | None"] = relationship(lazy="raise", viewonly=True)

    __mapper_args__ = {"version_id_col": version}

    @property
    def held_on(self) -> PartialDate:
        """The first day as far as it is known."""
        return PartialDate(self.starts_on, self.date_precision)

    def is_overdue(self, today: date) -> bool:
        """Still planned although the last day on which it could have been is past."""
        last = self.ends_on or self.held_on.last_day
        return self.event_state is EventState.PLANNED and last is not None and last < today


class TargetRegion(Model):
    """A region whose uptake the activity should move."""

    __tablename__ = "activity_target_regions"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), primary_key=True, index=True)

    region: Mapped[Region] = relationship(lazy="raise")


class ActivityOrganization(Model):
    """An organization that hosted or took part."""

    __tablename__ = "activity_organizations"
    __table_args__ = (UniqueConstraint("activity_id", "organization_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    part: Mapped[OrganizationPart] = mapped_column(text_enum(OrganizationPart))

    organization: Mapped[Organization] = relationship(lazy="raise")


class ActivityPerson(Model):
    """Someone who took part: name, organization and the title held on that date.

    ``name`` may be empty where only the position is known; ``person_id`` ties the row to the register.
    """

    __tablename__ = "activity_people"
    __table_args__ = (CheckConstraint("name <> '' OR title <> ''", name="name_or_title"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    title: Mapped[str] = mapped_column(String(200), default="")
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    part: Mapped[PersonPart] = mapped_column(text_enum(PersonPart))
    topic: Mapped[str] = mapped_column(String(300), default="")  # what a speaker spoke about

    person: Mapped[Person | None] = relationship(lazy="raise")
    organization: Mapped[Organization | None] = relationship(lazy="raise")


class AudienceCount(Model):
    """How many heads of a sex fall into a category; the rows of each dimension add up to the same total."""

    __tablename__ = "audience_counts"
    __table_args__ = (CheckConstraint("heads > 0", name="some_heads"),)

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    dimension: Mapped[Dimension] = mapped_column(text_enum(Dimension), primary_key=True)
    category: Mapped[str] = mapped_column(String(40), primary_key=True)
    sex: Mapped[Sex] = mapped_column(text_enum(Sex), primary_key=True)
    heads: Mapped[int]
