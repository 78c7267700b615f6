"""A promise cannot be due before the meeting in which it was made; a draft's promises are marked where they stand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.activities import queries as activities
from app.activities.models import PaperState
from app.commitments.operations import ClosingDetails, CommitmentEntry, close_commitment
from app.commitments.queries import of_activity
from app.core import clock
from app.core.dates import PartialDate, Precision
from app.core.db import transaction
from app.core.errors import DomainError
from app.meetings.operations import change_meeting
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import meeting, recorded, typed
from tests.factories.reports import in_state, version_of

Actor = Callable[[str], Any]


def test_due_before_the_meeting_is_refused_at_its_field(sign_in: SignIn) -> None:
    form = typed(**{"commitments-1-what": "Kirim surat", "commitments-1-due_on": ["17", "11", "2026"]})
    response = sign_in("ngo-satu").post("/kegiatan/pertemuan/catat", data=form)
    assert response.status_code == 422
    assert 'href="#commitments-1-due_on"' in response.text
    assert "Batas waktu lebih awal daripada tanggal kegiatan (18 November 2026)." in response.text


@pytest.mark.parametrize(
    ("held_on", "due", "fits"),
    [
        (PartialDate(date(2026, 11, 18), Precision.DAY), date(2026, 11, 18), True),
        (PartialDate(date(2026, 11, 1), Precision.MONTH), date(2026, 11, 2), True),
        (PartialDate(date(2026, 11, 1), Precision.MONTH), date(2026, 10, 31), False),
        (PartialDate(date(2026, 1, 1), Precision.YEAR), date(2026, 1, 1), True),
        (PartialDate(date(2026, 1, 1), Precision.YEAR), date(2025, 12, 31), False),
        (PartialDate.unknown(), date(1999, 1, 1), True),
    ],
)
def test_as_far_as_the_date_is_known(app: Flask, actor: Actor, held_on: PartialDate, due: date, fits: bool) -> None:
    promise = (CommitmentEntry("Kirim surat", due_on=due),)
    errors: list[str | None] = []
    with app.app_context():
        try:
            with transaction():
                recorded(actor("biro"), held_on=held_on, commitments=promise, submit=False)
        except DomainError as error:
            errors = list(error.errors)
    assert errors == ([] if fits else ["commitments-0-due_on"])


def test_one_that_was_closed_does_not_stand_in_the_way(app: Flask, actor: Actor) -> None:
    budi = actor("ngo-satu")
    with app.app_context():
        with transaction():
            number = recorded(budi, commitments=(CommitmentEntry("Kirim", due_on=date(2026, 11, 19)),), submit=False)
        (promise,) = of_activity(activities.activity(number, budi))
        with transaction():
            close_commitment(promise.id, ClosingDetails("Surat", date(2026, 11, 20)), actor=budi, now=NOW)
        entry = CommitmentEntry("Kirim", due_on=date(2026, 11, 19), id=promise.id)
        details = meeting(held_on=PartialDate(date(2026, 11, 20), Precision.DAY), commitments=(entry,))
        with transaction():
            change_meeting(number, details, version=version_of(number), submit=False, actor=budi, now=NOW)


@pytest.mark.parametrize(("state", "mark"), [("draft", "Draf"), ("returned", "Dikembalikan"), ("submitted", "")])
def test_the_promises_of_what_is_not_handed_in_are_marked(
    app: Flask, sign_in: SignIn, actor: Actor, monkeypatch: pytest.MonkeyPatch, state: str, mark: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    due = (CommitmentEntry("Kirim surat", due_on=date(2026, 11, 19)),)
    with app.app_context(), transaction():
        in_state(PaperState(state), actor("ngo-satu"), actor("biro"), commitments=due)
    budi = sign_in("ngo-satu")
    assert ("(" + mark + ")" in budi.get("/").text) is bool(mark)
    page = budi.get("/tindak-lanjut").text
    assert "Kirim surat" in page
    assert (f'<strong class="govuk-tag govuk-tag--grey">{mark}</strong>' in page) is bool(mark)
    for name in ("daerah", "opd", "ngo-dua"):
        assert ("Kirim surat" in sign_in(name).get("/tindak-lanjut").text) is (
            state == "submitted" and name == "daerah"
        )
