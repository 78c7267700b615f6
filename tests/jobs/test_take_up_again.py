"""What a crash, a lost message or a stop leaves behind is taken up again, once."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from threading import Event
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import clock
from app.core.db import db, transaction
from app.core.viewer import SYSTEM, Viewer
from app.jobs import operations, queue, running
from app.jobs.models import Job, JobState
from app.jobs.operations import KEPT, LEASE, MOST_ATTEMPTS
from app.jobs.registry import PERIODIC, Daily, Work
from app.jobs.tasks import forget
from tests.jobs.conftest import KIND, Ask, Counting, row

Work_ = Callable[[int], None]


def begun(job_id: int, now: datetime) -> operations.Started | None:
    with transaction():
        return operations.begin(job_id, now=now)


def left(now: datetime) -> list[int]:
    with transaction():
        return operations.take_up_left(now=now)


def test_a_killed_job_is_taken_up_exactly_once(app: Flask, asked: Ask, counting: Counting, jobs_wait: Work_) -> None:
    number, now = asked("biro"), clock.now()
    with app.app_context():
        dead = begun(number, now)
        assert dead is not None  # its worker is killed here
        assert begun(number, now) is None
        assert left(now) == []
        later = now + LEASE
        assert left(later) == [number]
        alive = begun(number, later)
        assert alive is not None and alive.attempt == 2
        assert begun(number, later) is None
        with transaction():
            operations.finish(alive, {"by": "alive"}, now=later)
            operations.finish(dead, {"by": "dead"}, now=later)
            operations.fail(dead, "x", now=later)
        assert left(later + LEASE) == []
    assert (row(app, number).state, row(app, number).result) == (JobState.DONE, {"by": "alive"})


def test_who_was_overtaken_writes_nothing_more(app: Flask, asked: Ask, jobs_wait: Work_) -> None:
    number, now = asked("biro"), clock.now()
    with app.app_context():
        dead, later = begun(number, now), now + LEASE
        alive = begun(number, later)
        assert dead is not None and alive is not None
        with transaction():
            assert not operations.renew(dead, now=later + LEASE)
            operations.tell(dead, 9, 9, "x", now=later)
            operations.release(dead, now=later)
            assert operations.renew(alive, now=later + LEASE)
    found = row(app, number)
    assert (found.state, found.done, found.lease_until) == (JobState.RUNNING, 0, later + 2 * LEASE)


def test_a_living_worker_keeps_its_lease(
    app: Flask, asked: Ask, counting: Counting, jobs_wait: Work_, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "HEARTBEAT", 0.01)
    number = asked("biro")
    seen: list[Any] = []

    def during(work: Work) -> None:
        first = row(app, number).lease_until
        for _turn in range(500):
            if row(app, number).lease_until != first:
                break
            Event().wait(0.01)
        seen.append(row(app, number).lease_until != first)

    counting.during = during
    jobs_wait(number)
    assert seen == [True]
    assert row(app, number).state is JobState.DONE


def test_a_message_that_was_lost_is_sent_again(
    app: Flask, asked: Ask, counting: Counting, jobs_wait: Work_, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: queue.Queue, job_id: int) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as lost:
        lost.setattr(queue.Queue, "deliver", full)
        number = asked("biro")  # saved all the same
    sent: list[int] = []
    monkeypatch.setattr(queue.Queue, "deliver", lambda self, job_id: sent.append(job_id))
    now = clock.now()
    with app.app_context():
        assert left(now) == []
        assert left(now + LEASE) == sent == [number]
        assert left(now + LEASE) == []  # it is on its way


def test_what_kills_its_worker_again_and_again_ends(app: Flask, asked: Ask, jobs_wait: Work_) -> None:
    number, now = asked("biro"), clock.now()
    with app.app_context():
        for turn in range(MOST_ATTEMPTS):
            assert begun(number, now + turn * LEASE) is not None
        assert begun(number, now + MOST_ATTEMPTS * LEASE) is None
    assert row(app, number).state is JobState.FAILED
    assert "berulang kali terhenti" in row(app, number).note


def test_a_stopping_worker_puts_its_work_back(app: Flask, asked: Ask, counting: Counting, jobs_wait: Work_) -> None:
    number = asked("biro")

    def stop(work: Work) -> None:
        if len(counting.done) == 1:
            with app.app_context():
                running.put_back()

    counting.during = stop
    jobs_wait(number)
    assert row(app, number).state is JobState.QUEUED
    with app.app_context():
        assert left(clock.now()) == [number]
    jobs_wait(number)
    assert row(app, number).state is JobState.DONE
    assert len(counting.done) == 2


def test_the_message_carries_a_number_and_no_pickle(
    app: Flask, asked: Ask, counting: Counting, jobs_wait: Work_
) -> None:
    number = asked("biro", activity_id=3)
    huey = queue.of(app).huey
    raw = bytes(huey.storage.dequeue())
    assert raw.startswith(b"[")
    assert b"activity" not in raw
    huey.execute(huey.deserialize_task(raw))
    assert counting.done == [{"activity_id": 3}]
    assert row(app, number).state is JobState.DONE


SCHEDULE = Daily(time(6, 30))


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), datetime(2026, 11, 22, 23, 30, tzinfo=UTC)),  # 06.30 WIB
        (datetime(2026, 11, 22, 23, 29, tzinfo=UTC), datetime(2026, 11, 21, 23, 30, tzinfo=UTC)),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), datetime(2026, 12, 30, 23, 30, tzinfo=UTC)),
    ],
)
def test_a_daily_job_is_due_by_the_clocks_of_its_zone(now: datetime, due: datetime) -> None:
    assert SCHEDULE.last_due(now) == due


def test_a_periodic_job_runs_once_for_each_time_and_once_after_a_stop(
    app: Flask, counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "PERIODIC", {KIND: SCHEDULE})
    noon = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)

    def look(now: datetime) -> int:
        with app.app_context(), transaction():
            operations.ask_for_what_is_due(actor=SYSTEM, now=now)
        return len(counting.done)

    day = timedelta(days=1)
    assert look(noon) == 0  # a new installation waits for its first time
    assert look(noon + day) == 1
    assert look(noon + day) == look(noon + day + timedelta(hours=3)) == 1
    assert look(noon + 5 * day) == 2
    assert counting.actors == [SYSTEM, SYSTEM]


def test_jobs_that_ended_long_ago_are_forgotten(
    app: Flask, asked: Ask, actor: Callable[[str], Viewer], jobs_wait: Work_
) -> None:
    assert "jobs:forget" in PERIODIC
    old, young, waiting = asked("biro", n=1), asked("biro", n=2), asked("biro", n=3)
    jobs_wait(old)
    jobs_wait(young)
    with app.app_context():
        with transaction():
            db.session.get_one(Job, old).ended_at = clock.now() - KEPT - timedelta(seconds=1)
            db.session.get_one(Job, waiting).created_at = clock.now() - 2 * KEPT
        assert forget(Work({}, SYSTEM, lambda done, total, note: None)) == {"jobs": 1}
        assert set(db.session.scalars(select(Job.id))) == {young, waiting}


def test_a_tick_asks_and_takes_up(app: Flask, asked: Ask, counting: Counting, jobs_wait: Work_) -> None:
    number = asked("biro")
    with app.app_context():
        with transaction():
            db.session.get_one(Job, number).lease_until = clock.now()
        running.tick()
        assert db.session.scalar(select(func.count()).select_from(Job)) == 1
    assert queue.of(app).huey.storage.queue_size() == 2
