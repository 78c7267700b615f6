"""Chromium, the served example, and people who sit before it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.looking import HEIGHTS
from tests.browser.server import serving
from tests.conftest import let_go
from tests.engines import SqliteFile, Store
from tests.factories.cast import PASSWORD
from tests.factories.registers import fill_registers

NAMES = ("chromium", "chromium-browser", "google-chrome")
# It may run as root in a container, and asks nothing of the network by itself.
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()

OpenAt = Callable[..., BrowserContext]


def chromium_path() -> str:
    """Where the system keeps its browser."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise FileNotFoundError("Chromium is missing: apt install chromium")
    return path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium. Ended with each file: while it runs, no test could start an event loop of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def example_folder(example_files: Path, database: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the example data in it, to be copied."""
    assert isinstance(database, SqliteFile)
    folder = shutil.copytree(example_files, tmp_path_factory.mktemp("example") / "data")
    shutil.copy(database.kept / "example", folder / "gaung.sqlite")
    return folder


@pytest.fixture(scope="session")
def crowded(
    whole_app: Flask, example_files: Path, database: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of an example whose registers are those of a province at work: full."""
    assert isinstance(database, SqliteFile)
    with whole_app.app_context():
        let_go()  # of what the test before had open
        database.bring_back("example")
        fill_registers()
        let_go()
    database.keep("crowded")
    folder = shutil.copytree(example_files, tmp_path_factory.mktemp("crowded") / "data")
    shutil.copy(database.kept / "crowded", folder / "gaung.sqlite")
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def reading(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an example in which nobody changes anything."""
    folder = shutil.copytree(example_folder, tmp_path_factory.mktemp("reading") / "data")
    with serving(folder) as address:
        yield address


@pytest.fixture
def fresh(example_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address of an example for one story."""
    with serving(shutil.copytree(example_folder, tmp_path / "data")) as address:
        yield address


@pytest.fixture
def screen(chromium: Browser) -> Iterator[OpenAt]:
    """screen(390) is a phone, screen(1366, scripts=False) a desk whose browser runs no scripts."""
    opened: list[BrowserContext] = []

    def take(width: int, *, address: str, scripts: bool = True) -> BrowserContext:
        phone = width < 700
        context = chromium.new_context(
            base_url=address,
            viewport={"width": width, "height": HEIGHTS[width]},
            locale="en-US",  # an English browser must not show English either
            is_mobile=phone,
            has_touch=phone,
            java_script_enabled=scripts,
        )
        context.set_default_timeout(30_000)
        opened.append(context)
        return context

    yield take
    for context in opened:
        context.close()


def enter(page: Page, name: str) -> None:
    """By the page, as everybody does."""
    page.goto("/masuk")
    page.get_by_label("Surel").fill(f"{name}@contoh.example")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/")
