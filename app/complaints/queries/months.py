"""Uptake per region and month: missing is never zero."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, func, select, true, union

from app.complaints.models import (
    ChannelGroup,
    ComparisonMonth,
    CoveredMonth,
    ReportStatus,
    UptakeCell,
)
from app.core.db import db

# What is counted under which name of MonthUptake.
SUMS: dict[str, ColumnElement[bool]] = {
    "received": true(),
    "citizen": UptakeCell.channel_group == ChannelGroup.CITIZEN,
    "officer": UptakeCell.channel_group == ChannelGroup.OFFICER,
    "unknown": UptakeCell.channel_group == ChannelGroup.UNKNOWN,
    "finished": UptakeCell.status == ReportStatus.FINISHED,
    "archived": UptakeCell.status == ReportStatus.ARCHIVED,
    "blocked": UptakeCell.status == ReportStatus.BLOCKED,
}


@dataclass(frozen=True, slots=True)
class MonthUptake:
    """One month of a region. Every number is None where no import speaks of the month."""

    month: date
    received: int | None = None
    citizen: int | None = None
    officer: int | None = None
    unknown: int | None = None
    finished: int | None = None
    archived: int | None = None
    blocked: int | None = None
    complete: bool = False

    @property
    def missing(self) -> bool:
        return self.received is None


def months_between(first: date, last: date) -> list[date]:
    """The first days of the months from ``first`` to ``last``, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(max(count, 0))
    ]


Covered = dict[tuple[str, date], bool]


def uptake(region_code: str, first: date, last: date, covered: Covered | None = None) -> list[MonthUptake]:
    """Every month from ``first`` to ``last`` in order; two queries, one where ``covered`` is known."""
    return uptake_of([region_code], first, last, covered)[region_code]


def uptake_of(
    region_codes: list[str], first: date, last: date, covered: Covered | None = None
) -> dict[str, list[MonthUptake]]:
    """The same for several regions at once."""
    months = months_between(first, last)
    span = (months[0], months[-1]) if months else (first, first)
    known = covered_months(region_codes, span) if covered is None else covered
    counts = counted(region_codes, *span)
    return {
        code: [_month(month, counts.get((code, month)), known.get((code, month))) for month in months]
        for code in region_codes
    }


def covered_months(region_codes: list[str], span: tuple[date, date] | None = None) -> Covered:
    """Whether each month that some import speaks of is complete, of all time or of a span, in order."""
    columns = (CoveredMonth.region_code, CoveredMonth.month, CoveredMonth.complete)
    query = select(*columns).where(CoveredMonth.region_code.in_(region_codes)).order_by(CoveredMonth.month)
    if span:
        query = query.where(CoveredMonth.month.between(*span))
    return {(code, month): complete for code, month, complete in db.session.execute(query)}


def counted(region_codes: list[str], first: date, last: date) -> dict[tuple[str, date], dict[str, int]]:
    """The sums of the months that have reports."""
    sums = (func.sum(case((condition, UptakeCell.reports), else_=0)) for condition in SUMS.values())
    query = (
        select(UptakeCell.region_code, UptakeCell.month, *sums)
        .where(UptakeCell.region_code.in_(region_codes), UptakeCell.month.between(first, last))
        .group_by(UptakeCell.region_code, UptakeCell.month)
    )
    return {(row[0], row[1]): dict(zip(SUMS, row[2:], strict=True)) for row in db.session.execute(query)}


def _month(month: date, counts: dict[str, int] | None, complete: bool | None) -> MonthUptake:
    """No import speaks of the month: all missing. An incomplete month without reports is missing too."""
    if complete is None or (not complete and counts is None):
        return MonthUptake(month)
    return MonthUptake(month, **(counts or dict.fromkeys(SUMS, 0)), complete=complete)


@dataclass(frozen=True, slots=True)
class HeldMonths:
    """What is held of a region: ``absent`` are months between its first one and the newest whole month."""

    complete: tuple[date, ...] = ()
    partial: tuple[date, ...] = ()
    absent: tuple[date, ...] = ()

    @property
    def last_complete(self) -> date | None:
        return self.complete[-1] if self.complete else None


def held_months(region_codes: list[str], until: date) -> dict[str, HeldMonths]:
    """For each region that any import speaks of, up to the month ``until``; one query for all."""
    query = select(CoveredMonth).where(CoveredMonth.region_code.in_(region_codes), CoveredMonth.month <= until)
    known: dict[str, dict[date, bool]] = {}
    for row in db.session.scalars(query.order_by(CoveredMonth.month)):
        known.setdefault(row.region_code, {})[row.month] = row.complete
    return {code: _held(months, until) for code, months in known.items()}


def _held(months: dict[date, bool], until: date) -> HeldMonths:
    return HeldMonths(
        complete=tuple(month for month, complete in months.items() if complete),
        partial=tuple(month for month, complete in months.items() if not complete),
        absent=tuple(month for month in months_between(min(months), until) if month not in months),
    )


def province_with_data() -> str | None:
    """The province of which most months are known: where a viewer without a region of her own begins."""
    known = select(func.substr(CoveredMonth.region_code, 1, 2).label("province")).subquery()
    query = select(known.c.province).group_by(known.c.province)
    return db.session.scalar(query.order_by(func.count().desc(), known.c.province).limit(1))


def provinces_to_compare() -> set[str]:
    """Codes of the provinces with a month of a kabupaten or kota in them, imported or brought in to compare with."""
    known = (select(func.substr(model.region_code, 1, 2)) for model in (CoveredMonth, ComparisonMonth))
    return set(db.session.scalars(union(*known)))


def last_complete_month(region_codes: list[str]) -> dict[str, date]:
    """The newest complete month of each region that has one."""
    query = (
        select(CoveredMonth.region_code, func.max(CoveredMonth.month))
        .where(CoveredMonth.region_code.in_(region_codes), CoveredMonth.complete)
        .group_by(CoveredMonth.region_code)
    )
    return dict(db.session.execute(query).all())


def finished_share(months: list[MonthUptake]) -> float | None:
    """Finished / received over the months that have figures, in percent; None without a report.

    Archived and blocked reports stay in the denominator: other formulas give other numbers, so pages print this one.
    """
    received = sum(month.received or 0 for month in months)
    return 100 * sum(month.finished or 0 for month in months) / received if received else None
