"""Whether a group is alive, from the day of its last activity; and what in its data deserves a second look."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.dates import shifted
from app.core.i18n import _
from app.kim.models import Group

ACTIVE_MONTHS = 6
QUIET_MONTHS = 12
FEWEST_MEMBERS, MOST_MEMBERS = 3, 30


class Sign(StrEnum):
    """Life signs, the liveliest first."""

    ACTIVE = "active"
    QUIET = "quiet"
    DORMANT = "dormant"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Edges:
    """The first days from which an activity counts as recent (``active``), and as not too long ago (``quiet``)."""

    active: date
    quiet: date


def edges(today: date) -> Edges:
    return Edges(months_back(today, ACTIVE_MONTHS), months_back(today, QUIET_MONTHS))


def months_back(day: date, months: int) -> date:
    """The same day so many months earlier; the last of a month that has no such day."""
    month = shifted(day, -months)
    return month.replace(day=min(day.day, monthrange(month.year, month.month)[1]))


def sign_of(last: date | None, today: date) -> Sign:
    """By the day of the last activity."""
    if last is None:
        return Sign.NONE
    since = edges(today)
    if last >= since.active:
        return Sign.ACTIVE
    return Sign.QUIET if last >= since.quiet else Sign.DORMANT


def is_expired(decree_until: date | None, today: date) -> bool:
    return decree_until is not None and decree_until < today


def warnings(group: Group, members: int, today: date) -> list[str]:
    """What a person may want to complete or look at; none of it keeps anything from being saved."""
    return [*_of_the_decree(group, today), *_of_the_members(members)]


def _of_the_decree(group: Group, today: date) -> Iterator[str]:
    if not group.decree_number and group.decree_on is None:
        yield _("SK pengukuhan belum dicatat.")
        return
    if not group.decree_number:
        yield _("Nomor SK belum diisi.")
    if group.decree_on is None:
        yield _("Tanggal SK belum diisi.")
    if group.signer is None:
        yield _("Pejabat yang mengukuhkan belum diisi.")
    if is_expired(group.decree_until, today):
        yield _("Masa berlaku SK sudah lewat. Tanyakan apakah sudah diperpanjang.")
    if group.decree_on and group.founded.value and group.decree_on < group.founded.value:
        yield _("SK ditetapkan sebelum KIM berdiri. Periksa kedua tanggalnya.")


def _of_the_members(members: int) -> Iterator[str]:
    if not members:
        yield _("Belum ada anggota yang dicatat.")
    elif not FEWEST_MEMBERS <= members <= MOST_MEMBERS:
        yield _(
            "Anggotanya %(n)d orang; KIM biasanya beranggota %(fewest)d sampai %(most)d orang.",
            n=members,
            fewest=FEWEST_MEMBERS,
            most=MOST_MEMBERS,
        )
