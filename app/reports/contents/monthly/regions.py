"""A province's kabupaten/kota in the order of their codes, never of their figures."""

from dataclasses import dataclass

from app.activities.totals import ActivityTotals, totals_by_region
from app.complaints.figures import rate
from app.core.i18n import _
from app.reports.contents.monthly.asked import Asked
from app.reports.contents.monthly.completeness import month_state
from app.reports.contents.monthly.panel import Panel


@dataclass(frozen=True, slots=True)
class RegionLine:
    """``citizen`` and ``rate`` are None where the month is not complete."""

    code: str
    name: str
    activities: int
    heads: int | None
    citizen: int | None
    rate: float | None
    data: str


def region_lines(asked: Asked, panel: Panel) -> tuple[RegionLine, ...]:
    """First what belongs to the province as a whole; nothing at all for a kabupaten/kota."""
    if not asked.is_province:
        return ()
    codes = [asked.code, *asked.parts]
    held = totals_by_region(codes, asked.month, asked.month, asked.viewer)
    return tuple(_line(asked, panel, code, held.get(code, ActivityTotals())) for code in codes)


def _line(asked: Asked, panel: Panel, code: str, held: ActivityTotals) -> RegionLine:
    month = panel.months[code][asked.month]
    citizen = month.citizen if month.complete else None
    whole = code == asked.code
    return RegionLine(
        code=code,
        name=_("Tingkat provinsi") if whole else asked.places[code],
        activities=held.activities,
        heads=held.participants,
        citizen=citizen,
        rate=None if whole else rate(citizen, panel.residents([code])),
        data=month_state(month),
    )
