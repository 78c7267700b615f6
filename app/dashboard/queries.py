"""Reading across packages: activities of regions within a window, and which months have data."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select

from app.activities.models import Activity, ActivityKind, EventState
from app.activities.queries import handed_in, in_months, in_region, visible_to
from app.activities.totals import MONTH_KNOWN, counted
from app.complaints.models import ChannelCoverage, ComparisonMonth, Coverage
from app.complaints.queries import has_import
from app.core.dates import PartialDate, Precision
from app.core.db import db
from app.core.viewer import Viewer
from app.dashboard.months import Window
from app.kim.queries import Signs, count_signs_in
from app.partnerships.queries import count_running_in


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


def _columns() -> Select[Any]:
    return select(*(Activity.__table__.columns[name] for name in SeenActivity._fields))


def _seen(query: Select[Any]) -> list[SeenActivity]:
    rows = db.session.execute(query.order_by(Activity.starts_on, Activity.id)).all()
    return [SeenActivity._make(row) for row in rows]


def held_in(region_code: str, window: Window, viewer: Viewer) -> tuple[list[SeenActivity], int]:
    """The activities held in or aimed at a region within the window, oldest first; and how many held ones stand in no
    month, because only their year, or nothing, is known."""
    undated = Activity.date_precision.not_in(MONTH_KNOWN)
    here = or_(in_months(window.first, window.last), undated)
    found = _seen(_columns().where(in_region(region_code), *counted(viewer), here))
    held = [row for row in found if row.date_precision in MONTH_KNOWN]
    return held, len(found) - len(held)


def signs_and_running(region_code: str, viewer: Viewer, today: date) -> tuple[Signs, int]:
    """How alive the KIM of a region are, and how many partnerships are in force there; asked in one question."""
    running = count_running_in(region_code, viewer, today).scalar_subquery()
    *signs, count = db.session.execute(count_signs_in(region_code, viewer, today).add_columns(running)).one()
    return Signs(region_code, "", *signs), count


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


# What is set beside the figures of our own accounts has their scope.
_SAME_SCOPE = (
    ComparisonMonth.coverage == Coverage.AGENCY_ACCOUNT,
    ComparisonMonth.channel_coverage == ChannelCoverage.SP4N_LAPOR,
)


def outside_months(codes: Sequence[str]) -> dict[str, dict[date, int]]:
    """What citizens filed in regions whose reports this installation does not hold, by month."""
    columns = (ComparisonMonth.region_code, ComparisonMonth.month, ComparisonMonth.citizen)
    found: dict[str, dict[date, int]] = {}
    for code, month, citizen in db.session.execute(
        select(*columns).where(
            ComparisonMonth.region_code.in_(codes), *_SAME_SCOPE, ~has_import(ComparisonMonth.region_code)
        )
    ):
        found.setdefault(code, {})[month] = citizen
    return found


def week_from(today: date) -> tuple[date, date]:
    """Today and the six days after it."""
    return today, today + timedelta(days=6)
