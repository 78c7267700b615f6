"""What each row of a list would do to the register as it is now."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.organizations.details import folded
from app.organizations.lists import Row
from app.organizations.matching import Known, Register
from app.organizations.models import OrganizationCategory

# These bear the same name in many places: 'Dinas Kesehatan' of the next kabupaten is another one.
_LOCAL = (OrganizationCategory.AGENCY, OrganizationCategory.LOCAL_GOVERNMENT)


class Fate(StrEnum):
    NEW = "new"
    CHECK = "check"  # may be one that is known under a similar name: a person decides
    KNOWN = "known"
    REPEATED = "repeated"  # stands further up in the list
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row and what becomes of it; ``near`` is the known organization meant by CHECK and KNOWN."""

    row: Row
    fate: Fate
    near: Known | None = None
    first_line: int | None = None


def plan(rows: Iterable[Row], register: Register) -> list[Planned]:
    """The fate of every row, in the order of the list."""
    met: dict[tuple[str, str], int] = {}
    return [_planned(row, register, met) for row in rows]


def _planned(row: Row, register: Register, met: dict[tuple[str, str], int]) -> Planned:
    if row.problems:
        return Planned(row, Fate.REFUSED)
    details = row.details()
    known = register.same(details.name, details.region_code)
    if known:
        return Planned(row, Fate.KNOWN, known)
    first = met.setdefault((folded(details.name), details.region_code), row.line)
    if first != row.line:
        return Planned(row, Fate.REPEATED, first_line=first)
    near = register.alike(
        details.name, details.short_name, details.region_code, elsewhere=details.category not in _LOCAL
    )
    return Planned(row, Fate.CHECK if near else Fate.NEW, near)


def fingerprint(planned: Iterable[Planned]) -> str:
    """Tells whether the register moved on since somebody looked at the plan."""
    told = [(one.row.line, one.fate.value, one.near.id if one.near else 0) for one in planned]
    return hashlib.sha256(repr(told).encode()).hexdigest()
