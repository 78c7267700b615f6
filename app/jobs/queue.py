"""The queue: a file beside the database through which Huey carries the numbers of jobs to the worker."""

import contextvars
import json
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from huey import SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer

Action = Callable[..., Any]
logger = logging.getLogger(__name__)


class PlainSerializer(Serializer):
    """Messages as JSON. Huey's own are pickles, which run whatever was put into the file."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Any:
        return Message(*json.loads(bytes(data)))


@dataclass
class Queue:
    """``run`` does the job of a number, ``tick`` asks for what is due; both want an application context."""

    app: Flask
    run: Action
    tick: Action

    @cached_property
    def _parts(self) -> tuple[SqliteHuey, Action]:
        """Not in WAL mode: Huey opens the system's SQLite, whose WAL may be the one that corrupts."""
        file = Path(self.app.config["DATA_DIR"]) / "jobs.sqlite"
        huey = SqliteHuey(
            "gaung", filename=str(file), journal_mode="delete", timeout=30, results=False, serializer=PlainSerializer()
        )
        huey.periodic_task(lambda moment: True, name="tick")(self._inside(self.tick))
        return huey, huey.task(name="run")(self._inside(self.run))

    @property
    def huey(self) -> SqliteHuey:
        return self._parts[0]

    def _inside(self, action: Action) -> Action:
        def inside(*arguments: Any) -> None:
            with self.app.app_context():
                action(*arguments)

        return inside

    def deliver(self, job_id: int) -> None:
        """To the worker; in tests the job is done here and now, as far from the request as it is in the worker."""
        if self.app.config["JOBS_IMMEDIATE"]:
            contextvars.Context().run(self._inside(self.run), job_id)
        else:
            self._parts[1](job_id)


def init_app(app: Flask, run: Action, tick: Action) -> None:
    app.extensions["jobs"] = Queue(app, run, tick)


def of(app: Flask) -> Queue:
    found: Queue = app.extensions["jobs"]
    return found


def deliver(job_id: int) -> None:
    """Called once the row is saved. Should the file refuse, the row stays, and a later tick hands it over again."""
    try:
        of(current_app).deliver(job_id)
    except (OSError, sqlite3.Error):
        logger.exception("job %d could not be handed over", job_id)
