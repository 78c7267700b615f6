"""Draws HTML as PDF, reaching only what comes with the program.

Imports nothing of ours: a child process runs this file alone, and starts the faster for it.
"""

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

if sys.platform != "win32":
    import resource

ASSETS = Path(__file__).parent / "assets"
KINDS = {".css": "text/css", ".ttf": "font/ttf", ".png": "image/png"}
MEMORY = 1024**3
CPU_SECONDS = 60
TOO_LARGE = 3  # our exit code when memory or the stack ran out

Photos = Callable[[str], bytes]


class ClosedFetcher(URLFetcher):
    """Serves bundled assets and stored photos; everything else is refused, and no network handler is ever reached."""

    def __init__(self, photos: Photos | None = None) -> None:
        super().__init__(allowed_protocols=["asset", "photo"], allow_redirects=False, fail_on_errors=False)
        self.photos = photos

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        part = urlsplit(url)
        if part.scheme == "asset" and (found := _asset(unquote(part.path))):
            return URLFetcherResponse(url, found.read_bytes(), {"Content-Type": KINDS[found.suffix]})
        if part.scheme == "photo" and self.photos:
            return URLFetcherResponse(url, self.photos(part.path), {"Content-Type": "image/jpeg"})
        raise ValueError(f"refused: {url[:60]}")


def _asset(name: str) -> Path | None:
    """The bundled file of that name; None for anything outside the folder, also by way of a link."""
    path = (ASSETS / name.lstrip("/")).resolve()
    inside = path.is_relative_to(ASSETS.resolve()) and path.is_file()
    return path if inside and path.suffix in KINDS else None


@contextmanager
def _without_collector() -> Iterator[None]:
    """Nearly nothing of a layout is garbage before its end; looking for it costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def render_pdf(html: str, *, photos: Photos | None = None) -> bytes:
    """A tagged PDF. The HTML comes from our own templates, never from a person."""
    with _without_collector():
        # No string is ever taken for an address or a path: the document is given as a string, its base is our assets.
        document = HTML(string=html, base_url="asset:/", url_fetcher=ClosedFetcher(photos))
        made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return made


def _limit() -> None:
    """What a runaway page may take from the machine; the parent adds the limit on elapsed time."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def read_job(job: bytes) -> tuple[str, Photos]:
    """What ``rendering`` sent: one line with the size of each photo, the photos one after the other, then the HTML."""
    head, _line, rest = job.partition(b"\n")
    photos: dict[str, bytes] = {}
    for name, size in json.loads(head):
        photos[name], rest = rest[:size], rest[size:]
    return rest.decode("utf-8"), photos.__getitem__


def main() -> int:
    """A job on standard input, PDF on standard output. Photos come along as bytes: no file is opened for them."""
    _limit()
    try:
        html, photos = read_job(sys.stdin.buffer.read())
        sys.stdout.buffer.write(render_pdf(html, photos=photos))
    except (MemoryError, RecursionError):
        return TOO_LARGE
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    # The PDF is out: what the C libraries would still tidy up could only break it.
    os._exit(code)
