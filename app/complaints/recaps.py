"""A recap per unit as plain values, and what in it does not add up: each finding shows both numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from app.complaints.followed_up import differs, followed_up_percent

COUNTS = ("unverified", "not_followed_up", "in_process", "finished", "total")
PARTS = COUNTS[:-1]


class UnitCounts(Protocol):
    """One unit as it stands in the file or in the database."""

    @property
    def line(self) -> int: ...
    @property
    def unit(self) -> str: ...
    @property
    def unverified(self) -> int: ...
    @property
    def not_followed_up(self) -> int: ...
    @property
    def in_process(self) -> int: ...
    @property
    def finished(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def reported_percent(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit that was read."""

    line: int
    unit: str
    unverified: int
    not_followed_up: int
    in_process: int
    finished: int
    total: int
    reported_percent: float | None = None
    mean_days_to_follow_up: float | None = None
    mean_days_to_completion: float | None = None


@dataclass(frozen=True, slots=True)
class PrintedTotals:
    """What the file's own total row says; None where it is silent."""

    unverified: int | None = None
    not_followed_up: int | None = None
    in_process: int | None = None
    finished: int | None = None
    total: int | None = None
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class RecapFile:
    """A file that was read: its units, its total row, and the refused rows in sentences."""

    units: list[UnitRow]
    printed: PrintedTotals
    problems: list[str]


@dataclass(frozen=True, slots=True)
class Sums:
    """All units together."""

    unverified: int
    not_followed_up: int
    in_process: int
    finished: int
    total: int

    @property
    def followed_up(self) -> float | None:
        return followed_up_percent(self.in_process, self.finished, self.total)


class RecapCheck(StrEnum):
    PARTS = "parts"  # the four parts of a unit do not make its total
    PERCENT = "percent"  # the printed share is not that of the printed counts
    SUM = "sum"  # the total row is not the sum of the units
    TOTAL_PERCENT = "total_percent"


@dataclass(frozen=True, slots=True)
class RecapFinding:
    """``found`` is printed, ``expected`` computed; ``about`` is a unit, or the name of a column of the total row."""

    check: RecapCheck
    about: str
    found: float
    expected: float
    line: int | None = None
    counts: tuple[int, int, int] = (0, 0, 0)  # in process, finished, total: what the share is computed from

    @property
    def difference(self) -> float:
        return self.found - self.expected


def sums_of(units: Iterable[UnitCounts]) -> Sums:
    known = list(units)
    return Sums(**{name: sum(getattr(unit, name) for unit in known) for name in COUNTS})


def recap_findings(units: Sequence[UnitCounts], printed: PrintedTotals) -> list[RecapFinding]:
    """What does not add up: unit by unit, then the total row."""
    found = [finding for unit in units for finding in _unit(unit)]
    return [*found, *_total_row(sums_of(units), printed)]


def fingerprint(findings: Iterable[RecapFinding]) -> str:
    """Known again when nothing of what was found has changed."""
    return sha256(repr([(f.check.value, f.about, f.found, f.expected) for f in findings]).encode()).hexdigest()


def _unit(unit: UnitCounts) -> Iterator[RecapFinding]:
    made = sum(getattr(unit, name) for name in PARTS)
    if made != unit.total:
        yield RecapFinding(RecapCheck.PARTS, unit.unit, unit.total, made, unit.line)
    yield from _share(RecapCheck.PERCENT, unit.unit, unit, unit.reported_percent, unit.line)


def _share(
    check: RecapCheck, about: str, counts: UnitCounts | Sums, printed: float | None, line: int | None
) -> Iterator[RecapFinding]:
    computed = followed_up_percent(counts.in_process, counts.finished, counts.total)
    if printed is not None and computed is not None and differs(printed, computed):
        used = (counts.in_process, counts.finished, counts.total)
        yield RecapFinding(check, about, printed, computed, line, used)


def _total_row(sums: Sums, printed: PrintedTotals) -> Iterator[RecapFinding]:
    for name in COUNTS:
        said = getattr(printed, name)
        if said is not None and said != getattr(sums, name):
            yield RecapFinding(RecapCheck.SUM, name, said, getattr(sums, name))
    yield from _share(RecapCheck.TOTAL_PERCENT, "", sums, printed.percent, None)
