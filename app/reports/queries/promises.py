"""Counting what was promised in a region, looked at from the end of a month."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import aliased

from app.activities.models import Activity
from app.activities.queries import in_region, visible_to
from app.commitments.models import Commitment
from app.commitments.stages import DONE, Stage, in_month
from app.core.dates import last_day
from app.core.db import db
from app.core.viewer import Viewer
from app.organizations.models import Organization


class PromiseCounts(NamedTuple):
    """Agreed and done in the month; due in it, and how many of those were done by its end; late at its end."""

    made: int = 0
    kept: int = 0
    due: int = 0
    due_kept: int = 0
    late: int = 0


def promise_counts(region_code: str, month: date, viewer: Viewer) -> PromiseCounts:
    """Also for who may not read the promises themselves: how many there are is told with every activity."""
    due = in_month(Stage.DATED, month)
    conditions = (
        in_month(Stage.MADE, month),
        in_month(Stage.KEPT, month),
        due,
        and_(due, DONE, Commitment.closed_on <= last_day(month)),
        in_month(Stage.LATE, month),
    )
    query = (
        select(*(_count(condition) for condition in conditions))
        .select_from(Commitment)
        .join(Commitment.activity)
        .where(visible_to(viewer), in_region(region_code))
    )
    return PromiseCounts._make(db.session.execute(query).one())


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


class LatePromise(NamedTuple):
    """``owner`` is the organization that owes it: the one named, else the one that recorded the activity."""

    what: str
    owner: str
    due_on: date
    activity: str


def late_promises(region_code: str, month: date, viewer: Viewer, *, limit: int) -> Sequence[LatePromise]:
    """The late ones at the end of a month, the oldest first. Ask policy first whether the viewer may read them."""
    owner = aliased(Organization)
    owes = owner.id == func.coalesce(Commitment.owner_organization_id, Activity.owner_organization_id)
    query = (
        select(Commitment.what, owner.name, Commitment.due_on, Activity.title)
        .select_from(Commitment)
        .join(Commitment.activity)
        .join(owner, owes)
        .where(visible_to(viewer), in_region(region_code), in_month(Stage.LATE, month))
        .order_by(Commitment.due_on, Commitment.id)
        .limit(limit)
    )
    return [LatePromise._make(row) for row in db.session.execute(query)]
