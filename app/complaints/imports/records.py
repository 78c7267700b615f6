"""What an export says once it is read: its period, its reports, and which rows were refused and why."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from app.core.dates import LAST_YEAR, last_day
from app.core.errors import DomainError
from app.core.i18n import _
from app.sheets.files import UnreadableFile

FIRST_DAY = date(2011, 1, 1)  # LAPOR! itself began in 2011


class PeriodMissing(UnreadableFile):
    """The file does not say which period it covers and nobody else did."""

    def __init__(self) -> None:
        super().__init__(_("Berkas tidak memuat Periode Masuk yang terbaca. Isi awal dan akhir periodenya."), "period")


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included."""

    starts_on: date
    ends_on: date

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise DomainError(_("Akhir periode mendahului awalnya. Tukar atau perbaiki tanggalnya."), "period")
        if self.ends_on.year > LAST_YEAR:
            raise DomainError(
                _("Akhir periode paling lambat tahun %(year)s. Perbaiki tanggalnya.", year=LAST_YEAR), "period"
            )

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def whole_months(self) -> Iterator[date]:
        """The first day of every month that lies wholly inside; of the time before LAPOR! no file can speak."""
        month = max(self.starts_on, FIRST_DAY).replace(day=1)
        while last_day(month) <= self.ends_on:
            if month >= self.starts_on:
                yield month
            month = last_day(month) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report without its reporter, title, text and reasons; words are as the file has them.

    Two rows are equal when they say the same, wherever they stand. The tracking ID leads back to a person,
    so it stays out of the repr; what is stored is its keyed hash.
    """

    line: int = field(compare=False)
    tracking_id: str = field(repr=False)
    received_on: date
    received_at: time | None
    classification: str
    category: str
    report_type: str
    channel: str
    parent_agency: str
    assigned_agency: str
    status: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A refused row; ``month`` (its first day) is what it makes incomplete, None when that could be any."""

    line: int
    column: str
    message: str
    month: date | None


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was read. Every report row of it is in ``rows``, in ``problems`` or counted in ``repeated``.

    ``doubtful_months`` are those of accepted rows that a refused row of another month contradicts.
    """

    agency_name: str
    generated_on: date | None
    imported_on: date
    period: Period
    rows: list[ReportRow]
    problems: list[Problem]
    repeated: int = 0
    warnings: list[str] = field(default_factory=list)
    doubtful_months: frozenset[date] = frozenset()

    def complete_months(self) -> set[date]:
        """Months this file speaks of wholly and cleanly: inside its period, over before it was made, no row refused.

        A file that does not say when it was made counts as made on the day of the import; a date of making
        that lies after the import is not believed.
        """
        spoiled = {problem.month for problem in self.problems}
        if None in spoiled:
            return set()
        made_on = min(self.generated_on or self.imported_on, self.imported_on)
        whole = {month for month in self.period.whole_months() if last_day(month) < made_on}
        return whole - spoiled - self.doubtful_months
