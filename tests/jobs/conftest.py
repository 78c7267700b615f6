"""A kind of job for the tests: it notes each time it is done, and does what the test tells it to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask

from app.core import clock
from app.core.db import db, transaction
from app.core.viewer import Viewer
from app.jobs.models import Job
from app.jobs.operations import ask
from app.jobs.registry import KINDS, Kind, Work

Ask = Callable[..., int]
KIND = "tests:count"


@dataclass
class Counting:
    """``during`` is called while a job is done."""

    done: list[dict[str, Any]] = field(default_factory=list)
    actors: list[Viewer] = field(default_factory=list)
    during: Callable[[Work], None] = lambda work: None

    def run(self, work: Work) -> dict[str, Any]:
        self.done.append(work.payload)
        self.actors.append(work.actor)
        self.during(work)
        return {"number": len(self.done)}


@pytest.fixture
def counting(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Counting:
    made = Counting()
    monkeypatch.setitem(KINDS, KIND, Kind(KIND, "Menghitung", made.run, lambda result: "/kegiatan"))
    return made


@pytest.fixture
def asked(app: Flask, counting: Counting, actor: Callable[[str], Viewer]) -> Ask:
    """asked("biro", activity_id=3) is the number of a job that Sari asked for."""

    def ask_for(name: str, **payload: Any) -> int:
        with app.app_context(), transaction():
            job_id = ask(KIND, payload, actor=actor(name), now=clock.now()).id
        return job_id

    return ask_for


def row(app: Flask, job_id: int) -> Job:
    """The row as it stands, apart from any session."""
    with app.app_context():
        found = db.session.get_one(Job, job_id)
        db.session.expunge(found)
        return found
