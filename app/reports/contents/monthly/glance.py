"""What a leader reads first: a year of outreach and what citizens filed meanwhile, the last month, and what is missing.

It sets a year beside the year before it and names no cause: whether outreach made the difference is not computed here.
"""

from dataclasses import dataclass
from datetime import date

from app.core.dates import shifted
from app.core.i18n import _, ngettext
from app.core.viewer import Viewer
from app.reports.contents.monthly.asked import MONTHS_DRAWN, Asked, asked
from app.reports.contents.monthly.chart import Drawing
from app.reports.contents.monthly.completeness import completeness
from app.reports.contents.monthly.finding import finding
from app.reports.contents.monthly.method import whose_activities
from app.reports.contents.monthly.outreach import outreach
from app.reports.contents.monthly.panel import panel_of
from app.reports.contents.monthly.uptake import uptake_part
from app.reports.queries.outreach import held_count
from app.web.formats import month_long, number

YEAR = 12


@dataclass(frozen=True, slots=True)
class Glance:
    """``year`` and ``finding`` are sentences about a year and about its last month; ``missing`` those on the data."""

    code: str
    name: str
    month: date
    year: str
    finding: str
    missing: tuple[str, ...]
    scope: str
    drawing: Drawing | None


def glance(code: str, month: date, viewer: Viewer) -> Glance:
    """NotFound for no such province or kabupaten/kota."""
    wanted = asked(code, month, viewer)
    panel = panel_of(wanted)
    part = uptake_part(wanted, panel)
    held = held_count(code, shifted(month, 1 - YEAR), month, viewer)
    return Glance(
        code=code,
        name=wanted.name,
        month=month,
        year=_year(wanted, held, part.drawing),
        finding=finding(wanted, outreach(wanted), part),
        missing=completeness(wanted, panel).sentences,
        scope=whose_activities(wanted),
        drawing=part.drawing,
    )


def _year(wanted: Asked, held: int, drawing: Drawing | None) -> str:
    return f"{_held(wanted, held)}, {_filed(wanted, drawing)}."


def _held(wanted: Asked, held: int) -> str:
    facts = {"region": wanted.name, "month": month_long(wanted.month)}
    if not held:
        return _("Tidak ada kegiatan terlaksana yang dilaporkan di %(region)s dalam setahun sampai %(month)s", **facts)
    return ngettext(
        "Selama dan setelah %(num)d kegiatan di %(region)s dalam setahun sampai %(month)s",
        "Selama dan setelah %(num)d kegiatan di %(region)s dalam setahun sampai %(month)s",
        held,
        **facts,
    )


def _filed(wanted: Asked, drawing: Drawing | None) -> str:
    pairs = paired(drawing)
    if drawing is None or not pairs:
        return _("pengaduan warga belum dapat dibandingkan dengan setahun sebelumnya: datanya belum lengkap")
    now, before = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
    told = _(
        "warga menyampaikan rata-rata %(now)s pengaduan per 100.000 penduduk per bulan; setahun sebelumnya %(before)s",
        now=number(now, 2),
        before=number(before, 2),
    )
    return f"{told} ({_base(wanted, len(pairs), drawing.regions)})"


def _base(wanted: Asked, months: int, regions: int) -> str:
    """Of how much both figures speak."""
    if not wanted.is_province:
        return _("%(months)s bulan yang datanya lengkap pada kedua tahun", months=number(months))
    return _(
        "%(months)s bulan yang datanya lengkap pada kedua tahun, di %(some)s dari %(all)s kabupaten/kota",
        months=number(months),
        some=number(regions),
        all=number(len(wanted.accounts)),
    )


def paired(drawing: Drawing | None) -> list[tuple[float, float]]:
    """Each month of the last year beside the same month a year earlier, where both are complete for the same regions:
    so neither a missing month nor the season looks like a change."""
    if drawing is None:
        return []
    rates = drawing.uptake.citizen
    pairs = zip(rates[MONTHS_DRAWN - YEAR :], rates[: MONTHS_DRAWN - YEAR], strict=True)
    return [(now, before) for now, before in pairs if now is not None and before is not None]
