"""Reading accounts and sign-ins."""

import hashlib
import hmac
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Account, DigestRhythm, FailedSignIn, SignIn
from app.accounts.policy import MANAGE
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.jobs.registry import register_accounts

# Failures within the window after which the next try has to wait, and who is counted.
WINDOW = timedelta(minutes=15)
PER_PAIR, PER_ADDRESS, PER_EMAIL = 5, 30, 60
SATURDAY = 5
LONGEST_WAIT = timedelta(minutes=15)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def email_digest(email: str, key: str) -> str:
    """A keyed digest, so that the table of failures tells nothing about who tried."""
    return hmac.new(key.encode(), email.casefold().encode(), hashlib.sha256).hexdigest()


def by_email(email: str) -> Account | None:
    """The account with this address (stored in lower case), with its organization."""
    query = select(Account).where(Account.email == email.casefold()).options(joinedload(Account.organization))
    return db.session.scalar(query)


def viewer_of(account_id: int) -> Viewer | None:
    """An account as the one who looks or acts, with the rights it has now; None when nobody can sign in with it."""
    found = db.session.get(Account, account_id, options=[joinedload(Account.organization)])
    return found.viewer() if found is not None and found.disabled_at is None else None


register_accounts(viewer_of)


def live_sign_in(token: str, now: datetime) -> SignIn | None:
    """The sign-in a cookie speaks of, unless it was ended, ran out or its account is disabled."""
    query = (
        select(SignIn)
        .join(SignIn.account)
        .where(
            SignIn.token_digest == digest(token),
            SignIn.ended_at.is_(None),
            SignIn.expires_at > now,
            Account.disabled_at.is_(None),
        )
        .options(joinedload(SignIn.account).joinedload(Account.organization))
    )
    return db.session.scalar(query)


def sign_ins_of(viewer: Viewer, now: datetime) -> list[SignIn]:
    """The viewer's own open sign-ins, newest first."""
    query = (
        select(SignIn)
        .where(SignIn.account_id == viewer.account_id, SignIn.ended_at.is_(None), SignIn.expires_at > now)
        .order_by(SignIn.started_at.desc())
    )
    return list(db.session.scalars(query))


def accounts(viewer: Viewer) -> list[Account]:
    """All accounts, by organization and name; only for who manages them."""
    require(MANAGE, viewer)
    query = select(Account).options(joinedload(Account.organization)).order_by(Account.email)
    return list(db.session.scalars(query))


def digest_readers(day: date) -> list[Account]:
    """The open accounts that want an e-mail on this day, with their organizations: on Mondays all who want any,
    on other working days those who want one daily."""
    if day.weekday() >= SATURDAY:
        return []
    wanted = [DigestRhythm.DAILY] if day.weekday() else [DigestRhythm.DAILY, DigestRhythm.WEEKLY]
    query = select(Account).where(Account.disabled_at.is_(None), Account.digest.in_(wanted))
    return list(db.session.scalars(query.options(joinedload(Account.organization)).order_by(Account.id)))


def account_of(viewer: Viewer) -> Account:
    """The viewer's own account, with its organization."""
    query = select(Account).where(Account.id == viewer.account_id).options(joinedload(Account.organization))
    return db.session.scalars(query).one()


def account(account_id: int, viewer: Viewer) -> Account:
    """One account, for who manages them."""
    require(MANAGE, viewer)
    found = db.session.get(Account, account_id)
    if found is None:
        raise NotFound(_("Akun itu tidak ada."))
    return found


def wait_until(email: str, address: str, now: datetime) -> datetime | None:
    """When the next try may come, None for at once.

    The wait doubles with every failure past the limit (16 s, 32 s, ... 15 minutes). It is counted per pair of
    account and address first, so that a stranger cannot lock somebody out from elsewhere.
    """
    recent = FailedSignIn.at > now - WINDOW
    counted = (
        (PER_PAIR, (FailedSignIn.email_digest == email) & (FailedSignIn.address == address)),
        (PER_ADDRESS, FailedSignIn.address == address),
        (PER_EMAIL, FailedSignIn.email_digest == email),
    )
    waits = []
    for limit, whose in counted:
        failures, last = db.session.execute(select(func.count(), func.max(FailedSignIn.at)).where(recent, whose)).one()
        if failures >= limit:
            waits.append(last + min(timedelta(seconds=2 ** min(failures - limit + 4, 12)), LONGEST_WAIT))
    latest = max(waits, default=None)
    return latest if latest is not None and latest > now else None
