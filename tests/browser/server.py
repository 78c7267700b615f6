"""The real application as an office runs it: gunicorn with its own settings, as a child that is ended by its number."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAID = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of Gaung over a data folder; its log lies beside the data."""
    settings = {
        "GAUNG_DATA_DIR": str(folder),
        "GAUNG_DATABASE_URL": f"sqlite:///{folder / 'gaung.sqlite'}",
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "app/server.py", "--bind", "127.0.0.1:0", "wsgi:app"]
    with (folder / "server.log").open("w", encoding="utf-8") as log:
        child = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | settings, stdout=subprocess.PIPE, stderr=log, text=True
        )
        try:
            yield _address(child, folder)
        finally:
            child.terminate()
            child.wait(60)
            assert child.stdout is not None
            child.stdout.close()


def _address(child: "subprocess.Popen[str]", folder: Path) -> str:
    """Where it listens; the server says so once it does."""
    assert child.stdout is not None
    for line in child.stdout:
        if found := SAID.search(line):
            return found[0]
    raise RuntimeError("Gaung did not start: " + (folder / "server.log").read_text(encoding="utf-8"))
