"""Reading commitments: each is seen by whoever sees its activity."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.activities import queries as activities
from app.activities.models import Activity, ActivityOrganization, OrganizationPart
from app.commitments.models import Commitment, CommitmentStep
from app.commitments.policy import SEE, may_close, may_move
from app.commitments.stages import STILL_OPEN, Stage, at
from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.permissions import Scope, require, scope_of
from app.core.viewer import Viewer
from app.organizations.models import Organization

SOMEDAY = date(9999, 12, 31)  # sorts after every due date


@activities.involvement
def _owes_something(organization_id: int) -> ColumnElement[bool]:
    there = or_(Commitment.activity_id == Activity.id, Commitment.carried_to_id == Activity.id)
    owed = exists().where(there, Commitment.owner_organization_id == organization_id)
    return owed.correlate(Activity)  # the question around it may be about commitments too


def visible(viewer: Viewer) -> Select[Commitment]:
    """The commitments the viewer may see, each with its activity and owner."""
    require(SEE, viewer)
    return (
        select(Commitment)
        .join(Commitment.activity)
        .where(activities.visible_to(viewer))
        .options(contains_eager(Commitment.activity).joinedload(Activity.owner), joinedload(Commitment.owner))
    )


def owner_id() -> ColumnElement[int]:
    """Who owes it: the organization named, else the one that recorded the activity."""
    return func.coalesce(Commitment.owner_organization_id, Activity.owner_organization_id)


def owner_of(found: Commitment) -> Organization:
    """The same for a row that ``visible`` read."""
    return found.owner or found.activity.owner


def owed_by(viewer: Viewer) -> ColumnElement[bool]:
    return owner_id() == (viewer.organization_id or 0)


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


def movable(commitment_id: int, viewer: Viewer, *, lock: bool = False) -> Commitment:
    """One commitment whose due date the viewer may move; NotFound for a stranger, Forbidden for who only sees it."""
    found = commitment(commitment_id, viewer, lock=lock)
    hosted = bool(hosted_by(viewer.organization_id, [found.activity_id]))
    if not may_move(found, found.activity, viewer, hosted=hosted):
        raise Forbidden(_("Batas waktu digeser oleh penanggung jawabnya atau oleh pencatat kegiatannya."))
    return found


def history(found: Commitment) -> list[CommitmentStep]:
    """What happened to a commitment the viewer has been let see, the oldest first."""
    query = select(CommitmentStep).where(CommitmentStep.commitment_id == found.id)
    query = query.options(joinedload(CommitmentStep.organization))
    return list(db.session.scalars(query.order_by(CommitmentStep.at, CommitmentStep.id)))


def hosted_by(organization_id: int | None, activity_ids: Iterable[int]) -> set[int]:
    """Which of these activities the organization hosted."""
    query = select(ActivityOrganization.activity_id).where(
        ActivityOrganization.activity_id.in_(set(activity_ids)),
        ActivityOrganization.organization_id == (organization_id or 0),
        ActivityOrganization.part == OrganizationPart.HOST,
    )
    return set(db.session.scalars(query))


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
    query = visible(viewer).where(STILL_OPEN, owed_by(viewer))
    due = func.coalesce(Commitment.due_on, SOMEDAY)
    return list(db.session.scalars(query.order_by(due, Commitment.id).limit(limit)))


def of_activity(activity: Activity) -> list[Commitment]:
    """The commitments of an activity the caller has already been let see, in their order, with their owners."""
    query = select(Commitment).where(Commitment.activity_id == activity.id).options(joinedload(Commitment.owner))
    return list(db.session.scalars(query.order_by(Commitment.position, Commitment.id)))
