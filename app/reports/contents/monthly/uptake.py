"""Complaints of a month beside the months it is compared with: only months that are complete, of the same regions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.complaints.figures import Shares, rate, shares
from app.core.i18n import _
from app.reports.contents.monthly.asked import Asked
from app.reports.contents.monthly.chart import Drawing, drawing_of
from app.reports.contents.monthly.panel import Panel
from app.web.formats import number, percent


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month's complaints over ``regions`` complete accounts; None throughout where there is none."""

    month: date
    regions: int
    again: bool = False  # the month of the report once more, over fewer regions
    citizen: int | None = None
    citizen_rate: float | None = None
    officer: int | None = None
    officer_rate: float | None = None
    received: int | None = None


@dataclass(frozen=True, slots=True)
class UptakePart:
    """``lines``: the month itself first. ``same_regions`` are those that can be set beside it as they are."""

    lines: tuple[MonthLine, ...]
    accounts: int
    same_regions: tuple[MonthLine, ...]
    unknown: int
    shares: Shares
    notes: tuple[str, ...]
    drawing: Drawing | None

    @property
    def now(self) -> MonthLine:
        return self.lines[0]


def uptake_part(asked: Asked, panel: Panel) -> UptakePart:
    complete = panel.complete(asked.accounts, asked.month)
    lines = tuple(_lines(asked, panel, complete))
    months = [panel.months[code][asked.month] for code in complete]
    share, unknown = shares(months), panel.sum(complete, asked.month, "unknown")
    return UptakePart(
        lines=lines,
        accounts=len(asked.accounts),
        same_regions=tuple(line for line in lines[1:] if line.regions == len(complete) and not line.again and complete),
        unknown=unknown,
        shares=share,
        notes=tuple(_notes(share, unknown)),
        drawing=drawing_of(asked, panel, complete),
    )


def _notes(share: Shares, unknown: int) -> Iterator[str]:
    if share.of_received is not None:
        yield _(
            "Selesai (selesai ÷ semua yang diterima, keadaan pada impor terakhir): %(part)s ÷ %(whole)s = %(share)s.",
            part=number(share.finished),
            whole=number(share.received),
            share=percent(share.of_received),
        )
    if unknown:
        yield _("Pencatat %(count)s pengaduan tidak diketahui.", count=number(unknown))


def _lines(asked: Asked, panel: Panel, complete: list[str]) -> Iterator[MonthLine]:
    """Where fewer regions are complete in the other month, the month itself follows once more over those alone."""
    yield _line(panel, asked.month, complete)
    for month in (asked.before, asked.year_ago):
        both = panel.complete(complete or asked.accounts, month)
        yield _line(panel, month, both)
        if 0 < len(both) < len(complete):
            yield _line(panel, asked.month, both, again=True)


def _line(panel: Panel, month: date, codes: list[str], *, again: bool = False) -> MonthLine:
    if not codes:
        return MonthLine(month, 0)
    residents = panel.residents(codes)
    citizen, officer = panel.sum(codes, month, "citizen"), panel.sum(codes, month, "officer")
    return MonthLine(
        month=month,
        regions=len(codes),
        again=again,
        citizen=citizen,
        citizen_rate=rate(citizen, residents),
        officer=officer,
        officer_rate=rate(officer, residents),
        received=panel.sum(codes, month, "received"),
    )
