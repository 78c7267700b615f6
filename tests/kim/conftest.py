"""A clock that stands still, and groups that were registered before a test begins."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import clock
from app.core.db import db, transaction
from app.kim.details import ActivityDetails, GroupDetails, MemberDetails
from app.kim.models import Element, Group
from app.kim.operations import add_activity, add_group, add_member
from tests.conftest import Actor
from tests.factories.cast import NOW
from tests.kim import CIBADAK

Registered = Callable[..., int]


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Sunday, 22 November 2026."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def registered(app: Flask, actor: Actor) -> Registered:
    """registered("KIM Satu", did=[date(2026, 11, 1)], members=["Wati"]) is the number of a group that Sari added."""

    def add(name: str, code: str = CIBADAK, did: Any = (), members: Any = (), **more: Any) -> int:
        biro = actor("biro")
        with app.app_context(), transaction():
            number = add_group(GroupDetails(name, code, **more), actor=biro, now=NOW)
            for day in did:
                add_activity(number, ActivityDetails(day, (Element.ACCESS,), "Cara melapor"), actor=biro, now=NOW)
            for person in members:
                add_member(number, MemberDetails(person), actor=biro, now=NOW)
        return number

    return add


@pytest.fixture
def stored(app: Flask) -> Callable[[int], Group]:
    """stored(1) is its row, as it is in the database now."""

    def find(number: int) -> Group:
        with app.app_context():
            return db.session.scalars(select(Group).where(Group.id == number)).one()

    return find


@pytest.fixture
def total(app: Flask) -> Callable[[type], int]:
    """How many rows of a table there are."""

    def count(model: type = Group) -> int:
        with app.app_context():
            return db.session.scalar(select(func.count()).select_from(model)) or 0

    return count


RECENT, HALF_A_YEAR, LONG_AGO = date(2026, 11, 1), date(2026, 3, 1), date(2025, 3, 1)
