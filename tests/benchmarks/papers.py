"""The Laporan Kegiatan with 60 names, against WeasyPrint drawing the same HTML without limits and without a child."""

import gc
import sys
from pathlib import Path

from flask import Flask
from weasyprint import HTML

from app.core.clock import now
from app.core.viewer import SYSTEM
from app.documents.models import Variant
from app.documents.rendering import ASSETS
from app.reports.kinds import REPORT
from app.reports.papers import Unprinted, Wish, unprinted
from tests.benchmarks.measuring import Cost, in_turn, ran

TIMES = 3
OURS = (sys.executable, "-m", "flask", "--app", "wsgi", "reports", "activity")


def plain(html: str) -> bytes:
    """A program of three lines with its best settings: the same tags, no garbage collector."""
    gc.disable()
    try:
        made: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    finally:
        gc.enable()
    return made


def _read(number: int) -> Unprinted:
    return unprinted(number, Wish(REPORT, variant=Variant.FULL), SYSTEM, now())


def compare(app: Flask, number: int, folder: Path) -> dict[str, Cost]:
    """Cold: each in a process that has just begun. Warm: in one that has drawn the paper before."""
    page = folder / "paper.html"
    with app.app_context(), app.test_request_context():
        html = _read(number).html().replace("asset:", f"{ASSETS.as_uri()}/")
        page.write_text(html, encoding="utf-8")
        drawn = plain(html), _read(number).pdf()
        if not all(content.startswith(b"%PDF-") for content in drawn):
            raise RuntimeError("no paper came out")
        return in_turn(
            TIMES,
            {
                "plain, cold": lambda: ran([sys.executable, "-m", "tests.benchmarks.plain_paper", str(page)]),
                "ours, cold": lambda: ran([*OURS, str(number), "--output", str(folder / "paper.pdf")]),
                "plain, warm": lambda: plain(html),
                "ours, warm": lambda: _read(number).pdf(),
                "ours, without the PDF": lambda: _read(number).html(),
            },
        )
