"""One region: what its complaints and its outreach were in a stretch of months; it describes and claims no effect."""

from dataclasses import dataclass
from datetime import date

from app.activities.labels import KIND_LETTERS, KINDS
from app.activities.policy import SEE as SEE_ACTIVITIES
from app.complaints import queries as complaints
from app.complaints.awareness import AssessedGroup, assessed_groups
from app.complaints.figures import Shares, monthly_rate, percent_of, shares
from app.complaints.labels import stretches, worded_disruption, worded_outside
from app.complaints.models import ComplaintImport
from app.complaints.policy import may_import_for
from app.complaints.queries import Covered, MonthUptake, months_of
from app.complaints.told import LevelRow, Told, by_level, told_totals
from app.core.dates import month_of, shifted
from app.core.i18n import _
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.dashboard import queries
from app.dashboard.contents.regions import YEAR
from app.dashboard.months import Window
from app.dashboard.queries import SeenActivity
from app.kim.queries import Signs
from app.programmes import queries as programmes
from app.programmes.contents.pages import ProgrammeRow, named_rows
from app.regions import queries as regions
from app.regions.labels import full_name
from app.regions.models import Population, Region
from app.web.charts import Marker, Uptake, UptakeChart, both_sizes
from app.web.formats import month_long, number

LISTED = 100
PROGRAMMES = 20


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month of the table beside the chart; every figure is None where no import speaks of the month."""

    month: str
    citizen: int | None
    officer: int | None
    unknown: int | None
    received: int | None
    rate: float | None
    share: float | None
    data: str


@dataclass(frozen=True, slots=True)
class RegionPage:
    """``has_data`` says whether anything was ever imported; ``activities`` is None for who sees none."""

    region: Region
    name: str
    window: Window
    limit: date  # no later month can be asked for
    has_data: bool
    newest: date | None  # the last complete month
    finding: str
    people: Population | None
    rows: list[MonthRow]
    complete: list[MonthUptake]
    absent: str  # months without data, in words
    partial: str  # months with incomplete data, in words
    disruptions: list[str]  # each in words
    shares: Shares
    rate: float | None
    charts: tuple[UptakeChart, UptakeChart] | None
    activities: list[SeenActivity] | None
    undated: int
    partnerships: int
    kim: Signs
    programmes: list[ProgrammeRow]  # one more than PROGRAMMES says that there are others
    published: list[Told]
    levels: list[LevelRow]
    assessed: list[AssessedGroup]
    latest: ComplaintImport | None
    outside: str  # its comparison months in words, where nothing of its own was imported
    may_import: bool

    @property
    def is_province(self) -> bool:
        return "." not in self.region.code

    @property
    def behind(self) -> date | None:
        """The last complete month, when later ones than it are over already."""
        return self.newest if self.newest and shifted(self.newest, 1) < self.limit else None

    @property
    def participants(self) -> int | None:
        counts = self.recorded
        return sum(counts) if counts else None

    @property
    def recorded(self) -> list[int]:
        """The participants of the activities that counted them."""
        return [row.audience_total for row in self.activities or () if row.audience_total is not None]

    @property
    def citizen(self) -> int | None:
        return sum(month.citizen or 0 for month in self.complete) if self.complete else None


def region_page(code: str, count: int, asked_last: date | None, viewer: Viewer, today: date) -> RegionPage:
    """The asked months, else those that end with the newest complete one; NotFound for no such region."""
    region = regions.region(code)
    latest = complaints.latest_imports([code]).get(code)
    covered = complaints.covered_months([code]) if latest else {}
    year = [month for (_code, month), complete in covered.items() if complete][-YEAR:]
    newest = year[-1] if year else None
    limit = month_of(today)
    window = Window(min(asked_last or newest or limit, limit), count)
    panel = {month.month: month for month in _read(code, window, year, covered)}
    months = [panel[month] for month in window.months]
    people = regions.population(code, window.last.year)
    disrupting = complaints.disruptions_in(code, window.first, window.last)
    disrupted = {month for row in disrupting for month in months_of(row, window.first, window.last)}
    sees = scope_of(SEE_ACTIVITIES, viewer) is not Scope.NONE
    held, undated = queries.held_in(code, window, viewer) if sees else (None, 0)
    signs, running = queries.signs_and_running(code, viewer, today)
    complete = [month for month in months if month.complete]
    totals = complaints.published_totals(code)
    return RegionPage(
        region=region,
        name=full_name(region.code, region.name),
        window=window,
        limit=limit,
        has_data=latest is not None,
        newest=newest,
        finding=_finding(region, [panel[month] for month in year], people),
        people=people,
        rows=[_row(month, people, month.month in disrupted) for month in months],
        complete=complete,
        absent=stretches(month.month for month in months if month.missing),
        partial=stretches(month.month for month in months if not month.missing and not month.complete),
        disruptions=[worded_disruption(row) for row in disrupting],
        shares=shares(complete),
        rate=monthly_rate([month.citizen for month in complete], people),
        charts=_charts(region, months, people, held or [], disrupted) if latest and people else None,
        activities=held,
        undated=undated,
        partnerships=running,
        kim=signs,
        programmes=named_rows(programmes.running_in(code, today.year, viewer, limit=PROGRAMMES), today),
        published=told_totals(totals),
        levels=by_level(totals),
        assessed=assessed_groups(complaints.assessments_of(code)),
        latest=latest,
        outside="" if latest else _outside(code),
        may_import=may_import_for(code, viewer),
    )


def _read(code: str, window: Window, year: list[date], covered: Covered) -> list[MonthUptake]:
    """The months of the window and those of the finding, in one reading."""
    return complaints.uptake(code, min([window.first, *year]), max([window.last, *year]), covered)


def _outside(code: str) -> str:
    found = complaints.outside_of([code]).get(code)
    return worded_outside(found) if found else ""


def _finding(region: Region, year: list[MonthUptake], people: Population | None) -> str:
    """What came in during the last complete months, or an empty text where there are none."""
    if not year:
        return ""
    name = full_name(region.code, region.name)
    series = ("received", "citizen", "officer", "unknown")
    counts = {key: sum(getattr(month, key) or 0 for month in year) for key in series}
    received = _(
        "Dalam %(count)s bulan terakhir yang datanya lengkap (%(period)s), %(region)s menerima %(received)s pengaduan: "
        "%(citizen)s disampaikan warga, %(officer)s dicatat petugas, %(unknown)s tidak diketahui pencatatnya.",
        count=len(year),
        period=stretches(month.month for month in year),
        region=name if "." in region.code else _("akun pemerintah %(region)s", region=name),
        **{key: number(value) for key, value in counts.items()},
    )
    rate = monthly_rate([month.citizen for month in year], people)
    if rate is None:
        return received
    average = _("Rata-rata %(rate)s pengaduan dari warga per 100.000 penduduk per bulan.", rate=number(rate, 2))
    return f"{received} {average}"


def _row(month: MonthUptake, people: Population | None, disrupted: bool) -> MonthRow:
    return MonthRow(
        month=month_long(month.month),
        citizen=month.citizen,
        officer=month.officer,
        unknown=month.unknown,
        received=month.received,
        rate=_rate(month.citizen, people) if month.complete else None,
        share=percent_of(month.finished or 0, month.received or 0),
        data=_data(month, disrupted),
    )


def _data(month: MonthUptake, disrupted: bool) -> str:
    words = _("Lengkap") if month.complete else _("Belum lengkap")
    told = _("Belum ada data") if month.missing else words
    return _("%(data)s; gangguan layanan", data=told) if disrupted else told


def _rate(count: int | None, people: Population | None) -> float | None:
    return None if count is None else monthly_rate([count], people)


def _charts(
    region: Region, months: list[MonthUptake], people: Population, held: list[SeenActivity], disrupted: set[date]
) -> tuple[UptakeChart, UptakeChart]:
    """Only complete months are drawn: part of a month would look like a fall."""
    markers = [Marker(month_of(row.starts_on), str(KINDS[row.kind]), KIND_LETTERS[row.kind]) for row in held]
    uptake = Uptake(
        name=full_name(region.code, region.name),
        months=[month.month for month in months],
        citizen=[_rate(month.citizen, people) if month.complete else None for month in months],
        officer=[_rate(month.officer, people) if month.complete else None for month in months],
        markers=markers,
        disrupted=disrupted,
    )
    return both_sizes(uptake, uid="pengaduan")
