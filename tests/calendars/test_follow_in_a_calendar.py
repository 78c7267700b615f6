"""Budi follows what his organization owes in his own calendar, without signing in; nobody else can."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.accounts.models import Account
from app.accounts.operations import set_disabled
from app.activities.models import EventState
from app.calendars.ics import Entry, calendar, escaped, folded
from app.calendars.models import CalendarLink
from app.commitments.operations import CommitmentEntry
from app.core.dates import PartialDate, Precision
from app.core.db import db, transaction
from app.documents import codes
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import recorded

Actor = Callable[[str], Any]
ADDRESS = re.compile(r'value="(http[^"]*/kalender/[^"]{43}\.ics)"')


@pytest.fixture
def owed(app: Flask, actor: Actor) -> None:
    budi, hasan = actor("ngo-satu").organization_id, actor("opd").organization_id
    with app.app_context(), transaction():
        entries = (
            CommitmentEntry("Menyusun modul, edisi kedua", budi, "Budi Rahasia", date(2026, 12, 1)),
            CommitmentEntry("Jadwal milik OPD", hasan, "", date(2026, 12, 2)),
        )
        recorded(actor("ngo-satu"), commitments=entries)
        future = PartialDate(date(2099, 1, 5), Precision.DAY)
        recorded(actor("ngo-satu"), "Forum rencana", held_on=future, event_state=EventState.PLANNED, submit=False)


def made(browser: FlaskClient) -> str:
    """The path of a new link, as its page shows it once."""
    assert browser.post("/akun/kalender").status_code == 303
    found = ADDRESS.search(browser.get("/akun/kalender").text)
    assert found is not None
    return "/kalender/" + unescape(found[1]).rpartition("/")[2]


@pytest.mark.usefixtures("owed", "context")
def test_budi_subscribes_and_each_entry_leads_back(sign_in: SignIn, client: FlaskClient) -> None:
    budi = sign_in("ngo-satu")
    assert "/akun/kalender" in budi.get("/akun").text
    path = made(budi)
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    text = answer.get_data(as_text=True).replace("\r\n ", "")
    assert "SUMMARY:Batas waktu: Menyusun modul\\, edisi kedua\r\n" in text
    assert "DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\n" in text
    assert re.search(r"URL:http://[^/]+/tindak-lanjut/1\r\n", text)
    assert "SUMMARY:Forum rencana\r\n" in text
    assert re.search(r"URL:http://[^/]+/kegiatan/2\r\n", text)
    assert "Jadwal milik OPD" not in text
    assert "Budi Rahasia" not in text
    assert not ADDRESS.search(budi.get("/akun/kalender").text)  # shown once
    assert path[10:53] not in str(db_digests())


def db_digests() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(CalendarLink.token_digest)))


@pytest.mark.usefixtures("owed", "context")
def test_an_old_a_wrong_and_a_switched_off_link_lead_nowhere(sign_in: SignIn, client: FlaskClient) -> None:
    budi = sign_in("ngo-satu")
    old = made(budi)
    new = made(budi)
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    assert client.get("/kalender/" + "a" * 43 + ".ics").status_code == 404
    assert budi.post("/akun/kalender/matikan").status_code == 303
    assert client.get(new).status_code == 404
    assert db_digests() == []


@pytest.mark.usefixtures("owed")
def test_a_disabled_account_has_no_calendar(app: Flask, sign_in: SignIn, actor: Actor, client: FlaskClient) -> None:
    path = made(sign_in("ngo-satu"))
    with app.app_context(), transaction():
        number = db.session.scalars(select(Account.id).where(Account.email == "ngo-satu@contoh.example")).one()
        set_disabled(number, True, actor=actor("admin"), now=NOW)
    assert client.get(path).status_code == 404


def test_guessing_is_slowed_down(client: FlaskClient) -> None:
    answers = [client.get(f"/kalender/{'b' * 43}.ics").status_code for _time in range(codes.MOST_MISSES + 1)]
    assert answers == [404] * codes.MOST_MISSES + [429]


@pytest.mark.usefixtures("owed")
def test_tuti_s_calendar_holds_nothing_of_budi(sign_in: SignIn, client: FlaskClient) -> None:
    text = client.get(made(sign_in("ngo-dua"))).get_data(as_text=True)
    assert "VEVENT" not in text
    for name in ("peninjau", "admin"):
        assert sign_in(name).post("/akun/kalender").status_code == 403


@pytest.mark.parametrize("text", ["a" * 200, "é" * 120, "kata; koma, \\\n " * 9, "", "x" * 75, "🎉" * 60])
def test_lines_are_folded_at_75_bytes_and_unfold_to_the_same(text: str) -> None:
    line = "SUMMARY:" + escaped(text)
    lines = folded(line).split("\r\n")
    assert all(len(one.encode()) <= 75 for one in lines)
    assert all(one.startswith(" ") for one in lines[1:])
    assert lines[0] + "".join(one[1:] for one in lines[1:]) == line


def test_what_means_something_in_the_format_is_escaped() -> None:
    assert escaped("a,b;c\\d\r\ne\nf") == "a\\,b\\;c\\\\d\\ne\\nf"
    start = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
    day = date(2026, 11, 27)
    entry = Entry("u@gaung", day, day, "END:VCALENDAR\r\nX", "", "https://x.example/1", start, None)
    text = calendar("Gaung", [entry], NOW).decode()
    assert text.count("\r\nEND:VCALENDAR\r\n") == 1
    assert "DTSTART:20261127T020000Z\r\n" in text
