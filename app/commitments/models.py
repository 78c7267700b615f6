"""A commitment belongs to the activity in which it was made; every step on its way is a row of its own."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.models import Activity
from app.core.db import Model, UtcDateTime, text_enum
from app.organizations.models import Organization
from app.people.models import Person


class CommitmentState(StrEnum):
    """Late is not a state: it follows from the due date."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class StepKind(StrEnum):
    """What can happen to a commitment after it was made."""

    START = "start"
    POSTPONE = "postpone"
    CARRY = "carry"
    KEEP = "keep"
    CANCEL = "cancel"
    REOPEN = "reopen"


class Commitment(Model):
    """``evidence`` and the letter say how it was closed; a done commitment has one of them.

    ``first_due_on`` is what was agreed at first, once the due date was moved (``times_moved``). ``touched`` says that
    something happened to it since it was made; the report it came from no longer changes it then.
    """

    __tablename__ = "commitments"
    __table_args__ = (
        CheckConstraint(
            "state <> 'done' OR (closed_on IS NOT NULL AND (evidence <> '' OR letter_number <> ''))",
            name="has_evidence",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    owner_organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    owner_person: Mapped[str] = mapped_column(String(200), default="")
    owner_person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    due_on: Mapped[date | None] = mapped_column(index=True)
    first_due_on: Mapped[date | None]
    times_moved: Mapped[int] = mapped_column(default=0)
    carried_to_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id", ondelete="SET NULL"), index=True)
    started_on: Mapped[date | None]
    touched: Mapped[bool] = mapped_column(default=False)
    state: Mapped[CommitmentState] = mapped_column(text_enum(CommitmentState))
    closed_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(String(500), default="")
    letter_number: Mapped[str] = mapped_column(String(100), default="")
    letter_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    activity: Mapped[Activity] = relationship(lazy="raise", foreign_keys=[activity_id])
    owner: Mapped[Organization | None] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}

    def is_late(self, today: date) -> bool:
        return self.state is CommitmentState.OPEN and self.due_on is not None and self.due_on < today

    @property
    def is_open(self) -> bool:
        return self.state is CommitmentState.OPEN

    @property
    def agreed_due_on(self) -> date | None:
        """Until when it was promised at first."""
        return self.first_due_on if self.times_moved else self.due_on

    @property
    def is_fixed(self) -> bool:
        """Whether the report it came from no longer changes it."""
        return not self.is_open or self.touched


class CommitmentStep(Model):
    """One step: which organization took it, when and why (``reason``; the evidence of one that closed it); for a
    moved due date from which day to which.

    ``activity_id`` is the meeting into which it was carried.
    """

    __tablename__ = "commitment_steps"
    __table_args__ = (CheckConstraint("reason <> '' OR step NOT IN ('postpone', 'cancel', 'reopen')", name="says_why"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id", ondelete="CASCADE"), index=True)
    step: Mapped[StepKind] = mapped_column(text_enum(StepKind))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    due_before: Mapped[date | None]
    due_after: Mapped[date | None]
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id", ondelete="SET NULL"), index=True)

    organization: Mapped[Organization | None] = relationship(lazy="raise")
    commitment: Mapped[Commitment] = relationship(lazy="raise")
