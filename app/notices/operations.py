"""Each mail once: it is claimed before it is sent, and the outcome is written down after."""

from datetime import date, datetime, timedelta

from sqlalchemy import Select, delete, select

from app.core.db import db
from app.notices.models import MailState, SentMail

KEPT = timedelta(days=400)


def claim(account_id: int, kind: str, day: date, *, now: datetime) -> bool:
    """Whether the caller is the one to send it: nobody has, or the last try failed. Not audited: nothing is decided."""
    row = db.session.scalar(_of(account_id, kind, day).with_for_update())
    if row is None:
        db.session.add(SentMail(account_id=account_id, kind=kind, day=day, state=MailState.CLAIMED, changed_at=now))
        db.session.flush()
        return True
    if row.state is not MailState.FAILED:
        return False
    row.state, row.changed_at = MailState.CLAIMED, now
    return True


def note(account_id: int, kind: str, day: date, state: MailState, *, now: datetime) -> None:
    """How the sending of a claimed mail ended."""
    row = db.session.scalar(_of(account_id, kind, day).with_for_update())
    if row is not None:
        row.state, row.changed_at = state, now


def forget_old(*, now: datetime) -> None:
    """Who got mail when is personal: it is kept for a year and a little."""
    db.session.execute(delete(SentMail).where(SentMail.changed_at < now - KEPT))


def _of(account_id: int, kind: str, day: date) -> Select[SentMail]:
    return select(SentMail).where(SentMail.account_id == account_id, SentMail.kind == kind, SentMail.day == day)
