"""What a region had in a year to handle complaints, and surveys of satisfaction (SKM) with its units."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Model, UtcDateTime, text_enum


class Dimension(StrEnum):
    """The five of the evaluation by the Ministry of Home Affairs."""

    INPUT = "input"
    PROCESS = "process"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"


class Item(StrEnum):
    """The eleven things a region is asked for; ``OUTREACH`` is counted from activities and never typed."""

    REGULATION = "regulation"
    TEAM_DECREE = "team_decree"
    ROAD_MAP = "road_map"
    MASTER_PLAN = "master_plan"
    PROGRAMME = "programme"
    BUDGET = "budget"
    LIAISON_OFFICERS = "liaison_officers"
    PROCEDURE = "procedure"
    INTEGRATION = "integration"
    OUTREACH = "outreach"
    PILOT = "pilot"


class State(StrEnum):
    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class ReadinessYear(Model):
    """The checklist of a region for a year; its version counts every saving, whatever item it was about."""

    __tablename__ = "readiness_years"
    __table_args__ = (UniqueConstraint("region_code", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"))
    year: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    items: Mapped[list["ReadinessItem"]] = relationship(lazy="raise", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}


class ReadinessItem(Model):
    """What was said of one item for that year. It stays once it is there, so that its files keep their owner."""

    __tablename__ = "readiness_items"
    __table_args__ = (
        UniqueConstraint("year_id", "item"),
        CheckConstraint("item <> 'outreach'", name="outreach_is_counted"),
        CheckConstraint("amount IS NULL OR amount >= 0", name="not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    year_id: Mapped[int] = mapped_column(ForeignKey("readiness_years.id", ondelete="CASCADE"))
    item: Mapped[Item] = mapped_column(text_enum(Item))
    state: Mapped[State] = mapped_column(text_enum(State))
    number: Mapped[str] = mapped_column(String(100), default="")
    amount: Mapped[int | None] = mapped_column(BigInteger)  # rupiah of a budget, heads of liaison officers
    dated_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(500), default="")

    of_year: Mapped[ReadinessYear] = relationship(lazy="raise", viewonly=True)


class SatisfactionSurvey(Model):
    """A survey of satisfaction with one unit over a period.

    ``answers`` holds a text per element, U1 to U9, as ``satisfaction.read_answer`` understands it: a mean such as 3.41,
    or how many answered 1, 2, 3 and 4, such as 2/10/60/48. Nothing is rounded on the way in.
    """

    __tablename__ = "satisfaction_surveys"
    __table_args__ = (
        UniqueConstraint("region_code", "folded_unit", "starts_on", "ends_on"),
        CheckConstraint("ends_on >= starts_on", name="days_in_order"),
        CheckConstraint("respondents > 0", name="somebody_answered"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"))
    unit: Mapped[str] = mapped_column(String(200))
    folded_unit: Mapped[str] = mapped_column(String(400))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    respondents: Mapped[int]
    answers: Mapped[list[str]] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class SatisfactionReading(Model):
    """A file of surveys, kept between looking at it and saving it; only who sent it sees it."""

    __tablename__ = "satisfaction_readings"

    id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"))
    file_name: Mapped[str] = mapped_column(String(200))
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    created_by_id: Mapped[int | None]
