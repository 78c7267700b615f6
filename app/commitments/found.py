"""Commitments in search: what was promised, for whoever sees the activity; never who is to do it."""

from sqlalchemy.orm import contains_eager

from app.activities.models import Activity
from app.commitments.labels import state_tag
from app.commitments.models import Commitment
from app.commitments.policy import SEE
from app.commitments.queries import visible
from app.core import clock
from app.core.db import db
from app.core.i18n import _l
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.search.queries import Asked
from app.search.sources import Hit, Source, Texts, register_group, register_source

LONGEST = 160


def _texts() -> Texts:
    return lambda row: str(row.what)


COMMITMENTS = register_source(Source("commitment", Commitment, ("what",), _texts))


@register_group("tindak-lanjut", _l("Tindak lanjut"), position=60)
def found_commitments(asked: Asked, viewer: Viewer, limit: int) -> list[Hit]:
    """The newest first; each leads to the activity in which it was made."""
    if scope_of(SEE, viewer) is Scope.NONE:
        return []
    query = visible(viewer).where(asked.among(Commitment.id, COMMITMENTS))
    query = query.options(contains_eager(Commitment.activity).joinedload(Activity.region))
    return [_hit(row) for row in db.session.scalars(query.order_by(Commitment.id.desc()).limit(limit))]


def _hit(row: Commitment) -> Hit:
    words = state_tag(row, clock.local_date(clock.now()))[0]
    title = row.what if len(row.what) <= LONGEST else row.what[:LONGEST].rstrip() + " …"
    region = row.activity.region.name if row.activity.region else ""
    return Hit(title, words, region, "reports.activity", {"activity_id": row.activity_id})
