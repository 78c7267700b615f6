"""Sari sanctions a report as she read it, locks it later, and opens it again with a reason."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from app.activities.models import PaperState, Step, SubmissionSnapshot
from app.activities.operations import lock_activity, reopen_activity
from app.core.db import db, transaction
from app.core.errors import DomainError
from tests.browsing import press, send
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.reports import REASON, history_of, in_state, reopened, state_of, version_of

Actor = Callable[[str], Any]


def made(app: Flask, actor: Actor, state: PaperState) -> int:
    with app.app_context(), transaction():
        return in_state(state, actor("ngo-satu"), actor("biro"))


def test_sanctioned_then_locked_by_a_button_each(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    report = made(app, actor, PaperState.SUBMITTED)
    sari, budi = sign_in("biro"), sign_in("ngo-satu")
    assert press(sari, f"/kegiatan/{report}", "sahkan").status_code == 303
    page = budi.get(f"/kegiatan/{report}").text
    assert "oleh Biro Kerja Sama Setda Provinsi Banten." in page
    assert "/ubah-pertemuan" not in page
    assert press(sari, f"/kegiatan/{report}", "kunci").status_code == 303
    with app.app_context():
        assert state_of(report) is PaperState.LOCKED
        assert [step.step for step in history_of(report)][-2:] == [Step.SANCTION, Step.LOCK]
        assert db.session.get(SubmissionSnapshot, report) is None
    assert "Terkunci" in budi.get(f"/kegiatan/{report}").text


def test_what_changed_since_it_was_read_is_not_locked(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    report = made(app, actor, PaperState.SANCTIONED)
    page = sign_in("biro").post(f"/kegiatan/{report}/kunci", data={"version": "1"}, follow_redirects=True)
    assert "diubah sejak Anda membukanya" in page.text
    with app.app_context():
        assert state_of(report) is PaperState.SANCTIONED


@pytest.mark.parametrize("state", [PaperState.SANCTIONED, PaperState.LOCKED])
def test_reopened_with_a_reason_it_is_budis_again(app: Flask, sign_in: SignIn, actor: Actor, state: PaperState) -> None:
    report = made(app, actor, state)
    sari, budi = sign_in("biro"), sign_in("ngo-satu")
    assert budi.get(f"/kegiatan/{report}/ubah-pertemuan").status_code == 403
    response = send(sari, f"/kegiatan/{report}/buka-kembali", reason=REASON)
    assert response.status_code == 303
    page = budi.get(f"/kegiatan/{report}").text
    assert REASON in page
    assert "Dibuka kembali" in page
    assert "Dikembalikan" in page
    assert "oleh Biro Kerja Sama Setda Provinsi Banten." not in page
    assert budi.get(f"/kegiatan/{report}/ubah-pertemuan").status_code == 200
    assert press(budi, f"/kegiatan/{report}", "ajukan").status_code == 303
    assert press(sari, f"/kegiatan/{report}", "sahkan").status_code == 303


def test_reopening_takes_a_reason(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    report = made(app, actor, PaperState.LOCKED)
    assert send(sign_in("biro"), f"/kegiatan/{report}/buka-kembali", reason=" ").status_code == 422
    with app.app_context():
        with pytest.raises(DomainError), transaction():
            reopen_activity(report, "", version=version_of(report), actor=actor("biro"), now=NOW)
        assert state_of(report) is PaperState.LOCKED


def test_a_reopened_report_leaves_what_the_observer_reads(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    rudi = sign_in("peninjau")
    sanctioned = made(app, actor, PaperState.SANCTIONED)
    with app.app_context(), transaction():
        open_again = reopened(actor("ngo-satu"), actor("biro"))
    assert rudi.get(f"/kegiatan/{sanctioned}").status_code == 200
    assert rudi.get(f"/kegiatan/{open_again}").status_code == 404


@pytest.mark.parametrize("name", ["daerah", "opd", "ngo-satu", "ngo-dua", "peninjau", "admin"])
def test_nobody_else_locks_or_reopens(app: Flask, sign_in: SignIn, actor: Actor, name: str) -> None:
    report = made(app, actor, PaperState.SANCTIONED)
    browser = sign_in(name)
    for step in ("kunci", "buka-kembali", "sahkan", "kembalikan"):
        data = {"version": "3", "reason": "ingin"}
        assert browser.post(f"/kegiatan/{report}/{step}", data=data).status_code == 403, step
    with app.app_context():
        assert state_of(report) is PaperState.SANCTIONED
        for operation in (lock_activity,):
            with pytest.raises(DomainError), transaction():
                operation(report, version=version_of(report), actor=actor(name), now=NOW)
