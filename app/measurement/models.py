"""Analyses that were computed, each with its question, and the data they were computed from."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model, UtcDateTime


class DataVersion(Model):
    """Everything that analyses are computed from, as it was at one moment; known by its SHA-256."""

    __tablename__ = "measurement_data"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)  # what source.packed gives
    last_event_id: Mapped[int]  # the audit trail's newest event when it was read
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Analysis(Model):
    """One analysis; it is kept whatever it found. The same data, settings and seed give the same result."""

    __tablename__ = "measurement_analyses"
    __table_args__ = (
        UniqueConstraint("data_digest", "number"),
        CheckConstraint("number > 0", name="counted_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    data_digest: Mapped[str] = mapped_column(ForeignKey("measurement_data.digest"), index=True)
    number: Mapped[int]  # among the analyses of the same data, in the order they were computed
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    settings_digest: Mapped[str] = mapped_column(String(64), index=True)
    standard_region: Mapped[str | None] = mapped_column(ForeignKey("regions.code"), index=True)
    standard: Mapped[bool]  # laid down beforehand, for the region pages; else somebody asked for it
    result: Mapped[dict[str, Any]] = mapped_column(JSON)  # what results.as_json gives
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
