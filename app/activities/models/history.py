"""The way of a report: the steps it went through, and what it said when it was last read."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import Account
from app.activities.models.kinds import Step
from app.core.db import Model, UtcDateTime, text_enum
from app.core.viewer import Role
from app.organizations.models import Organization


class ReportStep(Model):
    """One step, by whom and why. ``fields`` are the names of what was changed, never what it said."""

    __tablename__ = "report_steps"
    __table_args__ = (CheckConstraint("reason <> '' OR step NOT IN ('return', 'reopen')", name="says_why"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step] = mapped_column(text_enum(Step))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    role: Mapped[Role] = mapped_column(text_enum(Role))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    fields: Mapped[list[str]] = mapped_column(JSON, default=list)

    account: Mapped[Account | None] = relationship(lazy="raise")
    organization: Mapped[Organization | None] = relationship(lazy="raise")


class SubmissionSnapshot(Model):
    """What a report said when those who sanction it last had it before them: when it was first submitted, returned or
    reopened (``step``). ``contents`` are those of app.activities.contents; of people it holds a count and a digest.
    """

    __tablename__ = "submission_snapshots"

    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    step: Mapped[Step] = mapped_column(text_enum(Step))
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
    contents: Mapped[dict[str, Any]] = mapped_column(JSON)
