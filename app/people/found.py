"""People in search, for who may see names."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core import clock
from app.core.db import db
from app.core.i18n import _l
from app.core.names import can_be_one
from app.core.permissions import Scope, require, scope_of
from app.core.viewer import Viewer
from app.people.models import Person, Position
from app.people.policy import SEE
from app.search.queries import MANY, Asked
from app.search.sources import Hit, Source, Texts, register_group, register_source


def _texts() -> Texts:
    return lambda row: str(row.name)


PEOPLE = register_source(Source("person", Person, ("name",), _texts, named=True, person=True))


@register_group("orang", _l("Orang"), position=30, forgiving=True)
def found_people(asked: Asked, viewer: Viewer, limit: int) -> list[Hit]:
    """By name; each with what she is today."""
    if scope_of(SEE, viewer) is Scope.NONE:
        return []
    positions = selectinload(Person.positions).joinedload(Position.organization)
    query = select(Person).where(asked.among(Person.id, PEOPLE)).options(positions)
    rows = db.session.scalars(query.order_by(Person.folded_name, Person.id).limit(limit))
    return [Hit(row.name, _held(row), "", "people.show", {"person_id": row.id}) for row in rows]


def can_be_same(person: Person, viewer: Viewer) -> list[Person]:
    """Others in the list whose name can be this person's, by name; whether they are one is for people to say."""
    require(SEE, viewer)
    asked = Asked(person.name, {})  # initials count too
    query = select(Person).where(asked.among(Person.id, PEOPLE), Person.id != person.id)
    rows = db.session.scalars(query.order_by(Person.folded_name, Person.id).limit(MANY))
    return [row for row in rows if can_be_one(row.name, person.name)]


def _held(person: Person) -> str:
    today = clock.local_date(clock.now())
    return "; ".join(f"{one.title}, {one.organization.name}" for one in person.positions if one.held_on(today))
