"""Reading people and the positions they hold; only for those who may see names."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, null, or_, select, tuple_
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.core import clock
from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.people.models import Person, Position
from app.people.policy import CHANGE, SEE, may_change

PAGE_SIZE = 50
LONGEST_NAME = 200


def held_on(day: date) -> ColumnElement[bool]:
    """The condition that a position was held on that day, as far as its dates say."""
    begun = or_(Position.starts_on.is_(None), Position.starts_on <= day)
    return and_(begun, or_(Position.ends_on.is_(None), Position.ends_on >= day))


def person(person_id: int, viewer: Viewer) -> Person:
    """One person with her positions and their organizations, or NotFound."""
    require(SEE, viewer)
    positions = selectinload(Person.positions).joinedload(Position.organization)
    found = db.session.get(Person, person_id, options=[positions])
    if found is None:
        raise NotFound(_("Orang itu tidak ada dalam daftar. Cari namanya."))
    return found


def changeable(person_id: int, viewer: Viewer) -> Person:
    """One person whose name and positions the viewer may correct, or Forbidden."""
    require(CHANGE, viewer)
    found = person(person_id, viewer)
    if not may_change(found, viewer):
        raise Forbidden(_("Data orang ini diubah oleh organisasi yang mencatatnya, organisasinya, atau staf Biro."))
    return found


MOST_CHOICES = 200


def choices(
    viewer: Viewer, day: date | None = None, *, met: Subquery | None = None, near: Iterable[int] = ()
) -> list[tuple[str, str]]:
    """People as number and "Name – title, Organization" (positions of today, or of the day asked).

    Who was ``met`` (person_id, latest) leads, the latest first, then who has a position in an organization of
    ``near``, then the rest by name. A long register is cut: whoever is left out can be written by name.
    """
    require(SEE, viewer)
    held = and_(Position.person_id == Person.id, held_on(day or clock.local_date(clock.now())))
    columns = (Person.id, Person.name, Position.title, Organization.name, Organization.id)
    query: Any = select(*columns, null() if met is None else met.c.latest).outerjoin(Position, held)
    query = query.outerjoin(Organization, Organization.id == Position.organization_id)
    if met is not None:
        query = query.outerjoin(met, met.c.person_id == Person.id)
    found: dict[int, str] = {}
    places: dict[int, int] = {}
    close = set(near)
    for number, name, title, home, home_id, latest in db.session.execute(
        query.order_by(Person.folded_name, Person.id, Position.id)
    ):
        words = f"{title}, {home}" if title else ""
        known = found.get(number)
        found[number] = f"{known}; {words}" if known else " – ".join(filter(None, (name, words)))
        places[number] = min(places.get(number, 1), -latest if latest else 0 if home_id in close else 1)
    order = sorted(found, key=places.__getitem__)
    return [(str(number), found[number]) for number in order[:MOST_CHOICES]]


def position_on(person_id: int, organization_id: int | None, day: date) -> Position | None:
    """The position held on that day (in that organization, if one is named); the one begun last wins."""
    query = select(Position).where(Position.person_id == person_id, held_on(day))
    if organization_id is not None:
        query = query.where(Position.organization_id == organization_id)
    held = db.session.scalars(query.options(joinedload(Position.organization))).all()
    return max(held, key=lambda position: (position.starts_on or date.min, position.id), default=None)


def people_of(organization_id: int, viewer: Viewer, day: date | None = None) -> list[Position]:
    """Positions held today (or on the day asked) in an organization, each with its person, by name."""
    require(SEE, viewer)
    query = (
        select(Position)
        .join(Position.person)
        .options(contains_eager(Position.person))
        .where(Position.organization_id == organization_id, held_on(day or clock.local_date(clock.now())))
        .order_by(Person.folded_name, Position.id)
    )
    return list(db.session.scalars(query))


def page(viewer: Viewer, q: str = "", after: int | None = None) -> list[Person]:
    """Up to PAGE_SIZE + 1 people by name, behind the one numbered ``after``; the extra one says "more"."""
    require(SEE, viewer)
    positions = selectinload(Person.positions).joinedload(Position.organization)
    query = select(Person).options(positions)
    for word in fold(q).split():
        query = query.where(Person.folded_name.contains(word, autoescape=True))
    if after is not None:
        last = person(after, viewer)
        query = query.where(tuple_(Person.folded_name, Person.id) > (last.folded_name, last.id))
    return list(db.session.scalars(query.order_by(Person.folded_name, Person.id).limit(PAGE_SIZE + 1)))


def folded(name: str) -> str:
    """The name as it is searched and compared; folding can lengthen it past its column."""
    return fold(name)[:LONGEST_NAME]


def same_people(names: Iterable[str]) -> dict[tuple[str, int], int]:
    """People of these names, by folded name and each organization they have or had a position in."""
    query = (
        select(Person.folded_name, Position.organization_id, Person.id)
        .join(Person.positions)
        .where(Person.folded_name.in_({folded(name) for name in names}))
        .order_by(Person.id.desc())
    )
    return {(name, organization_id): number for name, organization_id, number in db.session.execute(query)}


def registered(ids: Iterable[int]) -> dict[int, str]:
    """Names by number; numbers that do not exist are left out."""
    wanted = set(ids)
    rows = db.session.execute(select(Person.id, Person.name).where(Person.id.in_(wanted))).all() if wanted else []
    return {row.id: row.name for row in rows}


def same_person(name: str, organization_id: int) -> Person | None:
    """Somebody of this name with a position, past or present, in this organization."""
    query = select(Person).join(Person.positions)
    query = query.where(Person.folded_name == folded(name), Position.organization_id == organization_id)
    return db.session.scalar(query.limit(1))
