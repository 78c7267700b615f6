"""Counting activities that were held and handed in: how many, with how many heads, where and of which kind."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, union
from sqlalchemy.orm import aliased

from app.activities.models import Activity, EventState, TargetRegion
from app.activities.queries import handed_in, in_months, visible_to
from app.core.dates import Precision
from app.core.db import db
from app.core.viewer import Viewer

MONTH_KNOWN = (Precision.DAY, Precision.MONTH)


class ActivityTotals(NamedTuple):
    """How many activities, the participants they recorded (None: none did), and how many recorded them."""

    activities: int = 0
    participants: int | None = None
    recorded: int = 0


def counted(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """What counts as outreach, the same on every page, chart and paper: it was held, and its report is no draft."""
    return visible_to(viewer), handed_in(), Activity.event_state == EventState.HELD


def held_in_months(first: date, last: date, viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """What counts in these months, both included."""
    return *counted(viewer), in_months(first, last)


def totals_by_region(
    codes: Sequence[str], first: date, last: date, viewer: Viewer, *, about_lapor: bool = False
) -> dict[str, ActivityTotals]:
    """Totals by kabupaten/kota in one query; an activity counts once in every region it was held in or aimed at.

    ``about_lapor`` leaves only those that spoke of SP4N-LAPOR!.
    """
    columns = (Activity.id, Activity.region_code, Activity.audience_total)
    query = select(*columns).where(*held_in_months(first, last, viewer))
    held = (query.where(Activity.discusses_lapor) if about_lapor else query).cte("held")
    target = aliased(TargetRegion)  # the plain table is spoken for by the conditions of visible_to
    there = select(held.c.id.label("id"), func.substr(held.c.region_code, 1, 5).label("region"))
    aimed = select(held.c.id, func.substr(target.region_code, 1, 5)).join(target, target.activity_id == held.c.id)
    pairs = union(there, aimed).subquery()
    totals = (
        select(pairs.c.region, func.count(), func.sum(held.c.audience_total), func.count(held.c.audience_total))
        .join(held, held.c.id == pairs.c.id)
        .where(pairs.c.region.in_(codes))
        .group_by(pairs.c.region)
    )
    return {region: ActivityTotals(*found) for region, *found in db.session.execute(totals).all()}
