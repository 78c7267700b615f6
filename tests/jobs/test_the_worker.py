"""The server and its worker as real processes: one command, and nothing is left when it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.core import clock
from app.core.db import transaction
from app.core.viewer import SYSTEM
from app.jobs.models import JobState
from app.jobs.operations import ask
from tests.jobs.conftest import row

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds; only a hang takes that long


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(text) for text in found.stdout.split()]


def is_worker(pid: int) -> bool:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"work" in words and b"jobs" in words


def is_gone(pid: int) -> bool:
    """A zombie has ended too; only its parent has not looked yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.fixture
def server(app: Flask, jobs_wait: object) -> Iterator[subprocess.Popen[bytes]]:
    """gunicorn as `make run` starts it, over the database of the test."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = str(app.config["DATA_DIR"])
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "app/server.py", "--bind", f"127.0.0.1:{port}", "wsgi:app"],
        cwd=ROOT,
        env=os.environ | {"GAUNG_DATA_DIR": folder, "PYTHONWARNINGS": "error::ResourceWarning"},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    family: list[int] = []
    try:
        until(lambda: any(map(is_worker, children(process.pid))))
        family = children(process.pid)
        yield process
    finally:
        for pid in [process.pid, *family]:
            if not is_gone(pid):
                os.kill(pid, signal.SIGKILL)
        process.wait()


def worker_of(server: subprocess.Popen[bytes]) -> int:
    return next(filter(is_worker, children(server.pid)))


def asked_for(app: Flask) -> int:
    with app.app_context(), transaction():
        number = ask("jobs:forget", {}, actor=SYSTEM, now=clock.now()).id
    return number


def is_done(app: Flask, number: int) -> bool:
    return row(app, number).state is JobState.DONE


def test_it_works_and_term_ends_both(app: Flask, server: subprocess.Popen[bytes]) -> None:
    number, worker = asked_for(app), worker_of(server)
    until(lambda: is_done(app, number))
    server.terminate()
    assert server.wait(PATIENCE) == 0
    until(lambda: is_gone(worker))


def test_a_killed_worker_is_started_again_and_a_killed_server_takes_it_along(
    app: Flask, server: subprocess.Popen[bytes]
) -> None:
    first = worker_of(server)
    os.kill(first, signal.SIGKILL)
    until(lambda: any(pid != first for pid in filter(is_worker, children(server.pid))))
    second, others = worker_of(server), children(server.pid)
    number = asked_for(app)
    until(lambda: is_done(app, number))
    server.kill()
    server.wait()
    until(lambda: is_gone(second))
    for pid in others:
        until(lambda pid=pid: is_gone(pid))  # type: ignore[misc]
