"""What each row of a list would do to the register as it is now."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.i18n import _
from app.core.text import fold
from app.core.viewer import Viewer
from app.programmes.lists import HEADINGS, Row
from app.programmes.policy import may_keep

Titles = Mapping[tuple[int, str, int], int]


class Fate(StrEnum):
    NEW = "new"
    KNOWN = "known"
    REPEATED = "repeated"  # stands further up in the list
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row and what becomes of it; ``number`` is the known programme meant by KNOWN."""

    row: Row
    fate: Fate
    number: int | None = None
    first_line: int | None = None


def plan(rows: Iterable[Row], titles: Titles) -> list[Planned]:
    """The fate of every row, in the order of the list: one organization has one programme of a name and first year."""
    met: dict[tuple[int, str, int], int] = {}
    return [_planned(row, titles, met) for row in rows]


def _planned(row: Row, titles: Titles, met: dict[tuple[int, str, int], int]) -> Planned:
    if row.problems:
        return Planned(row, Fate.REFUSED)
    key = row.found["organization_id"], fold(row.texts["title"]), row.found["first_year"]
    if key in titles:
        return Planned(row, Fate.KNOWN, titles[key])
    first = met.setdefault(key, row.line)
    return Planned(row, Fate.NEW) if first == row.line else Planned(row, Fate.REPEATED, first_line=first)


def judged(rows: Iterable[Row], viewer: Viewer) -> list[Row]:
    """The rows, with a problem at those that this person may not record."""
    found = list(rows)
    for row in found:
        if not row.problems and not may_keep(row.found["organization_id"], row.found["region_codes"], viewer):
            sentence = _("Bukan program organisasi atau daerah Anda.")
            row.problems.append(problem(row.line, "organization", sentence))
    return found


def problem(line: int, name: str, sentence: str) -> str:
    return _("Baris %(line)s, kolom %(column)s: %(problem)s", line=line, column=HEADINGS[name], problem=sentence)


def fingerprint(planned: Iterable[Planned]) -> str:
    """Tells whether the register moved on since somebody looked at the plan."""
    told = [(one.row.line, one.fate.value, one.number or 0) for one in planned]
    return hashlib.sha256(repr(told).encode()).hexdigest()
