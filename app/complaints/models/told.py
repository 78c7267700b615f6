"""Figures that others told: published totals, recaps per unit, and who knows LAPOR!; none is overwritten."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.complaints.models.kinds import (
    AnswerLevel,
    AssessmentMethod,
    ChannelCoverage,
    Comparison,
    Coverage,
    FigureState,
    Respondents,
    SourceKind,
)
from app.core.db import Model, UtcDateTime, text_enum


class Endable:
    """A row that is never overwritten: it ends with a reason, and a corrected one may take its place."""

    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by_id: Mapped[int | None]
    ended_reason: Mapped[str] = mapped_column(String(300), default="")

    @property
    def ended(self) -> bool:
        return self.ended_at is not None


class PublishedTotal(Endable, Model):
    """A figure somebody published, with its scope and source; ``correction`` stands beside it where it erred.

    Every part is None where the source does not tell it. ``replaces_id`` is the row that this one corrects.
    """

    __tablename__ = "published_totals"
    __table_args__ = (
        CheckConstraint("total >= 0", name="not_negative"),
        CheckConstraint("ends_on >= starts_on", name="days_in_order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    coverage: Mapped[Coverage] = mapped_column(text_enum(Coverage))
    channel_coverage: Mapped[ChannelCoverage] = mapped_column(text_enum(ChannelCoverage))
    level: Mapped[AnswerLevel] = mapped_column(text_enum(AnswerLevel), default=AnswerLevel.ALL)
    comparison: Mapped[Comparison] = mapped_column(text_enum(Comparison))
    total: Mapped[int]
    citizen: Mapped[int | None]
    officer: Mapped[int | None]
    unverified: Mapped[int | None]
    not_followed_up: Mapped[int | None]
    in_process: Mapped[int | None]
    finished: Mapped[int | None]
    pending: Mapped[int | None]
    archived: Mapped[int | None]
    reported_percent: Mapped[float | None]  # followed up, as the source says it
    state: Mapped[FigureState | None] = mapped_column(text_enum(FigureState))
    source_kind: Mapped[SourceKind] = mapped_column(text_enum(SourceKind), default=SourceKind.REPORT)
    source: Mapped[str] = mapped_column(String(500))
    source_url: Mapped[str] = mapped_column(String(500), default="")
    source_date: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(500), default="")
    correction: Mapped[str] = mapped_column(String(500), default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("published_totals.id"))
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class UnitRecap(Endable, Model):
    """The recap per unit that LAPOR! prints for one account and period; only its sender sees it until it is confirmed.

    The ``printed_...`` are those of the file's own total row, None where it has none.
    """

    __tablename__ = "unit_recaps"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="days_in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    file_digest: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(String(200), default="")
    problems: Mapped[list[str]] = mapped_column(JSON)  # of refused rows, as they were told
    printed_unverified: Mapped[int | None]
    printed_not_followed_up: Mapped[int | None]
    printed_in_process: Mapped[int | None]
    printed_finished: Mapped[int | None]
    printed_total: Mapped[int | None]
    printed_percent: Mapped[float | None]
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RecapUnit(Model):
    """One unit of a recap with its raw counts; the percentage and the days are those that LAPOR! printed."""

    __tablename__ = "recap_units"
    __table_args__ = (CheckConstraint("total >= 0", name="not_negative"),)

    recap_id: Mapped[int] = mapped_column(ForeignKey("unit_recaps.id", ondelete="CASCADE"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(String(200))
    unverified: Mapped[int]
    not_followed_up: Mapped[int]
    in_process: Mapped[int]
    finished: Mapped[int]
    total: Mapped[int]
    reported_percent: Mapped[float | None]
    mean_days_to_follow_up: Mapped[float | None]
    mean_days_to_completion: Mapped[float | None]


class AwarenessAssessment(Endable, Model):
    """How many of those asked know LAPOR! and use it: counts, or only the shares where only these were published."""

    __tablename__ = "awareness_assessments"
    __table_args__ = (
        CheckConstraint("asked > 0", name="somebody_asked"),
        CheckConstraint("knowing IS NULL OR knowing BETWEEN 0 AND asked", name="knowing_within_asked"),
        CheckConstraint("users IS NULL OR users BETWEEN 0 AND asked", name="users_within_asked"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), index=True)
    assessed_on: Mapped[date]
    respondents: Mapped[Respondents] = mapped_column(text_enum(Respondents))
    method: Mapped[AssessmentMethod] = mapped_column(text_enum(AssessmentMethod))
    asked: Mapped[int]
    knowing: Mapped[int | None]
    users: Mapped[int | None]
    knowing_percent: Mapped[float | None]
    users_percent: Mapped[float | None]
    source: Mapped[str] = mapped_column(String(500))
    source_url: Mapped[str] = mapped_column(String(500), default="")
    note: Mapped[str] = mapped_column(String(500), default="")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("awareness_assessments.id"))
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
