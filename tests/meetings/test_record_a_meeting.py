"""Sari records an audiensi with everything that was said, decided and promised, and finds it again."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.activities import queries as activities
from app.activities.models import Activity, EventState, Mode, OrganizationPart, PaperState, PersonPart
from app.audit.models import AuditEvent
from app.commitments.models import Commitment, CommitmentState
from app.commitments.queries import of_activity
from app.core.db import db, transaction
from app.core.errors import Forbidden
from app.meetings import queries
from app.meetings.models import PointKind
from app.organizations.models import Organization
from tests.factories.meetings import TITLE, recorded, typed

Actor = Callable[[str], Any]
SignIn = Callable[[str], FlaskClient]
URL = "/kegiatan/pertemuan/catat"


def organization_id(name: str) -> str:
    return str(db.session.scalars(select(Organization.id).where(Organization.name == name)).one())


def everything() -> dict[str, Any]:
    """Every part of the form filled; needs an application context for the organizations' numbers."""
    dinas = organization_id("Dinas Dukcapil Kabupaten Lebak")
    warga = organization_id("Lembaga Suara Warga")
    said = {
        "points-0-kind": "request",
        "points-0-speaker": "Ketua Lembaga Suara Warga",
        "points-0-text": "Meminta pelatihan bagi\nkelompok informasi masyarakat.",
        "points-1-kind": "statement",
        "points-1-text": "Kanal sudah dibuka sejak 2018.",
        "points-1-correction": "Menurut arsip: 2019",
        "points-2-kind": "offer",
        "decisions-0": "Pertemuan dilanjutkan tiap triwulan.",
        "decisions-1": "",
        "delegations-0-region_code": "16.04",
        "delegations-0-leader": "Sekretaris Daerah",
        "delegations-0-size": "14",
        "delegations-0-composition": "kepala dinas dan camat",
        "commitments-0-what": "Menyusun jadwal pelatihan",
        "commitments-0-owner_organization_id": dinas,
        "commitments-0-owner_person": "Kepala Dinas",
        "commitments-0-due_on": ["1", "Desember", "2026"],
        "commitments-1-what": "",
    }
    people = {
        "people-0-name": "Ratna (rekaan)",
        "people-0-title": "Asisten Daerah I",
        "people-0-part": "leader",
        "people-0-organization": "dinas dukcapil kabupaten lebak",
        "people-1-title": "Anggota KIM",
        "people-1-part": "participant",
    }
    heads = {
        "audience-total": "60",
        "audience-female": "35",
        "audience-male": "25",
        "audience-group_kim_female": "35",
        "audience-group_kim_male": "25",
    }
    return typed(
        date_reason="Menurut undangan",
        ends_on=["19", "11", "2026"],
        starts_at="09.00",
        ends_at="1530",
        mode="hybrid",
        target_codes=["36.02", "36.03"],
        hosts__0=organization_id("Biro Kerja Sama Setda Provinsi Banten"),
        participants__0=warga,
        discusses_lapor="y",
        background="Latar",
        purpose="Maksud",
        results="Hasil",
        conclusions="Simpulan",
        **said,
        **people,
        **heads,
    )


def test_everything_she_typed_is_stored_and_shown_again(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    sari, browser = actor("biro"), sign_in("biro")
    with app.app_context():
        form = everything()
    response = browser.post(URL, data=form | {"save": "send"})
    assert response.status_code == 303
    with app.app_context():
        activity = activities.page(activities.Filters(q="lapor"), sari)[0]
        assert response.location == f"/kegiatan/{activity.id}"
        activity = activities.activity(activity.id, sari)
        assert_activity(activity)
        assert_meeting(activity)
    page = browser.get(f"/kegiatan/{activity.id}/ubah-pertemuan").get_data(as_text=True)
    for text in (
        "Ratna (rekaan)",
        "Menurut arsip: 2019",
        "Sekretaris Daerah",
        "Menyusun jadwal pelatihan",
        'value="60"',
    ):
        assert text in page
    assert TITLE in browser.get("/kegiatan?q=AUDIENSI+lebak").get_data(as_text=True)


def assert_activity(activity: Activity) -> None:
    assert activity.paper_state is PaperState.SUBMITTED
    assert activity.event_state is EventState.HELD
    assert (activity.starts_on, activity.ends_on) == (date(2026, 11, 18), date(2026, 11, 19))
    assert (activity.starts_at, activity.ends_at, activity.timezone) == (time(9), time(15, 30), "Asia/Jakarta")
    assert (activity.mode, activity.discusses_lapor, activity.audience_total) == (Mode.HYBRID, True, 60)
    assert [row.region_code for row in activity.targets] == ["36.02", "36.03"]
    parts = {row.part: row.organization.name for row in activity.organizations}
    assert parts == {
        OrganizationPart.HOST: "Biro Kerja Sama Setda Provinsi Banten",
        OrganizationPart.PARTICIPANT: "Lembaga Suara Warga",
    }
    assert [(row.name, row.title, row.part) for row in activity.people] == [
        ("Ratna (rekaan)", "Asisten Daerah I", PersonPart.LEADER),
        ("", "Anggota KIM", PersonPart.PARTICIPANT),
    ]


def assert_meeting(activity: Activity) -> None:
    points = queries.points(activity)
    assert [(row.position, row.kind) for row in points] == [(1, PointKind.REQUEST), (2, PointKind.STATEMENT)]
    assert points[0].text == "Meminta pelatihan bagi\nkelompok informasi masyarakat."
    assert points[1].correction == "Menurut arsip: 2019"
    assert [row.text for row in queries.decisions(activity)] == ["Pertemuan dilanjutkan tiap triwulan."]
    (guests,) = queries.delegations(activity)
    assert (guests.region.code, guests.leader, guests.size) == ("16.04", "Sekretaris Daerah", 14)
    (promise,) = of_activity(activity)
    assert promise.owner is not None
    assert (promise.what, promise.owner.name) == ("Menyusun jadwal pelatihan", "Dinas Dukcapil Kabupaten Lebak")
    assert (promise.due_on, promise.state, promise.owner_person) == (
        date(2026, 12, 1),
        CommitmentState.OPEN,
        "Kepala Dinas",
    )


def test_recording_writes_one_event_without_what_was_typed(app: Flask, sign_in: SignIn) -> None:
    with app.app_context():
        before = db.session.scalar(select(func.count()).select_from(AuditEvent))
        form = everything()
    sign_in("biro").post(URL, data=form | {"save": "send"})
    with app.app_context():
        events = db.session.scalars(select(AuditEvent).where(AuditEvent.id > before).order_by(AuditEvent.id)).all()
        recording = [event for event in events if event.subject_type == "activity"]
        assert [event.action for event in recording] == ["meeting:record"]
        assert recording[0].details == {
            "points": 2, "decisions": 1, "delegations": 1, "commitments": 1, "people": 2, "paper_state": "submitted"
        }  # fmt: skip


@pytest.mark.parametrize("kind", ["hearing", "forum", "coordination_meeting", "study_visit"])
def test_the_form_comes_with_the_kind_and_her_office_chosen(sign_in: SignIn, kind: str) -> None:
    page = sign_in("biro").get(f"{URL}?jenis={kind}").get_data(as_text=True)
    assert f'value="{kind}" checked' in page
    assert page.count("selected>Biro Kerja Sama Setda Provinsi Banten (") == 1


def test_an_unknown_kind_is_an_audiensi(sign_in: SignIn) -> None:
    for asked in ("", "training", "\x00", "x" * 500):
        page = sign_in("biro").get(URL, query_string={"jenis": asked})
        assert page.status_code == 200
        assert 'value="hearing" checked' in page.get_data(as_text=True)


def test_a_draft_may_lack_nearly_everything(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    sparse = typed(held_on=None, region_code="", place=None)
    assert sign_in("ngo-satu").post(URL, data=sparse).status_code == 303
    with app.app_context():
        (activity,) = activities.page(activities.Filters(), actor("ngo-satu"))
        assert activity.paper_state is PaperState.DRAFT
        assert activity.starts_on is None


def test_sending_needs_a_date_and_a_region(app: Flask, sign_in: SignIn) -> None:
    response = sign_in("biro").post(URL, data=typed(held_on=None, region_code="", save="send"))
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert '<a href="#held_on">Isi tanggal pelaksanaan' in page
    assert '<a href="#region_code">Pilih daerah tempat kegiatan' in page
    assert TITLE in page
    nothing_is_stored(app)


def test_buttons_that_help_save_nothing_and_keep_what_was_typed(app: Flask, sign_in: SignIn) -> None:
    browser = sign_in("biro")
    more = browser.post(URL, data=typed(add="commitments", commitments__0__what="x", commitments__1__what="y"))
    assert more.status_code == 200
    assert 'name="commitments-2-what"' in more.get_data(as_text=True)
    other = browser.post(URL, data=typed(province="35", regions="1")).get_data(as_text=True)
    assert "Kabupaten Banyuwangi" in other
    assert 'value="36.02" selected' in other
    today = browser.post(URL, data=typed(held_on=["", "", ""], fill="held_on:today", title="Rapat nanti"))
    assert 'value="Rapat nanti"' in today.get_data(as_text=True)
    nothing_is_stored(app)


def nothing_is_stored(app: Flask) -> None:
    with app.app_context():
        for model in (Activity, Commitment):
            assert db.session.scalar(select(func.count()).select_from(model)) == 0


def test_who_may_not_record_gets_no_form(app: Flask, sign_in: SignIn, actor: Actor) -> None:
    for name in ("peninjau", "admin"):
        assert sign_in(name).get(URL).status_code == 403
        assert sign_in(name).post(URL, data=typed()).status_code == 403
    with app.app_context(), pytest.raises(Forbidden), transaction():
        recorded(actor("peninjau"))
    nothing_is_stored(app)


def test_the_form_asks_few_questions(
    app: Flask, sign_in: SignIn, actor: Actor, queries_of: Callable[[FlaskClient, str], int]
) -> None:
    with app.app_context(), transaction():
        number = recorded(actor("biro"), submit=False)
    browser = sign_in("biro")
    assert queries_of(browser, URL) <= 15
    few = queries_of(browser, f"/kegiatan/{number}/ubah-pertemuan")
    with app.app_context():
        form = everything() | {"version": "1"}
    assert browser.post(f"/kegiatan/{number}/ubah-pertemuan", data=form).status_code == 303
    assert queries_of(browser, f"/kegiatan/{number}/ubah-pertemuan") <= few <= 15
