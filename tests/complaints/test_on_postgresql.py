"""The same import on PostgreSQL, where two people really import at once."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask

from app.complaints.intake import take_in
from app.complaints.models import ChannelGroup, ChannelMapping
from app.complaints.operations import ImportResult, map_channel
from app.complaints.queries import uptake
from app.core.db import db, transaction
from app.core.viewer import SYSTEM
from tests.complaints.exports import report
from tests.complaints.files import write_export
from tests.factories.cast import NOW

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("context")]

MAY = date(2024, 5, 1)
REGIONS = ("32.01", "32.02", "32.03", "32.04")


def test_imports_at_once_meet_the_same_new_words(app: Flask, tmp_path: Path) -> None:
    odd = report("1", Sumber_Laporan="ß" * 120, Status_Laporan="Dirapatkan")
    path = write_export(tmp_path / "a.xlsx", odd, report("2"), report("", "2 June 2024"))
    together = Barrier(len(REGIONS))

    def bring(region: str) -> ImportResult:
        with app.app_context():
            together.wait(30)
            return take_in(path, region, None, strict=False, folder=tmp_path, actor=SYSTEM, now=NOW)

    with ThreadPoolExecutor(len(REGIONS)) as pool:
        results = [one.result() for one in [pool.submit(copy_context().run, bring, region) for region in REGIONS]]

    assert [(result.new, result.rejected) for result in results] == [(2, 1)] * len(REGIONS)
    db.session.remove()
    assert [uptake(region, MAY, MAY)[0].unknown for region in REGIONS] == [1] * len(REGIONS)

    again = take_in(path, "32.04", None, strict=False, folder=tmp_path, actor=SYSTEM, now=NOW)
    assert (again.new, again.updated, again.unchanged) == (0, 0, 2)
    with transaction():
        map_channel("s" * 120, ChannelGroup.OFFICER, actor=SYSTEM, now=NOW)
    assert [uptake(region, MAY, MAY)[0].officer for region in REGIONS] == [1] * len(REGIONS)
    assert db.session.get_one(ChannelMapping, "s" * 120).confirmed
