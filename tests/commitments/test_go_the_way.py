"""A commitment on its way: begun, moved with a reason, kept by letter, opened again; the first due date stays known."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.commitments.contents import commitment_contents
from app.commitments.models import Commitment, CommitmentState, CommitmentStep
from app.commitments.operations import (
    ClosingDetails,
    CommitmentEntry,
    MovingDetails,
    PersonChoice,
    close_commitment,
    name_person,
    postpone_commitment,
    reopen_commitment,
    start_commitment,
)
from app.core.db import db, transaction
from app.core.errors import DomainError, Forbidden, NotFound, Stale
from app.people.operations import PersonDetails, PositionDetails, add_person
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import recorded

Actor = Callable[[str], Any]
DUE, LATER = date(2026, 11, 30), date(2026, 12, 18)


@pytest.fixture
def owed(app: Flask, actor: Actor) -> int:
    """What Hasan's agency promised in Budi's audiensi."""
    with app.app_context():
        with transaction():
            entry = CommitmentEntry("Menyusun jadwal", actor("opd").organization_id, due_on=DUE)
            recorded(actor("ngo-satu"), commitments=(entry,))
        return db.session.scalars(select(Commitment.id)).one()


def stored(number: int) -> Commitment:
    db.session.rollback()
    return db.session.scalars(select(Commitment).where(Commitment.id == number)).one()


@pytest.mark.usefixtures("context")
def test_hasan_begins_moves_and_keeps_it_by_letter(sign_in: SignIn, owed: int) -> None:
    hasan, url = sign_in("opd"), f"/tindak-lanjut/{owed}"
    assert hasan.post(url + "/mulai").status_code == 303
    assert "Sedang dikerjakan" in hasan.get("/tindak-lanjut?keadaan=dikerjakan").text
    version = str(stored(owed).version)
    moved = {"due_on": ["18", "12", "2026"], "reason": "Menunggu anggaran", "version": version}
    assert hasan.post(url + "/geser", data=moved).status_code == 303
    row = stored(owed)
    assert (row.due_on, row.first_due_on, row.agreed_due_on, row.times_moved) == (LATER, DUE, DUE, 1)
    page = hasan.get(url).text
    assert "30 November 2026 menjadi 18 Desember 2026" in page
    assert "Menunggu anggaran" in page
    letter = {"letter_number": "045/12/2026", "letter_on": ["20", "11", "2026"], "closed_on": ["20", "11", "2026"]}
    assert hasan.post(url + "/selesai", data=letter).status_code == 303
    assert "Surat 045/12/2026, 20 November 2026" in hasan.get(url).text
    assert stored(owed).state is CommitmentState.DONE
    taken = db.session.scalars(select(CommitmentStep.step).order_by(CommitmentStep.id)).all()
    assert taken == ["start", "postpone", "keep"]
    actions = db.session.scalars(select(AuditEvent.action).where(AuditEvent.subject_type == "commitment")).all()
    assert actions == ["commitment:start", "commitment:postpone", "commitment:close"]


@pytest.mark.usefixtures("context")
def test_it_is_opened_again_with_a_reason_and_the_evidence_stays_in_its_history(sign_in: SignIn, owed: int) -> None:
    hasan, url = sign_in("opd"), f"/tindak-lanjut/{owed}"
    assert hasan.post(url + "/buka", data={"reason": "Keliru"}).status_code == 422
    hasan.post(url + "/selesai", data={"evidence": "Jadwal terkirim", "closed_on": ["20", "11", "2026"]})
    assert hasan.post(url + "/buka", data={"reason": " "}).status_code == 422
    assert hasan.post(url + "/buka", data={"reason": "Jadwal untuk tahun lalu"}).status_code == 303
    row = stored(owed)
    assert (row.state, row.closed_on, row.evidence) == (CommitmentState.OPEN, None, "")
    page = hasan.get(url).text
    assert "Jadwal terkirim" in page
    assert "Jadwal untuk tahun lalu" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"due_on": ["18", "12", "2026"]}, "Isi alasan"),
        ({"due_on": ["", "", ""], "reason": "x"}, "Isi batas waktu yang baru"),
        ({"due_on": ["1", "11", "2020"], "reason": "x"}, "tidak boleh sebelum hari ini"),
        ({"due_on": ["30", "11", "2026"], "reason": "x"}, "sudah tanggal itu"),
    ],
)
@pytest.mark.usefixtures("context")
def test_a_due_date_is_moved_only_forward_and_for_a_reason(
    sign_in: SignIn, owed: int, typed: dict[str, Any], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.core.clock.now", lambda: NOW)
    answer = sign_in("opd").post(f"/tindak-lanjut/{owed}/geser", data=typed | {"version": str(stored(owed).version)})
    assert answer.status_code == 422
    assert words in answer.text
    assert stored(owed).due_on == DUE


@pytest.mark.usefixtures("context")
def test_two_at_once_move_it_once(actor: Actor, owed: int) -> None:
    seen = stored(owed).version
    with transaction():
        postpone_commitment(owed, MovingDetails(LATER, "Pertama", seen), actor=actor("biro"), now=NOW)
    with pytest.raises(Stale, match="diubah orang lain"), transaction():
        postpone_commitment(owed, MovingDetails(date(2027, 1, 5), "Kedua", seen), actor=actor("opd"), now=NOW)
    assert stored(owed).due_on == LATER
    with transaction():
        start_commitment(owed, actor=actor("opd"), now=NOW)
    with pytest.raises(DomainError, match="sudah dikerjakan"), transaction():
        start_commitment(owed, actor=actor("opd"), now=NOW)


@pytest.mark.usefixtures("context")
def test_another_ngo_does_not_find_it_and_budi_only_moves_it(sign_in: SignIn, actor: Actor, owed: int) -> None:
    tuti = sign_in("ngo-dua")
    for path in ("", "/selesai", "/batal", "/buka", "/geser", "/orang", "/lampiran"):
        assert tuti.get(f"/tindak-lanjut/{owed}{path}").status_code == 404, path
    assert tuti.post(f"/tindak-lanjut/{owed}/mulai").status_code == 404
    with pytest.raises(NotFound), transaction():
        reopen_commitment(owed, "x", actor=actor("ngo-dua"), now=NOW)
    budi = sign_in("ngo-satu")
    assert budi.get(f"/tindak-lanjut/{owed}/geser").status_code == 200  # he recorded the promise
    for path in ("/selesai", "/orang", "/buka"):
        assert budi.get(f"/tindak-lanjut/{owed}{path}").status_code == 403, path
    with pytest.raises(Forbidden), transaction():
        start_commitment(owed, actor=actor("ngo-satu"), now=NOW)


@pytest.mark.usefixtures("context")
def test_who_does_it_is_chosen_from_the_organization_and_shown_to_few(sign_in: SignIn, actor: Actor, owed: int) -> None:
    hasan = actor("opd")
    with transaction():
        known = add_person(
            PersonDetails("Rina Pratiwi", PositionDetails(hasan.organization_id, "Kepala Bidang")), actor=hasan, now=NOW
        ).id
        other = add_person(
            PersonDetails("Joko Rekaan", PositionDetails(actor("biro").organization_id, "Staf")),
            actor=actor("biro"), now=NOW,
        ).id  # fmt: skip
    page = sign_in("opd").get(f"/tindak-lanjut/{owed}/orang").text
    assert "Rina Pratiwi" in page
    assert "Joko Rekaan" not in page
    with pytest.raises(DomainError, match="daftar organisasi itu"), transaction():
        name_person(owed, PersonChoice(other), actor=hasan, now=NOW)
    answer = sign_in("opd").post(f"/tindak-lanjut/{owed}/orang", data={"person": str(known)})
    assert answer.status_code == 303
    row = stored(owed)
    assert (row.owner_person_id, row.owner_person) == (known, "Rina Pratiwi")
    for name, shown in (("opd", True), ("biro", True), ("ngo-satu", True), ("daerah", False)):
        assert ("Rina Pratiwi" in sign_in(name).get(f"/tindak-lanjut/{owed}").text) is shown, name


@pytest.mark.usefixtures("context")
def test_the_report_it_came_from_still_says_what_was_agreed(actor: Actor, owed: int) -> None:
    before = commitment_contents([stored(owed)])
    with transaction():
        postpone_commitment(owed, MovingDetails(LATER, "Alasan", stored(owed).version), actor=actor("biro"), now=NOW)
    with transaction():
        close_commitment(owed, ClosingDetails("Surat", date(2026, 11, 20)), actor=actor("biro"), now=NOW)
    assert commitment_contents([stored(owed)]) == before
