"""A meeting that follows another opens with what is still open, and carries it over with a new due date and why."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.activities.models import ActivityKind
from app.commitments.models import Commitment, CommitmentStep
from app.commitments.operations import CarryEntry, ClosingDetails, CommitmentEntry, close_commitment
from app.core.dates import PartialDate, Precision
from app.core.db import db, transaction
from app.core.errors import DomainError
from app.meetings.operations import MeetingDetails, record_meeting
from tests.conftest import SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import meeting, recorded, typed

Actor = Callable[[str], Any]
SECOND = PartialDate(date(2026, 11, 20), Precision.DAY)
DUE, LATER = date(2026, 11, 19), date(2026, 12, 20)


@pytest.fixture
def first(app: Flask, actor: Actor) -> int:
    """Budi's audiensi with one promise of Hasan's agency and one of his own."""
    with app.app_context(), transaction():
        entries = (
            CommitmentEntry("Menyusun jadwal", actor("opd").organization_id, due_on=DUE),
            CommitmentEntry("Menyiapkan modul", due_on=date(2026, 12, 15)),
        )
        return recorded(actor("ngo-satu"), "Audiensi pertama", commitments=entries)


def promised(what: str) -> Commitment:
    db.session.rollback()
    return db.session.scalars(select(Commitment).where(Commitment.what == what)).one()


def following(first: int, *carried: CarryEntry, title: str = "Audiensi kedua") -> MeetingDetails:
    base = meeting(title, kind=ActivityKind.HEARING, held_on=SECOND, follows_id=first)
    return MeetingDetails(activity=base.activity, carried=carried)


@pytest.mark.usefixtures("context")
def test_budi_opens_the_next_one_and_carries_the_agency_s_promise(sign_in: SignIn, first: int) -> None:
    budi = sign_in("ngo-satu")
    assert f"/kegiatan/pertemuan/catat?lanjutan={first}" in budi.get(f"/kegiatan/{first}").text
    form = budi.get(f"/kegiatan/pertemuan/catat?lanjutan={first}").text
    assert "2 tindak lanjut masih terbuka." in form
    assert "Menyusun jadwal" in form
    row = promised("Menyusun jadwal")
    data = typed(
        title="Audiensi kedua", held_on=["20", "11", "2026"], follows_id=str(first), save="send",
        carried__0__id=str(row.id), carried__0__version=str(row.version), carried__0__carry="y",
        carried__0__due_on=["20", "12", "2026"], carried__0__reason="Menunggu anggaran",
    )  # fmt: skip
    answer = budi.post("/kegiatan/pertemuan/catat", data=data)
    assert answer.status_code == 303, answer.text
    row = promised("Menyusun jadwal")
    assert (row.due_on, row.first_due_on, row.activity_id) == (LATER, DUE, first)
    assert answer.location == f"/kegiatan/{row.carried_to_id}"
    page = budi.get(answer.location).text
    assert "Tindak lanjut dari pertemuan sebelumnya" in page
    assert "Menunggu anggaran" in page
    assert "Dibawa ke pertemuan berikutnya" in budi.get(f"/tindak-lanjut/{row.id}").text
    again = budi.get(f"{answer.location}/ubah-pertemuan").text
    assert "Menyiapkan modul" in again
    assert "1 tindak lanjut masih terbuka." in again


@pytest.mark.usefixtures("context")
def test_the_third_meeting_still_shows_what_nobody_carried_into_the_second(
    sign_in: SignIn, actor: Actor, first: int
) -> None:
    with transaction():
        second = record_meeting(following(first), submit=True, actor=actor("ngo-satu"), now=NOW)
    form = sign_in("ngo-satu").get(f"/kegiatan/pertemuan/catat?lanjutan={second}").text
    assert "2 tindak lanjut masih terbuka." in form
    series = sign_in("ngo-satu").get(f"/tindak-lanjut?seri={first}").text
    assert "Menyusun jadwal" in series
    assert "Menyusun jadwal" not in sign_in("ngo-satu").get(f"/tindak-lanjut?seri={second}").text


@pytest.mark.usefixtures("context")
def test_the_button_shows_what_is_open_without_a_script(sign_in: SignIn, first: int) -> None:
    shown = sign_in("ngo-satu").post(
        "/kegiatan/pertemuan/catat", data=typed(follows_id=str(first), show="open", save=None)
    )
    assert shown.status_code == 200
    assert 'name="carried-1-carry"' in shown.text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"due_on": None}, "due_on", "tidak sebelum pertemuan ini"),
        ({"due_on": date(2026, 11, 19)}, "due_on", "tidak sebelum pertemuan ini"),
        ({"reason": ""}, "reason", "Isi alasan"),
        ({"version": 99}, "carry", "diubah orang lain"),
        ({"id": 999}, "carry", "tidak terbuka lagi"),
    ],
)
@pytest.mark.usefixtures("context")
def test_what_cannot_be_carried_is_said_at_its_field_and_nothing_is_saved(
    actor: Actor, first: int, changes: dict[str, Any], field: str, words: str
) -> None:
    row = promised("Menyusun jadwal")
    entry: dict[str, Any] = {"id": row.id, "carry": True, "due_on": LATER, "reason": "Alasan", "version": row.version}
    with pytest.raises(DomainError, match=words) as refused, transaction():
        record_meeting(following(first, CarryEntry(**entry | changes)), submit=True, actor=actor("ngo-satu"), now=NOW)
    assert list(refused.value.errors) == [f"carried-0-{field}"]
    assert promised("Menyusun jadwal").due_on == DUE
    assert db.session.scalars(select(CommitmentStep)).all() == []


@pytest.mark.usefixtures("context")
def test_two_at_once_carry_it_once_and_a_closed_one_is_not_carried(actor: Actor, first: int) -> None:
    row = promised("Menyusun jadwal")
    entry = CarryEntry(row.id, carry=True, due_on=LATER, reason="Alasan", version=row.version)
    with transaction():
        record_meeting(following(first, entry), submit=True, actor=actor("ngo-satu"), now=NOW)
    with pytest.raises(DomainError, match="diubah orang lain"), transaction():
        record_meeting(following(first, entry, title="Lain"), submit=True, actor=actor("biro"), now=NOW)
    own = promised("Menyiapkan modul")
    with transaction():
        close_commitment(own.id, ClosingDetails("Surat", date(2026, 11, 20)), actor=actor("biro"), now=NOW)
    late = CarryEntry(own.id, carry=True, version=own.version)
    with pytest.raises(DomainError, match="tidak terbuka lagi"), transaction():
        record_meeting(following(first, late, title="Lain"), submit=True, actor=actor("biro"), now=NOW)


@pytest.mark.usefixtures("context")
def test_another_ngo_learns_nothing_of_what_is_open(sign_in: SignIn, actor: Actor, first: int) -> None:
    tuti = sign_in("ngo-dua")
    assert "Menyusun jadwal" not in tuti.get(f"/kegiatan/pertemuan/catat?lanjutan={first}").text
    row = promised("Menyusun jadwal")
    entry = CarryEntry(row.id, carry=True, due_on=LATER, reason="x", version=row.version)
    with pytest.raises(DomainError), transaction():
        record_meeting(following(first, entry), submit=True, actor=actor("ngo-dua"), now=NOW)
    assert promised("Menyusun jadwal").due_on == DUE
