"""Making accounts, signing in and out, changing passwords, disabling."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import joinedload

from app.accounts import queries
from app.accounts.models import Account, DigestRhythm, FailedSignIn, SignIn
from app.accounts.policy import MANAGE, OWN
from app.audit.operations import record
from app.core.db import db
from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.text import printable
from app.core.viewer import Role, Viewer
from app.organizations.models import Organization, OrganizationCategory

LONGEST_SIGN_IN = timedelta(hours=12)
IDLE = {
    Role.NGO: timedelta(hours=8),
    Role.OBSERVER: timedelta(hours=8),
}
IDLE_OTHERS = timedelta(hours=2)
LONGEST_NAME = 200
GOVERNMENT = (OrganizationCategory.AGENCY, OrganizationCategory.LOCAL_GOVERNMENT)
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,180}\.[^@\s.]{2,}")


@dataclass(frozen=True, slots=True)
class AccountDetails:
    """A new account; the password is hashed before the transaction begins."""

    email: str
    name: str
    role: Role
    organization_id: int | None
    password_hash: str


def create_account(details: AccountDetails, *, actor: Viewer, now: datetime) -> Account:
    """Make an account that can sign in at once."""
    require(MANAGE, actor)
    email = details.email.strip().casefold()
    if not EMAIL.fullmatch(email):
        raise DomainError(_("Tulis alamat surel yang lengkap, misalnya sari@contoh.go.id"), "email")
    if queries.by_email(email) is not None:
        raise DomainError(_("Sudah ada akun dengan surel itu."), "email")
    if not details.name or len(details.name) > LONGEST_NAME or details.name != printable(details.name):
        raise DomainError(_("Isi nama pemegang akun, paling banyak %(n)d karakter.", n=LONGEST_NAME), "name")
    _check_home(details)
    account = Account(
        email=email,
        name=details.name,
        role=details.role,
        organization_id=details.organization_id,
        password_hash=details.password_hash,
        created_at=now,
    )
    db.session.add(account)
    db.session.flush()
    record("account:create", actor=actor, now=now, subject=("account", account.id), counts={"role": details.role.value})
    return account


def _check_home(details: AccountDetails) -> None:
    if details.role is Role.SYSTEM:
        raise DomainError(_("Pilih peran yang tersedia."), "role")
    if details.organization_id is None:
        if details.role not in (Role.ADMINISTRATOR, Role.OBSERVER):
            raise DomainError(_("Pilih organisasi untuk peran ini."), "organization_id")
        return
    home = db.session.get(Organization, details.organization_id)
    if home is None:
        raise DomainError(_("Organisasi itu tidak ada."), "organization_id")
    if not _fits(details.role, home):
        raise DomainError(
            _(
                "Peran itu tidak cocok dengan organisasinya. Staf Biro bekerja di OPD provinsi, staf daerah di OPD "
                "kabupaten/kota, dan NGO di organisasi bukan pemerintah."
            ),
            "role",
        )


def _fits(role: Role, home: Organization) -> bool:
    """The organization's area says how far its staff sees, so role and organization have to agree."""
    government = home.category in GOVERNMENT
    match role:
        case Role.PROVINCE_STAFF:
            return government and "." not in home.region_code
        case Role.REGION_STAFF:
            return government and home.region_code.count(".") == 1
        case Role.AGENCY:
            return government
        case Role.NGO:
            return not government
    return True


def start_sign_in(
    account_id: int, *, address: str, browser: str, now: datetime, verified_hash: str | None = None
) -> str:
    """Open a sign-in and hand back its token; only its digest is stored.

    ``verified_hash`` is the hash the password was checked against: if it was replaced meanwhile, nobody comes in.
    """
    account = db.session.get(
        Account, account_id, with_for_update={"of": Account}, options=[joinedload(Account.organization)]
    )
    stale = verified_hash is not None and account is not None and account.password_hash != verified_hash
    if account is None or account.disabled_at is not None or stale:
        raise DomainError(_("Surel atau kata sandi tidak cocok. Periksa keduanya lalu coba lagi."), "password")
    token = secrets.token_urlsafe(32)
    sign_in = SignIn(
        account_id=account.id,
        token_digest=queries.digest(token),
        started_at=now,
        last_seen_at=now,
        expires_at=now + idle_time(account.role),
        address=address,
        browser=browser[:200],
    )
    db.session.add(sign_in)
    db.session.flush()
    record("account:sign_in", actor=account.viewer(), now=now, subject=("account", account.id))
    return token


def idle_time(role: Role) -> timedelta:
    """How long a sign-in lives without being used."""
    return IDLE.get(role, IDLE_OTHERS)


def keep_alive(sign_in_id: int, *, now: datetime) -> None:
    """Push the end of an open sign-in back, never past its longest life. Not audited: nothing is decided."""
    sign_in = db.session.get(SignIn, sign_in_id, options=[joinedload(SignIn.account)])
    if sign_in is not None and sign_in.ended_at is None:
        sign_in.last_seen_at = now
        sign_in.expires_at = min(now + idle_time(sign_in.account.role), sign_in.started_at + LONGEST_SIGN_IN)


def note_failure(email: str, address: str, *, now: datetime) -> None:
    """Count a refused attempt; old ones are forgotten on the way."""
    db.session.execute(delete(FailedSignIn).where(FailedSignIn.at < now - timedelta(days=1)))
    db.session.add(FailedSignIn(email_digest=email, address=address, at=now))


def end_sign_in(token: str, *, actor: Viewer, now: datetime) -> None:
    """Sign out: the cookie, also a copy of it, opens nothing any more."""
    require(OWN, actor)
    db.session.execute(
        update(SignIn)
        .where(SignIn.token_digest == queries.digest(token), SignIn.ended_at.is_(None))
        .values(ended_at=now)
    )
    record("account:sign_out", actor=actor, now=now, subject=("account", actor.account_id))


def end_own_sign_in(sign_in_id: int, *, actor: Viewer, now: datetime) -> None:
    """End one of one's own sign-ins, for instance on a lost phone."""
    require(OWN, actor)
    sign_in = db.session.get(SignIn, sign_in_id, with_for_update=True)
    if sign_in is None or sign_in.account_id != actor.account_id or sign_in.ended_at is not None:
        raise NotFound(_("Masuk itu sudah berakhir."))
    sign_in.ended_at = now
    record("account:end_sign_in", actor=actor, now=now, subject=("account", actor.account_id))


def _end_all(account_id: int, now: datetime) -> None:
    db.session.execute(
        update(SignIn).where(SignIn.account_id == account_id, SignIn.ended_at.is_(None)).values(ended_at=now)
    )


def change_password(new_hash: str, *, actor: Viewer, now: datetime) -> None:
    """Set one's own password and end every sign-in, this one included."""
    require(OWN, actor)
    _set_password(actor.account_id or 0, new_hash, now)
    record("account:change_password", actor=actor, now=now, subject=("account", actor.account_id))


def choose_digest(rhythm: DigestRhythm, *, actor: Viewer, now: datetime) -> None:
    """How often one's own work is told by e-mail."""
    require(OWN, actor)
    account = db.session.get(Account, actor.account_id, with_for_update=True)
    if account is None:
        raise NotFound(_("Akun itu tidak ada."))
    account.digest = rhythm
    record("account:choose_digest", actor=actor, now=now, subject=("account", account.id), fields=("digest",))


def hide_steps(hidden: bool, *, actor: Viewer, now: datetime) -> None:
    """Put the first steps away from one's own Beranda, or bring them back."""
    require(OWN, actor)
    account = db.session.get(Account, actor.account_id, with_for_update=True)
    if account is None:
        raise NotFound(_("Akun itu tidak ada."))
    if (account.steps_hidden_at is not None) == hidden:
        return
    account.steps_hidden_at = now if hidden else None
    tag = "account:hide_steps" if hidden else "account:show_steps"
    record(tag, actor=actor, now=now, subject=("account", account.id))


def reset_password(account_id: int, new_hash: str, *, actor: Viewer, now: datetime) -> None:
    """Give somebody who forgot hers a new first password; it ends her sign-ins."""
    require(MANAGE, actor)
    _set_password(account_id, new_hash, now)
    record("account:reset_password", actor=actor, now=now, subject=("account", account_id))


def _set_password(account_id: int, new_hash: str, now: datetime) -> None:
    account = db.session.get(Account, account_id, with_for_update=True)
    if account is None:
        raise NotFound(_("Akun itu tidak ada."))
    account.password_hash = new_hash
    _end_all(account_id, now)


def set_disabled(account_id: int, disabled: bool, *, actor: Viewer, now: datetime) -> None:
    """Disable an account, which ends its sign-ins, or enable it again."""
    require(MANAGE, actor)
    account = db.session.get(Account, account_id, with_for_update=True)
    if account is None:
        raise NotFound(_("Akun itu tidak ada."))
    if account.id == actor.account_id:
        raise DomainError(_("Anda tidak dapat menonaktifkan akun sendiri. Mintalah administrator lain."))
    if (account.disabled_at is not None) == disabled:
        return
    account.disabled_at = now if disabled else None
    if disabled:
        _end_all(account.id, now)
    tag = "account:disable" if disabled else "account:enable"
    record(tag, actor=actor, now=now, subject=("account", account.id))
