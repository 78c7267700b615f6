"""Noting that a form was sent. Not audited: what the form adds writes its own event."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from app.core.db import db
from app.core.viewer import Viewer
from app.sendings.models import SentForm

KEPT = timedelta(days=30)  # longer than any page stays open: a sign-in ends after hours


def claim(nonce: str, digest: str, *, actor: Viewer, now: datetime) -> tuple[SentForm, bool]:
    """The row of this form and whether it is new; of two at once the second waits here for the first.

    Rows past their time are forgotten on the way.
    """
    db.session.execute(delete(SentForm).where(SentForm.at < now - KEPT))
    row = SentForm(account_id=actor.account_id, nonce=nonce, digest=digest, location="", at=now)
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        return db.session.get_one(SentForm, (actor.account_id, nonce)), False
    return row, True
