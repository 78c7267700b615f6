"""What each row of a list would do to the register as it is now."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.viewer import Viewer
from app.kim.details import folded
from app.kim.lists import Row
from app.kim.models import Group
from app.kim.policy import may_change_in


class Fate(StrEnum):
    NEW = "new"
    CHECK = "check"  # the desa has a KIM of another name already: a person decides
    KNOWN = "known"
    REPEATED = "repeated"  # stands further up in the list
    FOREIGN = "foreign"  # in a region that this person does not keep
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row and what becomes of it; ``near`` is the known group meant by CHECK and KNOWN."""

    row: Row
    fate: Fate
    near: Group | None = None
    first_line: int | None = None


def plan(rows: Iterable[Row], known: Mapping[str, list[Group]], viewer: Viewer) -> list[Planned]:
    """The fate of every row, in the order of the list; ``known`` are the groups there are, by place."""
    met: dict[tuple[str, str], int] = {}
    return [_planned(row, known, met, viewer) for row in rows]


def _planned(row: Row, known: Mapping[str, list[Group]], met: dict[tuple[str, str], int], viewer: Viewer) -> Planned:
    if row.problems:
        return Planned(row, Fate.REFUSED)
    code, name = row.texts["region_code"], folded(row.texts["name"])
    if not may_change_in(code, viewer):
        return Planned(row, Fate.FOREIGN)
    there = known.get(code, [])
    same = next((group for group in there if group.folded_name == name), None)
    if same:
        return Planned(row, Fate.KNOWN, same)
    first = met.setdefault((name, code), row.line)
    if first != row.line:
        return Planned(row, Fate.REPEATED, first_line=first)
    return Planned(row, Fate.CHECK if there else Fate.NEW, there[0] if there else None)


def fingerprint(planned: Iterable[Planned]) -> str:
    """Tells whether the register moved on since somebody looked at the plan."""
    told = [(one.row.line, one.fate.value, one.near.id if one.near else 0) for one in planned]
    return hashlib.sha256(repr(told).encode()).hexdigest()
