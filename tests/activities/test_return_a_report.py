"""Sari gives a report back with the reason; Budi meets the reason wherever he looks, and submits again."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.activities.models import PaperState, Step
from app.activities.operations import return_activity
from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden, Stale
from tests.browsing import press, send
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import typed
from tests.factories.reports import REASON, history_of, in_state, state_of, version_of, whole

Actor = Callable[[str], Any]


@pytest.fixture
def report(app: Flask, actor: Actor) -> int:
    """Budi's, submitted."""
    with app.app_context(), transaction():
        return whole(actor("ngo-satu"))


def test_sari_returns_it_and_budi_reads_why(app: Flask, sign_in: SignIn, report: int) -> None:
    sari, budi = sign_in("biro"), sign_in("ngo-satu")
    response = send(sari, f"/kegiatan/{report}/kembalikan", reason=REASON)
    assert (response.status_code, response.location) == (303, f"/kegiatan/{report}")
    assert REASON in sari.get(f"/kegiatan/{report}").text
    for url in ("/", f"/kegiatan/{report}", f"/kegiatan/{report}/ubah-pertemuan"):
        assert REASON.rstrip(".") in budi.get(url).text, url
    assert f'href="/kegiatan/{report}"' in budi.get("/").text
    with app.app_context():
        assert state_of(report) is PaperState.RETURNED
        assert [step.step for step in history_of(report)] == [Step.RECORD, Step.SUBMIT, Step.RETURN]
        event = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
        assert event is not None
        assert event.action == "activity:return"
        assert "Jumlah peserta" not in str(event.details)


def test_he_changes_it_and_submits_again(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        report = in_state(PaperState.RETURNED, actor("ngo-satu"), actor("biro"))
    budi = sign_in("ngo-satu")
    with app.app_context():
        version = version_of(report)
    changed = budi.post(f"/kegiatan/{report}/ubah-pertemuan", data=typed(version=str(version), results="60 orang"))
    assert changed.status_code == 303
    with app.app_context():
        assert state_of(report) is PaperState.RETURNED  # saving is not submitting
    assert press(budi, f"/kegiatan/{report}", "ajukan").status_code == 303
    with app.app_context():
        assert state_of(report) is PaperState.SUBMITTED
    for url in ("/", f"/kegiatan/{report}/ubah-pertemuan"):
        assert REASON.rstrip(".") not in budi.get(url).text, url


def test_in_one_press_from_the_form(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        report = in_state(PaperState.RETURNED, actor("ngo-satu"), actor("biro"))
    response = send(sign_in("ngo-satu"), f"/kegiatan/{report}/ubah-pertemuan", results="60 orang", save="send")
    assert response.status_code == 303, response.text
    with app.app_context():
        assert state_of(report) is PaperState.SUBMITTED


@pytest.mark.parametrize("reason", ["", "   ", "\x00", "a" * 1001])
def test_without_a_reason_nothing_moves(app: Flask, sign_in: SignIn, report: int, reason: str) -> None:
    response = send(sign_in("biro"), f"/kegiatan/{report}/kembalikan", reason=reason)
    assert response.status_code == 422
    with app.app_context():
        assert state_of(report) is PaperState.SUBMITTED


def test_the_operation_asks_for_the_reason_itself(app: Flask, actor: Actor, report: int) -> None:
    with app.app_context():
        version = version_of(report)
        with pytest.raises(DomainError, match="Isi alasannya"), transaction():
            return_activity(report, "", version=version, actor=actor("biro"), now=NOW)
        with pytest.raises(Stale), transaction():
            return_activity(report, REASON, version=version + 1, actor=actor("biro"), now=NOW)
        with pytest.raises(Forbidden), transaction():
            return_activity(report, REASON, version=version, actor=actor("ngo-satu"), now=NOW)


def test_a_report_that_changed_is_read_first_and_the_reason_is_not_lost(
    app: Flask, sign_in: SignIn, report: int
) -> None:
    sari, url = sign_in("biro"), f"/kegiatan/{report}/kembalikan"
    with app.app_context():
        version = str(version_of(report))
    data = typed(version=version, title="Judul baru", save="keep")
    assert sign_in("ngo-satu").post(f"/kegiatan/{report}/ubah-pertemuan", data=data).status_code == 303
    late = sari.post(url, data={"reason": REASON, "version": version})
    assert late.status_code == 409
    assert REASON in late.text
    assert "Judul baru" in late.text
    with app.app_context():
        assert state_of(report) is PaperState.SUBMITTED
    assert send(sari, url, reason=REASON).status_code == 303


def test_when_a_colleague_was_faster_the_reason_is_still_there(sign_in: SignIn, report: int) -> None:
    sari, colleague = sign_in("biro"), sign_in("biro")
    assert press(colleague, f"/kegiatan/{report}", "sahkan").status_code == 303
    late = sari.post(f"/kegiatan/{report}/kembalikan", data={"version": "2", "reason": REASON})
    assert late.status_code == 422
    assert REASON in late.text
    assert "Hanya laporan yang diajukan yang dapat dikembalikan" in late.text
    assert f'href="/kegiatan/{report}"' in late.text


def test_markup_in_the_reason_stays_text(sign_in: SignIn, report: int) -> None:
    send(sign_in("biro"), f"/kegiatan/{report}/kembalikan", reason="<b>Ulangi</b>\n\nlalu ajukan")
    for url in ("/", f"/kegiatan/{report}", f"/kegiatan/{report}/ubah-pertemuan"):
        page = sign_in("ngo-satu").get(url).text
        assert "&lt;b&gt;Ulangi&lt;/b&gt;" in page, url


@pytest.mark.parametrize(
    ("name", "status"), [("daerah", 403), ("opd", 403), ("ngo-satu", 403), ("ngo-dua", 403), ("peninjau", 403)]
)
def test_nobody_else_returns_it(app: Flask, sign_in: SignIn, report: int, name: str, status: int) -> None:
    browser = sign_in(name)
    assert browser.get(f"/kegiatan/{report}/kembalikan").status_code == status
    assert browser.post(f"/kegiatan/{report}/kembalikan", data={"reason": "x", "version": "2"}).status_code == status
    with app.app_context():
        assert state_of(report) is PaperState.SUBMITTED


def test_a_returned_report_is_seen_by_its_own_and_those_who_returned_it(
    app: Flask, sign_in: SignIn, actor: Actor
) -> None:
    hasan = actor("opd").organization_id
    with app.app_context(), transaction():
        report = in_state(PaperState.RETURNED, actor("ngo-satu"), actor("biro"), participant_ids=(hasan,))
    for name, status in (("ngo-satu", 200), ("biro", 200), ("daerah", 404), ("opd", 404), ("ngo-dua", 404)):
        browser = sign_in(name)
        assert browser.get(f"/kegiatan/{report}").status_code == status, name
        assert ("Audiensi di Lebak" in browser.get("/kegiatan?keadaan=returned").text) == (status == 200), name
    assert sign_in("biro").get(f"/kegiatan/{report}/ubah-pertemuan").status_code == 403
