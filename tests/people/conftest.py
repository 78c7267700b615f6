"""What the tests of people share: organizations by who works there, and a person who is in the list."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core.db import db, transaction
from app.people.models import Person
from app.people.operations import PersonDetails, PositionDetails, add_person
from tests.factories.cast import NOW

Add = Callable[..., int]


@pytest.fixture
def home(actor) -> Callable[[str], int]:
    """home("ngo-satu") is the number of Budi's organization."""
    return lambda who: actor(who).organization_id


@pytest.fixture
def add(app: Flask, actor) -> Add:
    """add("Rina", at="ngo-satu", by="biro") puts a person into the list and gives her number."""

    def put(
        name: str,
        *,
        at: str,
        by: str = "biro",
        title: str = "Ketua",
        starts: date | None = None,
        ends: date | None = None,
    ) -> int:
        position = PositionDetails(actor(at).organization_id, title, starts, ends)
        with app.app_context(), transaction():
            return add_person(PersonDetails(name, position), actor=actor(by), now=NOW).id

    return put


@pytest.fixture
def stored(app: Flask) -> Callable[[str], Person]:
    """stored("Rina Wulandari") is her row with her positions, as it is in the database now."""

    def find(name: str) -> Person:
        with app.app_context():
            query = select(Person).where(Person.name == name).options(selectinload(Person.positions))
            return db.session.scalars(query).one()

    return find
