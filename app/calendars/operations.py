"""Making the address of one's calendar, making it anew, and switching it off."""

import secrets
from datetime import datetime

from sqlalchemy import delete

from app.accounts.queries import digest
from app.audit.operations import record
from app.calendars.models import CalendarLink
from app.calendars.policy import KEEP
from app.core.db import db
from app.core.permissions import require
from app.core.viewer import Viewer

TOKEN_BYTES = 32
TOKEN_LENGTH = 43  # of as many bytes, written for an address


def make_link(*, actor: Viewer, now: datetime) -> str:
    """Gives the token, which is kept nowhere; an older address leads nowhere from now on."""
    require(KEEP, actor)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    _forget(actor)
    db.session.add(CalendarLink(account_id=actor.account_id or 0, token_digest=digest(token), made_at=now))
    db.session.flush()
    record("calendar:make", actor=actor, now=now, subject=("account", actor.account_id))
    return token


def switch_off(*, actor: Viewer, now: datetime) -> None:
    """The address leads nowhere any more."""
    require(KEEP, actor)
    if _forget(actor):
        record("calendar:switch_off", actor=actor, now=now, subject=("account", actor.account_id))


def _forget(actor: Viewer) -> int:
    gone = db.session.execute(delete(CalendarLink).where(CalendarLink.account_id == (actor.account_id or 0)))
    return int(gone.rowcount)  # type: ignore[attr-defined]
