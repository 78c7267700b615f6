"""Who owes it closes it with evidence; others do not, and strangers do not even find it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.commitments import queries
from app.commitments.models import Commitment, CommitmentState
from app.commitments.operations import ClosingDetails, CommitmentEntry, cancel_commitment, close_commitment
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden, NotFound
from app.core.viewer import SYSTEM
from tests.factories.cast import NOW
from tests.factories.meetings import recorded

Actor = Callable[[str], Any]
SignIn = Callable[[str], FlaskClient]
DONE = ClosingDetails("Surat 045/12/2026", date(2026, 11, 20))


class Promised(NamedTuple):
    """Commitments of one submitted audiensi by who owes them; Budi recorded it, Dewi hosted it."""

    opd: int
    ngo: int
    nobody: int


@pytest.fixture
def promised(app: Flask, actor: Actor) -> Iterator[Promised]:
    budi, hasan, dewi = actor("ngo-satu"), actor("opd"), actor("daerah")
    with app.app_context():
        with transaction():
            number = recorded(
                budi,
                host_ids=(dewi.organization_id,),
                commitments=(
                    CommitmentEntry("Menyusun jadwal", hasan.organization_id, "Hasan", date(2026, 11, 19)),
                    CommitmentEntry("Menyiapkan modul", budi.organization_id),
                    CommitmentEntry("Menulis notula"),
                ),
            )
        rows = db.session.scalars(select(Commitment).where(Commitment.activity_id == number)).all()
        ids = {row.what: row.id for row in rows}
        yield Promised(ids["Menyusun jadwal"], ids["Menyiapkan modul"], ids["Menulis notula"])


def stored(number: int) -> Commitment:
    db.session.rollback()
    return db.session.scalars(select(Commitment).where(Commitment.id == number)).one()


def test_the_agency_closes_what_it_owes(sign_in: SignIn, promised: Promised) -> None:
    hasan = sign_in("opd")
    url = f"/tindak-lanjut/{promised.opd}/selesai"
    assert url in hasan.get("/tindak-lanjut").get_data(as_text=True)
    assert "Menyusun jadwal" in hasan.get(url).get_data(as_text=True)
    response = hasan.post(url, data={"evidence": "Surat 045/12/2026", "closed_on": ["20", "11", "2026"]})
    assert (response.status_code, response.location) == (303, f"/tindak-lanjut/{promised.opd}")
    row = stored(promised.opd)
    assert (row.state, row.evidence, row.closed_on) == (CommitmentState.DONE, "Surat 045/12/2026", date(2026, 11, 20))
    assert "Surat 045/12/2026" in hasan.get("/tindak-lanjut?keadaan=selesai").get_data(as_text=True)
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "commitment:close")).one()
    assert event.details == {"activity": row.activity_id, "fields": ["closed_on", "evidence", "state"]}


def test_cancelling_needs_a_reason_and_is_kept(sign_in: SignIn, promised: Promised) -> None:
    budi, url = sign_in("ngo-satu"), f"/tindak-lanjut/{promised.nobody}/batal"
    assert budi.post(url, data={"reason": "  "}).status_code == 422
    assert stored(promised.nobody).state is CommitmentState.OPEN
    assert budi.post(url, data={"reason": "Notula ditulis biro"}).status_code == 303
    row = stored(promised.nobody)
    assert (row.state, row.evidence) == (CommitmentState.CANCELLED, "Notula ditulis biro")
    assert row.closed_on is not None
    events = db.session.scalars(select(AuditEvent.action).where(AuditEvent.subject_type == "commitment")).all()
    assert events == ["commitment:cancel"]


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"closed_on": ["20", "11", "2026"]}, "evidence", "Isi bukti"),
        ({"evidence": " ", "closed_on": ["20", "11", "2026"]}, "evidence", "Isi bukti"),
        ({"evidence": "a\x00b", "closed_on": ["20", "11", "2026"]}, "evidence", "Hapus karakter"),
        ({"evidence": "b" * 501, "closed_on": ["20", "11", "2026"]}, "evidence", "paling banyak 500"),
        ({"evidence": "Surat", "closed_on": ["", "", ""]}, "closed_on", "Isi tanggal selesai"),
        ({"evidence": "Surat", "closed_on": ["31", "11", "2026"]}, "closed_on", "tidak ada di kalender"),
        ({"evidence": "Surat", "closed_on": ["1", "1", "2099"]}, "closed_on", "tidak boleh setelah hari ini"),
    ],
)
def test_without_evidence_or_with_an_impossible_day_it_stays_open(
    sign_in: SignIn, promised: Promised, typed: dict[str, Any], field: str, words: str
) -> None:
    response = sign_in("opd").post(f"/tindak-lanjut/{promised.opd}/selesai", data=typed)
    assert response.status_code == 422
    assert words in response.get_data(as_text=True).partition(f'<a href="#{field}">')[2].partition("</a>")[0]
    assert stored(promised.opd).state is CommitmentState.OPEN


# Who may close (opd's, the NGO's own, nobody's): the table of the design, each with the outcome of the operation.
MAY: list[tuple[str, tuple[bool, bool, bool]]] = [
    ("biro", (True, True, True)),
    ("daerah", (True, True, True)),  # it hosted
    ("opd", (True, False, False)),
    ("ngo-satu", (False, True, True)),  # what nobody owes is owed by who recorded the activity
]


@pytest.mark.parametrize(("name", "expected"), MAY)
def test_who_may_close_what(
    sign_in: SignIn, actor: Actor, promised: Promised, name: str, expected: tuple[bool, ...]
) -> None:
    browser, viewer = sign_in(name), actor(name)
    listed = browser.get("/tindak-lanjut").get_data(as_text=True)
    for number, allowed in zip(promised, expected, strict=True):
        assert (f"/tindak-lanjut/{number}/selesai" in listed) is allowed
        assert browser.get(f"/tindak-lanjut/{number}/selesai").status_code == (200 if allowed else 403)
        assert browser.get(f"/tindak-lanjut/{number}/batal").status_code == (200 if allowed else 403)
        if allowed:
            with transaction():
                close_commitment(number, DONE, actor=viewer, now=NOW)
        else:
            with pytest.raises(Forbidden), transaction():
                cancel_commitment(number, "Alasan", actor=viewer, now=NOW)
        assert (stored(number).state is CommitmentState.DONE) is allowed


def test_strangers_do_not_find_it(sign_in: SignIn, actor: Actor, promised: Promised) -> None:
    tuti = sign_in("ngo-dua")
    page = tuti.get("/tindak-lanjut").get_data(as_text=True)
    assert "Menyusun jadwal" not in page
    for step in ("selesai", "batal"):
        url = f"/tindak-lanjut/{promised.opd}/{step}"
        assert tuti.get(url).status_code == 404
        assert tuti.post(url, data={"evidence": "x", "reason": "x", "closed_on": ["1", "1", "2026"]}).status_code == 404
    assert tuti.get(f"/tindak-lanjut?setelah={promised.opd}").status_code == 404
    with pytest.raises(NotFound), transaction():
        close_commitment(promised.opd, DONE, actor=actor("ngo-dua"), now=NOW)
    for name in ("peninjau", "admin"):
        assert sign_in(name).get("/tindak-lanjut").status_code == 403
        assert queries.overdue(actor(name), date(2026, 12, 31), 10) == []
        with pytest.raises(Forbidden), transaction():
            close_commitment(promised.opd, DONE, actor=actor(name), now=NOW)
    assert stored(promised.opd).state is CommitmentState.OPEN


def test_it_is_closed_once(sign_in: SignIn, actor: Actor, promised: Promised) -> None:
    with transaction():
        close_commitment(promised.opd, DONE, actor=SYSTEM, now=NOW)
    again = {"evidence": "Yang lain", "closed_on": ["21", "11", "2026"]}
    response = sign_in("biro").post(f"/tindak-lanjut/{promised.opd}/selesai", data=again)
    assert response.status_code == 422
    assert "sudah ditutup" in response.get_data(as_text=True)
    with pytest.raises(DomainError, match="sudah ditutup"), transaction():
        cancel_commitment(promised.opd, "x", actor=actor("biro"), now=NOW)
    assert stored(promised.opd).evidence == DONE.evidence


def test_the_name_of_who_is_to_do_it_is_for_few(sign_in: SignIn, promised: Promised) -> None:
    for name, shown in (("biro", True), ("ngo-satu", True), ("opd", True), ("daerah", False)):
        page = sign_in(name).get("/tindak-lanjut").get_data(as_text=True)
        assert "Menyusun jadwal" in page
        assert ("<br>Hasan" in page) is shown, name
