"""How figures that others told are shown, the same on every page: always with scope, source and what does not fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.complaints.checks import CHANNEL_PARTS, LEVELS, STATUS_PARTS, findings_of
from app.complaints.followed_up import followed_up_percent
from app.complaints.labels import (
    CHANNEL_COVERAGES,
    COVERAGES,
    FIGURE_STATES,
    GRANULARITIES,
    PARTS,
    SOURCE_KINDS,
    worded_period,
    worded_total,
)
from app.complaints.labels import LEVELS as LEVEL_LABELS
from app.complaints.models import AnswerLevel, PublishedTotal
from app.complaints.periods import granularity
from app.complaints.sentences import formula, scope_of_figure, worded
from app.core import clock
from app.core.i18n import _, _l
from app.web.formats import date_long, number, percent
from app.web.tables import Column

Pairs = list[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in pairs of label and value; ``doubts`` are sentences about what does not fit."""

    id: int
    title: str
    pairs: Pairs
    url: str = ""
    doubts: list[str] = field(default_factory=list)
    ended: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One period and scope, answered by agencies of three levels."""

    period: str
    scope: str
    regency: str | None
    province: str | None
    central: str | None
    all: str | None


LEVEL_COLUMNS = [
    Column("period", _l("Masa")),
    Column("scope", _l("Cakupan dan kanal")),
    *(Column(level.value, LEVEL_LABELS[level]) for level in LEVELS),
    Column("all", _l("Semua tingkat")),
]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in a short list; it leads to the page with all of it."""

    period: str
    total: str
    scope: str
    check: tuple[str, str] | None
    href: str


FIGURE_COLUMNS = [
    Column("period", _l("Masa")),
    Column("total", _l("Pengaduan")),
    Column("scope", _l("Cakupan dan kanal")),
    Column("check", _l("Pemeriksaan"), "tag"),
]


def figure_rows(rows: Sequence[PublishedTotal], href: str) -> list[FigureRow]:
    return [
        FigureRow(
            period=worded_period(row.starts_on, row.ends_on),
            total=worded_total(row),
            scope=scope_of_figure(row),
            check=(_("Perlu diperiksa"), "yellow") if told.doubts else None,
            href=f"{href}#h-angka-{row.id}",
        )
        for row, told in zip(rows, told_totals(rows), strict=True)
    ]


def told_totals(rows: Sequence[PublishedTotal]) -> list[Told]:
    """The figures of one region, each checked against all the others."""
    return [_told(row, worded(findings_of(row, [other for other in rows if other is not row]))) for row in rows]


def ended_figures(rows: Iterable[PublishedTotal]) -> list[Told]:
    return [_told(row, [], ended_words(row)) for row in rows]


def ended_words(row: Any) -> str:
    """'22 November 2026: tercatat dua kali'."""
    return _("%(day)s: %(reason)s", day=date_long(clock.local_date(row.ended_at)), reason=row.ended_reason)


def _told(row: PublishedTotal, doubts: list[str], ended: str = "") -> Told:
    period = worded_period(row.starts_on, row.ends_on)
    title = _("%(total)s pengaduan, %(period)s", total=worded_total(row), period=period)
    pairs = [pair for pair in _pairs(row, period) if pair[1]]
    return Told(row.id, title, pairs, row.source_url, doubts, ended, scope_of_figure(row))


def _pairs(row: PublishedTotal, period: str) -> Pairs:
    return [
        (_("Pengaduan"), worded_total(row)),
        (_("Masa"), f"{period} ({GRANULARITIES[granularity(row.starts_on, row.ends_on)]})"),
        (_("Cakupan"), COVERAGES[row.coverage]),
        (_("Kanal"), CHANNEL_COVERAGES[row.channel_coverage]),
        (_("Dijawab instansi tingkat"), LEVEL_LABELS[row.level]),
        (_("Pencatat"), _parts(row, CHANNEL_PARTS)),
        (_("Keadaan"), _parts(row, STATUS_PARTS)),
        (_("Tindak lanjut"), _followed_up(row)),
        (_("Sifat angka"), FIGURE_STATES[row.state] if row.state else ""),
        (_("Sumber"), _source(row)),
        (_("Catatan"), row.note),
        (_("Koreksi"), row.correction),
    ]


def _parts(row: PublishedTotal, names: tuple[str, ...]) -> str:
    known = [(PARTS[name], value) for name in names if (value := getattr(row, name)) is not None]
    return "; ".join(f"{label}: {number(value)}" for label, value in known)


def _followed_up(row: PublishedTotal) -> str:
    """What the source says, then what its counts make, with the formula."""
    said = (
        [_("%(share)s menurut sumber", share=written(row.reported_percent))] if row.reported_percent is not None else []
    )
    if row.in_process is not None and row.finished is not None:
        share = followed_up_percent(row.in_process, row.finished, row.total)
        said.append(f"{formula(row.in_process, row.finished, row.total)} = {percent(share, 2)}")
    return "; ".join(said)


def written(share: float) -> str:
    """A share as it was written: 100%, 99,9%, 99,85%."""
    return percent(share, len(f"{share:.2f}".rstrip("0").partition(".")[2]))


def _source(row: PublishedTotal) -> str:
    day = f", {date_long(row.source_date)}" if row.source_date else ""
    return f"{row.source}{day} ({SOURCE_KINDS[row.source_kind]})"


def by_level(rows: Iterable[PublishedTotal]) -> list[LevelRow]:
    """The figures that tell apart who answered, one row for each period and scope, oldest first."""
    groups: dict[tuple[Any, ...], dict[AnswerLevel, str]] = {}
    for row in rows:
        key = (row.starts_on, row.ends_on, row.coverage, row.channel_coverage)
        groups.setdefault(key, {}).setdefault(row.level, worded_total(row))
    return [
        LevelRow(
            period=worded_period(first, last),
            scope=f"{COVERAGES[coverage]}, {CHANNEL_COVERAGES[channels]}",
            **{level.value: levels.get(level) for level in AnswerLevel},
        )
        for (first, last, coverage, channels), levels in groups.items()
        if set(levels) - {AnswerLevel.ALL}
    ]
