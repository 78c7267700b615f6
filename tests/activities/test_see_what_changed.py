"""Sari reads what was changed since she last had the report before her: old and new in words, of people only counts."""

import re
from collections.abc import Callable
from datetime import date, time
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect, select

from app.activities.audience import AudienceDetails
from app.activities.contents import LABELS, contents_of
from app.activities.differences import differences
from app.activities.models import (
    NARRATIVE,
    Activity,
    ActivityKind,
    AudienceGroup,
    Dimension,
    Mode,
    PaperState,
    PersonPart,
    Sex,
    SubmissionSnapshot,
)
from app.activities.operations import PersonEntry, return_activity, submit_activity
from app.activities.queries import activity
from app.audit.models import AuditEvent
from app.commitments.operations import CommitmentEntry
from app.core.dates import PartialDate, Precision
from app.core.db import db, transaction
from app.meetings.models import PointKind
from app.meetings.operations import DelegationEntry, MeetingDetails, PointEntry, change_meeting
from tests.attachments.files import jpeg
from tests.attachments.files import send as send_files
from tests.conftest import QueriesOf, SignIn
from tests.factories.cast import NOW
from tests.factories.meetings import meeting, recorded, typed
from tests.factories.reports import REASON, history_of, in_state, version_of

Actor = Callable[[str], Any]
NAMES = ("Nama Pimpinan", "Nama Pembicara", "Nama Rombongan", "Nama Penanggung", "Nama Baru")


def shown(page: str) -> str:
    """The section of what changed, as it is read."""
    found = re.search(r'<section class="govuk-inset-text" aria-labelledby="h-perubahan">.*?</section>', page, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", found[0])).split()) if found else ""


def before(budi: Any) -> MeetingDetails:
    details = meeting(
        "Audiensi",
        place="Aula",
        host_ids=(budi.organization_id,),
        people=(PersonEntry(part=PersonPart.LEADER, name="Nama Pimpinan"),),
        narrative={"results": "Disepakati bimtek.\nDisepakati jadwal.", "background": "Sama saja."},
    ).activity
    return MeetingDetails(
        details,
        points=(PointEntry("Menawarkan bimtek", "Nama Pembicara", PointKind.OFFER),),
        decisions=("Bertemu tiap triwulan",),
        delegations=(DelegationEntry("16.04", "Nama Rombongan", 14),),
        commitments=(CommitmentEntry("Menyusun jadwal", owner_person="Nama Penanggung"),),
    )


def after(budi: Any, tuti: Any) -> MeetingDetails:
    details = meeting(
        "Audiensi kedua",
        kind=ActivityKind.FORUM,
        held_on=PartialDate(date(2026, 10, 1), Precision.MONTH),
        starts_at=time(9, 0),
        mode=Mode.HYBRID,
        place="",
        region_code="36.03",
        target_codes=("36.03", "36.71"),
        host_ids=(budi.organization_id, tuti.organization_id),
        people=(PersonEntry(part=PersonPart.LEADER, name="Nama Baru"),),
        discusses_lapor=True,
        narrative={"results": "Disepakati bimtek.\nJadwal menyusul.", "background": "Sama saja."},
        audience=AudienceDetails(
            total=1234,
            by_sex={Sex.FEMALE: 1000, Sex.MALE: 234},
            cells={(Dimension.GROUP, AudienceGroup.KIM, Sex.FEMALE): 1000, (Dimension.GROUP, "public", Sex.MALE): 234},
        ),
    ).activity
    return MeetingDetails(
        details,
        points=(PointEntry("Menawarkan bimtek", "Nama Baru", PointKind.REQUEST),),
        decisions=("Bertemu tiap bulan", "Membuat grup"),
        delegations=(DelegationEntry("16.04", "Nama Rombongan", 15),),
        commitments=(CommitmentEntry("Menyusun jadwal", tuti.organization_id, "Nama Baru", date(2026, 12, 1)),),
    )


@pytest.fixture
def changed(app: Flask, actor: Actor) -> int:
    """Budi's report: submitted, returned, changed in many parts, submitted again."""
    budi, biro = actor("ngo-satu"), actor("biro")
    with app.app_context():
        with transaction():
            from_form = before(budi)
            number = recorded(budi, "x", submit=False)
            change_meeting(number, from_form, version=1, submit=True, actor=budi, now=NOW)
        with transaction():
            return_activity(number, REASON, version=version_of(number), actor=biro, now=NOW)
        with transaction():
            details = after(budi, actor("ngo-dua"))
            change_meeting(number, details, version=version_of(number), submit=True, actor=budi, now=NOW)
    return number


def test_old_and_new_stand_beside_each_other_in_words(sign_in: SignIn, changed: int) -> None:
    text = shown(sign_in("biro").get(f"/kegiatan/{changed}").text)
    assert text.startswith("Yang berubah sejak dikembalikan pada 22 November 2026, 10.00 WIB")
    for words in (
        "Nama kegiatan Sebelumnya: Audiensi Sekarang: Audiensi kedua",
        "Jenis kegiatan Sebelumnya: Audiensi Sekarang: Forum koordinasi",
        "Tanggal pelaksanaan Sebelumnya: 18 November 2026 Sekarang: Oktober 2026",
        "Jam mulai Sebelumnya: – Sekarang: 09.00",
        "Cara pelaksanaan Sebelumnya: Luring Sekarang: Hibrida",
        "Tempat Sebelumnya: Aula Sekarang: –",
        "Daerah Sebelumnya: Kabupaten Lebak Sekarang: Kabupaten Tangerang",
        "Daerah sasaran Sebelumnya: – Sekarang: Kabupaten Tangerang Kota Tangerang",
        "Penyelenggara Sebelumnya: – Sekarang: Yayasan Rumah Gagasan",
        "Orang yang hadir : daftar orang berubah Sebelumnya: 1 orang Sekarang: 1 orang",
        "Membahas SP4N-LAPOR! Sebelumnya: Tidak Sekarang: Ya",
        "Total peserta Sebelumnya: – Sekarang: 1.234",
        "Perempuan, 1.000",
        "Unsur peserta: Anggota KIM, Perempuan, 1.000",
        "Hasil yang dicapai Sebelumnya: Disepakati jadwal. Sekarang: Jadwal menyusul.",
        "Pokok pembahasan Sebelumnya: Tawaran, Menawarkan bimtek Sekarang: Permintaan, Menawarkan bimtek",
        "Pembicara : daftar orang berubah",
        "Keputusan Sebelumnya: Bertemu tiap triwulan Sekarang: Bertemu tiap bulan Membuat grup",
        "Kabupaten Lahat, 14",
        "Kabupaten Lahat, 15",
        "Tindak lanjut Sebelumnya: – Sekarang: Menyusun jadwal, Yayasan Rumah Gagasan, 1 Desember 2026",
        "Nama penanggung jawab tindak lanjut : daftar orang berubah",
    ):
        assert words in text, words
    assert "Latar belakang" not in text  # it is the same
    assert "Pimpinan rombongan" not in text
    assert not any(name in text for name in NAMES)


def test_no_name_is_kept_and_the_trail_holds_no_text(app: Flask, changed: int) -> None:
    with app.app_context():
        kept = db.session.get_one(SubmissionSnapshot, changed)
        events = db.session.scalars(select(AuditEvent).where(AuditEvent.subject_id == str(changed))).all()
        told = str([event.details for event in events])
        assert not any(name in str(kept.contents) for name in NAMES)
        assert not any(text in told for text in (*NAMES, "Audiensi", "bimtek", "Aula"))


def test_others_are_not_told_what_it_said_before(sign_in: SignIn, changed: int) -> None:
    assert shown(sign_in("ngo-satu").get(f"/kegiatan/{changed}").text)
    assert sign_in("ngo-dua").get(f"/kegiatan/{changed}").status_code == 200
    assert shown(sign_in("ngo-dua").get(f"/kegiatan/{changed}").text) == ""


def test_a_change_after_submitting_is_told_too(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = in_state(PaperState.SUBMITTED, actor("ngo-satu"), actor("biro"))
    sari = sign_in("biro")
    assert shown(sari.get(f"/kegiatan/{number}").text) == ""
    with app.app_context():
        version = str(version_of(number))
    sign_in("ngo-satu").post(
        f"/kegiatan/{number}/ubah-pertemuan", data=typed(version=version, title="Judul lain", save="keep")
    )
    text = shown(sari.get(f"/kegiatan/{number}").text)
    assert text.startswith("Yang berubah sejak diajukan pada")
    assert "Sekarang: Judul lain" in text


def test_photos_added_meanwhile_are_counted(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = in_state(PaperState.RETURNED, actor("ngo-satu"), actor("biro"))
    budi = sign_in("ngo-satu")
    assert send_files(budi, f"/kegiatan/{number}/lampiran", photos=[("a.jpg", jpeg())]).status_code == 303
    page = budi.get(f"/kegiatan/{number}").text
    assert "Foto dan berkas : foto atau berkas berubah Sebelumnya: – Sekarang: 1 foto" in shown(page)
    assert "Yang diubah: foto dan berkas" in page


def test_a_photo_that_is_there_already_is_no_change(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = in_state(PaperState.SUBMITTED, actor("ngo-satu"), actor("biro"))
    budi, url = sign_in("ngo-satu"), f"/kegiatan/{number}/lampiran"
    send_files(budi, url, photos=[("a.jpg", jpeg())])
    with app.app_context():
        before = version_of(number), len(history_of(number))
    send_files(budi, url, photos=[("a.jpg", jpeg())])
    with app.app_context():
        assert (version_of(number), len(history_of(number))) == before


def test_once_sanctioned_nothing_is_compared(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    with app.app_context(), transaction():
        number = in_state(PaperState.SANCTIONED, actor("ngo-satu"), actor("biro"))
    assert shown(sign_in("biro").get(f"/kegiatan/{number}").text) == ""


def test_a_first_submission_has_nothing_before_it(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    budi = actor("ngo-satu")
    with app.app_context():
        with transaction():
            number = recorded(budi, submit=False)
        with transaction():
            submit_activity(number, actor=budi, now=NOW)
    assert shown(sign_in("biro").get(f"/kegiatan/{number}").text) == ""


def test_few_questions_however_much_changed(sign_in: SignIn, changed: int, queries_of: QueriesOf) -> None:
    assert queries_of(sign_in("biro"), f"/kegiatan/{changed}") <= 15


def test_every_column_is_compared_or_known_not_to_be(app: Flask, actor: Actor) -> None:
    aside = {
        "id", "search_text", "paper_state", "timezone", "owner_organization_id", "created_by_id", "created_at",
        "changed_at", "version",
    }  # fmt: skip
    renamed = {"starts_on": "held_on", "date_precision": "held_on"}
    with app.app_context():
        with transaction():
            number = recorded(actor("ngo-satu"))
        contents = contents_of(activity(number, actor("ngo-satu")))
    columns = {column.key for column in inspect(Activity).column_attrs} - aside
    assert {renamed.get(name, name) for name in columns} <= set(contents)
    assert set(NARRATIVE) <= set(contents)
    assert set(contents) <= set(LABELS)


def test_what_only_one_of_them_knows_is_no_difference(context: None) -> None:
    """A part that came with a later release, or that a report of another kind has."""
    assert differences({"title": "a"}, {"title": "a", "decisions": ["b"]}) == []
    (only,) = differences({"title": "a", "decisions": []}, {"title": "b"})
    assert (str(only.label), only.before, only.now) == ("Nama kegiatan", ("a",), ("b",))


def test_thousands_of_lines_that_repeat_each_other_do_not_hold_up_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Aligned line by line these take minutes; what is the same at both ends is still left out."""
    monkeypatch.delattr("app.activities.differences.SequenceMatcher")
    old, new = "awal\n" + "a\n" * 3000 + "akhir", "awal\n" + "a\nb\n" * 1500 + "akhir"
    (found,) = differences({"results": old}, {"results": new})
    assert "awal" not in (*found.before, *found.now)
    assert "akhir" not in (*found.before, *found.now)
    assert found.now[:3] == ("b", "a", "b")
    assert len(found.now) == 2999


def test_lines_in_the_middle_that_stayed_are_left_out() -> None:
    (found,) = differences({"results": "a\nb\nc\nd\ne"}, {"results": "a\nX\nc\nY\ne"})
    assert (found.before, found.now) == (("b", "d"), ("X", "Y"))
