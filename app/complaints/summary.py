"""The summary table: how many reports per region, month, channel group and status."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, extract, func, insert, select

from app.complaints.models import ComplaintReport, UptakeCell
from app.complaints.words import channels, statuses
from app.core.dates import last_day
from app.core.db import db

Cell = tuple[date, str, str]


def rewrite(region_code: str, months: Collection[date] | None = None) -> None:
    """Count a region's reports of these months (first days; None: of all) anew; other cells stay as they are."""
    if months is not None and not months:
        return
    cells = _counted(region_code, months)
    here = [UptakeCell.region_code == region_code]
    if months is not None:
        here.append(UptakeCell.month.in_(months))
    db.session.execute(delete(UptakeCell).where(*here).execution_options(synchronize_session=False))
    if cells:
        db.session.execute(insert(UptakeCell), [_row(region_code, cell, number) for cell, number in cells.items()])


def _counted(region_code: str, months: Collection[date] | None) -> Counter[Cell]:
    group_of, status_of = channels(), statuses()
    year, month = extract("year", ComplaintReport.received_on), extract("month", ComplaintReport.received_on)
    words = (ComplaintReport.channel, ComplaintReport.status)
    query = select(year, month, *words, func.count()).where(*_where(region_code, months)).group_by(year, month, *words)
    cells: Counter[Cell] = Counter()
    for in_year, in_month, channel, status, reports in db.session.execute(query):
        first = date(int(in_year), int(in_month), 1)
        if months is None or first in months:
            cells[first, group_of[channel], status_of[status]] += reports
    return cells


def _where(region_code: str, months: Collection[date] | None) -> list[ColumnElement[bool]]:
    here = [ComplaintReport.agency_region_code == region_code]
    if months is not None:
        here.append(ComplaintReport.received_on.between(min(months), last_day(max(months))))
    return here


def _row(region_code: str, cell: Cell, reports: int) -> dict[str, Any]:
    month, group, status = cell
    return {"region_code": region_code, "month": month, "channel_group": group, "status": status, "reports": reports}
