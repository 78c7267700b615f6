"""The register as a list, as figures of each region, and whole, for a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select, tuple_
from sqlalchemy.orm import aliased

from app.core.db import db
from app.core.permissions import require
from app.core.text import fold
from app.core.viewer import Viewer
from app.kim.models import Group, GroupActivity, Member
from app.kim.policy import SEE
from app.kim.queries.groups import group
from app.kim.signs import Sign, edges
from app.regions.models import Region, RegionLevel

PAGE_SIZE = 50
REGENCY_LENGTH, DISTRICT_LENGTH = 5, 8

Village, District, Regency = aliased(Region), aliased(Region), aliased(Region)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; ``expired`` asks for groups whose decree is past its time."""

    q: str = ""
    region_code: str | None = None
    sign: Sign | None = None
    expired: bool = False


class Listed(NamedTuple):
    """A group with its place in words, and the day of its last activity."""

    group: Group
    village: str
    level: RegionLevel
    district: str
    regency: str
    last: date | None
    members: int


def page(asked: Filters, viewer: Viewer, today: date, after: int | None = None) -> list[Listed]:
    """Up to PAGE_SIZE + 1 groups by name, behind the one numbered ``after``; the extra one says "more"."""
    query = _listed(asked, viewer, today)
    if after is not None:
        last = group(after, viewer)
        query = query.where(tuple_(Group.folded_name, Group.id) > (last.folded_name, last.id))
    return _rows(query.order_by(Group.folded_name, Group.id).limit(PAGE_SIZE + 1))


def whole(asked: Filters, viewer: Viewer, today: date) -> list[Listed]:
    """All of it, by place."""
    return _rows(_listed(asked, viewer, today).order_by(Group.region_code, Group.folded_name, Group.id))


def named(ids: Iterable[int], viewer: Viewer, today: date) -> list[Listed]:
    """These groups, by name."""
    query = _listed(Filters(), viewer, today).where(Group.id.in_(set(ids)))
    return _rows(query.order_by(Group.folded_name, Group.id))


def _rows(query: Select[Any]) -> list[Listed]:
    return [Listed(*row) for row in db.session.execute(query)]


def _listed(asked: Filters, viewer: Viewer, today: date) -> Select[Any]:
    require(SEE, viewer)
    last, members = _last(), _members(today)
    columns = (Group, Village.name, Village.level, District.name, Regency.name)
    query: Select[Any] = select(*columns, last.c.last, func.coalesce(members.c.number, 0))
    query = query.join(Village, Village.code == Group.region_code)
    query = query.join(District, District.code == Village.parent_code)
    query = query.join(Regency, Regency.code == District.parent_code)
    query = query.outerjoin(last, last.c.group_id == Group.id).outerjoin(members, members.c.group_id == Group.id)
    return query.where(*_wanted(asked, last, today))


def _last() -> Subquery:
    """The day of the last activity of each group that has one."""
    columns = (GroupActivity.group_id, func.max(GroupActivity.held_on).label("last"))
    return select(*columns).group_by(GroupActivity.group_id).subquery()


def _members(today: date) -> Subquery:
    belongs = or_(Member.left_on.is_(None), Member.left_on >= today)
    columns = (Member.group_id, func.count().label("number"))
    return select(*columns).where(belongs).group_by(Member.group_id).subquery()


def _wanted(asked: Filters, last: Subquery, today: date) -> list[ColumnElement[bool]]:
    found = [Group.folded_name.contains(word, autoescape=True) for word in fold(asked.q).split()]
    if asked.region_code:
        found.append(_inside(asked.region_code))
    if asked.sign:
        found.append(_has(asked.sign, last.c.last, today))
    if asked.expired:
        found.append(Group.decree_until < today)
    return found


def _inside(code: str) -> ColumnElement[bool]:
    return or_(Group.region_code == code, Group.region_code.startswith(code + ".", autoescape=True))


def _has(sign: Sign, last: ColumnElement[date], today: date) -> ColumnElement[bool]:
    """The same as signs.sign_of, said to the database."""
    since = edges(today)
    return {
        Sign.ACTIVE: last >= since.active,
        Sign.QUIET: and_(last >= since.quiet, last < since.active),
        Sign.DORMANT: last < since.quiet,
        Sign.NONE: last.is_(None),
    }[sign]


class Signs(NamedTuple):
    """How many groups of a region show which life sign; ``expired`` counts some of them again."""

    code: str
    name: str
    total: int
    active: int
    quiet: int
    dormant: int
    none: int
    expired: int


def by_region(asked: Filters, viewer: Viewer, today: date) -> list[Signs]:
    """Of each kabupaten and kota, or of each kecamatan where one kabupaten is asked for; in order of their codes."""
    require(SEE, viewer)
    length = DISTRICT_LENGTH if len(asked.region_code or "") >= REGENCY_LENGTH else REGENCY_LENGTH
    last = _last()
    columns = (func.substr(Group.region_code, 1, length).label("code"), Group.decree_until, last.c.last)
    narrowed = select(*columns).outerjoin(last, last.c.group_id == Group.id)
    inner = narrowed.where(*_wanted(Filters(asked.q, asked.region_code), last, today)).subquery()
    query = select(inner.c.code, Region.name, *_counts(inner, today)).join(Region, Region.code == inner.c.code)
    rows = db.session.execute(query.group_by(inner.c.code, Region.name).order_by(inner.c.code))
    return [Signs(*row) for row in rows]


def count_signs_in(code: str, viewer: Viewer, today: date) -> Select[*tuple[Any, ...]]:
    """The question what Signs says of one region of whatever level, to be asked along with others."""
    require(SEE, viewer)
    last = _last()
    inner = select(Group.decree_until, last.c.last).outerjoin(last, last.c.group_id == Group.id)
    return select(*_counts(inner.where(_inside(code)).subquery(), today))


def _counts(inner: Subquery, today: date) -> list[ColumnElement[int]]:
    signs = [func.count().filter(_has(sign, inner.c.last, today)) for sign in Sign]
    return [func.count(), *signs, func.count().filter(inner.c.decree_until < today)]
