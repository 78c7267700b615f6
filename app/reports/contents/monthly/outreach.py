"""What was held in a month: activities of each kind, how far their reports have come, and whom they reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.activities.labels import KINDS
from app.activities.models import ActivityKind
from app.activities.queries import SANCTIONED
from app.core.i18n import _
from app.reports.contents.monthly.asked import Asked
from app.reports.queries.outreach import Reached, reached
from app.web.formats import number


@dataclass(frozen=True, slots=True)
class OutreachRow:
    """Heads are None where no activity counted them; ``kind`` is None for a sum over kinds."""

    label: Any
    kind: ActivityKind | None
    activities: int
    sanctioned: int
    recorded: int
    heads: int | None
    female: int | None
    male: int | None

    @property
    def waiting(self) -> int:
        return self.activities - self.sanctioned

    @property
    def unrecorded(self) -> int | None:
        """Heads of which nobody wrote down the sex."""
        return None if self.heads is None else self.heads - (self.female or 0) - (self.male or 0)


@dataclass(frozen=True, slots=True)
class Outreach:
    """``rows`` in the order of the kinds; the same months before as sums. ``notes`` are whole sentences."""

    rows: tuple[OutreachRow, ...]
    total: OutreachRow
    before: OutreachRow
    year_ago: OutreachRow
    notes: tuple[str, ...]


def outreach(asked: Asked) -> Outreach:
    found = reached(asked.code, asked.compared, asked.viewer)
    now, before, year_ago = ([row for row in found if row.month == month] for month in asked.compared)
    rows = tuple(_row(KINDS[kind], [row for row in now if row.kind is kind], kind) for kind in KINDS)
    total = _row(_("Jumlah"), now)
    return Outreach(
        rows=tuple(row for row in rows if row.activities),
        total=total,
        before=_row("", before),
        year_ago=_row("", year_ago),
        notes=tuple(note for note in (_recorded(total), _disability(now)) if note),
    )


def _row(label: Any, found: list[Reached], kind: ActivityKind | None = None) -> OutreachRow:
    """Rows of activities that counted nobody say nothing about women and men either."""
    counted = [row for row in found if row.heads is not None]
    return OutreachRow(
        label=label,
        kind=kind,
        activities=sum(row.activities for row in found),
        sanctioned=sum(row.activities for row in found if row.paper_state in SANCTIONED),
        recorded=sum(row.recorded for row in found),
        heads=_known(row.heads for row in counted),
        female=_known(row.female for row in counted),
        male=_known(row.male for row in counted),
    )


def _known(figures: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def shortened(rows: tuple[OutreachRow, ...], most: int) -> tuple[OutreachRow, ...]:
    """At most so many rows: those that are too many become one, so that the columns still add up."""
    if len(rows) <= most:
        return rows
    rest = rows[most - 1 :]
    together = OutreachRow(
        label=_("%(count)s jenis lain, lihat lampiran", count=number(len(rest))),
        kind=None,
        activities=sum(row.activities for row in rest),
        sanctioned=sum(row.sanctioned for row in rest),
        recorded=sum(row.recorded for row in rest),
        heads=_known(row.heads for row in rest),
        female=_known(row.female for row in rest),
        male=_known(row.male for row in rest),
    )
    return *rows[: most - 1], together


def _recorded(total: OutreachRow) -> str:
    if not total.activities or total.recorded == total.activities:
        return ""
    return _(
        "Jumlah peserta dicatat pada %(some)s dari %(all)s kegiatan.",
        some=number(total.recorded),
        all=number(total.activities),
    )


def _disability(found: list[Reached]) -> str:
    """Never a figure from which, together with another of ours, a small one could be worked out."""
    told, withheld = sum(row.told for row in found), sum(row.withheld for row in found)
    if not told and not withheld:
        return _("Disabilitas peserta tidak dicatat.") if found else ""
    hidden = _(
        "Rincian disabilitas %(count)s kegiatan tidak ikut dihitung: ada kelompok di bawah lima orang.",
        count=number(withheld),
    )
    if not told:
        return hidden
    counted = _(
        "Penyandang disabilitas: %(heads)s orang pada %(count)s kegiatan yang mencatatnya.",
        heads=number(sum(row.disabled for row in found)),
        count=number(told),
    )
    return f"{counted} {hidden}" if withheld else counted
