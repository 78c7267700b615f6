"""What a meeting adds to an activity: points, decisions and visiting delegations."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model, text_enum
from app.regions.models import Region


class PointKind(StrEnum):
    """What a speaker did in saying it."""

    STATEMENT = "statement"
    REQUEST = "request"
    OFFER = "offer"


class MeetingPoint(Model):
    """One point of the discussion. ``correction`` stands beside the text where a published source erred."""

    __tablename__ = "meeting_points"

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[PointKind] = mapped_column(text_enum(PointKind))
    speaker: Mapped[str] = mapped_column(String(300), default="")
    text: Mapped[str] = mapped_column(Text)
    correction: Mapped[str] = mapped_column(String(500), default="")


class MeetingDecision(Model):
    """Something the meeting agreed on."""

    __tablename__ = "meeting_decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class Delegation(Model):
    """A visiting group of a study visit: one row per guest region."""

    __tablename__ = "delegations"
    __table_args__ = (CheckConstraint("size IS NULL OR size > 0", name="some_people"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"))
    leader: Mapped[str] = mapped_column(String(200), default="")
    size: Mapped[int | None]
    composition: Mapped[str] = mapped_column(String(500), default="")
    purpose: Mapped[str] = mapped_column(Text, default="")

    region: Mapped[Region] = relationship(lazy="raise")
