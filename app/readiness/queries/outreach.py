"""What a year's activities say of outreach: counted, never typed, and the same for every reader."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, select, union

from app.activities.models import Activity, ActivityKind, EventState, PaperState, TargetRegion
from app.activities.queries import handed_in, in_region, visible_to
from app.core.dates import PartialDate, Precision
from app.core.db import db
from app.core.viewer import Viewer

# In the order of the fields of ``Outreach``.
COUNTED_KINDS = (ActivityKind.OUTREACH, ActivityKind.TRAINING, ActivityKind.TRAINING_AND_OUTREACH)


class OutreachActivity(NamedTuple):
    """One of them, as the list of evidence names it."""

    id: int
    kind: ActivityKind
    paper_state: PaperState
    title: str
    starts_on: date
    date_precision: Precision
    place: str
    audience_total: int | None

    @property
    def held_on(self) -> PartialDate:
        return PartialDate(self.starts_on, self.date_precision)


def _counted(year: int) -> tuple[ColumnElement[bool], ...]:
    """Held, handed in, and about SP4N-LAPOR!: counted alike for every reader, so no viewer is asked for."""
    return (
        Activity.kind.in_(COUNTED_KINDS),
        Activity.discusses_lapor.is_(True),
        Activity.event_state == EventState.HELD,
        handed_in(),
        Activity.starts_on.between(date(year, 1, 1), date(year, 12, 31)),
    )


def totals(codes: Sequence[str], year: int) -> Select[Any]:
    """Region and the fields of ``Outreach``; an activity counts once in every region it was held in or aimed at."""
    columns = (Activity.id, Activity.kind, Activity.region_code, Activity.audience_total)
    held = select(*columns).where(*_counted(year)).cte("held")
    pairs = []
    for length in sorted({len(code) for code in codes}):
        pairs.append(select(held.c.id.label("id"), func.substr(held.c.region_code, 1, length).label("region")))
        aimed = select(held.c.id, func.substr(TargetRegion.region_code, 1, length))
        pairs.append(aimed.join(TargetRegion, TargetRegion.activity_id == held.c.id))
    met = union(*pairs).subquery()
    kinds = [func.sum(case((held.c.kind == kind, 1), else_=0)).label(kind.value) for kind in COUNTED_KINDS]
    people = func.sum(held.c.audience_total).label("participants")
    query = select(met.c.region, *kinds, people).join(held, held.c.id == met.c.id)
    return query.where(met.c.region.in_(codes)).group_by(met.c.region)


def outreach_activities(code: str, year: int, viewer: Viewer) -> list[OutreachActivity]:
    """Those behind the numbers that the viewer may see one by one, oldest first."""
    query = select(*(Activity.__table__.columns[name] for name in OutreachActivity._fields))
    rows = db.session.execute(
        query.where(visible_to(viewer), *_counted(year), in_region(code)).order_by(Activity.starts_on, Activity.id)
    ).all()
    return [OutreachActivity._make(row) for row in rows]
