"""Activities in search, by what their own list looks through, and their region."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, load_only

from app.activities.labels import KINDS
from app.activities.models import Activity
from app.activities.queries import visible_to
from app.activities.queries.reading import newest_first
from app.core.db import db
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.regions.queries import region_names
from app.search.queries import Asked
from app.search.sources import Hit, Source, Texts, register_group, register_source


def _texts() -> Texts:
    regions = region_names()
    return lambda row: f"{row.search_text} {regions.get(row.region_code or '', '')}"


ACTIVITIES = register_source(Source("activity", Activity, ("search_text", "region_code"), _texts))


@register_group("kegiatan", _l("Kegiatan"), position=40)
def found_activities(asked: Asked, viewer: Viewer, limit: int) -> list[Hit]:
    """The newest first, and only what the viewer sees in their list."""
    query = select(Activity).where(visible_to(viewer), asked.among(Activity.id, ACTIVITIES))
    columns = load_only(Activity.title, Activity.kind, Activity.starts_on, Activity.date_precision)
    query = query.options(columns, joinedload(Activity.region)).order_by(*newest_first()).limit(limit)
    return [_hit(row) for row in db.session.scalars(query)]


def _hit(row: Activity) -> Hit:
    region = row.region.name if row.region else ""
    note = f"{KINDS[row.kind]}, {row.held_on.label()}"
    return Hit(row.title, note, region, "reports.activity", {"activity_id": row.id})
