"""A file of surveys as plain rows: its headings, and what each row would do to what is held."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from app.core.i18n import _
from app.core.text import fold
from app.readiness.satisfaction import ELEMENTS

MOST_ROWS = 500
KEPT = timedelta(days=30)
LONGEST_UNIT = 200
LONGEST_FOLDED = 400
LONGEST_SOURCE = 300
MOST_RESPONDENTS = 9_999_999
ANSWERS = tuple(f"u{number}" for number in range(1, ELEMENTS + 1))

# The columns of the template, in its order; all of them must be there.
HEADINGS = {
    "unit": "Unit",
    "starts_on": "Awal",
    "ends_on": "Akhir",
    "respondents": "Responden",
    **{name: name.upper() for name in ANSWERS},
}

Key = tuple[str, date, date]  # folded unit and period: one survey of a region


@dataclass(frozen=True, slots=True)
class SurveyDetails:
    """Everything of a survey that people type; ``answers`` as ``satisfaction.read_answer`` takes them."""

    region_code: str
    unit: str
    starts_on: date
    ends_on: date
    respondents: int
    answers: tuple[str, ...]
    source: str = ""

    @property
    def key(self) -> Key:
        return fold(self.unit)[:LONGEST_FOLDED], self.starts_on, self.ends_on


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file: the survey it tells of, or why it cannot be taken."""

    line: int
    details: SurveyDetails | None = None
    problems: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        data = asdict(self)
        if self.details:
            days = {name: getattr(self.details, name).isoformat() for name in ("starts_on", "ends_on")}
            data["details"] |= days
        return data


def row_from(data: Mapping[str, Any]) -> Row:
    """The row that ``as_data`` wrote."""
    told = data["details"]
    if told is None:
        return Row(data["line"], problems=list(data["problems"]))
    days = {name: date.fromisoformat(told[name]) for name in ("starts_on", "ends_on")}
    return Row(data["line"], SurveyDetails(**(told | days | {"answers": tuple(told["answers"])})))


class Fate(StrEnum):
    NEW = "new"
    KNOWN = "known"  # held already, with the same figures
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    row: Row
    fate: Fate
    problems: tuple[str, ...] = ()


def plan(rows: Iterable[Row], held: Mapping[Key, tuple[int, tuple[str, ...]]]) -> list[Planned]:
    """What becomes of every row, in the order of the file; ``held`` are respondents and answers by key."""
    lines: dict[Key, int] = {}
    return [_planned(row, held, lines) for row in rows]


def _planned(row: Row, held: Mapping[Key, tuple[int, tuple[str, ...]]], lines: dict[Key, int]) -> Planned:
    details = row.details
    if details is None:
        return Planned(row, Fate.REFUSED, tuple(row.problems))
    first = lines.setdefault(details.key, row.line)
    if first != row.line:
        said = _("unit dan masa ini sudah ada pada baris %(line)s.", line=first)
        return Planned(row, Fate.REFUSED, (problem(row.line, "unit", said),))
    known = held.get(details.key)
    if known is None:
        return Planned(row, Fate.NEW)
    if known == (details.respondents, details.answers):
        return Planned(row, Fate.KNOWN)
    said = _("survei unit ini untuk masa yang sama sudah dicatat dengan angka lain. Ubah yang tercatat.")
    return Planned(row, Fate.REFUSED, (problem(row.line, "unit", said),))


def problem(line: int, name: str, sentence: str) -> str:
    return _("Baris %(line)s, kolom %(column)s: %(problem)s", line=line, column=HEADINGS[name], problem=sentence)


def fingerprint(planned: Iterable[Planned]) -> str:
    """Tells whether what is held moved on since somebody looked at the plan."""
    return hashlib.sha256(repr([(one.row.line, one.fate.value) for one in planned]).encode()).hexdigest()
