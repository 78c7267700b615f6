"""De-identified LAPOR! reports, the files they came in, and the summary that pages read."""

from datetime import date, datetime, time

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.complaints.models.kinds import ChannelGroup, ReportStatus
from app.core.db import Model, UtcDateTime, text_enum


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
