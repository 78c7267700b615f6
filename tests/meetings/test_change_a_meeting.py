"""A report is changed by its own organization, by one person at a time, and keeps what was closed meanwhile."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.activities import queries as activities
from app.activities.models import PaperState
from app.activities.operations import sanction_activity
from app.audit.models import AuditEvent
from app.commitments.models import CommitmentState
from app.commitments.operations import ClosingDetails, CommitmentEntry, close_commitment
from app.commitments.queries import of_activity
from app.core.db import db, transaction
from app.core.errors import DomainError, NotFound
from app.meetings import queries
from app.meetings.operations import change_meeting
from tests.factories.cast import NOW
from tests.factories.meetings import TITLE, meeting, recorded, typed

Actor = Callable[[str], Any]
SignIn = Callable[[str], FlaskClient]
LATER = NOW + timedelta(hours=1)
PROMISES = (CommitmentEntry(what="Menyusun jadwal"), CommitmentEntry(what="Menyiapkan modul"))


@pytest.fixture
def draft(app: Flask, actor: Actor) -> int:
    """Budi's draft with two commitments."""
    with app.app_context(), transaction():
        return recorded(actor("ngo-satu"), submit=False, commitments=PROMISES)


def stored(app: Flask, number: int, viewer: Any) -> Any:
    with app.app_context():
        return activities.activity(number, viewer)


def url(number: int) -> str:
    return f"/kegiatan/{number}/ubah-pertemuan"


def test_he_changes_his_draft_and_sends_it(app: Flask, sign_in: SignIn, actor: Actor, draft: int) -> None:
    form = typed(version="1", title="Audiensi kedua", points__0__text="Baru", save="send")
    response = sign_in("ngo-satu").post(url(draft), data=form)
    assert (response.status_code, response.location) == (303, f"/kegiatan/{draft}")
    activity = stored(app, draft, actor("biro"))
    assert (activity.title, activity.paper_state) == ("Audiensi kedua", PaperState.SUBMITTED)
    with app.app_context():
        assert [point.text for point in queries.points(activity)] == ["Baru"]
        event = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
        assert event is not None
        assert event.action == "meeting:change"
        assert event.details["fields"] == ["place", "points", "title"]


def test_what_was_sent_has_one_button_and_stays_sent(app: Flask, sign_in: SignIn, actor: Actor, draft: int) -> None:
    browser = sign_in("ngo-satu")
    assert "Simpan sebagai draf" in browser.get(url(draft)).get_data(as_text=True)
    browser.post(url(draft), data=typed(version="1", save="send"))
    page = browser.get(url(draft)).get_data(as_text=True)
    assert "Simpan sebagai draf" not in page
    version = str(stored(app, draft, actor("ngo-satu")).version)
    assert browser.post(url(draft), data=typed(version=version, save="draft", title="Baru")).status_code == 303
    assert stored(app, draft, actor("ngo-satu")).paper_state is PaperState.SUBMITTED
    version = str(stored(app, draft, actor("ngo-satu")).version)
    response = browser.post(url(draft), data=typed(version=version, region_code="", save="keep"))
    assert response.status_code == 422
    assert stored(app, draft, actor("ngo-satu")).region_code == "36.02"


def test_a_stale_form_is_refused_and_keeps_what_was_typed(
    app: Flask, sign_in: SignIn, actor: Actor, draft: int
) -> None:
    first, second = sign_in("ngo-satu"), sign_in("ngo-satu")
    assert first.post(url(draft), data=typed(version="1", title="Dari yang pertama")).status_code == 303
    late = second.post(url(draft), data=typed(version="1", title="Dari yang kedua", points__0__text="Jangan hilang"))
    page = late.get_data(as_text=True)
    assert late.status_code == 422
    assert "diubah orang lain sejak Anda membukanya" in page
    assert 'value="Dari yang kedua"' in page
    assert "Jangan hilang" in page
    assert stored(app, draft, actor("ngo-satu")).title == "Dari yang pertama"
    with app.app_context():
        assert queries.points(stored(app, draft, actor("ngo-satu"))) == []


@pytest.mark.parametrize("version", ["", "0", "²", "1" * 50, "-1", "x"])
def test_a_form_that_lost_its_version_is_stale(app: Flask, sign_in: SignIn, draft: int, version: str) -> None:
    assert sign_in("ngo-satu").post(url(draft), data=typed(version=version)).status_code == 422


def test_sending_twice_sends_once(app: Flask, sign_in: SignIn, actor: Actor, draft: int) -> None:
    browser = sign_in("ngo-satu")
    form = typed(version="1", save="send")
    assert [browser.post(url(draft), data=form).status_code for _time in range(2)] == [303, 422]
    for _time in range(2):
        assert browser.post(f"/kegiatan/{draft}/ajukan").status_code == 303
    with app.app_context():
        assert count("activity:submit") == 0
        assert count("meeting:change") == 1


def count(action: str) -> int:
    return len(db.session.scalars(select(AuditEvent.id).where(AuditEvent.action == action)).all())


def test_submitting_a_draft_twice_writes_one_event(app: Flask, sign_in: SignIn, draft: int) -> None:
    browser = sign_in("ngo-satu")
    for _time in range(2):
        assert browser.post(f"/kegiatan/{draft}/ajukan").status_code == 303
    assert "sudah diajukan" in browser.get("/kegiatan").get_data(as_text=True)
    with app.app_context():
        assert count("activity:submit") == 1


def test_a_closed_commitment_keeps_its_state_and_evidence(
    app: Flask, sign_in: SignIn, actor: Actor, draft: int
) -> None:
    budi, browser = actor("ngo-satu"), sign_in("ngo-satu")
    with app.app_context():
        closed, open_one = of_activity(stored(app, draft, budi))
        with transaction():
            details = ClosingDetails("Surat 12/2026", date(2026, 11, 20))
            close_commitment(closed.id, details, actor=budi, now=NOW)
        ids = closed.id, open_one.id
    page = browser.get(url(draft)).get_data(as_text=True)
    assert 'name="commitments-0-what"' not in page
    assert 'name="commitments-1-what"' in page
    form = typed(version="1", **{"commitments-0-id": ids[0], "commitments-1-id": ids[1]})
    form |= {"commitments-1-what": "Menyiapkan modul cetak", "commitments-2-what": "Tambahan"}
    assert browser.post(url(draft), data=form).status_code == 303
    with app.app_context():
        found = of_activity(stored(app, draft, budi))
        assert [(one.id, one.what) for one in found[:2]] == [
            (ids[0], "Menyusun jadwal"),
            (ids[1], "Menyiapkan modul cetak"),
        ]
        assert (found[0].state, found[0].evidence) == (CommitmentState.DONE, "Surat 12/2026")
        assert (found[2].what, found[2].state) == ("Tambahan", CommitmentState.OPEN)


def test_a_closed_commitment_is_not_changed_or_emptied_here(
    app: Flask, sign_in: SignIn, actor: Actor, draft: int
) -> None:
    budi, browser = actor("ngo-satu"), sign_in("ngo-satu")
    with app.app_context():
        closed = of_activity(stored(app, draft, budi))[0]
        with transaction():
            close_commitment(closed.id, ClosingDetails("Surat", date(2026, 11, 20)), actor=budi, now=NOW)
        number = closed.id
    for what in ("", "Yang lain"):
        form = typed(version="1", **{"commitments-0-id": number, "commitments-0-what": what})
        response = browser.post(url(draft), data=form)
        assert response.status_code == 422
        assert '<a href="#commitments-0-what">Tindak lanjut ini sudah ditutup' in response.get_data(as_text=True)
    with app.app_context():
        assert of_activity(stored(app, draft, budi))[0].what == "Menyusun jadwal"


def test_emptying_an_open_commitment_removes_it(app: Flask, sign_in: SignIn, actor: Actor, draft: int) -> None:
    budi = actor("ngo-satu")
    with app.app_context():
        first, second = (one.id for one in of_activity(stored(app, draft, budi)))
    form = typed(version="1", **{"commitments-0-id": first, "commitments-0-what": "", "commitments-1-id": second})
    form |= {"commitments-1-what": "Menyiapkan modul"}
    assert sign_in("ngo-satu").post(url(draft), data=form).status_code == 303
    with app.app_context():
        assert [one.id for one in of_activity(stored(app, draft, budi))] == [second]


def test_another_activitys_commitment_cannot_be_drawn_in(app: Flask, sign_in: SignIn, actor: Actor, draft: int) -> None:
    with app.app_context(), transaction():
        other = recorded(actor("ngo-dua"), submit=False, commitments=(CommitmentEntry(what="Milik Tuti"),))
    with app.app_context():
        foreign = of_activity(stored(app, other, actor("ngo-dua")))[0].id
    form = typed(version="1", **{"commitments-0-id": foreign, "commitments-0-what": "Diambil"})
    response = sign_in("ngo-satu").post(url(draft), data=form)
    assert response.status_code == 422
    assert "Milik Tuti" not in response.get_data(as_text=True)
    with app.app_context():
        (kept,) = of_activity(stored(app, other, actor("ngo-dua")))
        assert (kept.id, kept.what) == (foreign, "Milik Tuti")


def test_a_sanctioned_report_is_closed(app: Flask, sign_in: SignIn, actor: Actor, draft: int) -> None:
    browser = sign_in("ngo-satu")
    browser.post(f"/kegiatan/{draft}/ajukan")
    version = stored(app, draft, actor("ngo-satu")).version
    with app.app_context(), transaction():
        sanction_activity(draft, version=version, actor=actor("biro"), now=NOW)
    version = str(stored(app, draft, actor("ngo-satu")).version)
    assert browser.get(url(draft)).status_code == 403
    assert browser.post(url(draft), data=typed(version=version)).status_code == 403
    assert browser.post(f"/kegiatan/{draft}/ajukan").status_code == 403


def test_the_tie_to_an_earlier_activity_cannot_become_a_ring(app: Flask, actor: Actor, draft: int) -> None:
    budi = actor("ngo-satu")
    with app.app_context(), transaction():
        second = recorded(budi, "Lanjutan", submit=False, follows_id=draft)
    for follows in (draft, second):
        details = meeting(follows_id=follows)
        with app.app_context(), pytest.raises(DomainError, match="mendahului dirinya"), transaction():
            change_meeting(draft, details, version=1, submit=False, actor=budi, now=LATER)


def test_an_activity_of_another_kind_is_no_meeting(app: Flask, sign_in: SignIn, actor: Actor, draft: int) -> None:
    with app.app_context():
        with transaction():
            activity = db.session.get(type(stored(app, draft, actor("ngo-satu"))), draft)
            assert activity is not None
            activity.kind = type(activity.kind).TRAINING
        assert sign_in("ngo-satu").get(url(draft)).status_code == 404
        with pytest.raises(NotFound), transaction():
            change_meeting(draft, meeting(), version=2, submit=False, actor=actor("ngo-satu"), now=LATER)


def test_nothing_changed_is_nothing_named(app: Flask, actor: Actor, draft: int) -> None:
    budi = actor("ngo-satu")
    details = meeting(TITLE)
    with app.app_context():
        with transaction():
            change_meeting(draft, details, version=1, submit=False, actor=budi, now=LATER)
        event = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
        assert event is not None
        assert "fields" not in event.details


@pytest.mark.parametrize("number", ["0", "4444", "2147483648", "9" * 30, "9" * 5000])
def test_a_number_that_is_nobodys_is_not_found(sign_in: SignIn, number: str) -> None:
    browser = sign_in("biro")
    assert browser.get(f"/kegiatan/{number}/ubah-pertemuan").status_code == 404
    assert browser.get(f"/tindak-lanjut/{number}/selesai").status_code == 404
    assert browser.post(f"/kegiatan/{number}/ajukan").status_code == 404


def test_both_texts_stand_beside_each_other_and_saving_once_more_saves(
    app: Flask, sign_in: SignIn, actor: Actor, draft: int
) -> None:
    first, second = sign_in("ngo-satu"), sign_in("ngo-satu")
    first.post(url(draft), data=typed(version="1", title="Dari yang pertama", points__0__text="Usul pertama"))
    mine = typed(version="1", title="Dari yang kedua", held_on=["19", "11", "2026"], region_code="36.03")
    late = second.post(url(draft), data=mine)
    page = late.get_data(as_text=True)
    assert late.status_code == 422
    for words in (
        "Tersimpan sekarang: Dari yang pertama",
        "Isian Anda: Dari yang kedua",
        "Tersimpan sekarang: 18 November 2026",
        "Isian Anda: 19 November 2026",
        "Tersimpan sekarang: Kabupaten Lebak",
        "Isian Anda: Kabupaten Tangerang",
        "Tersimpan sekarang: Pernyataan, Usul pertama",
    ):
        assert words in page, words
    assert "Isian Anda: Ruang rapat Asda I" not in page  # it did not differ
    version = re.search(r'name="version"[^>]*value="(\d+)"', page)
    assert version is not None
    assert second.post(url(draft), data=mine | {"version": version[1]}).status_code == 303
    assert stored(app, draft, actor("ngo-satu")).title == "Dari yang kedua"


def test_what_was_typed_while_the_report_was_sanctioned_is_shown(
    app: Flask, sign_in: SignIn, actor: Actor, draft: int
) -> None:
    browser = sign_in("ngo-satu")
    browser.post(f"/kegiatan/{draft}/ajukan")
    version = stored(app, draft, actor("ngo-satu")).version
    with app.app_context(), transaction():
        sanction_activity(draft, version=version, actor=actor("biro"), now=NOW)
    late = browser.post(url(draft), data=typed(version=str(version), results="Satu jam mengetik", save="keep"))
    page = late.get_data(as_text=True)
    assert late.status_code == 403
    assert "Isian Anda tidak disimpan" in page
    assert "Isian Anda: Satu jam mengetik" in page
    assert stored(app, draft, actor("ngo-satu")).results == ""
    assert "Satu jam" not in sign_in("biro").post(url(draft), data=typed(version="9", results="Satu jam")).text
