"""The files that were taken in, for who may take some in herself."""

from sqlalchemy import func, select

from app.complaints.models import (
    ComplaintImport,
    ImportProblem,
)
from app.complaints.policy import may_import_for
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.regions.models import Region


def latest_imports(region_codes: list[str]) -> dict[str, ComplaintImport]:
    """The newest import of each region that was not undone."""
    newest = select(func.max(ComplaintImport.id)).where(
        ComplaintImport.agency_region_code.in_(region_codes), ComplaintImport.undone_at.is_(None)
    )
    query = select(ComplaintImport).where(ComplaintImport.id.in_(newest.group_by(ComplaintImport.agency_region_code)))
    return {row.agency_region_code: row for row in db.session.scalars(query)}


def imports_of(region_code: str, viewer: Viewer, limit: int) -> list[ComplaintImport]:
    """The newest imports of a region, for who may import for it; others see none."""
    if not may_import_for(region_code, viewer):
        return []
    query = select(ComplaintImport).where(ComplaintImport.agency_region_code == region_code)
    return list(db.session.scalars(query.order_by(ComplaintImport.id.desc()).limit(limit)))


def import_of(import_id: int, viewer: Viewer) -> tuple[ComplaintImport, Region, list[ImportProblem]]:
    """One import with the rows it refused, for who may import for that region."""
    found = db.session.get(ComplaintImport, import_id)
    if found is None or not may_import_for(found.agency_region_code, viewer):
        raise NotFound(_("Impor itu tidak ada, atau bukan bagian Anda."))
    problems = db.session.scalars(
        select(ImportProblem).where(ImportProblem.import_id == import_id).order_by(ImportProblem.id)
    )
    region = db.session.get_one(Region, found.agency_region_code)
    return found, region, list(problems)
