"""The same migrations on PostgreSQL: up, down, up; a change is written, audited and cannot be rewritten."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from flask_migrate import Migrate, downgrade, upgrade
from sqlalchemy.exc import DatabaseError

from app.audit.queries import first_broken_event
from app.core.db import db, engine_options, transaction
from app.core.viewer import SYSTEM
from app.regions import imports, operations
from tests.factories.cast import NOW, add_cast
from tests.postgres import temporary_server

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with temporary_server() as url:
        yield url


@pytest.fixture
def other(whole_app: Flask, server: str) -> Iterator[Flask]:
    app = Flask("postgresql")
    app.config.update(SQLALCHEMY_DATABASE_URI=server, SQLALCHEMY_ENGINE_OPTIONS=engine_options(server))
    db.init_app(app)
    migrations = whole_app.extensions["migrate"].directory
    Migrate(app, db, directory=migrations)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_up_with_rows_down_and_up_again(other: Flask) -> None:
    upgrade()
    with transaction():
        operations.load_regions(list(imports.read_regions(depth=2)), actor=SYSTEM, now=NOW)
        add_cast()
    assert first_broken_event() is None
    for statement in ("UPDATE audit_events SET action = 'x'", "DELETE FROM audit_events", "TRUNCATE audit_events"):
        with pytest.raises(DatabaseError, match="append-only"), transaction():
            db.session.execute(sa.text(statement))
    db.session.remove()
    downgrade(revision="base")
    assert sa.inspect(db.engine).get_table_names() == ["alembic_version"]
    upgrade()
    assert "activities" in sa.inspect(db.engine).get_table_names()
