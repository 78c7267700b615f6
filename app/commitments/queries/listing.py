"""The ledger: what was promised, narrowed and in order, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, tuple_

from app.activities import queries as activities
from app.activities.labels import PAPER_STATES
from app.activities.models import Activity
from app.activities.policy import UNSENT
from app.commitments.labels import evidence_of, state_tag
from app.commitments.models import Commitment
from app.commitments.policy import may_close, may_see_person
from app.commitments.queries.chains import series_ids
from app.commitments.queries.reading import SOMEDAY, commitment, hosted_by, owed_by, owner_id, owner_of, visible
from app.commitments.sides import Side, is_on
from app.commitments.stages import CLOSED_STAGES, Stage, at, in_period
from app.core.dates import last_day
from app.core.db import db
from app.core.viewer import Viewer
from app.organizations.models import Organization

PAGE_SIZE = 50
MOST = 5000  # rows of a sheet
LONG_AGO = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment as the list shows it; ``owner_person`` is empty for who may not see the name."""

    id: int
    what: str
    activity_id: int
    activity_title: str
    owner: str
    owner_person: str
    due_on: date | None
    closed_on: date | None
    evidence: str
    state: tuple[str, str]
    may_close: bool
    moved: int  # how often its due date was
    first_due_on: date | None
    unsent: str  # what its report is called while it is not handed in: a draft, or returned


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to. With a month the stage is meant at its end, and what was closed within it."""

    stage: Stage = Stage.OPEN
    mine: bool = False
    month: date | None = None
    region_code: str | None = None
    until: date | None = None  # the last month of a longer period
    side: Side | None = None
    series: int | None = None  # the first activity of a series

    @property
    def period(self) -> tuple[date, date] | None:
        """The first day and the last."""
        return (self.month, last_day(self.until or self.month)) if self.month else None


def page(
    filters: Filters, viewer: Viewer, *, today: date, after: int | None = None
) -> tuple[list[CommitmentRow], bool]:
    """Up to PAGE_SIZE rows behind the one numbered ``after``, and whether there are more.

    Open ones come by due date, so that the overdue stand first; closed ones newest first.
    """
    last = commitment(after, viewer) if after is not None else None
    query = _in_order(_filtered(filters, viewer, today), filters.stage, last)
    found = list(db.session.scalars(query.limit(PAGE_SIZE + 1)))
    return _rows(found[:PAGE_SIZE], viewer, today), len(found) > PAGE_SIZE


def _filtered(filters: Filters, viewer: Viewer, today: date) -> Select[Commitment]:
    query = visible(viewer).where(_when(filters, today))
    if filters.mine:
        query = query.where(owed_by(viewer))
    return query.where(*narrowed(filters))


def _when(filters: Filters, today: date) -> ColumnElement[bool]:
    return in_period(filters.stage, *filters.period) if filters.period else at(filters.stage, today)


def narrowed(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """What the filters ask of a commitment, its activity and its owner, whatever its state."""
    if filters.region_code:
        yield activities.in_region(filters.region_code)
    if filters.series:
        yield Commitment.activity_id.in_(series_ids(filters.series))
    if filters.side:
        owed = exists().where(Organization.id == owner_id(), is_on(filters.side))
        yield owed.correlate(Commitment, Activity)


def _in_order(query: Select[Any], stage: Stage, last: Commitment | None) -> Select[Any]:
    if stage in CLOSED_STAGES:
        closed: Any = func.coalesce(Commitment.closed_on, LONG_AGO)
        if last is not None:
            query = query.where(tuple_(closed, Commitment.id) < (last.closed_on or LONG_AGO, last.id))
        return query.order_by(closed.desc(), Commitment.id.desc())
    due: Any = func.coalesce(Commitment.due_on, SOMEDAY)
    if last is not None:
        query = query.where(tuple_(due, Commitment.id) > (last.due_on or SOMEDAY, last.id))
    return query.order_by(due, Commitment.id)


def all_rows(filters: Filters, viewer: Viewer, *, today: date) -> tuple[list[CommitmentRow], bool]:
    """What the list shows, on one sheet; and whether there are more than it holds."""
    found = list(db.session.scalars(_in_order(_filtered(filters, viewer, today), filters.stage, None).limit(MOST + 1)))
    return _rows(found[:MOST], viewer, today), len(found) > MOST


def _rows(found: list[Commitment], viewer: Viewer, today: date) -> list[CommitmentRow]:
    hosted = hosted_by(viewer.organization_id, (one.activity_id for one in found)) if found else set()
    return [_row(one, viewer, today, hosted=one.activity_id in hosted) for one in found]


def _row(one: Commitment, viewer: Viewer, today: date, *, hosted: bool) -> CommitmentRow:
    return CommitmentRow(
        id=one.id,
        what=one.what,
        activity_id=one.activity_id,
        activity_title=one.activity.title,
        owner=owner_of(one).name,
        owner_person=one.owner_person if may_see_person(one, one.activity, viewer) else "",
        due_on=one.due_on,
        closed_on=one.closed_on,
        evidence=evidence_of(one),
        state=state_tag(one, today),
        may_close=one.is_open and may_close(one, one.activity, viewer, hosted=hosted),
        moved=one.times_moved,
        first_due_on=one.first_due_on,
        unsent=str(PAPER_STATES[one.activity.paper_state][0]) if one.activity.paper_state in UNSENT else "",
    )
