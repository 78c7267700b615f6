"""What the tests of the register share: an organization by its name, and a filled form."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core.db import db
from app.organizations.models import Organization
from tests.organizations import FILLED

Stored = Callable[[str], Organization]


@pytest.fixture
def stored(app: Flask) -> Stored:
    """stored("Lembaga Suara Warga") is its row, as it is in the database now."""

    def find(name: str) -> Organization:
        with app.app_context():
            return db.session.scalars(select(Organization).where(Organization.name == name)).one()

    return find


@pytest.fixture
def total(app: Flask) -> Callable[[], int]:
    """How many organizations there are."""

    def count() -> int:
        with app.app_context():
            return db.session.scalar(select(func.count()).select_from(Organization)) or 0

    return count


@pytest.fixture
def as_stored(stored: Stored) -> Callable[..., dict[str, Any]]:
    """The form of an organization as the page hands it out, with some fields typed over."""

    def fill(name: str, /, **typed: str) -> dict[str, Any]:
        row = stored(name)
        texts = {key: str(getattr(row, key)) for key in FILLED if key not in ("category", "province")}
        return (
            texts
            | {"category": row.category.value, "province": row.region_code[:2], "version": str(row.version)}
            | typed
        )

    return fill
