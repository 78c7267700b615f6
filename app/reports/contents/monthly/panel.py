"""The months of complaints that a report looks at, region by region."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.complaints.queries import MonthUptake, uptake_of
from app.regions.models import Population
from app.regions.queries import populations
from app.reports.contents.monthly.asked import Asked


@dataclass(frozen=True, slots=True)
class Panel:
    """The months of the regions asked for and of the province's own account, and how many people live there."""

    months: Mapping[str, Mapping[date, MonthUptake]]
    people: Mapping[str, Population]

    def complete(self, codes: Sequence[str], month: date) -> list[str]:
        return [code for code in codes if self.months[code][month].complete]

    def sum(self, codes: Sequence[str], month: date, name: str) -> int:
        """Of regions whose month is complete."""
        return sum(getattr(self.months[code][month], name) or 0 for code in codes)

    def residents(self, codes: Sequence[str]) -> int | None:
        """None as soon as one is not known: a rate over the others would be too high."""
        known = [self.people[code].total for code in codes if code in self.people]
        return sum(known) if len(known) == len(codes) else None


def panel_of(asked: Asked) -> Panel:
    codes = [asked.code, *asked.parts]
    found = uptake_of(codes, asked.drawn[0], asked.month)
    months = {code: {one.month: one for one in rows} for code, rows in found.items()}
    return Panel(months, populations(codes, asked.month.year))
