"""Argon2id, and which passwords are refused."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.core.errors import DomainError
from app.core.i18n import _

SHORTEST, LONGEST = 12, 128

# Words an attacker tries first in an office like ours.
OBVIOUS = ("password", "qwerty", "12345678", "gaung", "lapor", "rahasia", "katasandi", "banten", "bismillah")

_hasher = PasswordHasher()  # Argon2id, 64 MiB, 3 rounds, 4 lanes: the library's defaults


@cache
def _nobody() -> str:
    """A hash of nothing anyone can type: verified when the account is unknown, so that both answers take as long."""
    return _hasher.hash("\x00nobody")


def check(password: str, *, email: str = "", field: str = "new_password") -> None:
    """Refuse a password that is too short, too long or easily guessed."""
    if len(password) < SHORTEST:
        raise DomainError(_("Kata sandi paling sedikit %(n)d karakter.", n=SHORTEST), field)
    if len(password) > LONGEST:
        raise DomainError(_("Kata sandi paling banyak %(n)d karakter.", n=LONGEST), field)
    folded = password.casefold()
    core = folded
    for word in (*OBVIOUS, *email.casefold().split("@")[:1]):
        core = core.replace(word, "") if word else core
    if len(set(core)) < 5:
        raise DomainError(_("Kata sandi itu mudah ditebak. Pakai beberapa kata yang tidak berhubungan."), field)


def hashed(password: str) -> str:
    return _hasher.hash(password)


def matches(password: str, password_hash: str | None) -> bool:
    """Whether the password fits; an unknown account (None) takes as long and never fits."""
    try:
        right = _hasher.verify(password_hash or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return right and password_hash is not None
