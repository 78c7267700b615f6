"""Which kabupaten/kota can be chosen to be looked at: those of activities about SP4N-LAPOR! that were held."""

from collections.abc import Iterable

from sqlalchemy import Select, exists, select

from app.activities.models import Activity, EventState, TargetRegion
from app.activities.queries import SANCTIONED
from app.core.db import db

CODE = 5  # characters of a kabupaten's or kota's code; what is longer lies below one


def reached(codes: Iterable[str]) -> list[str]:
    """Those of these kabupaten and kota that an activity was aimed at, or at their whole province."""
    found = {code[:CODE] for code in db.session.scalars(_aimed_at()) if code}
    return [code for code in codes if code in found or code[:2] in found]


def _aimed_at() -> Select[str]:
    """The targets of the activities; where there are none, the place."""
    counts = (Activity.paper_state.in_(SANCTIONED), Activity.event_state == EventState.HELD, Activity.discusses_lapor)
    targeted = exists().where(TargetRegion.activity_id == Activity.id)
    places = select(Activity.region_code.label("code")).where(*counts, ~targeted)
    targets = select(TargetRegion.region_code).join(Activity, Activity.id == TargetRegion.activity_id).where(*counts)
    both = places.union(targets).subquery()
    return select(both.c.code)
