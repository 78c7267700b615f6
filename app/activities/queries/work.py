"""What waits: reports their own organization has to finish, and those that wait to be sanctioned."""

from sqlalchemy import Subquery, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.activities.models import Activity, ActivityPerson, EventState, PaperState
from app.activities.queries.reading import sort_day
from app.activities.queries.visibility import SANCTIONED, visible_to
from app.core.db import db
from app.core.viewer import Viewer


def own_unfinished(viewer: Viewer, *, limit: int = 100) -> list[Activity]:
    """Reports of the viewer's own organization that can still be changed, oldest first."""
    query = (
        select(Activity)
        .where(
            Activity.owner_organization_id == (viewer.organization_id or 0),
            Activity.paper_state.not_in(SANCTIONED),
            Activity.event_state == EventState.HELD,
        )
        .options(selectinload(Activity.organizations), selectinload(Activity.people))
        .order_by(sort_day(), Activity.id)
        .limit(limit)
    )
    return list(db.session.scalars(query))


def met_lately(viewer: Viewer) -> Subquery:
    """People of the register by ``person_id``, with the ``latest`` activity of the viewer's own organization they
    came to."""
    query = (
        select(ActivityPerson.person_id, func.max(Activity.id).label("latest"))
        .join(Activity, Activity.id == ActivityPerson.activity_id)
        .where(Activity.owner_organization_id == (viewer.organization_id or 0), ActivityPerson.person_id.is_not(None))
        .group_by(ActivityPerson.person_id)
    )
    return query.subquery()


def waiting_for_sanction(viewer: Viewer, *, limit: int = 100) -> list[Activity]:
    """Submitted reports, oldest first, for who may sanction them."""
    query = (
        select(Activity)
        .where(
            visible_to(viewer),
            Activity.paper_state == PaperState.SUBMITTED,
            Activity.event_state == EventState.HELD,
        )
        .options(joinedload(Activity.owner))
        .order_by(sort_day(), Activity.id)
        .limit(limit)
    )
    return list(db.session.scalars(query))
