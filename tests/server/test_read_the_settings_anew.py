"""The server reads app/server.py anew when it is asked to reload: what it started before is still its own."""

import runpy
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

FILE = str(Path(__file__).resolve().parents[2] / "app" / "server.py")


@pytest.fixture
def server() -> Iterator[SimpleNamespace]:
    """A server whose worker was started by an earlier reading of the file."""
    worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    yield SimpleNamespace(job_worker=worker, ending=threading.Event())
    worker.kill()
    worker.wait()


@pytest.mark.parametrize("hook", ["on_reload", "on_exit"])
def test_the_worker_of_before_is_ended(server: SimpleNamespace, hook: str) -> None:
    runpy.run_path(FILE)[hook](server)
    assert server.job_worker.wait(10) == -signal.SIGTERM
    assert server.ending.is_set() is (hook == "on_exit")
