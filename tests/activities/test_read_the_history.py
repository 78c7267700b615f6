"""Riwayat: when, by whom and why; names and reasons only for those whom they concern."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.activities.models import PaperState, Step
from app.activities.operations import reopen_activity
from app.core.db import transaction
from app.meetings.operations import change_meeting
from tests.conftest import QueriesOf, SignIn
from tests.dashboard.conftest import shown
from tests.factories.cast import NOW
from tests.factories.meetings import meeting, recorded
from tests.factories.reports import REASON, history_of, in_state, version_of

Actor = Callable[[str], Any]


@pytest.fixture
def way(app: Flask, actor: Actor) -> int:
    """Budi's report in the east: submitted, sanctioned, locked, reopened; Hasan took part."""
    budi, sari, hasan = actor("ngo-satu"), actor("biro"), actor("opd")
    with app.app_context(), transaction():
        took_part: dict[str, Any] = {"participant_ids": (hasan.organization_id,), "region_code": "52.71"}
        number = in_state(PaperState.LOCKED, budi, sari, **took_part)
        reopen_activity(number, REASON, version=version_of(number), actor=sari, now=NOW + timedelta(days=1))
        change_meeting(
            number, meeting("Dua", **took_part), version=version_of(number), submit=True, actor=budi, now=NOW
        )
    return number


def history(page: str) -> str:
    return shown(page).partition("Riwayat ")[2]


def test_every_step_with_time_person_and_reason(sign_in: SignIn, way: int) -> None:
    for name in ("biro", "ngo-satu"):
        text = history(sign_in(name).get(f"/kegiatan/{way}").text)
        steps = ("Dicatat", "Diajukan", "Disahkan", "Dikunci", "Dibuka kembali", "Diubah", "Diajukan")
        places = [text.index(f"{step} , 2") for step in dict.fromkeys(steps)]
        assert len(set(places)) == 6
        assert "Dibuka kembali , 23 November 2026, 11.00 WITA Sari, Staf Biro (provinsi), Biro Kerja Sama Setda" in text
        assert f"Alasan: {REASON}" in text
        assert "Diubah , 22 November 2026, 11.00 WITA Budi, NGO, Lembaga Suara Warga" in text
        assert "Yang diubah: nama kegiatan" in text


def test_who_sees_no_names_sees_roles_but_no_reason_and_not_what_was_changed(sign_in: SignIn, way: int) -> None:
    text = history(sign_in("opd").get(f"/kegiatan/{way}").text)
    assert "Dibuka kembali , 23 November 2026, 11.00 WITA Staf Biro (provinsi), Biro Kerja Sama Setda" in text
    assert REASON not in text
    assert "Diubah ," in text
    assert "Yang diubah" not in text
    assert "Sari" not in text
    assert "Budi" not in text


def test_the_observer_reads_only_who_sanctioned_it(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = in_state(PaperState.SANCTIONED, actor("ngo-satu"), actor("biro"))
    page = sign_in("peninjau").get(f"/kegiatan/{number}").text
    assert "Riwayat" not in page
    assert "Disahkan 22 November 2026 oleh Biro Kerja Sama Setda Provinsi Banten." in page


def test_many_changes_in_a_row_are_one_line(app: Flask, sign_in: SignIn, actor: Actor, queries_of: QueriesOf) -> None:
    budi, browser = actor("ngo-satu"), sign_in("ngo-satu")
    with app.app_context():
        with transaction():
            number = recorded(budi, "Nol", submit=False)
        few = queries_of(browser, f"/kegiatan/{number}")
        for turn in range(1, 9):
            with transaction():
                details = meeting(f"Judul {turn}", place=f"Aula {turn % 2}")
                change_meeting(number, details, version=version_of(number), submit=False, actor=budi, now=NOW)
        assert len(history_of(number)) == 9
    page = browser.get(f"/kegiatan/{number}").text
    assert history(page).count("Diubah") == 1
    assert "Diubah 8 kali" in history(page)
    assert "Yang diubah: nama kegiatan, tempat" in history(page)
    assert queries_of(browser, f"/kegiatan/{number}") == few <= 15


def test_saving_without_a_change_is_no_step(app: Flask, actor: Actor) -> None:
    budi = actor("ngo-satu")
    with app.app_context():
        with transaction():
            number = recorded(budi, submit=False)
        with transaction():
            change_meeting(number, meeting(), version=version_of(number), submit=False, actor=budi, now=NOW)
        assert [step.step for step in history_of(number)] == [Step.RECORD]
