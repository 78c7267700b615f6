"""What waits: reports their own organization has to finish, and those that wait for somebody's decision."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from app.activities.models import Activity, ActivityOrganization, ActivityPerson, EventState, PaperState, Step
from app.activities.policy import SANCTION, STEPS, UNSENT
from app.activities.queries.reading import UNDATED, sort_day
from app.activities.queries.visibility import decided_by, visible_to
from app.core.dates import Precision
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer

DECIDED_AT_ONCE = 25


def own_unfinished(viewer: Viewer, today: date, *, limit: int = 100) -> list[Activity]:
    """Reports of the viewer's own organization that are not handed in, that were and tell of something held, or of
    something planned whose day is over; returned ones first, those that may only wait for others last, then the oldest.
    """
    sent = Activity.paper_state == PaperState.SUBMITTED
    unreported = and_(Activity.event_state == EventState.PLANNED, is_over(today))
    waits = and_(sent, Activity.event_state == EventState.HELD)
    query = (
        select(Activity)
        .where(
            Activity.owner_organization_id == (viewer.organization_id or 0),
            or_(Activity.paper_state.in_(UNSENT), waits, and_(sent, unreported)),
        )
        .options(selectinload(Activity.organizations), selectinload(Activity.people))
        .order_by(Activity.paper_state != PaperState.RETURNED, waits, sort_day(), Activity.id)
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


def partners_lately(viewer: Viewer) -> Subquery:
    """Organizations by ``organization_id``, with the ``latest`` activity of the viewer's own organization they took
    part in."""
    query = (
        select(ActivityOrganization.organization_id, func.max(Activity.id).label("latest"))
        .join(Activity, Activity.id == ActivityOrganization.activity_id)
        .where(Activity.owner_organization_id == (viewer.organization_id or 0))
        .group_by(ActivityOrganization.organization_id)
    )
    return query.subquery()


def is_over(today: date) -> ColumnElement[bool]:
    """Whether the last day on which it could have been is past, as Activity.is_overdue says of one."""
    begun = {Precision.DAY: today, Precision.MONTH: today.replace(day=1), Precision.YEAR: today.replace(month=1, day=1)}
    known = (and_(Activity.date_precision == how, Activity.starts_on < day) for how, day in begun.items())
    return or_(Activity.ends_on < today, and_(Activity.ends_on.is_(None), or_(*known)))


def waiting_for_sanction(viewer: Viewer, *, limit: int = 100) -> list[Activity]:
    """Submitted reports, oldest first, for who may sanction them."""
    query = _to_decide(Step.SANCTION, viewer).options(joinedload(Activity.owner))
    return list(db.session.scalars(query.order_by(sort_day(), Activity.id).limit(limit)))


def page_to_decide(step: Step, viewer: Viewer, *, after: int | None = None) -> list[Activity]:
    """Up to DECIDED_AT_ONCE + 1 reports that wait to be sanctioned, or locked, behind the one numbered ``after``."""
    require(SANCTION, viewer)
    rows = joinedload(Activity.owner), selectinload(Activity.organizations), selectinload(Activity.people)
    query = _to_decide(step, viewer).options(*rows)
    if after is not None:
        last = db.session.scalar(select(Activity).where(Activity.id == after, visible_to(viewer)))
        if last is None:
            raise NotFound(_("Halaman itu tidak ada lagi. Kembali ke awal daftar."))
        query = query.where(tuple_(sort_day(), Activity.id) > (last.starts_on or UNDATED, last.id))
    return list(db.session.scalars(query.order_by(sort_day(), Activity.id).limit(DECIDED_AT_ONCE + 1)))


def _to_decide(step: Step, viewer: Viewer) -> Select[Activity]:
    query = select(Activity).where(visible_to(viewer), decided_by(viewer), Activity.paper_state.in_(STEPS[step][1]))
    return query.where(Activity.event_state == EventState.HELD) if step is Step.SANCTION else query


def titles(ids: Iterable[int], viewer: Viewer) -> dict[int, str]:
    """Titles by number, of those the viewer may see."""
    query = select(Activity.id, Activity.title).where(Activity.id.in_(set(ids)), visible_to(viewer))
    return {row.id: row.title for row in db.session.execute(query)}
