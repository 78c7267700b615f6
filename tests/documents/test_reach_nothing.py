"""A paper reaches nothing outside the program, whatever its HTML asks for."""

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from weasyprint import HTML

from app.documents.printer import ASSETS, ClosedFetcher, render_pdf

PROBES = {
    "link": '<link rel="stylesheet" href="{http}/link.css">',
    "import": '<style>@import url("{http}/import.css");</style>',
    "font": '<style>@font-face{{font-family:Probe;src:url("{http}/font.ttf")}} b{{font-family:Probe}}</style><b>x</b>',
    "background": '<style>body{{background:url("{http}/background.png")}}</style>',
    "list": '<style>li{{list-style-image:url("{http}/list.png")}}</style><ul><li>x</ul>',
    "content": '<style>i::before{{content:url("{http}/content.png")}}</style><i>x</i>',
    "image": '<img src="{http}/image.png" alt="">',
    "file": '<img src="file://{folder}/secret.png" alt="">',
    "traversal": '<img src="asset:../../../../../../..{folder}/secret.png" alt="">',
    "escaped": '<img src="asset:%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e{folder}/secret.png" alt="">',
    "object": '<object data="{http}/object.png" type="image/png"></object>',
    "embed": '<embed src="{http}/embed.png" type="image/png">',
    "svg image": '<svg width="20" height="20"><image href="{http}/svg.png" width="9" height="9"/></svg>',
    "svg file": '<svg width="20" height="20"><image href="file://{folder}/secret.png" width="9" height="9"/></svg>',
    "svg use": '<svg width="20" height="20"><use href="{http}/use.svg#x"/></svg>',
    "attached link": '<link rel="attachment" href="file://{folder}/secret.txt">',
    "attached anchor": '<a rel="attachment" href="file://{folder}/secret.txt">x</a>',
    "attached http": '<link rel="attachment" href="{http}/attached.txt">',
}


@dataclass
class Listener:
    """A server on the loopback address that remembers who called, and a folder with two secrets."""

    http: str
    folder: Path
    calls: list[str] = field(default_factory=list)

    def page(self, *names: str) -> str:
        asked = "".join(PROBES[name].format(http=self.http, folder=self.folder) for name in names or PROBES)
        return f'<!doctype html><html lang="id"><title>Uji</title><body><p>Isi tetap tercetak.</p>{asked}</body></html>'


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (3, 3), "red").save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.calls.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/css" if self.path.endswith(".css") else "image/png")
            self.end_headers()
            self.wfile.write(b"p{color:red}" if self.path.endswith(".css") else png())

        def log_message(self, format: str, *args: object) -> None:
            """Silent: calls are counted, not printed."""

    (tmp_path / "secret.txt").write_text("rahasia")
    (tmp_path / "secret.png").write_bytes(png())
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Listener(f"http://127.0.0.1:{server.server_address[1]}", tmp_path)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


def images(reader: PdfReader) -> int:
    return sum(len(page.images) for page in reader.pages)


def test_the_probes_do_reach_out_with_the_default_fetcher(listener: Listener) -> None:
    reader = PdfReader(io.BytesIO(HTML(string=listener.page()).write_pdf()))
    assert len(set(listener.calls)) >= 8
    assert reader.attachments
    assert images(reader) > 0


def test_all_probes_together_reach_nothing(listener: Listener) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(listener.page())))
    assert listener.calls == []
    assert not reader.attachments
    assert images(reader) == 0
    assert "Isi tetap tercetak." in reader.pages[0].extract_text()


@pytest.mark.parametrize("name", ["file", "traversal", "escaped", "svg file", "attached link", "image", "svg image"])
def test_each_probe_alone_reaches_nothing(listener: Listener, name: str) -> None:
    reader = PdfReader(io.BytesIO(render_pdf(listener.page(name))))
    assert (listener.calls, dict(reader.attachments), images(reader)) == ([], {}, 0)


@pytest.mark.parametrize(
    "url",
    [
        "asset:../printer.py",
        "asset:%2e%2e/printer.py",
        "asset:/etc/passwd",
        "asset://host/paper.css/../../printer.py",
        "asset:fonts",
        "asset:",
        "asset:fonts/OFL.txt",
        "photo:1",
        "data:text/css,p{}",
        "file:///etc/passwd",
        "http://127.0.0.1:9/",
    ],
)
def test_refused_addresses(url: str) -> None:
    with pytest.raises(ValueError, match="refused"):
        ClosedFetcher().fetch(url)


def test_bundled_assets_and_given_photos_are_served() -> None:
    assert ClosedFetcher().fetch("asset:paper.css").read() == (ASSETS / "paper.css").read_bytes()
    assert ClosedFetcher(lambda name: name.encode()).fetch("photo:17").read() == b"17"


def test_a_link_out_of_the_assets_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "secret.css").write_text("p{}")
    (tmp_path / "assets" / "in.css").symlink_to(tmp_path / "secret.css")
    monkeypatch.setattr("app.documents.printer.ASSETS", tmp_path / "assets")
    with pytest.raises(ValueError, match="refused"):
        ClosedFetcher().fetch("asset:in.css")
