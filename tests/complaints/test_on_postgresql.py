"""The same import on PostgreSQL, where two people really import at once."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask

from app.complaints.intake import take_in
from app.complaints.models import ChannelGroup, ChannelMapping
from app.complaints.operations import ImportResult, map_channel, undo_import
from app.complaints.queries import uptake
from app.core.db import db, transaction
from app.core.errors import DomainError
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


def test_one_import_is_undone_once_while_the_next_waits(app: Flask, tmp_path: Path) -> None:
    """Three at once: two take the same import back, one brings the next file in. Whatever comes first, it adds up."""
    first, second = report("1", Status_Laporan="Proses"), report("1", Status_Laporan="Konten Terblokir")
    for number, rows in enumerate(([first], [second], [second, report("2")])):
        write_export(tmp_path / f"{number}.xlsx", *rows)
    take = partial(take_in, period=None, strict=False, folder=tmp_path, actor=SYSTEM, now=NOW)
    take(tmp_path / "0.xlsx", "32.04")
    wrong = take(tmp_path / "1.xlsx", "32.04").import_id
    together = Barrier(3)

    def undo() -> bool:
        with app.app_context():
            together.wait(30)
            try:
                with transaction():
                    undo_import(wrong, "Salah berkas", actor=SYSTEM, now=NOW)
            except DomainError:
                return False
            return True

    def bring() -> int:
        with app.app_context():
            together.wait(30)
            return take(tmp_path / "2.xlsx", "32.04").import_id

    with ThreadPoolExecutor(3) as pool:
        tries = [pool.submit(copy_context().run, undo) for _time in range(2)]
        last = pool.submit(copy_context().run, bring).result()
        undone = sum(one.result() for one in tries)
    db.session.remove()
    assert undone <= 1
    assert uptake("32.04", MAY, MAY)[0].blocked == 1
    with transaction():
        undo_import(last, "Salah berkas", actor=SYSTEM, now=NOW)
    assert uptake("32.04", MAY, MAY)[0].blocked == 1 - undone
