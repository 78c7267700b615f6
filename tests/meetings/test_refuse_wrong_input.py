"""What cannot be is said at its field, what was typed stays in the form, and nothing is saved."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.activities.models import Activity
from app.audit.models import AuditEvent
from app.commitments.models import Commitment
from app.core.db import db
from tests.factories.meetings import typed

SignIn = Callable[[str], FlaskClient]
URL = "/kegiatan/pertemuan/catat"

# (what is typed, field that the summary links to, words of the message)
WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"title": None}, "title", "Isi nama kegiatan"),
    ({"title": "   "}, "title", "Isi nama kegiatan"),
    ({"title": "Rapat\x00koordinasi"}, "title", "Hapus karakter yang tidak dapat disimpan"),
    ({"title": "R" * 301}, "title", "paling banyak 300 karakter; yang Anda isi 301"),
    ({"title": "R" * 1_000_000}, "title", "paling banyak 300 karakter"),
    ({"kind": "training"}, "kind", "Pilih salah satu"),
    ({"kind": None, "event_state": "x"}, "event_state", "Pilih salah satu"),
    ({"held_on": ["31", "2", "2026"]}, "held_on", "tidak ada di kalender"),
    ({"held_on": ["1", "1", "20260"]}, "held_on", "Tanggal itu tidak ada"),
    ({"held_on": ["²", "1", "2026"]}, "held_on", "Tanggal itu tidak ada"),
    ({"held_on": ["1", "1", "2099"]}, "held_on", "belum lewat"),
    ({"ends_on": ["17", "11", "2026"]}, "ends_on", "lebih awal"),
    ({"held_on": ["", "", ""], "ends_on": ["17", "11", "2026"]}, "ends_on", "Isi tanggal mulai"),
    ({"starts_at": "09.00", "ends_at": "08.00"}, "ends_at", "lebih awal daripada jam mulai"),
    ({"starts_at": "25.00"}, "starts_at", "dengan jam dan menit"),
    ({"mode": "teleport"}, "mode", "Pilih salah satu"),
    ({"province": "99"}, "province", "Pilih salah satu"),
    ({"province": "\x00"}, "province", "Pilih salah satu"),
    ({"region_code": "99.99"}, "region_code", "Pilih salah satu"),
    ({"region_code": "36.02\x00"}, "region_code", "Pilih salah satu"),
    ({"target_codes": ["36.02", "bukan"]}, "target_codes", "Pilih salah satu"),
    ({"hosts-0": "999999"}, "hosts-0", "Pilih salah satu"),
    ({"participants-1": "9" * 5000}, "participants-1", "Pilih salah satu"),
    ({"known_id": "7"}, "known_id", "Pilih salah satu"),
    ({"people-0-part": "king"}, "people-0-part", "Pilih salah satu"),
    ({"people-1-topic": "Materi tanpa orang"}, "people-0-name", "Isi nama atau jabatan"),
    ({"follows_id": "12345"}, "follows_id", "Pilih salah satu"),
    ({"audience-total": "12 orang"}, "audience-total", "angka bulat tanpa huruf"),
    ({"audience-total": "-1"}, "audience-total", "angka bulat tanpa huruf"),
    (
        {"audience-total": "60", "audience-female": "30", "audience-male": "28"},
        "audience-total",
        "tidak sama dengan total",
    ),
    (
        {"audience-female": "30", "audience-male": "28", "audience-age_25_59_female": "31"},
        "audience-age_under_18_female",
        "Kelompok umur: jumlah kolom perempuan (31)",
    ),
    ({"audience-group_kim_male": "x"}, "audience-group_kim_male", "angka bulat tanpa huruf"),
    ({"points-0-speaker": "Bupati"}, "points-0-text", "Isi apa yang disampaikan"),
    ({"points-1-kind": "shout", "points-1-text": "x"}, "points-1-kind", "Pilih salah satu"),
    ({"decisions-0": "a\x0bb"}, "decisions-0", "Hapus karakter"),
    ({"delegations-0-leader": "Bupati"}, "delegations-0-region_code", "Pilih daerah asal"),
    ({"delegations-0-region_code": "16.04", "delegations-0-size": "0"}, "delegations-0-size", "paling sedikit 1"),
    ({"delegations-0-region_code": "16.04", "delegations-0-size": "12345"}, "delegations-0-size", "paling banyak"),
    ({"commitments-0-owner_person": "Kepala Dinas"}, "commitments-0-what", "Isi apa yang disepakati"),
    ({"commitments-1-due_on": ["1", "12", "2026"]}, "commitments-1-what", "Isi apa yang disepakati"),
    (
        {"commitments-0-what": "x", "commitments-0-due_on": ["1", "", ""]},
        "commitments-0-due_on",
        "Tanggal itu tidak ada",
    ),
    (
        {"commitments-0-what": "x", "commitments-0-owner_organization_id": "77777"},
        "commitments-0-owner_organization_id",
        "Pilih salah satu",
    ),
    ({"commitments-0-what": "x", "commitments-0-id": "5"}, "commitments-0-what", "bukan bagian kegiatan ini"),
]


@pytest.mark.parametrize(("wrong", "field", "words"), WRONG, ids=range(len(WRONG)))
def test_it_is_said_at_the_field_and_nothing_is_saved(
    app: Flask, sign_in: SignIn, wrong: dict[str, Any], field: str, words: str
) -> None:
    browser = sign_in("biro")
    with app.app_context():
        events = db.session.scalar(select(func.count()).select_from(AuditEvent))
    response = browser.post(URL, data=typed(**({"save": "send"} | wrong)))
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert words in page.partition(f'<a href="#{field}">')[2].partition("</a>")[0]
    assert f'id="{field}"' in page  # the link has somewhere to go
    assert "Ruang rapat Asda I" in page
    with app.app_context():
        for model in (Activity, Commitment):
            assert db.session.scalar(select(func.count()).select_from(model)) == 0
        assert db.session.scalar(select(func.count()).select_from(AuditEvent)) == events


def test_a_title_of_five_million_letters_is_refused(app: Flask, sign_in: SignIn) -> None:
    response = sign_in("biro").post(URL, data=typed(title="R" * 5_000_000))
    assert response.status_code in (413, 422)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Activity)) == 0


def test_odd_shapes_of_a_form_are_no_error_of_ours(app: Flask, sign_in: SignIn) -> None:
    browser = sign_in("biro")
    odd = [
        {},
        {"save": "send"},
        {"points-²-text": "x"},
        {"points-9999-text": "x", "title": "x"},
        {"held_on": ["1"] * 50},
        {"version": "²", "title": "x"},
        {"add": "nothing"},
        {"add": "title"},
        {"fill": "held_on"},
        {"fill": "title:today"},
        {"regions": "1", "province": ["36", "35"]},
        {"target_codes": [f"{a:02}.{b:02}" for a in range(10, 40) for b in range(99)]},
    ]
    for form in odd:
        assert browser.post(URL, data=form).status_code in (200, 303, 422), form
    plain = "application/x-www-form-urlencoded"
    assert browser.post(URL, data=b"\xff\xfe%00=%ff", content_type=plain).status_code == 422
    for data in ([1], {"title": "x"}, {"title": {"a": [1]}}, None, "x"):
        assert browser.post(URL, json=data).status_code in (400, 422), data
