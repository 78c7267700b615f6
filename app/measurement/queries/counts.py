"""How many reports there were in each complete month, and since when it is known what became of them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from sqlalchemy import Row, and_, case, func, null, select

from app.complaints.models import (
    ChannelCoverage,
    ChannelGroup,
    ComparisonBatch,
    ComparisonMonth,
    ComplaintImport,
    Coverage,
    CoveredMonth,
    ReportStatus,
    SourceKind,
    UptakeCell,
)
from app.core import clock
from app.core.dates import last_day
from app.core.db import db
from app.measurement.estimator.arrays import Floats
from app.measurement.queries.frame import Frame

SETTLED_AFTER = 90  # days from the end of a month to the export that tells what became of its reports
OWN_SCOPE = f"{Coverage.AGENCY_ACCOUNT}|{ChannelCoverage.SP4N_LAPOR}|{SourceKind.EXPORT}"
SET_ASIDE = (ReportStatus.ARCHIVED, ReportStatus.BLOCKED)


Counted = tuple[str, date, int, int, int | None, int | None]
"""Region, complete month, reports received, filed by citizens, of those kept, and finished; None where not said."""


class Export(NamedTuple):
    """Which months of a region an export spoke of, and the day it shows."""

    code: str
    starts_on: date
    ends_on: date
    shows: date


def own_months() -> list[Row[*Counted]]:
    """Of the exports; a complete month without a report is one with 0."""
    citizen = UptakeCell.channel_group == ChannelGroup.CITIZEN
    kept, finished = UptakeCell.status.not_in(SET_ASIDE), UptakeCell.status == ReportStatus.FINISHED
    conditions = (citizen, citizen & kept, citizen & finished)
    sums = [func.sum(case((condition, UptakeCell.reports), else_=0)) for condition in conditions]
    here = and_(UptakeCell.region_code == CoveredMonth.region_code, UptakeCell.month == CoveredMonth.month)
    query = (
        select(CoveredMonth.region_code, CoveredMonth.month, func.coalesce(func.sum(UptakeCell.reports), 0), *sums)
        .outerjoin(UptakeCell, here)
        .where(CoveredMonth.complete)
        .group_by(CoveredMonth.region_code, CoveredMonth.month)
    )
    return list(db.session.connection().execute(query).all())


def comparison_months() -> list[Row[*Counted]]:
    """Of regions of which this installation holds no export."""
    columns = (ComparisonMonth.month, ComparisonMonth.received, ComparisonMonth.citizen)
    return list(db.session.execute(select(ComparisonMonth.region_code, *columns, null(), null())))


def comparison_scopes() -> dict[str, str]:
    """Of each such region; an import refuses to mix them."""
    columns = (ComparisonMonth.coverage, ComparisonMonth.channel_coverage, ComparisonBatch.source_kind)
    query = select(ComparisonMonth.region_code, *columns).join(
        ComparisonBatch, ComparisonBatch.id == ComparisonMonth.batch_id
    )
    return {code: "|".join(parts) for code, *parts in sorted(db.session.execute(query.distinct()))}


def exports() -> list[Export]:
    columns = (ComplaintImport.agency_region_code, ComplaintImport.period_starts_on, ComplaintImport.period_ends_on)
    shown = (ComplaintImport.generated_on, ComplaintImport.imported_at)
    query = select(*columns, *shown).where(ComplaintImport.undone_at.is_(None))
    return [
        Export(code, starts_on, ends_on, generated_on or clock.local_date(imported_at))
        for code, starts_on, ends_on, generated_on, imported_at in db.session.execute(query)
    ]


def settled(frame: Frame, found: Iterable[Export]) -> Floats:
    """(n, T) 1 where an export of the whole month shows at least SETTLED_AFTER days after it, else NaN."""
    ends = np.array([last_day(month).toordinal() for month in frame.every_month], dtype=int)
    told = np.full(frame.shape, np.nan)
    for export in found:
        first = frame.column(export.starts_on) + (export.starts_on.day > 1)
        after = frame.column(export.ends_on + timedelta(days=1))
        old = int(np.searchsorted(ends, export.shows.toordinal() - SETTLED_AFTER, side="right"))
        if export.code in frame.places:
            told[frame.places[export.code], max(first, 0) : max(min(after, old), 0)] = 1
    return told
