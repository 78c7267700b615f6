"""What the tests of importing share: a file taken in by somebody, and the figures of a year afterwards."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.complaints.imports import Period
from app.complaints.intake import take_in
from app.complaints.operations import ImportResult
from app.core.viewer import SYSTEM, Viewer
from tests.complaints.exports import DETAILS
from tests.complaints.files import BANDUNG, write_export
from tests.factories.cast import NOW

TakeIn = Callable[..., ImportResult]


@pytest.fixture
def bring(app: Flask, context: None, tmp_path: Path) -> TakeIn:
    """bring(report(...), report(...)) takes them in as one file; above= changes its details."""

    def run(
        *rows: dict[str, Any],
        region: str = BANDUNG,
        above: Sequence[list[Any]] = DETAILS,
        period: Period | None = None,
        strict: bool = False,
        actor: Viewer = SYSTEM,
    ) -> ImportResult:
        path = write_export(tmp_path / "ekspor.xlsx", *rows, above=above)
        folder = Path(app.config["DATA_DIR"])
        return take_in(path, region, period, strict=strict, folder=folder, actor=actor, now=NOW)

    return run
