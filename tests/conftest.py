"""One migrated database per worker, copied for each test; the cast signed in without waiting for Argon2.

``pytest --engine postgres`` runs the suite on PostgreSQL: on one temporary server, which all workers share. A test
marked with an engine's name runs on that engine only.
"""

import contextvars
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from hypothesis import settings
from sqlalchemy import event

from tests.engines import ENGINES, PostgresDatabase, SqliteFile, Store
from tests.factories.cast import CAST, NOW, PASSWORD, add_cast
from tests.postgres import temporary_server

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the worker computes; set before numpy is imported
os.environ["SECRET_KEY"] = "only-for-tests-0123456789abcdef-0123456789abcdef"

# No test looks at the clock.
settings.register_profile("gaung", deadline=None)
settings.load_profile("gaung")

SignIn = Callable[[str], FlaskClient]
EMAILS = [f"{member.key}@contoh.example" for member in CAST]
Actor = Callable[[str], Any]
QueriesOf = Callable[[FlaskClient, str], int]


class OutsideClient(FlaskClient):
    """Every request runs outside the test's own application context, as it does in a server."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        return contextvars.Context().run(super().open, *args, **kwargs)


SERVER = pytest.StashKey[str]()
ENDING = pytest.StashKey[ExitStack]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=ENGINES, default=ENGINES[0], help="the database to test on")


def pytest_configure(config: pytest.Config) -> None:
    """The process that leads a run starts the server; its workers are told where it is."""
    if config.getoption("engine") != "postgres" or config.getoption("collectonly"):
        return
    if hasattr(config, "workerinput"):
        config.stash[SERVER] = config.workerinput["server"]
        return
    config.stash[ENDING] = ExitStack()
    config.stash[SERVER] = config.stash[ENDING].enter_context(temporary_server())


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    if SERVER in node.config.stash:
        node.workerinput["server"] = node.config.stash[SERVER]


def pytest_unconfigure(config: pytest.Config) -> None:
    if ENDING in config.stash:
        config.stash[ENDING].close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    others = set(ENGINES) - {config.getoption("engine")}
    elsewhere = [item for item in items if any(item.get_closest_marker(engine) for engine in others)]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if item not in set(elsewhere)]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The figures that tests measured, such as bytes and clicks."""
    measured = [one for report in terminalreporter.getreports("passed") for one in report.user_properties]
    if measured:
        terminalreporter.section("measured")
    for name, value in measured:
        terminalreporter.line(f"{name}: {value}")


@pytest.fixture(scope="session")
def database(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Store:
    """Where this worker's rows are."""
    folder = tmp_path_factory.mktemp("gaung")
    os.environ["GAUNG_DATA_DIR"] = str(folder)
    if SERVER in pytestconfig.stash:
        store: Store = PostgresDatabase(pytestconfig.stash[SERVER], worker_id)
    else:
        store = SqliteFile(folder, tmp_path_factory.mktemp("kept"))
    os.environ["GAUNG_DATABASE_URL"] = store.url
    return store


@pytest.fixture(scope="session")
def whole_app(database: Store) -> Flask:
    """The application over a folder of its own, with its database migrated and filled."""
    from app import create_app
    from app.core.db import transaction
    from app.core.viewer import SYSTEM
    from app.regions import imports, operations
    from tests.factories.villages import read_villages

    app = create_app({"TESTING": True, "WTF_CSRF_ENABLED": False, "JOBS_IMMEDIATE": True})
    app.test_client_class = OutsideClient
    with app.app_context():
        upgrade()
        rows = [*imports.read_regions(depth=2), *read_villages()]
        with transaction():
            operations.load_regions(rows, actor=SYSTEM, now=NOW)
        let_go()
        database.keep("regions")
        with transaction():
            add_cast()
        let_go()
        database.keep("cast")
    return app


def let_go() -> None:
    """Close every connection, so that the database can be copied; needs an application context."""
    from app.core.db import db

    db.session.remove()
    db.engine.dispose()


@pytest.fixture
def app(whole_app: Flask, database: Store) -> Iterator[Flask]:
    """The application with a fresh copy of the database and an empty data folder."""
    with whole_app.app_context():
        let_go()
    for path in Path(whole_app.config["DATA_DIR"]).iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    database.bring_back("cast")
    yield whole_app


@pytest.fixture
def jobs_wait(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Jobs stay in the queue instead of being done where they are asked for; jobs_wait(1) does the first."""
    from app.jobs import queue, running

    monkeypatch.setitem(app.config, "JOBS_IMMEDIATE", False)
    monkeypatch.setitem(app.extensions, "jobs", queue.Queue(app, running.run, running.tick))

    def work(job_id: int) -> None:
        with app.app_context():
            running.run(job_id)

    return work


@pytest.fixture
def context(app: Flask) -> Iterator[None]:
    """An application context, for tests that call operations and queries themselves."""
    with app.app_context():
        yield


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that is not signed in."""
    return app.test_client()


@pytest.fixture
def actor(app: Flask) -> Callable[[str], Any]:
    """actor("biro") is Sari as the Viewer that operations take."""
    from app.accounts.queries import by_email

    with app.app_context():  # read at once: asked for inside a transaction, a second connection would wait for it
        found = {account.email.partition("@")[0]: account.viewer() for account in map(by_email, EMAILS) if account}
    return found.__getitem__


@pytest.fixture
def sign_in(app: Flask) -> SignIn:
    """sign_in("ngo-satu") is Budi's browser, signed in."""
    from app.accounts.operations import start_sign_in
    from app.accounts.queries import by_email
    from app.core import clock
    from app.core.db import transaction

    def enter(name: str) -> FlaskClient:
        with app.app_context():
            account = by_email(f"{name}@contoh.example")
            assert account is not None
            account_id = account.id
            with transaction():
                token = start_sign_in(account_id, address="127.0.0.1", browser="test", now=clock.now())
        browser = app.test_client()
        with browser.session_transaction() as session:
            session["_user_id"] = token
        return browser

    return enter


@pytest.fixture
def queries_of(app: Flask) -> Callable[[FlaskClient, str], int]:
    """queries_of(client, "/kegiatan") counts the statements one GET sends to the database."""
    from app.core.db import db

    def count(browser: FlaskClient, url: str) -> int:
        seen: list[str] = []

        def note(*args: Any) -> None:
            seen.append(args[2])

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            response = browser.get(url)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        assert response.status_code == 200, response.status_code
        return sum(1 for statement in seen if not statement.startswith(("BEGIN", "PRAGMA")))

    return count


@pytest.fixture(scope="session")
def example_files(whole_app: Flask, database: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database into which the command line loaded the example data, kept; and what it laid beside it in the folder:
    the key its reports are known by, photos and files."""
    with whole_app.app_context():
        let_go()
    database.bring_back("regions")
    for left in ("lampiran", "dokumen"):  # of an earlier test
        shutil.rmtree(Path(whole_app.config["DATA_DIR"]) / left, ignore_errors=True)
    result = whole_app.test_cli_runner().invoke(args=["demo", "load"], env={"GAUNG_DEMO_PASSWORD": PASSWORD})
    assert result.exit_code == 0, result.output
    with whole_app.app_context():
        let_go()
    database.keep("example")
    kept = tmp_path_factory.mktemp("example") / "files"
    leave_out = shutil.ignore_patterns("gaung.sqlite*", "sementara")
    return Path(shutil.copytree(whole_app.config["DATA_DIR"], kept, ignore=leave_out))


@pytest.fixture
def example(example_files: Path, app: Flask, database: Store) -> Flask:
    """The application over a fresh copy of the example data."""
    database.bring_back("example")
    shutil.copytree(example_files, app.config["DATA_DIR"], dirs_exist_ok=True)
    return app
