"""Settings of the server (gunicorn reads this file), and the check that its address is free.

It stands alone, without imports of ours: ``make run`` asks it before anything else is installed.
"""

import errno
import socket
import sys
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


def when_ready(server: Any) -> None:
    """Say where to look, once the address is really open."""
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
