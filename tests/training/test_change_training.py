"""Changing the report of a bimtek: what was typed comes back, somebody else's change is never overwritten."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.activities.models import Activity, ActivityPerson
from app.audit.models import AuditEvent
from app.commitments.models import Commitment
from app.core.db import db
from app.training.models import TrainingDetails
from tests.browsing import press
from tests.conftest import SignIn
from tests.training.typed import bimtek, recorded


def link(number: int) -> str:
    return f"/kegiatan/{number}/ubah-pelatihan"


def hidden(page: str, name: str) -> str:
    """The value of a hidden field of the page."""
    found = re.search(f'name="{name}"[^>]* value="([^"]*)"', page)
    assert found, name
    return found[1]


def change(browser: FlaskClient, number: int, **changes: Any) -> Any:
    """Open the form and send it with other answers."""
    page = browser.get(link(number)).text
    kept = {"version": hidden(page, "version"), "commitments__0__id": hidden(page, "commitments-0-id")}
    return browser.post(link(number), data=bimtek(**(kept | changes)))


def test_budi_changes_his_report(app: Flask, sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi)
    response = change(budi, number, title="Bimtek bagi perangkat desa", lesson_hours="", commitments__0__due_on=None)
    assert response.status_code == 303
    assert response.location == f"/kegiatan/{number}"
    with app.app_context():
        assert db.session.get_one(Activity, number).title == "Bimtek bagi perangkat desa"
        assert db.session.get_one(TrainingDetails, number).lesson_hours is None
        assert len(db.session.scalars(select(ActivityPerson)).all()) == 2
        assert len(db.session.scalars(select(Commitment)).all()) == 1
        events = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "training:change")).all()
        assert len(events) == 1
        assert {"title", "lesson_hours"} <= set(events[0].details["fields"])
        assert "expected_heads" not in events[0].details["fields"]


def test_the_form_shows_what_is_stored(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    page = budi.get(link(recorded(budi))).text
    for shown in (
        "Bimtek SP4N-LAPOR! bagi KIM",
        'value="33"',
        'value="8"',
        "Membentuk admin LAPOR! di 12 desa",
        "Narasumber Rekaan",
    ):
        assert shown in page


def test_a_stale_form_is_refused_and_keeps_its_text(app: Flask, sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi)
    old = hidden(budi.get(link(number)).text, "version")
    change(budi, number, title="Judul kedua")
    response = budi.post(link(number), data=bimtek(version=old, title="Judul ketiga"))
    assert response.status_code == 422
    assert "diubah orang lain" in response.text
    assert 'value="Judul ketiga"' in response.text
    with app.app_context():
        assert db.session.get_one(Activity, number).title == "Judul kedua"


@pytest.mark.parametrize("version", ["", "abc", "²", "99999999999999999999"])
def test_a_lost_version_is_stale_too(sign_in: SignIn, version: str) -> None:
    budi = sign_in("ngo-satu")
    assert budi.post(link(recorded(budi)), data=bimtek(version=version)).status_code == 422


def test_a_submitted_report_stays_fit_to_be(sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi, save="send")
    response = change(budi, number, region_code="", save="keep")
    assert response.status_code == 422
    assert "Pilih daerah tempat kegiatan" in response.text


def test_a_wrong_commitment_takes_the_whole_change_back(app: Flask, sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi)
    response = change(
        budi, number, title="Tidak tersimpan", commitments__1__id="999", commitments__1__what="Milik orang lain"
    )
    assert response.status_code == 422
    with app.app_context():
        assert db.session.get_one(Activity, number).title == "Bimtek SP4N-LAPOR! bagi KIM"


@pytest.mark.parametrize(("name", "draft", "handed_in"), [("ngo-dua", 404, 404), ("biro", 404, 403), ("opd", 404, 404)])
def test_nobody_else_changes_it(app: Flask, sign_in: SignIn, name: str, draft: int, handed_in: int) -> None:
    budi, other = sign_in("ngo-satu"), sign_in(name)
    for save, status in (("draft", draft), ("send", handed_in)):
        number = recorded(budi, save=save)
        assert other.get(link(number)).status_code == status
        assert other.post(link(number), data=bimtek(version="1", title="Diambil alih")).status_code == status
        with app.app_context():
            assert db.session.get_one(Activity, number).title != "Diambil alih"


def test_a_meeting_has_a_form_of_its_own(app: Flask, sign_in: SignIn) -> None:
    from app.activities.models import ActivityKind  # noqa: PLC0415
    from app.core.db import transaction  # noqa: PLC0415

    budi = sign_in("ngo-satu")
    number = recorded(budi)
    with app.app_context(), transaction():
        db.session.get_one(Activity, number).kind = ActivityKind.HEARING
    assert budi.get(link(number)).status_code == 404


def test_a_number_beyond_every_row_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("ngo-satu").get(link(10**20)).status_code == 404


def test_a_stale_form_shows_what_is_stored_beside_what_was_typed(app: Flask, sign_in: SignIn) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi)
    url = f"/kegiatan/{number}/ubah-pelatihan"
    assert budi.post(url, data=bimtek(version="1", lesson_hours="4", audience__total="60")).status_code == 303
    page = budi.post(url, data=bimtek(version="1", place="Aula lain"))
    assert page.status_code == 422
    for words in ("Tersimpan sekarang: 4", "Isian Anda: 8", "Isian Anda: Aula lain"):
        assert words in page.text, words


def test_what_was_typed_while_it_was_sanctioned_is_shown(app: Flask, sign_in: SignIn) -> None:
    budi, sari = sign_in("ngo-satu"), sign_in("biro")
    number = recorded(budi, save="send")
    assert press(sari, f"/kegiatan/{number}", "sahkan").status_code == 303
    page = budi.post(f"/kegiatan/{number}/ubah-pelatihan", data=bimtek(version="2", results="Hasil lain", save="keep"))
    assert page.status_code == 403
    assert "Isian Anda: Hasil lain" in page.text
