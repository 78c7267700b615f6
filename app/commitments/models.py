"""A commitment belongs to the activity in which it was made."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.models import Activity
from app.core.db import Model, UtcDateTime, text_enum
from app.organizations.models import Organization


class CommitmentState(StrEnum):
    """Late is not a state: it follows from the due date."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Commitment(Model):
    """``evidence`` says by what letter, link or fact it was closed; a done commitment has some."""

    __tablename__ = "commitments"
    __table_args__ = (
        CheckConstraint("state <> 'done' OR (evidence <> '' AND closed_on IS NOT NULL)", name="has_evidence"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    owner_organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    owner_person: Mapped[str] = mapped_column(String(200), default="")
    due_on: Mapped[date | None] = mapped_column(index=True)
    state: Mapped[CommitmentState] = mapped_column(text_enum(CommitmentState))
    closed_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(String(500), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    activity: Mapped[Activity] = relationship(lazy="raise")
    owner: Mapped[Organization | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}

    def is_late(self, today: date) -> bool:
        return self.state is CommitmentState.OPEN and self.due_on is not None and self.due_on < today
