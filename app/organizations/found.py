"""The register of organizations in search."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.db import db
from app.core.i18n import _l
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer
from app.organizations.labels import CATEGORIES
from app.organizations.models import Organization
from app.organizations.policy import SEE
from app.regions.queries import region_names
from app.search.queries import Asked
from app.search.sources import Hit, Source, Texts, register_group, register_source


def _texts() -> Texts:
    """With the region, so that 'Dinas Kesehatan Lebak' finds the one of Lebak however it is written."""
    regions = region_names()
    return lambda row: f"{row.name} {row.short_name} {regions.get(row.region_code, '')}"


ORGANIZATIONS = register_source(
    Source("organization", Organization, ("name", "short_name", "region_code"), _texts, named=True)
)


@register_group("mitra", _l("Mitra"), position=20, forgiving=True)
def found_organizations(asked: Asked, viewer: Viewer, limit: int) -> list[Hit]:
    """By name."""
    if scope_of(SEE, viewer) is Scope.NONE:
        return []
    query = select(Organization).where(asked.among(Organization.id, ORGANIZATIONS))
    query = query.options(joinedload(Organization.region)).limit(limit)
    return [
        Hit(row.name, CATEGORIES[row.category], row.region.name, "organizations.show", {"organization_id": row.id})
        for row in db.session.scalars(query.order_by(Organization.folded_name, Organization.id))
    ]
