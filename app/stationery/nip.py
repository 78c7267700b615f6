"""The NIP of a civil servant: born (8 digits), appointed (6), sex (1), serial (3)."""

import re
from datetime import date

FORM = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{4})([0-9]{2})([12])([0-9]{3})")
CONTRACT = range(21, 30)  # stands in place of the month for a PPPK
EARLIEST = 1940


def bare(typed: str) -> str:
    """As it is stored: without the spaces people group it by."""
    return re.sub(r"[\s.]", "", typed)


def is_nip(digits: str) -> bool:
    """Whether the eighteen digits can be one; that somebody holds it is not known here."""
    found = FORM.fullmatch(digits)
    if found is None:
        return False
    year, month, day, appointed, when = (int(part) for part in found.groups()[:5])
    try:
        born = date(year, month, day)
    except ValueError:
        return False
    in_order = EARLIEST <= born.year < appointed <= date.max.year
    return in_order and (1 <= when <= 12 or when in CONTRACT) and found[7] != "000"


def shown(digits: str) -> str:
    """'19800202 200501 2 002', the way it stands under a name."""
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
