"""Makes a PDF in a child process with limits, so that one heavy paper cannot hold the server."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from app.core.errors import DomainError
from app.core.i18n import _

ASSETS = Path(__file__).with_name("assets")  # printer.ASSETS
PRINTER = Path(__file__).with_name("printer.py")
WALL_SECONDS = 90
TOO_LARGE = 3  # printer.TOO_LARGE; importing it would load WeasyPrint into the server
# Pango and what it stands on have been seen to break once and print the same page the next time. One that is too large
# breaks twice.
BROKE = (-signal.SIGSEGV, -signal.SIGABRT)
# The child needs its libraries and a folder for the font cache, not the keys and addresses among our settings.
PASSED_ON = (
    "PATH",
    "HOME",
    "LANG",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "LD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "SYSTEMROOT",
    "WEASYPRINT_DLL_DIRECTORIES",
)

logger = logging.getLogger(__name__)


class RenderingFailed(DomainError):
    """No PDF came out; the sentence says what to do next."""


def render_limited(html: str, photos: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of a page of ours, made within WALL_SECONDS and the printer's own limits.

    ``photos`` are JPEGs by the name the HTML asks for: ``<img src="photo:1" alt="...">``. Nothing else is reached.
    """
    job = _job(html, photos or {})
    done = _printed(job, html)
    if done.returncode in BROKE:
        logger.warning("the printer broke with code %d; it is asked once more", done.returncode)
        done = _printed(job, html)
    if done.returncode == 0 and done.stdout.startswith(b"%PDF-"):
        return done.stdout
    # What WeasyPrint said may hold names from the paper: only the code is written down.
    logger.warning("a PDF of %d characters ended with code %d", len(html), done.returncode)
    raise _too_large() if _ran_out(done.returncode) else _failed()


def _printed(job: bytes, html: str) -> subprocess.CompletedProcess[bytes]:
    # The file is run by its path: as a module it would import the whole application first.
    command = [sys.executable, "-P", str(PRINTER)]
    try:
        return subprocess.run(command, input=job, capture_output=True, timeout=WALL_SECONDS, env=_environment())
    except subprocess.TimeoutExpired:
        logger.warning("a PDF of %d characters took more than %d seconds", len(html), WALL_SECONDS)
        raise _too_large() from None


def _ran_out(code: int) -> bool:
    """A signal (negative) is the kernel, or a C library, giving up on memory or time."""
    return code < 0 or code == TOO_LARGE


def _job(html: str, photos: Mapping[str, bytes]) -> bytes:
    """What ``printer.read_job`` takes apart again."""
    sizes = [(name, len(content)) for name, content in photos.items()]
    return json.dumps(sizes).encode() + b"\n" + b"".join(photos.values()) + html.encode("utf-8", errors="replace")


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ}


def _too_large() -> RenderingFailed:
    return RenderingFailed(
        _("Dokumen ini terlalu panjang untuk dibuat sekaligus. Kurangi isi atau lampirannya, lalu coba lagi.")
    )


def _failed() -> RenderingFailed:
    return RenderingFailed(_("PDF belum dapat dibuat. Coba lagi. Jika tetap gagal, beri tahu pengelola sistem."))
