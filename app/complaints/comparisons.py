"""Months of regions whose reports this installation does not hold: a row of a file, and what it would do."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from app.complaints.models import ChannelCoverage, Coverage, SourceKind
from app.core.i18n import _
from app.web.formats import number

MOST_ROWS = 20_000
KEPT = timedelta(days=30)

# The columns of the template, in its order; all of them must be there.
HEADINGS = {
    "region": "Daerah",
    "month": "Bulan",
    "received": "Diterima",
    "citizen": "Dari warga",
    "coverage": "Cakupan",
    "channel": "Kanal",
    "kind": "Sumber",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a count speaks of; only counts of one scope are compared with each other."""

    coverage: Coverage
    channel: ChannelCoverage
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Month:
    """What is said of a month of a region."""

    received: int
    citizen: int
    scope: Scope


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file: whose month it is and what it says, or why it cannot be taken."""

    line: int
    code: str = ""
    month: str = ""  # 2025-03
    figures: Month | None = None
    problems: list[str] = field(default_factory=list)

    @property
    def first_day(self) -> date:
        return date.fromisoformat(f"{self.month}-01")

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def row_from(data: Mapping[str, Any]) -> Row:
    """The row that ``as_data`` wrote."""
    told = data["figures"]
    if told is None:
        return Row(data["line"], problems=list(data["problems"]))
    scope = told["scope"]
    kinds = Scope(Coverage(scope["coverage"]), ChannelCoverage(scope["channel"]), SourceKind(scope["kind"]))
    return Row(data["line"], data["code"], data["month"], Month(told["received"], told["citizen"], kinds))


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of the regions of a file: those with exports of their own, and comparison months."""

    own: frozenset[str]
    months: Mapping[tuple[str, str], Month]

    def scopes(self) -> dict[str, Scope]:
        return {code: month.scope for (code, _month), month in self.months.items()}


class Fate(StrEnum):
    NEW = "new"
    KNOWN = "known"  # held already, with the same figures
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    row: Row
    fate: Fate
    problems: tuple[str, ...] = ()


def plan(rows: Iterable[Row], held: Held) -> list[Planned]:
    """What becomes of every row, in the order of the file. The first row of a region says its scope, where nothing is
    held of it yet; the first row of the file says its kind of source."""
    scopes, lines, kinds = held.scopes(), dict[tuple[str, str], int](), list[SourceKind]()
    planned = []
    for row in rows:
        wrong = list(row.problems) or _wrong(row, held, scopes, lines, kinds)
        if row.figures and not wrong:
            scopes.setdefault(row.code, row.figures.scope)
            lines[row.code, row.month] = row.line
            kinds[:] = kinds or [row.figures.scope.kind]
        known = not wrong and (row.code, row.month) in held.months
        fate = Fate.REFUSED if wrong else Fate.KNOWN if known else Fate.NEW
        planned.append(Planned(row, fate, tuple(wrong)))
    return planned


def _wrong(
    row: Row,
    held: Held,
    scopes: Mapping[str, Scope],
    lines: Mapping[tuple[str, str], int],
    kinds: list[SourceKind],
) -> list[str]:
    assert row.figures is not None
    known, scope = held.months.get((row.code, row.month)), row.figures.scope
    if row.code in held.own:
        sentence = _("daerah ini mempunyai impor sendiri, jadi tidak memerlukan data pembanding.")
        return [problem(row.line, "region", sentence)]
    if (row.code, row.month) in lines:
        first = lines[row.code, row.month]
        return [problem(row.line, "month", _("daerah dan bulan ini sudah ada pada baris %(line)s.", line=first))]
    if kinds and scope.kind is not kinds[0]:
        return [problem(row.line, "kind", _("satu berkas memuat satu jenis sumber. Pisahkan menjadi dua berkas."))]
    if row.code in scopes and scope != scopes[row.code]:
        return [problem(row.line, _differing(scope, scopes[row.code]), _other_scope())]
    if known and known != row.figures:
        sentence = _(
            "sudah ada dengan angka lain (%(received)s diterima, %(citizen)s dari warga). Batalkan dahulu impornya.",
            received=number(known.received),
            citizen=number(known.citizen),
        )
        return [problem(row.line, "received", sentence)]
    return []


def _differing(scope: Scope, other: Scope) -> str:
    return next(name for name in ("coverage", "channel", "kind") if getattr(scope, name) != getattr(other, name))


def _other_scope() -> str:
    return _("berbeda dari bulan lain daerah ini. Satu daerah memakai satu cakupan, kanal, dan sumber.")


def problem(line: int, name: str, sentence: str) -> str:
    return _("Baris %(line)s, kolom %(column)s: %(problem)s", line=line, column=HEADINGS[name], problem=sentence)


def fingerprint(planned: Iterable[Planned]) -> str:
    """Tells whether what is held moved on since somebody looked at the plan."""
    told = [(one.row.line, one.fate.value) for one in planned]
    return hashlib.sha256(repr(told).encode()).hexdigest()
