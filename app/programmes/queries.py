"""Reading programmes and priorities: the register is everyone's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, extract, false, or_, select, true, tuple_
from sqlalchemy.orm import joinedload, selectinload

from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.permissions import Scope, require, scope_of
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.models import Organization, OrganizationCategory
from app.programmes.lists import KEPT, Row
from app.programmes.models import (
    FieldOfWork,
    Programme,
    ProgrammeAgency,
    ProgrammeImport,
    ProgrammeKind,
    ProgrammeRegion,
)
from app.programmes.opportunities import Standing
from app.programmes.policy import CHANGE, SEE, may_change
from app.regions.models import Region, RegionLevel

PAGE_SIZE = 50

# What a row of the register shows.
ROW = (joinedload(Programme.organization), selectinload(Programme.regions))


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    return true() if scope_of(SEE, viewer) is Scope.ALL else false()


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; None is no narrowing."""

    q: str = ""
    kinds: tuple[ProgrammeKind, ...] | None = None
    field: FieldOfWork | None = None
    region_code: str | None = None
    year: int | None = None


def runs_in(year: int) -> ColumnElement[bool]:
    """Carried out in this year: what was ended is so until the year it ended in."""
    stopped = or_(Programme.ended_on.is_(None), extract("year", Programme.ended_on) >= year)
    return and_(Programme.first_year <= year, Programme.last_year >= year, stopped)


def works_in(code: str) -> ColumnElement[bool]:
    """In the region, in a part of it, or in a larger one that holds it."""
    column: Any = ProgrammeRegion.region_code
    above = [".".join(code.split(".")[:length]) for length in range(1, code.count(".") + 1)]
    here = or_(column == code, column.startswith(code + ".", autoescape=True), column.in_(above))
    return exists().where(ProgrammeRegion.programme_id == Programme.id, here).correlate(Programme)


def page(filters: Filters, viewer: Viewer, *, after: int | None = None) -> list[Programme]:
    """Up to PAGE_SIZE + 1 by title, behind the one numbered ``after``; the extra one says "more"."""
    require(SEE, viewer)
    query = select(Programme).where(visible_to(viewer), *_wanted(filters)).options(*ROW)
    if after is not None:
        last = programme(after, viewer)
        query = query.where(tuple_(Programme.folded_title, Programme.id) > (last.folded_title, last.id))
    return list(db.session.scalars(query.order_by(Programme.folded_title, Programme.id).limit(PAGE_SIZE + 1)))


def _wanted(filters: Filters) -> list[ColumnElement[bool]]:
    found = [_speaks_of(word) for word in fold(filters.q).split()]
    if filters.kinds:
        found.append(Programme.kind.in_(filters.kinds))
    if filters.field:
        found.append(Programme.field == filters.field)
    if filters.region_code:
        found.append(works_in(filters.region_code))
    if filters.year:
        found.append(runs_in(filters.year))
    return found


def _speaks_of(word: str) -> ColumnElement[bool]:
    """In the title, the donor, or the name of who carries it out."""
    called = or_(
        Organization.folded_name.contains(word, autoescape=True),
        Organization.short_name.icontains(word, autoescape=True),
    )
    by_name = exists().where(Organization.id == Programme.organization_id, called).correlate(Programme)
    in_title = Programme.folded_title.contains(word, autoescape=True)
    return or_(in_title, Programme.donor.icontains(word, autoescape=True), by_name)


def programme(programme_id: int, viewer: Viewer) -> Programme:
    """One programme with everything of it, or NotFound."""
    require(SEE, viewer)
    query = select(Programme).where(Programme.id == programme_id, visible_to(viewer))
    agencies = selectinload(Programme.agencies).joinedload(ProgrammeAgency.organization)
    found = db.session.scalar(query.options(*ROW, agencies, joinedload(Programme.donor_organization)))
    if found is None:
        raise NotFound(_("Program itu tidak ada. Cari namanya di daftar program."))
    return found


def changeable(programme_id: int, viewer: Viewer) -> Programme:
    """One programme that the viewer may change, or Forbidden: the register hides none of them."""
    require(CHANGE, viewer)
    found = programme(programme_id, viewer)
    if not may_change(found, viewer):
        raise Forbidden(not_yours())
    return found


def not_yours() -> str:
    return _("Program ini hanya dapat diubah oleh organisasinya, staf daerahnya, atau staf Biro.")


def of_organization(organization_id: int, viewer: Viewer, *, limit: int) -> list[tuple[Programme, str]]:
    """What it carries out or is in charge of, or is a partner OPD of, newest years first, each with who carries it
    out; one more than ``limit`` says that there are others. One question."""
    require(SEE, viewer)
    with_it = exists().where(
        ProgrammeAgency.programme_id == Programme.id, ProgrammeAgency.organization_id == organization_id
    )
    mine = or_(Programme.organization_id == organization_id, with_it.correlate(Programme))
    return _named(select(Programme, Organization.name).where(visible_to(viewer), mine), limit + 1)


def running_in(code: str, year: int, viewer: Viewer, *, limit: int) -> list[tuple[Programme, str]]:
    """What is carried out in a region in a year, each with who does; one more than ``limit`` says that there are
    others. One question."""
    require(SEE, viewer)
    query = select(Programme, Organization.name).where(visible_to(viewer), works_in(code), runs_in(year))
    return _named(query, limit + 1)


def _named(query: Any, limit: int) -> list[tuple[Programme, str]]:
    query = query.join(Organization, Organization.id == Programme.organization_id)
    query = query.order_by(Programme.last_year.desc(), Programme.folded_title, Programme.id).limit(limit)
    return [(found, name) for found, name in db.session.execute(query)]


def standing(province: str, year: int, viewer: Viewer, field: FieldOfWork | None = None) -> list[Standing]:
    """What is carried out in a province in a year, as the rules of opportunities look at it, by title. Two questions,
    however many there are."""
    require(SEE, viewer)
    here = [visible_to(viewer), works_in(province), runs_in(year)]
    if field is not None:
        here.append(Programme.field == field)
    column: Any = ProgrammeRegion.region_code
    inside = or_(column == province, column.startswith(province + ".", autoescape=True))
    regions = select(ProgrammeRegion.programme_id, column).where(inside).order_by(column)
    codes: dict[int, list[str]] = {}
    for number, code in db.session.execute(regions.join(Programme).where(*here)):
        codes.setdefault(number, []).append(code)
    query = select(Programme, Organization.name).join(Organization, Organization.id == Programme.organization_id)
    rows = db.session.execute(query.where(*here).order_by(Programme.folded_title, Programme.id))
    return [_standing(row, name, tuple(codes[row.id])) for row, name in rows]


def _standing(row: Programme, organization: str, codes: tuple[str, ...]) -> Standing:
    return Standing(
        id=row.id,
        title=row.title,
        organization_id=row.organization_id,
        organization=organization,
        field=row.field,
        is_priority=row.is_priority,
        first_year=row.first_year,
        last_year=row.runs_until,
        codes=codes,
    )


def place_names(codes: Iterable[str]) -> dict[str, str]:
    """Names by code, also of the kabupaten in which a kecamatan lies."""
    wanted = {part for code in codes for part in (code, code[:5])}
    rows = db.session.execute(select(Region.code, Region.name).where(Region.code.in_(wanted)))
    return dict(rows.all())


def districts() -> list[tuple[str, str, str]]:
    """Every kecamatan: code, name, code of its kabupaten or kota."""
    query = select(Region.code, Region.name, Region.parent_code).where(Region.level == RegionLevel.DISTRICT)
    return [(code, name, str(parent)) for code, name, parent in db.session.execute(query)]


def titles_of(organization_ids: Iterable[int]) -> dict[tuple[int, str, int], int]:
    """What is in the register already: its number by organization, folded title and first year."""
    columns = (Programme.organization_id, Programme.folded_title, Programme.first_year, Programme.id)
    rows = db.session.execute(select(*columns).where(Programme.organization_id.in_(set(organization_ids))))
    return {(organization, title, year): number for organization, title, year, number in rows}


def import_of(import_id: int, viewer: Viewer, *, now: datetime, lock: bool = False) -> ProgrammeImport:
    """A list that this person sent and that is not past its time; a list of anybody else is not there."""
    require(CHANGE, viewer)
    found = db.session.get(ProgrammeImport, import_id, with_for_update=lock)
    if found is None or found.created_by_id != viewer.account_id or found.created_at < now - KEPT:
        raise NotFound(_("Daftar itu tidak ada lagi. Unggah berkasnya sekali lagi."))
    return found


def rows_of(found: ProgrammeImport) -> list[Row]:
    return [Row(**data) for data in found.rows]


def named(ids: Iterable[int], viewer: Viewer) -> list[Programme]:
    """These programmes with their organizations, by title."""
    require(SEE, viewer)
    query = select(Programme).where(Programme.id.in_(set(ids)), visible_to(viewer))
    query = query.options(joinedload(Programme.organization)).order_by(Programme.folded_title, Programme.id)
    return list(db.session.scalars(query))


def categories() -> dict[int, OrganizationCategory]:
    """The category of every organization, by number."""
    return dict(db.session.execute(select(Organization.id, Organization.category)).all())
