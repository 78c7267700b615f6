"""make pictures: the README's pictures, taken from the running program over fresh example data."""

import os
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, chromium_path, enter
from tests.browser.looking import HEIGHTS
from tests.browser.server import ROOT, serving
from tests.factories.cast import PASSWORD

FOLDER = ROOT / "docs" / "pictures"
# file name, who looks, width, page
PICTURES = (
    ("beranda", "biro", 1366, "/"),
    ("daerah", "biro", 1366, "/dasbor/36.02"),
    ("beranda-ponsel", "ngo-satu", 390, "/"),
    ("catat-ponsel", "ngo-satu", 390, "/kegiatan/pelatihan/catat?jenis=outreach"),
)
COLOURS = 64  # enough for a page without photos, and a third of the bytes


def prepare(folder: Path) -> None:
    """A database with the example data in it."""
    settings = {
        "GAUNG_DATA_DIR": str(folder),
        "GAUNG_DATABASE_URL": f"sqlite:///{folder / 'gaung.sqlite'}",
        "GAUNG_DEMO_PASSWORD": PASSWORD,
    }
    for command in (("db", "upgrade"), ("regions", "load"), ("demo", "load"), ("measurement", "standard")):
        line = [sys.executable, "-m", "flask", "--app", "wsgi", *command]
        subprocess.run(line, cwd=ROOT, env=os.environ | settings, check=True, capture_output=True)


def photograph(browser: Browser, address: str, name: str, width: int, url: str) -> bytes:
    """The first screen of a page as this account sees it."""
    viewport = {"width": width, "height": HEIGHTS[width]}
    context = browser.new_context(base_url=address, viewport=viewport, locale="id-ID")  # type: ignore[arg-type]
    page = context.new_page()
    enter(page, name)
    page.goto(url)
    picture = page.screenshot()
    context.close()
    return picture


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        prepare(Path(scratch))
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        with serving(Path(scratch)) as address:
            for file, name, width, url in PICTURES:
                picture = Image.open(BytesIO(photograph(browser, address, name, width, url)))
                picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{file}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
