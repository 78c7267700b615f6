"""Programmes and priorities in search: by title, and by the organization whose they are."""

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app.core.db import db
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.organizations.found import ORGANIZATIONS
from app.programmes.labels import FIELDS
from app.programmes.models import Programme
from app.programmes.queries import visible_to
from app.search.queries import Asked
from app.search.sources import Hit, Source, Texts, register_group, register_source


def _texts() -> Texts:
    return lambda row: str(row.title)


TITLES = register_source(Source("programme", Programme, ("title",), _texts))


@register_group("program", _l("Program dan prioritas"), position=55)
def found_programmes(asked: Asked, viewer: Viewer, limit: int) -> list[Hit]:
    """The newest first."""
    owned = Programme.organization_id.in_(asked.matching(ORGANIZATIONS))
    query = select(Programme).where(visible_to(viewer), or_(Programme.id.in_(asked.matching(TITLES)), owned))
    query = query.options(joinedload(Programme.organization)).order_by(Programme.first_year.desc(), Programme.id.desc())
    return [_hit(row) for row in db.session.scalars(query.limit(limit))]


def _hit(row: Programme) -> Hit:
    note = f"{row.organization.name}, {FIELDS[row.field]}, {row.first_year}"
    return Hit(row.title, note, "", "programmes.show", {"programme_id": row.id})
