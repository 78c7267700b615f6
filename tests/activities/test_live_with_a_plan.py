"""Planned, held, postponed, cancelled: the event has a state of its own through the whole life of its report."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.activities import queries
from app.activities.models import Activity, ActivityKind, EventState, PaperState
from app.activities.operations import sanction_activity
from app.core import clock
from app.core.dates import PartialDate, Precision
from app.core.db import db, transaction
from app.core.errors import DomainError
from tests.browsing import press, send
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import recorded, typed
from tests.factories.reports import planned_on, state_of, version_of, whole

Actor = Callable[[str], Any]
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def test_a_plan_is_submitted_seen_and_reported_when_it_was_held(app: Flask, sign_in: SignIn) -> None:
    budi, sari = sign_in("ngo-satu"), sign_in("biro")
    plan = typed(title="Audiensi pekan depan", event_state="planned", held_on=["25", "11", "2026"], save="send")
    response = budi.post("/kegiatan/pertemuan/catat", data=plan)
    assert response.status_code == 303, response.text
    url = response.location
    page = sari.get(url).text
    assert "Direncanakan" in page
    assert 'id="sahkan"' not in page
    assert "Audiensi pekan depan" in sari.get("/").text  # this week
    assert "Audiensi pekan depan" not in sari.get("/kegiatan/pengesahan").text
    assert "Kurang: penyelenggara." in budi.get(url).text  # nothing about results
    held = send(budi, f"{url}/ubah-pertemuan", event_state="held", held_on=["21", "11", "2026"], results="Disepakati.")
    assert held.status_code == 303, held.text
    assert "Audiensi pekan depan" in sari.get("/kegiatan/pengesahan").text
    assert press(sari, url, "sahkan").status_code == 303
    with app.app_context():
        assert state_of(int(url.rpartition("/")[2])) is PaperState.SANCTIONED


def test_what_was_held_lies_in_the_past(sign_in: SignIn) -> None:
    data = typed(held_on=["25", "11", "2026"], save="draft")
    page = sign_in("ngo-satu").post("/kegiatan/pertemuan/catat", data=data)
    assert page.status_code == 422
    assert "Pilih keadaan Direncanakan" in page.text


@pytest.mark.parametrize("event", ["postponed", "cancelled"])
def test_postponed_and_cancelled_are_read_but_not_sanctioned(
    app: Flask, sign_in: SignIn, actor: Actor, event: str
) -> None:
    budi, sari = sign_in("ngo-satu"), sign_in("biro")
    data = typed(event_state=event, held_on=["", "", ""], place="", save="send")
    data["hosts-0"] = str(actor("ngo-satu").organization_id)
    response = budi.post("/kegiatan/pertemuan/catat", data=data)
    assert response.status_code == 303, response.text
    page = budi.get(response.location).text
    assert "Laporan belum lengkap" not in page
    assert typed()["title"] not in budi.get("/").text
    assert sari.get(response.location).status_code == 200
    number = int(response.location.rpartition("/")[2])
    with app.app_context():
        with pytest.raises(DomainError, match="sudah terlaksana"), transaction():
            sanction_activity(number, version=version_of(number), actor=actor("biro"), now=NOW)
        assert state_of(number) is PaperState.SUBMITTED


@pytest.mark.parametrize(
    ("held_on", "ends_on", "over"),
    [
        (PartialDate(date(2026, 11, 21), Precision.DAY), None, True),
        (PartialDate(date(2026, 11, 22), Precision.DAY), None, False),
        (PartialDate(date(2026, 11, 20), Precision.DAY), date(2026, 11, 22), False),
        (PartialDate(date(2026, 11, 18), Precision.DAY), date(2026, 11, 21), True),
        (PartialDate(date(2026, 10, 1), Precision.MONTH), None, True),
        (PartialDate(date(2026, 11, 1), Precision.MONTH), None, False),
        (PartialDate(date(2025, 1, 1), Precision.YEAR), None, True),
        (PartialDate(date(2026, 1, 1), Precision.YEAR), None, False),
        (PartialDate.unknown(), None, False),
    ],
)
def test_past_its_day_and_still_planned_is_unfinished(
    app: Flask, sign_in: SignIn, actor: Actor, held_on: PartialDate, ends_on: date | None, over: bool
) -> None:
    plan = {"event_state": EventState.PLANNED, "held_on": held_on, "ends_on": ends_on, "date_reason": "?"}
    with app.app_context():
        with transaction():
            number = whole(actor("ngo-satu"), "Rencana Budi", **plan)
        found = queries.own_unfinished(actor("ngo-satu"), TODAY)
        assert [one.id for one in found] == ([number] if over else [])
        assert queries.activity(number, actor("ngo-satu")).is_overdue(TODAY) is over
    page = sign_in("ngo-satu").get("/").text
    assert ("Sudah lewat tanggalnya, belum dilaporkan" in page) is over
    assert "Sudah lewat tanggalnya" not in sign_in("biro").get("/").text


def test_an_overdue_draft_says_both(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        recorded(actor("ngo-satu"), "Rencana", submit=False, **planned_on(date(2026, 11, 1)))
    page = sign_in("ngo-satu").get("/").text
    assert "Sudah lewat tanggalnya, belum dilaporkan. Kurang: tempat, penyelenggara" in page


def test_filters_know_every_state(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        for event in EventState:
            for paper in PaperState:
                number = recorded(actor("ngo-satu"), f"{event} {paper}", kind=ActivityKind.FORUM)
                found = db.session.get_one(Activity, number)
                found.event_state, found.paper_state = event, paper
    budi = sign_in("ngo-satu")
    for paper in PaperState:
        for event in EventState:
            page = budi.get(f"/kegiatan?keadaan={paper}&pelaksanaan={event}").text
            assert f">{event} {paper}<" in page
            assert sum(f">{one} {other}<" in page for one in EventState for other in PaperState) == (
                2 if paper is PaperState.SANCTIONED else 1  # a locked report was sanctioned before
            )
