"""What analyses are tested with: a still clock, and data in place of what the tables hold."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from flask import Flask

from app.core.viewer import Viewer
from app.measurement import queries
from app.measurement.source import Source
from tests.factories.rows import Rows
from tests.measurement.sources import source

REACHED = ("36.02", "36.03", "36.04")
OTHERS = (*(f"32.{number:02d}" for number in range(1, 25)), "36.01")
CODES = (*OTHERS, *REACHED)

Give = Callable[[Source], None]


def world(**changes: Any) -> Source:
    """Three regions that were reached and 25 that were not, one of them in their province, over three years."""
    start = [float("inf")] * len(OTHERS) + [26.0] * len(REACHED)
    months = changes.get("months", 36)
    counts = np.random.default_rng(7).poisson(100, (len(CODES), months)).astype(float)
    return source(CODES, start, **({"citizen": counts, "received": counts + 20} | changes))


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Give:
    """given(source) is what analyses read from now on; at first a calm world."""

    def give(found: Source) -> None:
        monkeypatch.setattr(queries, "source", lambda: found)

    give(world())
    return give


@pytest.fixture
def rows(app: Flask, actor: Callable[[str], Viewer]) -> Rows:
    return Rows(app, actor)
