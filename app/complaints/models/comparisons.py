"""Months of regions outside the installation, kept apart to compare with."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.complaints.models.kinds import ChannelCoverage, Coverage, SourceKind
from app.core.db import Model, UtcDateTime, text_enum


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
