"""Memory of the running server: its workers and the one that does jobs, at rest and after a run of requests."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

from tests.benchmarks.measuring import ROOT, memory
from tests.benchmarks.pages import PAGES

EACH = 30
PATIENCE = 60


def look(folder: Path, cookie: str, number: int) -> dict[str, tuple[float, float]]:
    """Megabytes held at rest and at most, by what the process is for."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "app/server.py", "--bind", f"127.0.0.1:{port}", "wsgi:app"]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"GAUNG_DATA_DIR": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address)
        for url in PAGES.values():
            _get(address + url, cookie)
        rest = {name: memory(pid)[0] for pid, name in _processes(server.pid).items()}
        for _ in range(EACH):
            for url in (*PAGES.values(), f"/kegiatan/{number}"):
                _get(address + url, cookie)
        return {name: (rest.get(name, 0.0), memory(pid)[1]) for pid, name in _processes(server.pid).items()}
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return _get(address + "/masuk", "")
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _get(url: str, cookie: str) -> None:
    with urlopen(Request(url, headers={"Cookie": cookie})) as answer:  # noqa: S310 (our own address)
        answer.read()


def _processes(leader: int) -> dict[int, str]:
    """The server's children by number: web workers are numbered, the worker of jobs has its own command."""
    children = Path(f"/proc/{leader}/task/{leader}/children").read_text().split()
    found, workers = {leader: "leader"}, 0
    for child in sorted(map(int, children)):
        if b"jobs" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
            found[child] = "worker of jobs"
        else:
            workers += 1
            found[child] = f"web worker {workers}"
    return found
