"""The list of what was promised: overdue first, filters, pages; a draft's promises stay in their house."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.commitments import queries
from app.commitments.labels import state_tag
from app.commitments.models import Commitment, CommitmentState
from app.commitments.operations import ClosingDetails, CommitmentEntry, close_commitment
from app.commitments.queries import Filters
from app.commitments.stages import Stage
from app.core.dates import PartialDate, Precision
from app.core.db import transaction
from tests.factories.cast import NOW
from tests.factories.meetings import recorded

Actor = Callable[[str], Any]
SignIn = Callable[[str], FlaskClient]
TODAY = date(2026, 11, 22)


def entry(what: str, days: int | None, owner: int | None = None) -> CommitmentEntry:
    return CommitmentEntry(what, owner, due_on=None if days is None else TODAY + timedelta(days))


def texts(stage: Stage, viewer: Any, *, mine: bool = False) -> list[str]:
    return [row.what for row in queries.page(Filters(stage, mine=mine), viewer, today=TODAY)[0]]


def test_overdue_comes_first_and_late_is_said_in_days(app: Flask, actor: Actor) -> None:
    sari, hasan = actor("biro"), actor("opd").organization_id
    promises = (entry("tanpa batas", None), entry("nanti", 9), entry("lewat 3", -3, hasan), entry("lewat 40", -40))
    with app.app_context():
        with transaction():
            recorded(sari, commitments=promises, held_on=PartialDate(date(2026, 9, 1), Precision.DAY))
        rows, more = queries.page(Filters(), sari, today=TODAY)
        assert [row.what for row in rows] == ["lewat 40", "lewat 3", "nanti", "tanpa batas"]
        assert [row.state for row in rows[1:3]] == [("Terlambat 3 hari", "red"), ("Terbuka", "blue")]
        assert not more
        assert texts(Stage.LATE, sari) == ["lewat 40", "lewat 3"]
        assert texts(Stage.OPEN, actor("opd"), mine=True) == ["lewat 3"]
        assert [row.what for row in queries.overdue(sari, TODAY, limit=1)] == ["lewat 40"]
        assert [row.what for row in queries.open_of(actor("opd"))] == ["lewat 3"]
        assert len(queries.open_of(sari)) == 3  # what nobody owes is owed by who recorded it


@pytest.mark.parametrize(
    ("due", "state", "words"),
    [
        (TODAY - timedelta(1), CommitmentState.OPEN, ("Terlambat 1 hari", "red")),
        (TODAY, CommitmentState.OPEN, ("Jatuh tempo hari ini", "yellow")),
        (TODAY + timedelta(1), CommitmentState.OPEN, ("1 hari lagi", "yellow")),
        (TODAY + timedelta(7), CommitmentState.OPEN, ("7 hari lagi", "yellow")),
        (TODAY + timedelta(8), CommitmentState.OPEN, ("Terbuka", "blue")),
        (None, CommitmentState.OPEN, ("Terbuka", "blue")),
        (TODAY - timedelta(9), CommitmentState.DONE, ("Selesai", "green")),
        (TODAY - timedelta(9), CommitmentState.CANCELLED, ("Batal", "grey")),
    ],
)
def test_the_state_is_a_word_and_a_colour(
    context: None, due: date | None, state: CommitmentState, words: tuple[str, str]
) -> None:
    assert state_tag(Commitment(due_on=due, state=state), TODAY) == words


def test_what_is_closed_leaves_the_list_and_stands_newest_first(app: Flask, actor: Actor) -> None:
    sari = actor("biro")
    with app.app_context():
        with transaction():
            recorded(sari, commitments=(entry("a", -3), entry("b", 3), entry("c", 1)))
        ids = {row.what: row.id for row in queries.open_of(sari)}
        for what, day in (("a", 10), ("b", 12)):
            with transaction():
                details = ClosingDetails("Surat", date(2026, 11, day))
                close_commitment(ids[what], details, actor=sari, now=NOW)
        assert texts(Stage.OPEN, sari) == ["c"]
        assert texts(Stage.LATE, sari) == []
        assert texts(Stage.CLOSED, sari) == ["b", "a"]


def test_the_promises_of_a_draft_stay_in_their_house(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    owed = actor("opd").organization_id
    with app.app_context(), transaction():
        recorded(actor("ngo-satu"), "Draf", submit=False, commitments=(entry("Rahasia dulu", -1, owed),))
    for name in ("biro", "daerah", "opd", "ngo-dua"):
        assert "Rahasia dulu" not in sign_in(name).get("/tindak-lanjut").get_data(as_text=True)
        with app.app_context():
            assert queries.overdue(actor(name), TODAY) == []
            assert queries.open_of(actor(name)) == []
    assert "Rahasia dulu" in sign_in("ngo-satu").get("/tindak-lanjut").get_data(as_text=True)


def test_owing_something_opens_the_activity(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    owed = actor("ngo-dua").organization_id
    with app.app_context(), transaction():
        recorded(actor("opd"), "Rapat tertutup", commitments=(entry("Melapor", 5, owed),))
        recorded(actor("opd"), "Rapat lain")
    page = sign_in("ngo-dua").get("/kegiatan").get_data(as_text=True)
    assert "Rapat tertutup" in page
    assert "Rapat lain" not in page


def test_pages_follow_each_other_without_gap_or_repetition(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    many = tuple(entry(f"janji {number:03}", number % 7 - 3 if number % 5 else None) for number in range(90))
    with app.app_context(), transaction():
        recorded(actor("biro"), commitments=many)
    browser, url, seen = sign_in("biro"), "/tindak-lanjut", []
    while url:
        page = browser.get(url).get_data(as_text=True)
        seen += re.findall(r"janji \d{3}(?=</a><br>)", page)
        found = re.search(r'href="(\?[^"]*)" rel="next"', page)
        url = "/tindak-lanjut" + found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == 90
    assert sorted(seen) == [one.what for one in many]


def test_odd_filters_narrow_nothing(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        recorded(actor("biro"), commitments=(entry("janji", 1),))
    browser = sign_in("biro")
    for query in ({"keadaan": "\x00"}, {"milik": "semua"}, {"setelah": "²"}, {"setelah": "9" * 400}):
        assert "janji</a><br>" in browser.get("/tindak-lanjut", query_string=query).get_data(as_text=True)
    assert browser.get("/tindak-lanjut?setelah=4444").status_code == 404


def test_few_questions_however_many_rows(
    app: Flask, sign_in: SignIn, actor: Actor, queries_of: Callable[[FlaskClient, str], int]
) -> None:
    sari, browser = actor("biro"), sign_in("biro")
    with app.app_context(), transaction():
        recorded(sari, commitments=(entry("satu", 1, sari.organization_id),))
    few = queries_of(browser, "/tindak-lanjut")
    with app.app_context(), transaction():
        for number in range(12):
            recorded(actor("opd"), f"Rapat {number}", commitments=(entry("x", 1, sari.organization_id), entry("y", -1)))
    assert queries_of(browser, "/tindak-lanjut") == few <= 15
