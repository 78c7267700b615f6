"""Jobs and when each periodic one was last due."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model, UtcDateTime, text_enum


class JobState(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


ENDED = (JobState.DONE, JobState.FAILED)


class Job(Model):
    """One piece of work. ``payload`` and ``result`` hold ids and codes, never what people typed about each other.

    Until it has ended it holds ``lease_until`` (past that, whoever had it is taken for dead) and ``active_key``,
    which is unique: who asks twice for the same gets the same job. ``attempts`` counts starts; a start that was
    overtaken by a later one can no longer write its end. No foreign keys: accounts and organizations stand above.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint("(state IN ('done', 'failed')) = (lease_until IS NULL)", name="leased_until_ended"),
        CheckConstraint("(state IN ('done', 'failed')) = (active_key IS NULL)", name="keyed_until_ended"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    active_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    state: Mapped[JobState] = mapped_column(text_enum(JobState), index=True)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)  # 0: not known
    note: Mapped[str] = mapped_column(String(300), default="")  # what it is doing, or why it failed
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    language: Mapped[str] = mapped_column(String(10))  # of who asked: notes are in it
    created_by_id: Mapped[int | None] = mapped_column(index=True)
    organization_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


class PeriodicRun(Model):
    """When a periodic job was last due, so that it runs once for each time, and once after a longer stop."""

    __tablename__ = "periodic_runs"

    kind: Mapped[str] = mapped_column(String(60), primary_key=True)
    last_due_at: Mapped[datetime] = mapped_column(UtcDateTime)
