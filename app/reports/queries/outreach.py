"""Counting the activities of a region's months: how many, whom they reached, and how far their reports have come."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import CTE, ColumnElement, Subquery, and_, case, func, or_, select

from app.activities.audience import FEWEST_SHOWN
from app.activities.models import (
    Activity,
    ActivityKind,
    AudienceCount,
    Dimension,
    Disability,
    PaperState,
    Sex,
    TargetRegion,
)
from app.activities.queries import in_months, in_region
from app.activities.totals import counted, held_in_months
from app.core.dates import PartialDate, Precision
from app.core.db import db
from app.core.viewer import Viewer
from app.regions.models import Region


class Reached(NamedTuple):
    """The activities of one month, kind and paper state. ``heads`` is None where none counted them.

    ``disabled`` adds up only the activities of which every cell about disability may be shown (``told`` of them), so
    that no total of ours less another gives away one of the ``withheld`` ones.
    """

    month: date
    kind: ActivityKind
    paper_state: PaperState
    activities: int
    heads: int | None
    recorded: int
    female: int
    male: int
    disabled: int
    told: int
    withheld: int


def reached(region_code: str, months: Sequence[date], viewer: Viewer) -> list[Reached]:
    """What was held in or aimed at a region in these months, in one query."""
    within = or_(*(in_months(month, month) for month in months))
    held = _held(and_(*counted(viewer), in_region(region_code), within), months)
    cells = _cells(held)
    safe, small = _about_disability(cells, small=False), _about_disability(cells, small=True)
    query = (
        select(
            held.c.month,
            held.c.kind,
            held.c.paper_state,
            func.count(),
            func.sum(held.c.audience_total),
            func.count(held.c.audience_total),
            _total(cells.c.female),
            _total(cells.c.male),
            _total(case((safe, cells.c.disabled), else_=0)),
            _total(case((safe, 1), else_=0)),
            _total(case((small, 1), else_=0)),
        )
        .outerjoin(cells, cells.c.activity_id == held.c.id)
        .group_by(held.c.month, held.c.kind, held.c.paper_state)
    )
    return [Reached(months[row[0]], *row[1:]) for row in db.session.execute(query)]


def _held(condition: ColumnElement[bool], months: Sequence[date]) -> CTE:
    """Each activity with the place of its month among those asked for."""
    place = case(*((in_months(month, month), number) for number, month in enumerate(months)))
    columns = (Activity.id, Activity.kind, Activity.paper_state, Activity.audience_total)
    return select(place.label("month"), *columns).where(condition).cte("held")


def _cells(held: CTE) -> Subquery:
    """Of each activity the heads by sex, those with a disability, and its smallest cell about disability."""
    by_group = AudienceCount.dimension == Dimension.GROUP
    disability = AudienceCount.dimension == Dimension.DISABILITY
    return (
        select(
            AudienceCount.activity_id,
            _heads(by_group, AudienceCount.sex == Sex.FEMALE).label("female"),
            _heads(by_group, AudienceCount.sex == Sex.MALE).label("male"),
            _heads(disability, AudienceCount.category == Disability.WITH.value).label("disabled"),
            _heads(disability, AudienceCount.category != Disability.UNRECORDED.value).label("told"),
            func.min(case((disability, AudienceCount.heads))).label("smallest"),
        )
        .where(AudienceCount.activity_id.in_(select(held.c.id)))
        .group_by(AudienceCount.activity_id)
        .subquery()
    )


def _heads(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((and_(*conditions), AudienceCount.heads), else_=0))


def _about_disability(cells: Subquery, *, small: bool) -> ColumnElement[bool]:
    told: ColumnElement[bool] = cells.c.told > 0
    return and_(told, cells.c.smallest < FEWEST_SHOWN if small else cells.c.smallest >= FEWEST_SHOWN)


def _total(column: Any) -> ColumnElement[int]:
    return func.coalesce(func.sum(column), 0)


class HeldActivity(NamedTuple):
    """A line of the list of activities; ``region`` is where it was held, empty when nobody said."""

    id: int
    kind: ActivityKind
    title: str
    starts_on: date
    date_precision: Precision
    audience_total: int | None
    paper_state: PaperState
    region_code: str | None
    region: str | None

    @property
    def held_on(self) -> PartialDate:
        return PartialDate(self.starts_on, self.date_precision)


def held_list(region_code: str, month: date, viewer: Viewer, *, limit: int) -> list[HeldActivity]:
    """The activities counted in a month, in the order of their dates."""
    names = [name for name in HeldActivity._fields if name != "region"]
    query = (
        select(*(Activity.__table__.columns[name] for name in names), Region.name)
        .outerjoin(Region, Region.code == Activity.region_code)
        .where(in_region(region_code), *held_in_months(month, month, viewer))
        .order_by(Activity.starts_on, Activity.id)
        .limit(limit)
    )
    return [HeldActivity._make(row) for row in db.session.execute(query)]


def held_count(region_code: str, first: date, last: date, viewer: Viewer) -> int:
    """How many activities count in these months, both included."""
    query = select(func.count(Activity.id)).where(in_region(region_code), *held_in_months(first, last, viewer))
    return db.session.scalar(query) or 0


def targets_of(activity_ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Code and name of the regions these activities aim at, in the order of the codes."""
    query = (
        select(TargetRegion.activity_id, Region.code, Region.name)
        .join(Region, Region.code == TargetRegion.region_code)
        .where(TargetRegion.activity_id.in_(activity_ids))
        .order_by(Region.code)
    )
    found: dict[int, list[tuple[str, str]]] = {}
    for activity_id, code, name in db.session.execute(query):
        found.setdefault(activity_id, []).append((code, name))
    return found


def kinds_by_day(region_code: str, first: date, last: date, viewer: Viewer) -> list[tuple[date, ActivityKind]]:
    """What a chart marks: each kind once a day, in order."""
    query = (
        select(Activity.starts_on, Activity.kind)
        .where(in_region(region_code), *held_in_months(first, last, viewer))
        .distinct()
        .order_by(Activity.starts_on, Activity.kind)
    )
    return [(day, kind) for day, kind in db.session.execute(query) if day is not None]
