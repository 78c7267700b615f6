"""Reading across packages for one paper: what comes before and after an activity, and its region's uptake."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import load_only

from app.activities.labels import KIND_LETTERS, KINDS
from app.activities.models import Activity
from app.activities.queries import markers, visible_to
from app.complaints.queries import MonthUptake, disrupted_months, uptake
from app.core.dates import Precision, shifted
from app.core.db import db
from app.core.viewer import Viewer
from app.regions.models import Population, Region
from app.regions.queries import names, population
from app.web.charts import Marker, Uptake

MONTHS_AROUND = 12
KABUPATEN_KOTA = 5  # characters of such a code; LAPOR! counts by the government that answers
Months = list[MonthUptake]
LINKED = (Activity.title, Activity.starts_on, Activity.date_precision, Activity.follows_id, Activity.paper_state)


def neighbours(activity: Activity, viewer: Viewer) -> tuple[Activity | None, list[Activity]]:
    """The activity it follows and those that follow it, each only when the viewer may see it."""
    query = (
        select(Activity)
        .where(visible_to(viewer), or_(Activity.follows_id == activity.id, Activity.id == (activity.follows_id or 0)))
        .options(load_only(*LINKED))
        .order_by(Activity.id)
    )
    found = list(db.session.scalars(query))
    before = next((one for one in found if one.id == activity.follows_id), None)
    return before, [one for one in found if one.follows_id == activity.id]


@dataclass(frozen=True, slots=True)
class RegionUptake:
    """The chart of a region around an activity, and whom its rates are counted against."""

    chart: Uptake
    population: Population
    kinds: dict[str, str]  # letters under the chart and what they stand for


def uptake_around(activity: Activity, viewer: Viewer, today: date) -> RegionUptake | None:
    """A year before the activity to a year after it; None where its month, residents or any figure are not known."""
    if activity.starts_on is None:
        return None
    if activity.date_precision not in (Precision.DAY, Precision.MONTH):
        return None
    place, held = _charted(activity), activity.starts_on.replace(day=1)
    if place is None:
        return None
    code = place.code[:KABUPATEN_KOTA]
    last = min(shifted(held, MONTHS_AROUND), today.replace(day=1))
    months = _up_to_the_newest(uptake(code, shifted(held, -MONTHS_AROUND), max(last, held)), held)
    residents = population(code, activity.starts_on.year)
    if not any(month.complete for month in months) or residents is None or not residents.total:
        return None
    name = place.name if place.code == code else names({code}).get(code, code)
    return _drawn(code, name, months, residents, viewer)


def _charted(activity: Activity) -> Region | None:
    """The region whose uptake it should move: where it was held if that is a target, else the first target."""
    targets = [row.region for row in activity.targets]
    if activity.region is not None and (not targets or activity.region_code in {one.code for one in targets}):
        return activity.region
    return targets[0] if targets else None


def _up_to_the_newest(months: Months, held: date) -> Months:
    """Without the months after the activity for which there are no figures yet."""
    known = [month.month for month in months if month.complete]
    end = max([held, *known])
    return [month for month in months if month.month <= end]


def _drawn(code: str, name: str, months: Months, residents: Population, viewer: Viewer) -> RegionUptake:
    last = shifted(months[-1].month, 1)
    held = [one for one in markers(code, months[0].month, last, viewer) if one.starts_on and one.starts_on < last]
    chart = Uptake(
        name=name,
        months=[month.month for month in months],
        citizen=[_rate(month, month.citizen, residents) for month in months],
        officer=[_rate(month, month.officer, residents) for month in months],
        markers=[Marker(one.starts_on, str(KINDS[one.kind]), KIND_LETTERS[one.kind]) for one in held if one.starts_on],
        disrupted=frozenset(disrupted_months([code], months[0].month, months[-1].month)[code]),
    )
    return RegionUptake(chart, residents, {KIND_LETTERS[one.kind]: str(KINDS[one.kind]) for one in held})


def _rate(month: MonthUptake, reports: int | None, residents: Population) -> float | None:
    """Per 100,000 residents; a month that is not complete is missing, because its count may still grow."""
    return None if reports is None or not month.complete else reports * 100_000 / residents.total
