"""What the maps show of each region: complaints of citizens and outreach about SP4N-LAPOR!, never a rank."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.activities.policy import SEE as SEE_ACTIVITIES
from app.activities.totals import ActivityTotals, totals_by_region
from app.complaints import queries as complaints
from app.complaints.figures import RATE_OF
from app.core.dates import month_of, shifted
from app.core.i18n import _
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.dashboard import queries
from app.dashboard.contents.regions import YEAR, asked_province
from app.dashboard.months import Window
from app.regions import queries as regions
from app.regions.queries import Choice

LEAST = 6  # complete months: below it an average says too little to be drawn
WHOLE = "semua"
PER = 1000


@dataclass(frozen=True, slots=True)
class MapRow:
    """One region, or a province as the sum of its regions. ``citizen`` of ``months`` complete months, by
    ``people`` residents; activities are None for who sees none, participants where nobody counted them."""

    code: str
    name: str
    people: int | None
    months: int
    citizen: int
    outside: bool  # the complaints come from a file of another installation
    activities: int | None
    participants: int | None

    @property
    def enough(self) -> bool:
        return self.months >= LEAST and bool(self.people)

    @property
    def rate(self) -> float | None:
        """Citizens' complaints per 100,000 residents and month; None below LEAST months: missing is not zero."""
        return self.citizen / self.months * RATE_OF / self.people if self.enough and self.people else None

    @property
    def reach(self) -> float | None:
        """Participants per 1,000 residents: 0 without activities, None where no activity counted its own."""
        if self.activities is None or not self.people:
            return None
        if self.activities and self.participants is None:
            return None
        return (self.participants or 0) * PER / self.people

    @property
    def data(self) -> str:
        if not self.months:
            return _("Belum ada data")
        words = _("%(some)s dari %(all)s bulan lengkap", some=self.months, all=YEAR)
        if self.months < LEAST:
            words = _("%(months)s, belum cukup untuk peta", months=words)
        return _("%(months)s; data dari luar Gaung", months=words) if self.outside else words


@dataclass(frozen=True, slots=True)
class MapPage:
    """``province`` is None for the whole country; ``window`` is the same twelve months for every row."""

    province: Choice | None
    provinces: list[Choice]
    window: Window
    rows: list[MapRow]
    points: dict[str, tuple[float, float]]
    sees_activities: bool

    @property
    def with_data(self) -> int:
        return sum(row.enough for row in self.rows)

    @property
    def any_outside(self) -> bool:
        return any(row.outside for row in self.rows)

    def within(self, province: str) -> list[MapRow]:
        return [row for row in self.rows if row.code.startswith(province)]


def map_page(asked: str, viewer: Viewer, today: date) -> MapPage:
    """The asked province, else the one the list of regions begins with; WHOLE is the country."""
    provinces = regions.provinces()
    province = None if asked == WHOLE else asked_province(asked, provinces, viewer)
    places = regions.kabupaten_kota(province.code if province else None)
    codes = [place.code for place in places]
    own, outside = complaints.last_complete_month(codes), queries.outside_months(codes)
    ends = [*own.values(), *(max(months) for months in outside.values())]
    window = Window(max(ends, default=shifted(month_of(today), -1)), YEAR)
    read = _reader(codes, window, outside)
    sees = scope_of(SEE_ACTIVITIES, viewer) is not Scope.NONE
    totals = totals_by_region(codes, window.first, window.last, viewer, about_lapor=True) if sees else None
    people = regions.populations(codes, window.last.year)
    rows = []
    for code, name in places:
        held = None if totals is None else totals.get(code, ActivityTotals())
        residents = people[code].total if code in people else None
        counted = (held.activities, held.participants) if held else (None, None)
        rows.append(MapRow(code, name, residents, *read(code), *counted))
    return MapPage(province, provinces, window, rows, regions.points(codes), sees)


def _reader(
    codes: list[str], window: Window, outside: dict[str, dict[date, int]]
) -> Callable[[str], tuple[int, int, bool]]:
    """Gives a region's complete months, what citizens filed in them, and whether that comes from outside.

    Where we hold a month of our own, nothing else is looked at: two sources are never mixed in one average.
    """
    held = complaints.uptake_of(codes, window.first, window.last)
    months = set(window.months)

    def read(code: str) -> tuple[int, int, bool]:
        complete = [month.citizen or 0 for month in held[code] if month.complete]
        if not complete and code in outside:
            complete = [citizen for month, citizen in outside[code].items() if month in months]
            return len(complete), sum(complete), bool(complete)
        return len(complete), sum(complete), False

    return read


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """A province on the country's map: the mean of its regions that have data, by their residents."""

    code: str
    name: str
    rate: float | None
    reach: float | None
    activities: int | None  # how many of them had one; None for who sees none
    data: str

    @classmethod
    def of(cls, province: Choice, rows: Sequence[MapRow]) -> "ProvinceRow":
        known = [row for row in rows if row.enough]
        counted = [row for row in rows if row.reach is not None]
        words = _("%(some)s dari %(all)s daerah ada datanya", some=len(known), all=len(rows))
        return cls(
            province.code,
            province.name,
            _mean([(row.rate, row.people) for row in known]),
            _mean([(row.reach, row.people) for row in counted]),
            None if any(row.activities is None for row in rows) else sum(bool(row.activities) for row in rows),
            words,
        )


def _mean(pairs: list[tuple[float | None, int | None]]) -> float | None:
    weights = sum(people or 0 for _value, people in pairs)
    return sum((value or 0) * (people or 0) for value, people in pairs) / weights if weights else None
