"""How many promises were kept in time, by side; never one organization beside another."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, case, func, select

from app.activities.queries import handed_in, visible_to
from app.commitments.models import Commitment
from app.commitments.policy import SEE
from app.commitments.queries.listing import Filters, narrowed
from app.commitments.queries.reading import owed_by, owner_id
from app.commitments.sides import Side, is_on
from app.commitments.stages import DONE, NOT_CANCELLED
from app.core.db import db
from app.core.permissions import require
from app.core.viewer import Viewer
from app.organizations.models import Organization

FEWEST = 5  # below that a share says nothing, and may point at one promise
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Kept:
    """Of those ``due``, how many were done by the day first agreed; None for both where they are too few to tell."""

    due: int | None
    in_time: int | None

    @property
    def share(self) -> float | None:
        return 100 * self.in_time / self.due if self.due and self.in_time is not None else None


@dataclass(frozen=True, slots=True)
class OnTime:
    """The sides, one's own organization, and the days looked at."""

    ngo: Kept
    government: Kept
    own: Kept
    first: date
    last: date


def on_time(filters: Filters, viewer: Viewer, today: date) -> OnTime:
    """Of what was due in the period (without one: in the last year) and is over, by the due date first agreed.

    Counted by that date, because a promise that was moved often enough would otherwise always be in time.
    """
    require(SEE, viewer)
    yesterday = today - timedelta(days=1)
    first, last = filters.period or (today - A_YEAR, yesterday)
    last = min(last, yesterday)
    at_first = case((Commitment.times_moved > 0, Commitment.first_due_on), else_=Commitment.due_on)
    agreed = func.coalesce(at_first, Commitment.due_on)
    in_time = and_(DONE, Commitment.closed_on <= agreed)
    groups = (is_on(Side.NGO), is_on(Side.GOVERNMENT), owed_by(viewer))
    sums = [_count(condition) for group in groups for condition in (group, and_(group, in_time))]
    asked = Filters(region_code=filters.region_code, series=filters.series)
    query = (
        select(*sums)
        .select_from(Commitment)
        .join(Commitment.activity)
        .join(Organization, Organization.id == owner_id())
        .where(visible_to(viewer), handed_in(), NOT_CANCELLED, agreed.between(first, last), *narrowed(asked))
    )
    found = db.session.execute(query).one()
    ngo, government, own = (_kept(*found[place : place + 2]) for place in (0, 2, 4))
    return OnTime(ngo, government, own, first, last)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _kept(due: int, in_time: int) -> Kept:
    return Kept(due, in_time) if due >= FEWEST else Kept(None, None)
