"""The kabupaten/kota of a province side by side: outreach and complaints, in the order of their codes."""

from dataclasses import dataclass
from datetime import date

from app.activities.policy import SEE as SEE_ACTIVITIES
from app.activities.totals import ActivityTotals, totals_by_region
from app.complaints import queries as complaints
from app.complaints.figures import monthly_rate
from app.complaints.queries import MonthUptake, Outside
from app.core.dates import month_of, shifted
from app.core.i18n import _
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.dashboard.months import Window
from app.regions import queries as regions
from app.regions.models import Population
from app.regions.queries import Choice
from app.web.formats import month_long, number

YEAR = 12


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region; None is what the viewer may not see, what nobody recorded, or where no month is complete."""

    code: str
    name: str
    activities: int | None
    participants: int | None
    received: int | None
    rate: float | None
    data: str


@dataclass(frozen=True, slots=True)
class RegionsPage:
    """``window`` is the same twelve months for every row."""

    province: Choice
    provinces: list[Choice]
    window: Window
    rows: list[RegionRow]
    sees_activities: bool


def regions_page(asked: str, viewer: Viewer, today: date) -> RegionsPage:
    """The asked province, else the viewer's own, else the one with most data."""
    provinces = regions.provinces()
    province = asked_province(asked, provinces, viewer)
    places = regions.kabupaten_kota(province.code)
    codes = [place.code for place in places]
    last_complete = complaints.last_complete_month(codes)
    window = Window(max(last_complete.values(), default=shifted(month_of(today), -1)), YEAR)
    sees = scope_of(SEE_ACTIVITIES, viewer) is not Scope.NONE
    totals = totals_by_region(codes, window.first, window.last, viewer) if sees else None
    months = complaints.uptake_of(codes, window.first, window.last)
    people, outside = regions.populations(codes, window.last.year), complaints.outside_of(codes)
    rows = [
        _row(
            place,
            totals,
            months[place.code],
            people.get(place.code),
            _data(months[place.code], last_complete.get(place.code), outside.get(place.code)),
        )
        for place in places
    ]
    return RegionsPage(province, provinces, window, rows, sees)


def asked_province(asked: str, provinces: list[Choice], viewer: Viewer) -> Choice:
    """The asked province, else the viewer's own, else the one with most data."""
    known = {province.code: province for province in provinces}
    code = asked if asked in known else (viewer.region_code or "")[:2] or complaints.province_with_data() or ""
    return known.get(code, provinces[0])


def _row(
    place: Choice,
    totals: dict[str, ActivityTotals] | None,
    months: list[MonthUptake],
    people: Population | None,
    data: str,
) -> RegionRow:
    complete = [month for month in months if month.complete]
    held = None if totals is None else totals.get(place.code, ActivityTotals())
    return RegionRow(
        code=place.code,
        name=place.name,
        activities=held.activities if held else None,
        participants=held.participants if held else None,
        received=sum(month.received or 0 for month in complete) if complete else None,
        rate=monthly_rate([month.citizen for month in complete], people),
        data=data,
    )


def _data(months: list[MonthUptake], newest: date | None, outside: Outside | None) -> str:
    complete = sum(month.complete for month in months)
    if outside:
        return _("%(months)s bulan data pembanding", months=number(outside.months))
    if newest is None:
        return _("Belum ada data")
    if complete == YEAR:
        return _("Lengkap sampai %(month)s", month=month_long(newest))
    return _(
        "Bulan lengkap terakhir %(month)s; %(count)s dari %(all)s bulan lengkap",
        month=month_long(newest), count=complete, all=YEAR,
    )  # fmt: skip
