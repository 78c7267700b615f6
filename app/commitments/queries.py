"""Reading commitments: each is seen by whoever sees its activity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select, tuple_
from sqlalchemy.orm import contains_eager, joinedload

from app.activities import queries as activities
from app.activities.labels import PAPER_STATES
from app.activities.models import Activity, ActivityOrganization, OrganizationPart
from app.activities.policy import UNSENT
from app.commitments.labels import state_tag
from app.commitments.models import Commitment, CommitmentState
from app.commitments.policy import SEE, may_close, may_see_person
from app.commitments.stages import CLOSED_STAGES, Stage, at, in_month
from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.permissions import Scope, require, scope_of
from app.core.viewer import Viewer

PAGE_SIZE = 50
SOMEDAY = date(9999, 12, 31)  # sorts after every due date
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
    unsent: str  # what its report is called while it is not handed in: a draft, or returned


@activities.involvement
def _owes_something(organization_id: int) -> ColumnElement[bool]:
    owed = exists().where(Commitment.activity_id == Activity.id, Commitment.owner_organization_id == organization_id)
    return owed.correlate(Activity)  # the question around it may be about commitments too


def visible(viewer: Viewer) -> Select[Commitment]:
    """The commitments the viewer may see, each with its activity and owner."""
    require(SEE, viewer)
    return (
        select(Commitment)
        .join(Commitment.activity)
        .where(activities.visible_to(viewer))
        .options(contains_eager(Commitment.activity), joinedload(Commitment.owner))
    )


def commitment(commitment_id: int, viewer: Viewer, *, lock: bool = False) -> Commitment:
    """One commitment with its activity and owner, or NotFound for what the viewer may not know of."""
    query = visible(viewer).where(Commitment.id == commitment_id)
    found = db.session.scalar(query.with_for_update(of=Commitment) if lock else query)
    if found is None:
        raise NotFound(_("Tindak lanjut itu tidak ada, atau bukan bagian Anda."))
    return found


def closable(commitment_id: int, viewer: Viewer, *, lock: bool = False) -> Commitment:
    """One commitment the viewer may close; NotFound for a stranger, Forbidden for who only sees it."""
    found = commitment(commitment_id, viewer, lock=lock)
    hosted = bool(hosted_by(viewer.organization_id, [found.activity_id]))
    if not may_close(found, found.activity, viewer, hosted=hosted):
        raise Forbidden(_("Hanya penanggung jawab tindak lanjut ini yang dapat menutupnya."))
    return found


def hosted_by(organization_id: int | None, activity_ids: Iterable[int]) -> set[int]:
    """Which of these activities the organization hosted."""
    query = select(ActivityOrganization.activity_id).where(
        ActivityOrganization.activity_id.in_(set(activity_ids)),
        ActivityOrganization.organization_id == (organization_id or 0),
        ActivityOrganization.part == OrganizationPart.HOST,
    )
    return set(db.session.scalars(query))


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to. With a month the stage is meant at its end, and what was closed within it."""

    stage: Stage = Stage.OPEN
    mine: bool = False
    month: date | None = None
    region_code: str | None = None


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
    query = visible(viewer).where(in_month(filters.stage, filters.month) if filters.month else at(filters.stage, today))
    if filters.mine:
        query = query.where(_owed_by(viewer))
    return query.where(activities.in_region(filters.region_code)) if filters.region_code else query


def _owed_by(viewer: Viewer) -> ColumnElement[bool]:
    owner = func.coalesce(Commitment.owner_organization_id, Activity.owner_organization_id)
    return owner == (viewer.organization_id or 0)


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


def _rows(found: list[Commitment], viewer: Viewer, today: date) -> list[CommitmentRow]:
    hosted = hosted_by(viewer.organization_id, (one.activity_id for one in found)) if found else set()
    return [_row(one, viewer, today, hosted=one.activity_id in hosted) for one in found]


def _row(one: Commitment, viewer: Viewer, today: date, *, hosted: bool) -> CommitmentRow:
    is_open = one.state is CommitmentState.OPEN
    return CommitmentRow(
        id=one.id,
        what=one.what,
        activity_id=one.activity_id,
        activity_title=one.activity.title,
        owner=one.owner.name if one.owner else "",
        owner_person=one.owner_person if may_see_person(one, one.activity, viewer) else "",
        due_on=one.due_on,
        closed_on=one.closed_on,
        evidence=one.evidence,
        state=state_tag(one, today),
        may_close=is_open and may_close(one, one.activity, viewer, hosted=hosted),
        unsent=str(PAPER_STATES[one.activity.paper_state][0]) if one.activity.paper_state in UNSENT else "",
    )


def overdue(viewer: Viewer, today: date, limit: int = 50) -> list[Commitment]:
    """Open commitments past their due date, the oldest first, with activity and owner."""
    if scope_of(SEE, viewer) is Scope.NONE:
        return []
    query = visible(viewer).where(at(Stage.LATE, today))
    return list(db.session.scalars(query.order_by(Commitment.due_on, Commitment.id).limit(limit)))


def open_of(viewer: Viewer, limit: int = 200) -> list[Commitment]:
    """Open commitments that the viewer's own organization owes, by due date."""
    if scope_of(SEE, viewer) is Scope.NONE:
        return []
    query = visible(viewer).where(Commitment.state == CommitmentState.OPEN, _owed_by(viewer))
    due = func.coalesce(Commitment.due_on, SOMEDAY)
    return list(db.session.scalars(query.order_by(due, Commitment.id).limit(limit)))


def of_activity(activity: Activity) -> list[Commitment]:
    """The commitments of an activity the caller has already been let see, in their order, with their owners."""
    query = select(Commitment).where(Commitment.activity_id == activity.id).options(joinedload(Commitment.owner))
    return list(db.session.scalars(query.order_by(Commitment.position, Commitment.id)))
