"""Reading the register of organizations; everyone signed in sees all of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, literal, or_, select, tuple_
from sqlalchemy.orm import joinedload

from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.details import folded
from app.organizations.lists import KEPT, Row
from app.organizations.matching import Known, Register
from app.organizations.models import Organization, OrganizationCategory, OrganizationImport
from app.organizations.policy import CHANGE, IMPORT, SEE, may_change
from app.regions.models import Region

PAGE_SIZE = 50


def organization(organization_id: int, viewer: Viewer) -> Organization:
    """One organization with its region, or NotFound."""
    require(SEE, viewer)
    found = db.session.get(Organization, organization_id, options=[joinedload(Organization.region)])
    if found is None:
        raise NotFound(_("Organisasi itu tidak ada. Cari namanya di daftar mitra."))
    return found


def changeable(organization_id: int, viewer: Viewer) -> Organization:
    """One organization that the viewer may change, or Forbidden: the register hides none of them."""
    require(CHANGE, viewer)
    found = organization(organization_id, viewer)
    if not may_change(found, viewer):
        raise Forbidden(_("Data organisasi ini diubah oleh organisasi itu sendiri, atau oleh staf Biro."))
    return found


def register(viewer: Viewer, *, lately: Subquery | None = None) -> Register:
    """Every organization by what it is called, in order of name; ``lately`` (organization_id, latest) says who took
    part in what."""
    require(SEE, viewer)
    columns = (Organization.id, Organization.name, Organization.short_name, Organization.region_code, Region.name)
    query: Any = select(*columns, literal(0) if lately is None else func.coalesce(lately.c.latest, 0))
    query = query.join(Organization.region).order_by(Organization.folded_name, Organization.id)
    if lately is not None:
        query = query.outerjoin(lately, lately.c.organization_id == Organization.id)
    return Register([Known(*row) for row in db.session.execute(query)])


def names(ids: Iterable[int]) -> dict[int, str]:
    """Names by number; numbers that do not exist are left out."""
    rows = db.session.execute(select(Organization.id, Organization.name).where(Organization.id.in_(set(ids)))).all()
    return {row.id: row.name for row in rows}


def page(
    viewer: Viewer,
    q: str = "",
    category: OrganizationCategory | None = None,
    region_code: str | None = None,
    after: int | None = None,
) -> list[Organization]:
    """Up to PAGE_SIZE + 1 organizations by name, behind the one numbered ``after``; the extra one says "more"."""
    require(SEE, viewer)
    query = select(Organization).where(*_wanted(q, category, region_code)).options(joinedload(Organization.region))
    if after is not None:
        last = organization(after, viewer)
        query = query.where(tuple_(Organization.folded_name, Organization.id) > (last.folded_name, last.id))
    query = query.order_by(Organization.folded_name, Organization.id).limit(PAGE_SIZE + 1)
    return list(db.session.scalars(query))


def _wanted(q: str, category: OrganizationCategory | None, region_code: str | None) -> list[ColumnElement[bool]]:
    found = [_names_hold(word) for word in fold(q).split()]
    if category:
        found.append(Organization.category == category)
    if region_code:
        below = Organization.region_code.startswith(region_code + ".", autoescape=True)
        found.append(or_(Organization.region_code == region_code, below))
    return found


def _names_hold(word: str) -> ColumnElement[bool]:
    return or_(
        Organization.folded_name.contains(word, autoescape=True),
        Organization.short_name.icontains(word, autoescape=True),
    )


def same_name(name: str, region_code: str, *, except_id: int | None = None) -> Organization | None:
    """Another organization of this name in this region."""
    query = select(Organization).where(
        Organization.folded_name == folded(name), Organization.region_code == region_code
    )
    return db.session.scalar(query.where(Organization.id != (except_id or 0)).limit(1))


def import_of(import_id: int, viewer: Viewer, *, now: datetime, lock: bool = False) -> OrganizationImport:
    """A list that this person sent and that is not past its time; a list of anybody else is not there."""
    require(IMPORT, viewer)
    found = db.session.get(OrganizationImport, import_id, with_for_update=lock)
    if found is None or found.created_by_id != viewer.account_id or found.created_at < now - KEPT:
        raise NotFound(_("Daftar itu tidak ada lagi. Unggah berkasnya sekali lagi."))
    return found


def rows_of(found: OrganizationImport) -> list[Row]:
    return [Row(**data) for data in found.rows]


def named(ids: Iterable[int], viewer: Viewer) -> list[Organization]:
    """These organizations with their regions, by name."""
    require(SEE, viewer)
    query = select(Organization).where(Organization.id.in_(set(ids))).options(joinedload(Organization.region))
    return list(db.session.scalars(query.order_by(Organization.folded_name, Organization.id)))
