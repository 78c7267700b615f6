"""Sending each her work by e-mail, once a day at most, in Indonesian like every paper."""

from dataclasses import dataclass
from datetime import date

from flask import current_app, render_template
from flask_babel import force_locale

from app.accounts.models import Account
from app.accounts.queries import digest_readers
from app.core import clock
from app.core.db import transaction
from app.dashboard.contents.digest import Digest, digest_of
from app.dashboard.links import all_of, link_to
from app.notices import operations as notices
from app.notices.mail import Mail, NotSent, deliver
from app.notices.models import MailState
from app.web.formats import number

KIND = "digest"
HERE = "http://127.0.0.1:8000"  # where links lead while mail goes to the console only


@dataclass(frozen=True, slots=True)
class Outcome:
    sent: int = 0
    failed: int = 0


def send_digests(day: date) -> Outcome:
    """Tell everyone who wants it today; who was told already, or has nothing to do, gets nothing."""
    with current_app.test_request_context(base_url=current_app.config["BASE_URL"] or HERE), force_locale("id"):
        mails = [(account.id, _mail(account, found)) for account, found in _waiting(day)]
    tried = [_send(account_id, mail, day) for account_id, mail in mails if _claim(account_id, day)]
    with transaction():
        notices.forget_old(now=clock.now())
    return Outcome(sent=tried.count(True), failed=tried.count(False))


def _waiting(day: date) -> list[tuple[Account, Digest]]:
    found = ((account, digest_of(account, day)) for account in digest_readers(day))
    return [(account, digest) for account, digest in found if digest is not None]


def _mail(account: Account, digest: Digest) -> Mail:
    text = render_template("emails/digest.txt", digest=digest, link_to=link_to, all_of=all_of)
    return Mail(account.email, f"Gaung: {number(digest.count)} hal menunggu Anda", text)


def _claim(account_id: int, day: date) -> bool:
    with transaction():
        return notices.claim(account_id, KIND, day, now=clock.now())


def _send(account_id: int, mail: Mail, day: date) -> bool:
    """No transaction is open while the mail server answers."""
    try:
        deliver(mail, current_app.config["MAIL_SERVER"], current_app.config["MAIL_FROM"])
    except NotSent as error:
        current_app.logger.warning("a digest was not sent: %s", error)
        state = MailState.FAILED
    else:
        state = MailState.SENT
    with transaction():
        notices.note(account_id, KIND, day, state, now=clock.now())
    return state is MailState.SENT
