"""De-identified LAPOR! reports, how raw words map to canonical ones, and the summary that pages read."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model, UtcDateTime, text_enum


class ChannelGroup(StrEnum):
    """Who typed the report: the citizen herself, or an officer on her behalf."""

    CITIZEN = "citizen"
    OFFICER = "officer"
    UNKNOWN = "unknown"


class ReportStatus(StrEnum):
    UNVERIFIED = "unverified"
    PENDING = "pending"
    NOT_FOLLOWED_UP = "not_followed_up"
    IN_PROCESS = "in_process"
    FINISHED = "finished"
    ARCHIVED = "archived"
    BLOCKED = "blocked"
    OTHER = "other"


class Coverage(StrEnum):
    """Which reports a figure speaks of."""

    AGENCY_ACCOUNT = "agency_account"
    WHOLE_AREA = "whole_area"
    PROVINCE_SUM = "province_sum"


class ChannelCoverage(StrEnum):
    SP4N_LAPOR = "sp4n_lapor"
    LOCAL_CHANNEL = "local_channel"
    ALL_CHANNELS = "all_channels"


class SourceKind(StrEnum):
    """Where a figure comes from; only figures of one kind are compared with each other."""

    EXPORT = "export"  # the rows of a LAPOR! export
    RECAP = "recap"  # a recap that LAPOR! itself prints
    REPORT = "report"  # a report, letter or article that tells the figure


class Comparison(StrEnum):
    """How a published figure was worded."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    ABOUT = "about"


class AnswerLevel(StrEnum):
    """Which agencies answered the reports that a figure counts."""

    ALL = "all"
    REGENCY = "regency"  # kabupaten/kota
    PROVINCE = "province"
    CENTRAL = "central"


class FigureState(StrEnum):
    PRELIMINARY = "preliminary"
    FINAL = "final"


class Respondents(StrEnum):
    """Who was asked in an assessment."""

    PUBLIC = "public"
    OFFICIALS = "officials"  # of an OPD


class AssessmentMethod(StrEnum):
    """How people were asked: answers got in different ways are not compared."""

    FACE_TO_FACE = "face_to_face"
    TELEPHONE = "telephone"
    ONLINE = "online"
    AT_ACTIVITY = "at_activity"
    OTHER = "other"


class Endable:
    """A row that is never overwritten: it ends with a reason, and a corrected one may take its place."""

    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by_id: Mapped[int | None]
    ended_reason: Mapped[str] = mapped_column(String(300), default="")

    @property
    def ended(self) -> bool:
        return self.ended_at is not None


class ComplaintImport(Model):
    """One file taken in: which account, which period, and how its rows fared."""

    __tablename__ = "complaint_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), index=True)
    file_digest: Mapped[str] = mapped_column(String(64))
    agency_name: Mapped[str] = mapped_column(String(200), default="")
    generated_on: Mapped[date | None]
    period_starts_on: Mapped[date]
    period_ends_on: Mapped[date]
    rows: Mapped[int]
    new: Mapped[int]
    updated: Mapped[int]
    unchanged: Mapped[int]
    rejected: Mapped[int]
    warnings: Mapped[list[str]] = mapped_column(JSON)
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    imported_by_id: Mapped[int | None]
    keeps_before: Mapped[bool] = mapped_column(default=True)  # what it changed is kept: it can be undone
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by_id: Mapped[int | None]
    undo_reason: Mapped[str] = mapped_column(String(500), default="")


class ImportProblem(Model):
    """A row that was refused, by its line in the file; never what a reporter wrote."""

    __tablename__ = "complaint_import_problems"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("complaint_imports.id", ondelete="CASCADE"), index=True)
    line: Mapped[int | None]
    column: Mapped[str] = mapped_column(String(60), default="")
    message: Mapped[str] = mapped_column(String(300))


class ComplaintReport(Model):
    """One report without its reporter, title and text; known by a keyed hash of its tracking ID."""

    __tablename__ = "complaint_reports"
    __table_args__ = (Index("ix_complaint_reports_cell", "agency_region_code", "received_on"),)

    agency_region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), primary_key=True)
    tracking_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("complaint_imports.id"), index=True)
    received_on: Mapped[date]
    received_at: Mapped[time | None]
    classification: Mapped[str] = mapped_column(String(80), default="")
    category: Mapped[str] = mapped_column(String(120), default="")
    report_type: Mapped[str] = mapped_column(String(60), default="")
    parent_agency: Mapped[str] = mapped_column(String(200), default="")
    assigned_agency: Mapped[str] = mapped_column(String(200), default="")
    channel: Mapped[str] = mapped_column(String(120), default="")
    status: Mapped[str] = mapped_column(String(120), default="")


class EarlierReport(Model):
    """A report as it was before an import said it anew; without a day only the import that last said it changed."""

    __tablename__ = "complaint_earlier_reports"

    import_id: Mapped[int] = mapped_column(ForeignKey("complaint_imports.id"), primary_key=True)
    tracking_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    from_import_id: Mapped[int] = mapped_column(ForeignKey("complaint_imports.id"), index=True)
    received_on: Mapped[date | None]
    received_at: Mapped[time | None]
    classification: Mapped[str | None] = mapped_column(String(80))
    category: Mapped[str | None] = mapped_column(String(120))
    report_type: Mapped[str | None] = mapped_column(String(60))
    parent_agency: Mapped[str | None] = mapped_column(String(200))
    assigned_agency: Mapped[str | None] = mapped_column(String(200))
    channel: Mapped[str | None] = mapped_column(String(120))
    status: Mapped[str | None] = mapped_column(String(120))


class StatusMapping(Model):
    """What a raw status means. ``raw`` is folded; ``confirmed`` is False for words an import met first."""

    __tablename__ = "status_mappings"

    raw: Mapped[str] = mapped_column(String(120), primary_key=True)
    label: Mapped[str] = mapped_column(String(120))
    status: Mapped[ReportStatus] = mapped_column(text_enum(ReportStatus))
    confirmed: Mapped[bool] = mapped_column(default=True)


class ChannelMapping(Model):
    """Which group a raw channel belongs to. ``raw`` is folded; a trailing ``*`` matches any ending."""

    __tablename__ = "channel_mappings"

    raw: Mapped[str] = mapped_column(String(120), primary_key=True)
    label: Mapped[str] = mapped_column(String(120))
    group: Mapped[ChannelGroup] = mapped_column(text_enum(ChannelGroup))
    confirmed: Mapped[bool] = mapped_column(default=True)


class UptakeCell(Model):
    """How many reports a region received in a month, by channel group and status: the summary table."""

    __tablename__ = "uptake_cells"
    __table_args__ = (CheckConstraint("reports > 0", name="some_reports"),)

    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    channel_group: Mapped[ChannelGroup] = mapped_column(text_enum(ChannelGroup), primary_key=True)
    status: Mapped[ReportStatus] = mapped_column(text_enum(ReportStatus), primary_key=True)
    reports: Mapped[int]


class CoveredMonth(Model):
    """A month some import speaks of; ``complete`` only when one file covered it wholly and cleanly."""

    __tablename__ = "covered_months"

    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    complete: Mapped[bool]
    import_id: Mapped[int] = mapped_column(ForeignKey("complaint_imports.id"))


class ImportedMonth(Model):
    """A month that an import made known, or complete after ``from_import_id`` had brought a part of it."""

    __tablename__ = "complaint_import_months"

    import_id: Mapped[int] = mapped_column(ForeignKey("complaint_imports.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    from_import_id: Mapped[int | None] = mapped_column(ForeignKey("complaint_imports.id"), index=True)


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


class ServiceDisruption(Model):
    """Days on which SP4N-LAPOR! could not be used as usual; without a region it was so everywhere."""

    __tablename__ = "service_disruptions"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="days_in_order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str | None] = mapped_column(ForeignKey("regions.code"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    what: Mapped[str] = mapped_column(String(300))
    source: Mapped[str] = mapped_column(String(300), default="")
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ComparisonMonth(Model):
    """A month of a region whose reports this installation does not hold, kept apart to compare with."""

    __tablename__ = "comparison_months"
    __table_args__ = (CheckConstraint("citizen >= 0 AND received >= citizen", name="citizen_within_received"),)

    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    coverage: Mapped[Coverage] = mapped_column(text_enum(Coverage))
    channel_coverage: Mapped[ChannelCoverage] = mapped_column(text_enum(ChannelCoverage))
    received: Mapped[int]
    citizen: Mapped[int]
    batch_id: Mapped[int] = mapped_column(ForeignKey("comparison_batches.id"), index=True)


class ComparisonReading(Model):
    """A file of comparison months, kept between looking at it and saving it; only who sent it sees it. ``rows`` are its
    rows as they were read.
    """

    __tablename__ = "comparison_readings"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(200))
    file_digest: Mapped[str] = mapped_column(String(64))
    source: Mapped[str] = mapped_column(String(300))
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    created_by_id: Mapped[int | None]


class ComparisonBatch(Model):
    """One file of comparison months; undoing it takes its months away again."""

    __tablename__ = "comparison_batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_digest: Mapped[str] = mapped_column(String(64))
    source_kind: Mapped[SourceKind] = mapped_column(text_enum(SourceKind))
    source: Mapped[str] = mapped_column(String(300))
    months: Mapped[int]
    imported_by_id: Mapped[int | None]
    imported_at: Mapped[datetime] = mapped_column(UtcDateTime)
