"""What the kinds of partnerships, their parties and their state are called: a state is always a word and a colour."""

from datetime import date
from enum import StrEnum

from app.core.i18n import _, _l, ngettext
from app.partnerships.models import AgreementKind, DocumentKind, Partnership
from app.web.formats import date_long

ALMOST = 90  # days before its end from which a partnership is about to lapse

KINDS = {
    AgreementKind.THIRD_PARTY: _l("Dengan pihak ketiga, misalnya NGO atau perguruan tinggi (KSDPK)"),
    AgreementKind.INTER_REGION: _l("Dengan daerah lain (KSDD)"),
    AgreementKind.CENTRAL_GOVERNMENT: _l("Dengan pemerintah pusat (SINERGI)"),
    AgreementKind.FOREIGN_GOVERNMENT: _l("Dengan pemerintah daerah di luar negeri (KSDPL)"),
    AgreementKind.FOREIGN_ORGANIZATION: _l("Dengan lembaga di luar negeri (KSDLL)"),
}
SHORT_KINDS = {
    AgreementKind.THIRD_PARTY: _l("Pihak ketiga (KSDPK)"),
    AgreementKind.INTER_REGION: _l("Daerah lain (KSDD)"),
    AgreementKind.CENTRAL_GOVERNMENT: _l("Pemerintah pusat (SINERGI)"),
    AgreementKind.FOREIGN_GOVERNMENT: _l("Pemda luar negeri (KSDPL)"),
    AgreementKind.FOREIGN_ORGANIZATION: _l("Lembaga luar negeri (KSDLL)"),
}
DOCUMENTS = {
    DocumentKind.MEMORANDUM: _l("Nota Kesepakatan"),
    DocumentKind.JOINT_AGREEMENT: _l("Kesepakatan Bersama"),
    DocumentKind.COOPERATION_CONTRACT: _l("Perjanjian Kerja Sama"),
}
PARTIES = (
    _l("Pihak Kesatu"),
    _l("Pihak Kedua"),
    _l("Pihak Ketiga"),
    _l("Pihak Keempat"),
    _l("Pihak Kelima"),
    _l("Pihak Keenam"),
    _l("Pihak Ketujuh"),
    _l("Pihak Kedelapan"),
    _l("Pihak Kesembilan"),
    _l("Pihak Kesepuluh"),
)


class Validity(StrEnum):
    """Follows from the dates and the day one looks; never stored."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    LAPSING = "lapsing"
    ENDED = "ended"


def validity(partnership: Partnership, today: date) -> Validity:
    """About to lapse is a part of running, told apart from it."""
    left = partnership.days_left(today)
    if left is not None and left < 0:
        return Validity.ENDED
    if partnership.starts_on > today:
        return Validity.UPCOMING
    return Validity.LAPSING if left is not None and left <= ALMOST else Validity.RUNNING


def state_tag(partnership: Partnership, today: date) -> tuple[str, str]:
    """Words and colour of its state on a day; what is about to lapse is said in days."""
    left = partnership.days_left(today)
    match validity(partnership, today):
        case Validity.ENDED:
            return _("Sudah berakhir"), "grey"
        case Validity.UPCOMING:
            return _("Belum berlaku"), "blue"
        case Validity.LAPSING:
            return days_left(left or 0), "yellow"
    return _("Berlaku"), "green"


def days_left(days: int) -> str:
    return ngettext("%(num)d hari lagi", "%(num)d hari lagi", days) if days else _("Berakhir hari ini")


def page_tag(partnership: Partnership, today: date) -> tuple[str, str]:
    """The same where the days are said beside it."""
    lapsing = validity(partnership, today) is Validity.LAPSING
    return (_("Hampir berakhir"), "yellow") if lapsing else state_tag(partnership, today)


def ending(partnership: Partnership, today: date) -> str:
    """Until when it holds, as a sentence: 'Berakhir 31 Desember 2026, 39 hari lagi'."""
    if partnership.ends_on is None:
        return _("Tanpa batas waktu")
    day, left = date_long(partnership.ends_on), (partnership.ends_on - today).days
    if left < 0:
        return _("Sudah berakhir %(day)s", day=day)
    if left == 0:
        return _("Berakhir hari ini, %(day)s", day=day)
    return ngettext("Berakhir %(day)s, %(num)d hari lagi", "Berakhir %(day)s, %(num)d hari lagi", left, day=day)


def ending_short(partnership: Partnership, today: date) -> str:
    """The same in a list of choices: 'sampai 31 Desember 2026'."""
    if partnership.ends_on is None:
        return _("tanpa batas waktu")
    day = date_long(partnership.ends_on)
    return _("berakhir %(day)s", day=day) if partnership.ends_on < today else _("sampai %(day)s", day=day)
