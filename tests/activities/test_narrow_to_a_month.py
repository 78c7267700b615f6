"""The list narrowed to a month: what began in it, and nothing of which only the year is known."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.activities.models import EventState
from app.activities.operations import sanction_activity
from app.core.dates import PartialDate, Precision
from app.core.db import transaction
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import recorded

TITLES = ("Hari terakhir", "Hanya bulan", "Hanya tahun", "Ditunda dulu", "Bulan lain", "Draf sendiri", "Sudah sah")


@pytest.fixture
def january(app: Flask, actor: Callable[[str], Any]) -> None:
    sari = actor("biro")
    with app.app_context(), transaction():
        recorded(sari, "Hari terakhir", held_on=PartialDate(date(2026, 1, 31), Precision.DAY))
        recorded(sari, "Hanya bulan", held_on=PartialDate(date(2026, 1, 1), Precision.MONTH))
        recorded(sari, "Hanya tahun", held_on=PartialDate(date(2026, 1, 1), Precision.YEAR))
        recorded(sari, "Bulan lain", held_on=PartialDate(date(2026, 2, 1), Precision.DAY))
        postponed = PartialDate(date(2026, 1, 9), Precision.DAY)
        recorded(sari, "Ditunda dulu", held_on=postponed, event_state=EventState.POSTPONED)
        recorded(sari, "Draf sendiri", held_on=postponed, submit=False)
        done = recorded(sari, "Sudah sah", held_on=postponed)
        sanction_activity(done, version=2, actor=sari, now=NOW)


@pytest.mark.usefixtures("january")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bulan=2026-01", {"Hari terakhir", "Hanya bulan", "Ditunda dulu", "Draf sendiri", "Sudah sah"}),
        ("bulan=2026-01&keadaan=handed_in", {"Hari terakhir", "Hanya bulan", "Ditunda dulu", "Sudah sah"}),
        ("bulan=2026-01&keadaan=handed_in&pelaksanaan=held", {"Hari terakhir", "Hanya bulan", "Sudah sah"}),
        ("bulan=2026-01&keadaan=sanctioned", {"Sudah sah"}),
        ("pelaksanaan=postponed", {"Ditunda dulu"}),
        ("bulan=2026-02", {"Bulan lain"}),
        ("bulan=2026-13", set(TITLES)),
        ("bulan=1066-10&pelaksanaan=apa", set(TITLES)),
    ],
)
def test_sari_narrows_the_list(sign_in: SignIn, query: str, expected: set[str]) -> None:
    page = sign_in("biro").get(f"/kegiatan?{query}").text
    assert {title for title in TITLES if f">{title}<" in page} == expected


@pytest.mark.usefixtures("january")
def test_what_is_chosen_can_be_taken_away_again(sign_in: SignIn) -> None:
    page = sign_in("biro").get("/kegiatan?bulan=2019-05&keadaan=handed_in").text
    assert '<option value="2019-05" selected>Mei 2019</option>' in page
    assert 'href="?keadaan=handed_in"' in page
    assert "Keadaan: Diajukan atau disahkan" in page


@pytest.mark.usefixtures("january")
def test_tuti_finds_no_drafts_of_others(sign_in: SignIn) -> None:
    for query in ("bulan=2026-01", "bulan=2026-01&keadaan=draft", "keadaan=handed_in"):
        assert "Draf sendiri" not in sign_in("ngo-dua").get(f"/kegiatan?{query}").text
