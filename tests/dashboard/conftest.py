"""What dashboards are tested with: rows as an import or a form would have made them, and a clock that stands still."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask

from app.core import clock
from app.core.viewer import Viewer
from tests.factories.cast import NOW
from tests.factories.rows import CILEGON, LEBAK, OCTOBER, TANGERANG, TODAY, Rows

__all__ = ["CILEGON", "LEBAK", "OCTOBER", "TANGERANG", "TODAY", "Rows", "shown"]


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Sunday, 22 November 2026."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


def shown(page: str) -> str:
    """What a page says, without its markup."""
    body = re.sub(r"<(style|script|svg).*?</\1>", " ", page.split("<main", 1)[1], flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


@pytest.fixture
def rows(app: Flask, actor: Callable[[str], Viewer]) -> Rows:
    return Rows(app, actor)
