"""Asking for a job and following it on its page."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.accounts.operations import set_disabled
from app.accounts.queries import by_email
from app.audit.models import AuditEvent
from app.core import clock
from app.core.db import afterwards, db, transaction
from app.core.errors import DomainError
from app.core.viewer import SYSTEM, Viewer
from app.jobs.models import Job, JobState
from app.jobs.operations import ask
from app.jobs.registry import Work
from tests.conftest import SignIn
from tests.jobs.conftest import KIND, Ask, Counting, row

Work_ = Callable[[int], None]
TYPED = "nama rahasia"


def refuse(work: Work) -> None:
    raise DomainError("Kegiatan itu belum diajukan. Ajukan dahulu.")


def break_down(work: Work) -> None:
    raise ValueError(TYPED)


def test_sari_waits_and_is_led_to_what_was_made(sign_in: SignIn, asked: Ask, jobs_wait: Work_) -> None:
    sari, number = sign_in("biro"), asked("biro", activity_id=3)
    waiting = sari.get(f"/pekerjaan/{number}")
    assert waiting.status_code == 200
    assert waiting.headers["Refresh"] == "2"
    assert "<h1" in waiting.text and "Menghitung" in waiting.text
    assert "Menunggu giliran." in waiting.text
    assert "<meta http-equiv" not in waiting.text
    jobs_wait(number)
    done = sari.get(f"/pekerjaan/{number}")
    assert (done.status_code, done.location) == (303, "/kegiatan")


def test_the_page_says_how_far_it_is(sign_in: SignIn, asked: Ask, counting: Counting, jobs_wait: Work_) -> None:
    sari, number = sign_in("biro"), asked("biro")
    seen: list[str] = []

    def during(work: Work) -> None:
        work.progress(1200, 5000, "Membaca baris")
        seen.append(sari.get(f"/pekerjaan/{number}").text)

    counting.during = during
    jobs_wait(number)
    assert "Membaca baris" in seen[0]
    assert 'value="1200" max="5000"' in seen[0]
    assert "1.200 dari 5.000" in seen[0]


@pytest.mark.parametrize(
    ("during", "sentence"),
    [(refuse, "Ajukan dahulu."), (break_down, "Coba lagi. Jika tetap gagal, beri tahu pengelola.")],
)
def test_a_failure_is_said_in_words_and_can_be_tried_again(
    sign_in: SignIn,
    asked: Ask,
    counting: Counting,
    caplog: pytest.LogCaptureFixture,
    during: Callable[[Work], None],
    sentence: str,
) -> None:
    counting.during = during
    sari, number = sign_in("biro"), asked("biro", activity_id=3)
    page = sari.get(f"/pekerjaan/{number}")
    assert sentence in page.text
    assert "Refresh" not in page.headers
    assert TYPED not in page.text + caplog.text
    counting.during = lambda work: None
    again = sari.post(f"/pekerjaan/{number}/ulangi")
    assert again.status_code == 303
    assert sari.get(again.location).location == "/kegiatan"
    assert counting.done == [{"activity_id": 3}] * 2


def test_what_has_not_failed_is_not_tried_again(sign_in: SignIn, asked: Ask, counting: Counting) -> None:
    sari, number = sign_in("biro"), asked("biro")
    response = sari.post(f"/pekerjaan/{number}/ulangi")
    assert response.status_code == 422
    assert "Hanya pekerjaan yang gagal" in response.text
    assert len(counting.done) == 1


@pytest.mark.parametrize("name", ["admin", "daerah", "opd", "ngo-satu", "ngo-dua", "peninjau"])
def test_nobody_follows_anothers_job(sign_in: SignIn, asked: Ask, name: str) -> None:
    number = asked("biro")
    other = sign_in(name)
    assert other.get(f"/pekerjaan/{number}").status_code == 404
    assert other.post(f"/pekerjaan/{number}/ulangi").status_code == 404


def test_a_job_of_the_system_has_no_page(app: Flask, sign_in: SignIn, counting: Counting) -> None:
    with app.app_context(), transaction():
        number = ask(KIND, {}, actor=SYSTEM, now=clock.now()).id
    for name in ("admin", "biro"):
        assert sign_in(name).get(f"/pekerjaan/{number}").status_code == 404
    assert counting.actors == [SYSTEM]


def test_asking_twice_is_asking_once(asked: Ask, counting: Counting, jobs_wait: Work_) -> None:
    first = asked("biro", activity_id=3)
    assert asked("biro", activity_id=3) == first
    assert asked("biro", activity_id=4) != first
    assert asked("ngo-satu", activity_id=3) != first
    jobs_wait(first)
    assert asked("biro", activity_id=3) != first
    assert counting.done == [{"activity_id": 3}]


def test_a_transaction_that_is_not_saved_asks_for_nothing(
    app: Flask, counting: Counting, actor: Callable[[str], Viewer]
) -> None:
    with app.app_context():
        with pytest.raises(DomainError), transaction():
            _ask_and_refuse(actor("biro"))
        assert db.session.scalar(select(func.count()).select_from(Job)) == 0
    assert counting.done == []


def _ask_and_refuse(sari: Viewer) -> None:
    ask(KIND, {}, actor=sari, now=clock.now())
    raise DomainError("x")


def test_afterwards_needs_a_transaction(context: None) -> None:
    with pytest.raises(RuntimeError):
        afterwards(lambda: None)


def test_a_kind_that_nobody_registered_is_an_error_of_ours(app: Flask, actor: Callable[[str], Viewer]) -> None:
    with app.app_context(), pytest.raises(KeyError), transaction():
        ask("tests:unknown", {}, actor=actor("biro"), now=clock.now())


def test_the_job_acts_with_the_rights_of_now(
    app: Flask, asked: Ask, counting: Counting, actor: Callable[[str], Viewer], jobs_wait: Work_
) -> None:
    number = asked("ngo-satu")
    with app.app_context():
        account = by_email("ngo-satu@contoh.example")
        assert account is not None
        account_id = account.id
        with transaction():
            set_disabled(account_id, True, actor=actor("admin"), now=clock.now())
    jobs_wait(number)
    assert counting.done == []
    assert row(app, number).state is JobState.FAILED
    assert "sudah tidak aktif" in row(app, number).note


def test_an_english_reader_is_told_in_english(sign_in: SignIn, counting: Counting, app: Flask, asked: Ask) -> None:
    counting.during = break_down
    sari = sign_in("biro")
    number = asked("biro")
    page = sari.get(f"/pekerjaan/{number}?hl=en").text
    assert "Try again" in page
    assert row(app, number).language == "id"


def test_asking_is_audited_and_its_steps_are_not(app: Flask, asked: Ask) -> None:
    number = asked("biro", activity_id=3)
    with app.app_context():
        events = db.session.scalars(select(AuditEvent).where(AuditEvent.subject_type == "job")).all()
        assert [(event.action, event.subject_id, event.details) for event in events] == [
            ("job:ask", str(number), {"kind": KIND})
        ]
