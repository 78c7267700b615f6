"""Series of activities that follow one another, and what is still open along them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from app.activities import queries as activities
from app.activities.models import Activity
from app.commitments.models import Commitment, CommitmentStep, StepKind
from app.commitments.policy import may_move, may_see_person
from app.commitments.queries.reading import SOMEDAY, hosted_by, owner_of, visible
from app.commitments.stages import STILL_OPEN
from app.core.db import db
from app.core.viewer import Viewer

MOST_SERIES = 50


def series_ids(root_id: int) -> Select[int]:
    """The activities of a series, by the number of its first one."""
    chain = select(Activity.id).where(Activity.id == root_id).cte("series", recursive=True)
    later = aliased(Activity)
    chain = chain.union(select(later.id).where(later.follows_id == chain.c.id))
    return select(chain.c.id)


def _before(activity_id: int) -> Select[int]:
    """An activity and those before it."""
    start = select(Activity.id, Activity.follows_id).where(Activity.id == activity_id)
    chain = start.cte("before", recursive=True)
    earlier = aliased(Activity)
    chain = chain.union(select(earlier.id, earlier.follows_id).where(earlier.id == chain.c.follows_id))
    return select(chain.c.id)


def series(viewer: Viewer, chosen: int | None = None) -> list[tuple[str, str]]:
    """The first activities of series, as number and title, the newest first; also the one chosen."""
    follower = aliased(Activity)
    followed = exists().where(follower.follows_id == Activity.id).correlate(Activity)
    first = Activity.follows_id.is_(None) & followed
    query = select(Activity.id, Activity.title).where(
        activities.visible_to(viewer), or_(first, Activity.id == (chosen or 0))
    )
    rows = db.session.execute(
        query.order_by(Activity.starts_on.desc().nulls_last(), Activity.id.desc()).limit(MOST_SERIES)
    )
    return [(str(row.id), row.title) for row in rows]


@dataclass(frozen=True, slots=True)
class OpenBefore:
    """What is still open from before a meeting; ``person`` is empty for who may not see the name."""

    commitment: Commitment
    owner: str
    person: str
    may_carry: bool


def open_before(
    follows_id: int | None, viewer: Viewer, *, except_id: int | None = None, lock: bool = False
) -> list[OpenBefore]:
    """The open commitments of the activity that is followed and of those before it, by due date.

    ``except_id`` is the meeting itself: what it has carried over already is not asked for again.
    """
    if follows_id is None:
        return []
    elsewhere = or_(Commitment.carried_to_id.is_(None), Commitment.carried_to_id != (except_id or 0))
    query = visible(viewer).where(STILL_OPEN, elsewhere, Commitment.activity_id.in_(_before(follows_id)))
    query = query.order_by(func.coalesce(Commitment.due_on, SOMEDAY), Commitment.id)
    found = list(db.session.scalars(query.with_for_update(of=Commitment) if lock else query))
    hosted = hosted_by(viewer.organization_id, (one.activity_id for one in found)) if found else set()
    return [_open(one, viewer, hosted=one.activity_id in hosted) for one in found]


def _open(one: Commitment, viewer: Viewer, *, hosted: bool) -> OpenBefore:
    person = one.owner_person if may_see_person(one, one.activity, viewer) else ""
    return OpenBefore(one, owner_of(one).name, person, may_move(one, one.activity, viewer, hosted=hosted))


@dataclass(frozen=True, slots=True)
class Carried:
    """What a meeting took over, with the due date it then had; ``seen`` when its page is the viewer's."""

    commitment: Commitment
    owner_id: int
    owner: str
    due_on: date | None
    reason: str
    seen: bool


def promised_in(activity: Activity, viewer: Viewer) -> tuple[list[Commitment], list[Carried]]:
    """What an activity promised and what it took over, in one question; the caller has been let see the activity."""
    took = and_(CommitmentStep.activity_id == activity.id, CommitmentStep.step == StepKind.CARRY)
    taken = Commitment.id.in_(select(CommitmentStep.commitment_id).where(took))
    query = (
        select(Commitment, CommitmentStep, activities.visible_to(viewer))
        .join(Commitment.activity)
        .outerjoin(CommitmentStep, and_(CommitmentStep.commitment_id == Commitment.id, took))
        .options(contains_eager(Commitment.activity).joinedload(Activity.owner), joinedload(Commitment.owner))
        .where(or_(Commitment.activity_id == activity.id, taken))
        .order_by(CommitmentStep.id, Commitment.position, Commitment.id)
    )
    made: list[Commitment] = []
    carried: list[Carried] = []
    for row in db.session.execute(query):
        commitment, seen = row[0], bool(row[2])
        step: CommitmentStep | None = row[1]
        if step is None:
            made.append(commitment)
        else:
            carried.append(_carried(commitment, step, seen=seen))
    return made, carried


def carried_into(activity: Activity) -> list[Carried]:
    """What it took over; for the contents of its report."""
    query = (
        select(Commitment, CommitmentStep)
        .join(CommitmentStep, CommitmentStep.commitment_id == Commitment.id)
        .join(Commitment.activity)
        .options(contains_eager(Commitment.activity).joinedload(Activity.owner), joinedload(Commitment.owner))
        .where(CommitmentStep.activity_id == activity.id, CommitmentStep.step == StepKind.CARRY)
        .order_by(CommitmentStep.id)
    )
    return [_carried(commitment, step, seen=False) for commitment, step in db.session.execute(query)]


def _carried(commitment: Commitment, step: CommitmentStep, *, seen: bool) -> Carried:
    owner = owner_of(commitment)
    return Carried(commitment, owner.id, owner.name, step.due_after, step.reason, seen)
