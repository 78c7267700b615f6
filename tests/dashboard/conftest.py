"""What dashboards are tested with: rows as an import or a form would have made them, and a clock that stands still."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask

from app.complaints.models import ChannelCoverage, ComparisonBatch, ComparisonMonth, Coverage, SourceKind
from app.core import clock
from app.core.dates import shifted
from app.core.db import db, transaction
from app.core.viewer import Viewer
from tests.factories.cast import NOW
from tests.factories.rows import CILEGON, LEBAK, OCTOBER, TANGERANG, TODAY, Rows

__all__ = ["CILEGON", "LEBAK", "OCTOBER", "TANGERANG", "TODAY", "Rows", "outside", "shown"]


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


def outside(app: Flask, code: str, *, citizen: int, months: int = 12, whole_area: bool = False) -> None:
    """A comparison series as an import leaves it."""
    with app.app_context(), transaction():
        batch = ComparisonBatch(file_digest="0" * 64, source_kind=SourceKind.EXPORT, source="Ekspor", months=months)
        batch.imported_at = NOW
        db.session.add(batch)
        db.session.flush()
        for number in range(months):
            month = ComparisonMonth(region_code=code, month=shifted(OCTOBER, -number), batch_id=batch.id)
            month.coverage = Coverage.WHOLE_AREA if whole_area else Coverage.AGENCY_ACCOUNT
            month.channel_coverage = ChannelCoverage.SP4N_LAPOR
            month.received, month.citizen = citizen + 5, citizen
            db.session.add(month)
