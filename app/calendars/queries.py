"""Whose calendar a token opens, and what stands in it."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.models import Account
from app.accounts.queries import digest
from app.activities.models import Activity, EventState
from app.activities.queries import visible_to
from app.calendars.models import CalendarLink
from app.calendars.policy import KEEP
from app.core.dates import Precision
from app.core.db import db
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer

MOST = 500
BACK = timedelta(days=31)


def link_of(viewer: Viewer) -> CalendarLink | None:
    return db.session.get(CalendarLink, viewer.account_id or 0)


def holder(token: str) -> Viewer | None:
    """Whose calendar it is, as that person may see things now; None for a wrong token or a disabled account."""
    query = select(CalendarLink).where(CalendarLink.token_digest == digest(token))
    found = db.session.scalar(query.options(joinedload(CalendarLink.account).joinedload(Account.organization)))
    if found is None or found.account.disabled_at is not None:
        return None
    viewer = found.account.viewer()
    return viewer if scope_of(KEEP, viewer) is not Scope.NONE else None


def planned(viewer: Viewer, today: date) -> list[Activity]:
    """The planned activities the viewer may see whose day is known, from a month ago on."""
    query = select(Activity).where(
        visible_to(viewer),
        Activity.event_state == EventState.PLANNED,
        Activity.date_precision == Precision.DAY,
        Activity.starts_on >= today - BACK,
    )
    return list(db.session.scalars(query.order_by(Activity.starts_on, Activity.id).limit(MOST)))
