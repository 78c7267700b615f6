"""Partnerships in search: by title and by who signed; by number only for whom it concerns."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import selectinload

from app.core.db import db
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.organizations.found import ORGANIZATIONS
from app.partnerships.labels import DOCUMENTS
from app.partnerships.models import Partnership, PartnershipRegion, Party
from app.partnerships.queries import detailed_to, visible_to
from app.search.queries import Asked
from app.search.sources import Hit, Source, Texts, register_group, register_source


def _titles() -> Texts:
    return lambda row: str(row.title)


def _numbers() -> Texts:
    return lambda row: str(row.number)


TITLES = register_source(Source("partnership", Partnership, ("title",), _titles))
NUMBERS = register_source(Source("partnership_number", Party, ("number",), _numbers))


@register_group("kerja-sama", _l("Kerja sama"), position=50)
def found_partnerships(asked: Asked, viewer: Viewer, limit: int) -> list[Hit]:
    """The newest first."""
    regions = selectinload(Partnership.regions).joinedload(PartnershipRegion.region)
    query = select(Partnership).where(visible_to(viewer), _speaks_of(asked, viewer)).options(regions)
    query = query.order_by(Partnership.signed_on.desc(), Partnership.id.desc()).limit(limit)
    return [_hit(row) for row in db.session.scalars(query)]


def _speaks_of(asked: Asked, viewer: Viewer) -> ColumnElement[bool]:
    parties = select(Party.partnership_id).where(Party.organization_id.in_(asked.matching(ORGANIZATIONS)))
    numbered = select(Party.partnership_id).where(Party.id.in_(asked.matching(NUMBERS)))
    return or_(
        Partnership.id.in_(asked.matching(TITLES)),
        Partnership.id.in_(parties),
        and_(detailed_to(viewer), Partnership.id.in_(numbered)),
    )


def _hit(row: Partnership) -> Hit:
    note = f"{DOCUMENTS[row.document_kind]}, {row.signed_on.year}"
    regions = ", ".join(one.region.name for one in row.regions)
    return Hit(row.title, note, regions, "partnerships.show", {"partnership_id": row.id})
