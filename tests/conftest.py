"""One migrated database per worker, copied for each test; the cast signed in without waiting for Argon2."""

import contextvars
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event

from tests.factories.cast import CAST, NOW, add_cast

os.environ["SECRET_KEY"] = "only-for-tests-0123456789abcdef-0123456789abcdef"

SignIn = Callable[[str], FlaskClient]
EMAILS = [f"{member.key}@contoh.example" for member in CAST]
Actor = Callable[[str], Any]
QueriesOf = Callable[[FlaskClient, str], int]


class OutsideClient(FlaskClient):
    """Every request runs outside the test's own application context, as it does in a server."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        return contextvars.Context().run(super().open, *args, **kwargs)


@pytest.fixture(scope="session")
def whole_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application over a folder of its own, with its database migrated and filled."""
    folder = tmp_path_factory.mktemp("gaung")
    os.environ["GAUNG_DATA_DIR"] = str(folder)
    os.environ.pop("GAUNG_DATABASE_URL", None)
    from app import create_app
    from app.core.db import transaction
    from app.core.viewer import SYSTEM
    from app.regions import imports, operations

    app = create_app({"TESTING": True, "WTF_CSRF_ENABLED": False})
    app.test_client_class = OutsideClient
    with app.app_context():
        upgrade()
        rows = list(imports.read_regions(depth=2))
        with transaction():
            operations.load_regions(rows, actor=SYSTEM, now=NOW)
        keep(folder, "regions.sqlite")
        with transaction():
            add_cast()
        keep(folder, "template.sqlite")
    return app


def keep(folder: Path, name: str) -> None:
    """Copy the database as it is now; needs an application context."""
    from app.core.db import db

    db.session.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    db.session.remove()
    db.engine.dispose()
    shutil.copy(folder / "gaung.sqlite", folder / name)


@pytest.fixture
def app(whole_app: Flask) -> Iterator[Flask]:
    """The application with a fresh copy of the database and an empty data folder."""
    from app.core.db import db

    folder = Path(whole_app.config["DATA_DIR"])
    kept = {folder / "regions.sqlite", folder / "template.sqlite"}
    with whole_app.app_context():
        db.engine.dispose()
    for path in set(folder.iterdir()) - kept:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copy(folder / "template.sqlite", folder / "gaung.sqlite")
    yield whole_app


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
def example_file(whole_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database into which the command line loaded the example data."""
    from app.core.db import db

    folder = Path(whole_app.config["DATA_DIR"])
    with whole_app.app_context():
        db.engine.dispose()
    for name in ("gaung.sqlite-wal", "gaung.sqlite-shm"):
        (folder / name).unlink(missing_ok=True)
    shutil.copy(folder / "regions.sqlite", folder / "gaung.sqlite")
    result = whole_app.test_cli_runner().invoke(args=["demo", "load"])
    assert result.exit_code == 0, result.output
    kept = tmp_path_factory.mktemp("example")
    with whole_app.app_context():
        keep(folder, str(kept / "gaung.sqlite"))
    shutil.copy(folder / "tracking.key", kept / "tracking.key")
    return kept


@pytest.fixture
def example(example_file: Path, app: Flask) -> Flask:
    """The application over a fresh copy of the example data."""
    folder = Path(app.config["DATA_DIR"])
    for name in ("gaung.sqlite", "tracking.key"):
        shutil.copy(example_file / name, folder / name)
    return app
