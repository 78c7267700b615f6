"""Reading across packages: activities of regions within a window, and which months have data."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, literal, select, union
from sqlalchemy.orm import aliased

from app.activities.models import Activity, ActivityKind, EventState, TargetRegion
from app.activities.queries import handed_in, in_region, visible_to
from app.complaints.models import CoveredMonth
from app.core.dates import PartialDate, Precision
from app.core.db import db
from app.core.viewer import Viewer
from app.dashboard.months import Window
from app.regions.models import Population

MONTH_KNOWN = (Precision.DAY, Precision.MONTH)


class SeenActivity(NamedTuple):
    """What a list shows of an activity the viewer may see."""

    id: int
    kind: ActivityKind
    title: str
    starts_on: date
    date_precision: Precision
    audience_total: int | None

    @property
    def held_on(self) -> PartialDate:
        return PartialDate(self.starts_on, self.date_precision)


class ActivityTotals(NamedTuple):
    """How many activities, the participants they recorded (None: none did), and how many recorded them."""

    activities: int = 0
    participants: int | None = None
    recorded: int = 0


def _held(window: Window, viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """What counts as an activity of these months, on the list, the region page and the chart alike."""
    return (
        visible_to(viewer),
        handed_in(),
        Activity.event_state == EventState.HELD,
        Activity.date_precision.in_(MONTH_KNOWN),
        Activity.starts_on.between(window.first, window.last_day),
    )


def _columns() -> Select[Any]:
    return select(*(Activity.__table__.columns[name] for name in SeenActivity._fields))


def _seen(query: Select[Any]) -> list[SeenActivity]:
    rows = db.session.execute(query.order_by(Activity.starts_on, Activity.id)).all()
    return [SeenActivity._make(row) for row in rows]


def held_in(region_code: str, window: Window, viewer: Viewer) -> list[SeenActivity]:
    """The activities held in or aimed at a region within the window, oldest first."""
    return _seen(_columns().where(in_region(region_code), *_held(window, viewer)))


def undated_in(region_code: str, viewer: Viewer) -> int:
    """How many held activities of a region stand in no month, because only their year, or nothing, is known."""
    unknown = Activity.date_precision.not_in(MONTH_KNOWN)
    query = select(func.count(Activity.id)).where(visible_to(viewer), handed_in(), in_region(region_code), unknown)
    return db.session.scalar(query.where(Activity.event_state == EventState.HELD)) or 0


def activity_totals(codes: Sequence[str], window: Window, viewer: Viewer) -> dict[str, ActivityTotals]:
    """Totals by kabupaten/kota in one query; an activity counts once in every region it was held in or aimed at."""
    held = select(Activity.id, Activity.region_code, Activity.audience_total).where(*_held(window, viewer)).cte("held")
    target = aliased(TargetRegion)  # the plain table is spoken for by the conditions of visible_to
    there = select(held.c.id.label("id"), func.substr(held.c.region_code, 1, 5).label("region"))
    aimed = select(held.c.id, func.substr(target.region_code, 1, 5)).join(target, target.activity_id == held.c.id)
    pairs = union(there, aimed).subquery()
    query = (
        select(pairs.c.region, func.count(), func.sum(held.c.audience_total), func.count(held.c.audience_total))
        .join(held, held.c.id == pairs.c.id)
        .where(pairs.c.region.in_(codes))
        .group_by(pairs.c.region)
    )
    return {region: ActivityTotals(*totals) for region, *totals in db.session.execute(query).all()}


def planned(first: date, last: date, viewer: Viewer, *, limit: int = 20) -> list[SeenActivity]:
    """Planned activities that begin, or go on, between two days, the earliest first."""
    ends: ColumnElement[date] = func.coalesce(Activity.ends_on, Activity.starts_on)
    query = _columns().where(
        visible_to(viewer),
        handed_in(),
        Activity.event_state == EventState.PLANNED,
        Activity.date_precision == Precision.DAY,
        Activity.starts_on <= last,
        ends >= first,
    )
    return _seen(query.limit(limit))


def last_complete_months(region_code: str, count: int) -> list[date]:
    """Up to ``count`` months with complete data, in order, ending with the newest."""
    query = select(CoveredMonth.month).where(CoveredMonth.region_code == region_code, CoveredMonth.complete)
    return sorted(db.session.scalars(query.order_by(CoveredMonth.month.desc()).limit(count)))


def populations(codes: Sequence[str], year: int) -> dict[str, Population]:
    """Of each region the residents in the year nearest to the one asked (the earlier one when two are as near)."""
    far = case((Population.year >= year, Population.year - literal(year)), else_=literal(year) - Population.year)
    query = select(Population).where(Population.region_code.in_(codes)).order_by(far.desc(), Population.year.desc())
    return {row.region_code: row for row in db.session.scalars(query)}


def province_with_data() -> str | None:
    """The province of which most months are known: where a viewer without a region of her own begins."""
    known = select(func.substr(CoveredMonth.region_code, 1, 2).label("province")).subquery()
    query = select(known.c.province).group_by(known.c.province)
    return db.session.scalar(query.order_by(func.count().desc(), known.c.province).limit(1))


def week_from(today: date) -> tuple[date, date]:
    """Today and the six days after it."""
    return today, today + timedelta(days=6)
