"""A clock that stands still, the kecamatan of one kabupaten, and programmes recorded before a test begins."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from app.core import clock
from app.core.db import db, transaction
from app.programmes.models import Programme
from app.regions.models import Region, RegionLevel
from tests.conftest import Actor
from tests.factories.cast import NOW
from tests.factories.programmes import recorded

Undertake = Callable[..., int]
MALINGPING, MUNCANG = "36.02.01", "36.02.05"


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Sunday, 22 November 2026."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture(autouse=True)
def districts(app: Flask) -> None:
    """The suite's regions end with the kabupaten: two kecamatan of Lebak, and a desa."""
    rows = (
        (MALINGPING, "Malingping", RegionLevel.DISTRICT, "36.02"),
        (MUNCANG, "Muncang", RegionLevel.DISTRICT, "36.02"),
        ("36.02.01.2002", "Cilangkahan", RegionLevel.VILLAGE, MALINGPING),
    )
    with app.app_context(), transaction():
        for code, name, level, parent in rows:
            db.session.add(Region(code=code, name=name, level=level, parent_code=parent, timezone="Asia/Jakarta"))
            db.session.flush()


@pytest.fixture
def undertake(app: Flask, actor: Actor) -> Undertake:
    """undertake("ngo-satu", title="...") is the number of one that Sari recorded for Budi's NGO."""

    def add(by: str = "ngo-satu", **changes: Any) -> int:
        with app.app_context(), transaction():
            return recorded(actor("biro"), by, **changes)

    return add


@pytest.fixture
def stored(app: Flask) -> Callable[[int], Programme | None]:
    """stored(1) is its row, as it is in the database now."""

    def find(number: int) -> Programme | None:
        with app.app_context():
            return db.session.get(Programme, number)

    return find
