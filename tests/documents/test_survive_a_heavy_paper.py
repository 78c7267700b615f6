"""A paper that is too heavy, or breaks the printer, ends as one clear sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.documents import printer, rendering
from app.documents.rendering import RenderingFailed, render_limited
from tests.documents.papers import paper_html


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file run in place of the printer."""
    path = tmp_path / "stand_in.py"
    monkeypatch.setattr(rendering, "PRINTER", path)
    return path


def test_a_paper_comes_out_of_the_child_process() -> None:
    assert render_limited(paper_html()).startswith(b"%PDF-")


def test_text_that_is_no_utf8_does_not_stop_the_paper() -> None:
    assert render_limited("<!doctype html><title>x</title><p>rusak \ud800</p>").startswith(b"%PDF-")


@pytest.mark.parametrize(
    "script",
    [
        "import time; time.sleep(20)",
        "import os; os.kill(os.getpid(), 9)",
        "import os; os.abort()",
        "raise SystemExit(3)",
    ],
)
def test_out_of_time_or_memory(stand_in: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(rendering, "WALL_SECONDS", 1)
    stand_in.write_text(script)
    with pytest.raises(RenderingFailed, match="terlalu panjang"):
        render_limited("<p>x")


@pytest.mark.parametrize("script", ["raise ValueError", "print('bukan PDF')", "", "raise SystemExit(1)"])
def test_a_printer_that_fails(stand_in: Path, script: str) -> None:
    stand_in.write_text(script)
    with pytest.raises(RenderingFailed, match="PDF belum dapat dibuat. Coba lagi"):
        render_limited("<p>x")


@pytest.mark.parametrize("signal", ["SIGSEGV", "SIGABRT"])
def test_a_printer_that_broke_is_asked_once_more(stand_in: Path, tmp_path: Path, signal: str) -> None:
    stand_in.write_text(
        "import os, pathlib, signal\n"
        f"tries = pathlib.Path({str(tmp_path / 'tries')!r})\n"
        "tries.write_text((tries.read_text() if tries.exists() else '') + 'x')\n"
        f"if tries.read_text() == 'x': os.kill(os.getpid(), signal.{signal})\n"
        "print('%PDF-', tries.read_text())\n"
    )
    assert render_limited("<p>x") == b"%PDF- xx\n"


def test_html_nested_without_end_is_refused_not_crashed() -> None:
    with pytest.raises(RenderingFailed):
        render_limited("<!doctype html><title>x</title>" + "<div>" * 3000 + "x")


def test_the_log_holds_no_word_of_the_paper(stand_in: Path, caplog: pytest.LogCaptureFixture) -> None:
    stand_in.write_text("import sys; sys.stderr.write(sys.stdin.read()); sys.exit(1)")
    with pytest.raises(RenderingFailed):
        render_limited("<p>Nama Rahasia</p>")
    assert "ended with code 1" in caplog.text
    assert "Rahasia" not in caplog.text


def test_the_child_is_not_given_the_keys(stand_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "kunci-rahasia")
    monkeypatch.setenv("GAUNG_DATABASE_URL", "postgresql://kunci-rahasia")
    stand_in.write_text("import os; print('%PDF-', dict(os.environ))")
    assert b"kunci-rahasia" not in render_limited("")


def test_the_limits_hold_in_the_child() -> None:
    """Asking for more memory than allowed ends with the code that says so; the time limit is set too."""
    script = (
        "import printer, resource, sys\n"
        "def heavy(html, photos):\n"
        "    assert resource.getrlimit(resource.RLIMIT_CPU)[0] == printer.CPU_SECONDS\n"
        "    return bytes(2 * printer.MEMORY)\n"
        "printer.render_pdf = heavy\n"
        "sys.exit(printer.main())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=rendering.PRINTER.parent, input=b"[]\n")
    assert done.returncode == printer.TOO_LARGE == rendering.TOO_LARGE


def test_the_server_does_not_load_the_printer() -> None:
    script = "import sys, app.documents.rendering; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=rendering.PRINTER.parents[2]).returncode == 0
