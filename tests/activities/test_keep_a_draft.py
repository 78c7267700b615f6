"""Budi saves what he has at any time; the draft says what it lacks, and he alone may delete it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.activities.models import Activity, PaperState, ReportStep
from app.activities.operations import delete_draft, submit_activity
from app.audit.models import AuditEvent
from app.commitments.models import Commitment
from app.commitments.operations import CommitmentEntry
from app.core.db import db, transaction
from app.core.errors import DomainError
from app.meetings.models import MeetingPoint
from tests.attachments.files import jpeg
from tests.attachments.files import send as send_files
from tests.browsing import send
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import recorded, typed
from tests.factories.reports import in_state, version_of

Actor = Callable[[str], Any]


def test_a_title_alone_is_a_draft(app: Flask, sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    response = budi.post(
        "/kegiatan/pertemuan/catat", data={"kind": "hearing", "title": "Audiensi nanti", "save": "draft"}
    )
    assert response.status_code == 303, response.text
    page = budi.get(response.location).text
    assert "Kurang: tanggal, daerah, tempat, penyelenggara, latar belakang, hasil, simpulan dan saran" in page
    assert "Audiensi nanti" in budi.get("/").text
    refused = budi.post(f"{response.location}/ajukan", follow_redirects=True)
    assert "Isi tanggal pelaksanaan" in refused.text


def test_without_a_title_nothing_is_kept(app: Flask, sign_in: SignIn) -> None:
    response = sign_in("ngo-satu").post("/kegiatan/pertemuan/catat", data=typed(title=""))
    assert response.status_code == 422
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Activity)) == 0


def test_he_deletes_a_draft_after_being_asked(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = recorded(actor("ngo-satu"), "Salah catat", submit=False, commitments=(CommitmentEntry("Janji"),))
    budi = sign_in("ngo-satu")
    assert f'href="/kegiatan/{number}/hapus"' in budi.get(f"/kegiatan/{number}").text
    response = send(budi, f"/kegiatan/{number}/hapus")
    assert (response.status_code, response.location) == (303, "/kegiatan")
    assert "Salah catat" not in budi.get("/kegiatan").text
    assert budi.get(f"/kegiatan/{number}").status_code == 404
    with app.app_context():
        for model in (Activity, Commitment, MeetingPoint, ReportStep):
            assert db.session.scalar(select(func.count()).select_from(model)) == 0, model
        event = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
        assert event is not None
        assert (event.action, event.subject_id) == ("activity:delete", str(number))
        assert "Salah catat" not in str(event.details)


def test_its_photos_go_with_it(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = recorded(actor("ngo-satu"), "Dengan foto", submit=False)
    budi = sign_in("ngo-satu")
    files = Path(app.config["DATA_DIR"])
    before = {path for path in files.rglob("*") if path.is_file()}
    answer = send_files(budi, f"/kegiatan/{number}/lampiran", photos=[("foto.jpg", jpeg())])
    assert answer.status_code == 303, answer.text
    assert {path for path in files.rglob("*") if path.is_file()} - before - database(files)
    assert send(budi, f"/kegiatan/{number}/hapus").status_code == 303
    assert {path for path in files.rglob("*") if path.is_file()} - before - database(files) == set()


def database(files: Path) -> set[Path]:
    return set(files.glob("gaung.sqlite*"))


@pytest.mark.parametrize("state", [state for state in PaperState if state is not PaperState.DRAFT])
def test_what_was_ever_submitted_stays(app: Flask, sign_in: SignIn, actor: Actor, state: PaperState) -> None:
    budi = actor("ngo-satu")
    with app.app_context():
        with transaction():
            number = in_state(state, budi, actor("biro"))
        with pytest.raises(DomainError, match="belum pernah diajukan"), transaction():
            delete_draft(number, version=version_of(number), actor=budi, now=NOW)
    browser = sign_in("ngo-satu")
    assert "/hapus" not in browser.get(f"/kegiatan/{number}").text
    assert browser.get(f"/kegiatan/{number}/hapus").status_code == 422
    assert browser.post(f"/kegiatan/{number}/hapus", data={"version": "1"}).status_code == 422


@pytest.mark.parametrize("name", ["biro", "daerah", "opd", "ngo-dua"])
def test_nobody_else_deletes_it(app: Flask, sign_in: SignIn, actor: Actor, name: str) -> None:
    with app.app_context(), transaction():
        number = recorded(actor("ngo-satu"), submit=False)
    browser = sign_in(name)
    assert browser.get(f"/kegiatan/{number}/hapus").status_code == 404
    assert browser.post(f"/kegiatan/{number}/hapus", data={"version": "1"}).status_code == 404
    with app.app_context():
        assert db.session.get(Activity, number) is not None


def test_a_draft_that_another_one_follows_stays(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    budi = actor("ngo-satu")
    with app.app_context(), transaction():
        number = recorded(budi, "Pertama", submit=False)
        recorded(budi, "Yang kedua", submit=False, follows_id=number)
    response = send(sign_in("ngo-satu"), f"/kegiatan/{number}/hapus")
    assert response.status_code == 422
    assert "“Yang kedua” dicatat sebagai lanjutan draf ini" in response.text


def test_what_a_colleague_changed_meanwhile_is_read_before_it_is_deleted(
    app: Flask, sign_in: SignIn, actor: Actor
) -> None:
    with app.app_context(), transaction():
        number = recorded(actor("ngo-satu"), submit=False)
    first, second = sign_in("ngo-satu"), sign_in("ngo-satu")
    url = f"/kegiatan/{number}/hapus"
    assert second.get(url).status_code == 200
    first.post(f"/kegiatan/{number}/ubah-pertemuan", data=typed(version="1", title="Masih dipakai"))
    late = second.post(url, data={"version": "1"})
    assert late.status_code == 409
    assert "diubah sejak Anda membukanya" in late.text
    assert "Masih dipakai" in late.text
    assert send(second, url).status_code == 303


def test_a_draft_that_was_handed_in_meanwhile_is_not_deleted(app: Flask, actor: Actor) -> None:
    budi = actor("ngo-satu")
    with app.app_context():
        with transaction():
            number = recorded(budi, submit=False)
        version = version_of(number)
        with transaction():
            submit_activity(number, actor=budi, now=NOW)
        with pytest.raises(DomainError), transaction():
            delete_draft(number, version=version, actor=budi, now=NOW)
