"""A clock that stands still, and partnerships recorded before a test begins."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.core import clock
from app.core.db import db, transaction
from app.partnerships.models import Partnership
from tests.conftest import Actor
from tests.factories.cast import NOW
from tests.factories.partnerships import home_of, recorded

TODAY = date(2026, 11, 22)
Partner = Callable[..., int]


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Sunday, 22 November 2026."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def partner(app: Flask, actor: Actor) -> Partner:
    """partner("biro", "ngo-satu", title="...") is the number of one that Sari recorded between these two."""

    def add(*parties: str, by: str = "biro", **changes: Any) -> int:
        with app.app_context(), transaction():
            return recorded(actor(by), *parties, **changes)

    return add


@pytest.fixture
def stored(app: Flask) -> Callable[[int], Partnership | None]:
    """stored(1) is its row, as it is in the database now."""

    def find(number: int) -> Partnership | None:
        with app.app_context():
            return db.session.get(Partnership, number)

    return find


@pytest.fixture
def typed(app: Flask) -> Callable[..., dict[str, Any]]:
    """typed("biro", "ngo-satu") is what the browser sends for a small agreement; None takes a name out."""

    def fill(*parties: str, **changes: Any) -> dict[str, Any]:
        form: dict[str, Any] = {
            "title": "Kesepakatan Bersama tentang SP4N-LAPOR!",
            "document_kind": "joint_agreement",
            "kind": "third_party",
            "signed_on": ["1", "7", "2026"],
            "ends_on": ["30", "6", "2029"],
            "province": "36",
            "region_codes": ["36.02"],
            "scope": "Bimtek bagi KIM",
        }
        with app.app_context():
            for place, key in enumerate(parties):
                form |= {
                    f"parties-{place}-organization_id": str(home_of(key)),
                    f"parties-{place}-number": f"{place}/KB",
                }
        form |= {name.replace("__", "-"): value for name, value in changes.items()}
        return {name: value for name, value in form.items() if value is not None}

    return fill
