"""Budi of an NGO reports a bimtek; what he types wrong is said at its field, and nothing is saved."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.activities.models import Activity, AudienceCount, PaperState
from app.audit.models import AuditEvent
from app.commitments.models import Commitment
from app.core.db import db
from app.core.errors import DomainError, Forbidden
from app.core.viewer import Viewer
from app.training.models import TrainingDetails
from tests.conftest import SignIn
from tests.training.typed import RECORD, bimtek, recorded, rows


def test_budi_records_a_bimtek(app: Flask, sign_in: SignIn) -> None:
    number = recorded(sign_in("ngo-satu"))
    with app.app_context():
        activity = db.session.get_one(Activity, number)
        own = db.session.get_one(TrainingDetails, number)
        assert (activity.audience_total, own.lesson_hours, own.expected_heads) == (60, 8, 70)
        assert activity.paper_state is PaperState.DRAFT
        by_dimension: dict[str, int] = {}
        for count in db.session.scalars(select(AudienceCount)):
            by_dimension[count.dimension] = by_dimension.get(count.dimension, 0) + count.heads
        assert by_dimension == {"group": 60, "disability": 60, "age": 60}
        assert db.session.scalars(select(Commitment.what)).all() == ["Membentuk admin LAPOR! di 12 desa"]


def test_one_event_without_what_was_typed(app: Flask, sign_in: SignIn) -> None:
    number = recorded(sign_in("ngo-satu"))
    with app.app_context():
        events = db.session.scalars(select(AuditEvent).where(AuditEvent.action.startswith("training:"))).all()
        assert [(event.action, event.subject_id) for event in events] == [("training:record", str(number))]
        assert events[0].details["audience"] == 60
        assert "Rekaan" not in str(events[0].details)
        assert "admin" not in str(events[0].details)


def test_send_hands_it_in_at_once(app: Flask, sign_in: SignIn) -> None:
    number = recorded(sign_in("ngo-satu"), save="send")
    with app.app_context():
        assert db.session.get_one(Activity, number).paper_state is PaperState.SUBMITTED


@pytest.mark.parametrize("kind", ["outreach", "training_and_outreach"])
def test_the_asked_kind_is_chosen(sign_in: SignIn, kind: str) -> None:
    page = sign_in("ngo-satu").get(f"/kegiatan/pelatihan/catat?jenis={kind}").text
    assert f'value="{kind}" checked' in page
    assert 'value="hearing"' not in page


def test_an_unknown_kind_falls_back_to_bimtek(sign_in: SignIn) -> None:
    assert 'value="training" checked' in sign_in("ngo-satu").get("/kegiatan/pelatihan/catat?jenis=hearing").text


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"audience__male": "25"}, "audience-total", "(58) tidak sama dengan total peserta (60)"),
        (
            {"audience__group_kim_female": "30"},
            "audience-group_officials_female",
            "Unsur peserta: jumlah kolom perempuan (30)",
        ),
        ({"audience__total": "12 orang"}, "audience-total", "dengan angka bulat tanpa huruf"),
        ({"lesson_hours": "0"}, "lesson_hours", "Isi jam pelajaran paling sedikit 1"),
        ({"expected_heads": "0"}, "expected_heads", "Isi jumlah undangan paling sedikit 1"),
        ({"title": " "}, "title", "Isi nama kegiatan"),
        ({"title": "Bim\x00tek"}, "title", "Hapus karakter yang tidak dapat disimpan"),
        ({"kind": "hearing"}, "kind", "Pilih salah satu yang tersedia"),
        ({"commitments__0__what": ""}, "commitments-0-what", "Isi apa yang disepakati"),
        ({"save": "send", "region_code": ""}, "region_code", "Pilih daerah tempat kegiatan"),
    ],
)
def test_a_mistake_is_said_at_its_field(
    app: Flask, sign_in: SignIn, changes: dict[str, str], field: str, sentence: str
) -> None:
    response = sign_in("ngo-satu").post(RECORD, data=bimtek(**changes))
    assert response.status_code == 422
    assert f'href="#{field}' in response.text
    assert f'id="{field}' in response.text
    assert sentence in response.text
    assert rows(app, Activity) == rows(app, TrainingDetails) == rows(app, Commitment) == 0


def test_what_was_typed_stands_there_again(sign_in: SignIn) -> None:
    page = sign_in("ngo-satu").post(RECORD, data=bimtek(audience__male="25")).text
    assert 'value="Peserta Rekaan"' in page
    assert 'value="70"' in page


def test_a_helper_button_adds_a_group_and_saves_nothing(app: Flask, sign_in: SignIn) -> None:
    response = sign_in("ngo-satu").post(RECORD, data=bimtek(add="commitments"))
    assert response.status_code == 200
    assert 'name="commitments-2-what"' in response.text or 'name="commitments-1-what"' in response.text
    assert rows(app, Activity) == 0


@pytest.mark.parametrize("name", ["admin", "peninjau"])
def test_who_does_not_record_is_refused(sign_in: SignIn, name: str) -> None:
    browser = sign_in(name)
    assert browser.get(RECORD).status_code == 403
    assert browser.post(RECORD, data=bimtek()).status_code == 403


@pytest.mark.usefixtures("context")
def test_the_operation_refuses_by_itself(actor: Callable[[str], Viewer]) -> None:
    from app.activities.models import ActivityKind  # noqa: PLC0415
    from app.activities.operations import ActivityDetails  # noqa: PLC0415
    from app.core.dates import PartialDate  # noqa: PLC0415
    from app.core.db import transaction  # noqa: PLC0415
    from app.training.operations import TrainingEntry, record_training  # noqa: PLC0415
    from tests.factories.cast import NOW  # noqa: PLC0415

    hearing = TrainingEntry(ActivityDetails(ActivityKind.HEARING, "Audiensi", PartialDate.unknown()))
    with pytest.raises(Forbidden), transaction():
        record_training(hearing, submit=False, actor=actor("peninjau"), now=NOW)
    with pytest.raises(DomainError) as refused, transaction():
        record_training(hearing, submit=False, actor=actor("ngo-satu"), now=NOW)
    assert set(refused.value.errors) == {"kind"}


def test_the_form_asks_few_questions_of_the_database(
    sign_in: SignIn, queries_of: Callable[[FlaskClient, str], int]
) -> None:
    budi = sign_in("ngo-satu")
    number = recorded(budi)
    assert queries_of(budi, RECORD) <= 15
    assert queries_of(budi, f"/kegiatan/{number}/ubah-pelatihan") <= 15
