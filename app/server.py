"""Settings of the server (gunicorn reads this file), and the check that its address is free.

It also starts the worker of jobs and ends it again, so that one command is all there is to run. It stands alone,
without imports of ours: ``make run`` asks it before anything else is installed.
"""

import errno
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

worker_class = "gthread"
workers = 2
threads = 4
timeout = 120
graceful_timeout = 30
keepalive = 5
limit_request_line = 4094
limit_request_fields = 60
control_socket_disable = True  # it would open a socket in the home folder
loglevel = "warning"

ROOT = Path(__file__).resolve().parents[1]
WORK = ("-m", "flask", "--app", "wsgi", "jobs", "work", "--parent")
LOOK_EVERY = 2.0  # seconds between two looks whether the worker still lives
LAST_WORDS = 20.0  # seconds it has to put its work back


def _start_worker(server: Any) -> None:
    """In a session of its own: Ctrl+C reaches the server alone, which then ends the worker.

    The server holds it: when it reads this file anew, what stood here is gone.
    """
    command = [sys.executable, *WORK, str(os.getpid())]
    server.job_worker = subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def _keep_worker(server: Any) -> None:
    while not server.ending.wait(LOOK_EVERY):
        if server.job_worker.poll() is not None:
            _start_worker(server)


def on_reload(server: Any) -> None:
    """New code for the worker too: it is started again once it has ended."""
    server.job_worker.terminate()


def on_exit(server: Any) -> None:
    server.ending.set()
    server.job_worker.terminate()
    try:
        server.job_worker.wait(LAST_WORDS)
    except subprocess.TimeoutExpired:
        server.job_worker.kill()


def when_ready(server: Any) -> None:
    """Start the worker; say where to look, once the address is really open."""
    server.ending = threading.Event()
    _start_worker(server)
    threading.Thread(target=_keep_worker, args=(server,), daemon=True).start()
    host, port = server.LISTENERS[0].sock.getsockname()[:2]
    print(f"\nGaung berjalan di http://{host}:{port}/  (berhenti: tekan Ctrl+C)", flush=True)


def refusal(host: str, port: str) -> str | None:
    """Why the server cannot listen there, in one sentence; None when it can."""
    if not port.isdecimal() or int(port) > 65535:
        return f"PORT={port} bukan nomor port. Isi angka 1 sampai 65535, misalnya: make run PORT=8001"
    try:
        socket.create_server((host, int(port))).close()
    except PermissionError:
        return f"Port {port} hanya boleh dipakai administrator sistem. Pilih yang lain: make run PORT=8001"
    except OSError as error:
        if error.errno != errno.EADDRINUSE:  # an unknown name, or an address of another machine
            return f"HOST={host} bukan alamat komputer ini. Isi misalnya: make run HOST=127.0.0.1"
        return f"Alamat {host} port {port} sedang dipakai. Pilih port lain, misalnya: make run PORT={int(port) + 1}"
    return None


if __name__ == "__main__":
    sys.exit(refusal(*sys.argv[1:3]))
