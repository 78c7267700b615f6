"""Every revision up, down and up again with rows in it, and no child lost with its parent's rebuilt table."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import Migrate, downgrade, upgrade

from app.core.db import db

pytestmark = pytest.mark.usefixtures("context")


def revisions(app: Flask) -> list[str]:
    script = ScriptDirectory(str(Path(app.root_path).parent / "migrations"))
    return [revision.revision for revision in reversed(list(script.walk_revisions()))]


def rows() -> dict[str, int]:
    db.session.rollback()
    names = sa.inspect(db.engine).get_table_names()
    with db.engine.connect() as connection:
        return {name: connection.scalar(sa.text(f'SELECT count(*) FROM "{name}"')) for name in names}


def test_the_schema_is_what_the_models_say() -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, db.metadata) == []


def test_each_revision_goes_down_and_up_and_the_schema_stays(app: Flask) -> None:
    schema = _schema()
    steps = revisions(app)
    db.session.remove()
    for _step in steps:
        downgrade(revision="-1")
    assert set(rows()) == {"alembic_version"}
    for _step in steps:
        upgrade(revision="+1")
    assert _schema() == schema


def _schema() -> list[str]:
    db.session.rollback()
    with db.engine.connect() as connection:
        return sorted(connection.scalars(sa.text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")))


def test_a_batch_migration_of_a_parent_keeps_its_children(app: Flask, tmp_path: Path) -> None:
    """The trap: with foreign keys on, rebuilding a parent's table silently empties tables that cascade from it."""
    folder = tmp_path / "migrations"
    _copy_environment(app, folder)
    (folder / "versions" / "0001_parents.py").write_text(PARENTS, encoding="utf-8")
    (folder / "versions" / "0002_rebuild.py").write_text(REBUILD, encoding="utf-8")
    other = Flask("other")
    other.config.update(
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path / 'other.sqlite'}",
        SQLALCHEMY_ENGINE_OPTIONS=app.config["SQLALCHEMY_ENGINE_OPTIONS"],
    )
    db.init_app(other)
    Migrate(other, db, directory=str(folder))
    with other.app_context():
        upgrade()
        with db.engine.connect() as connection:
            assert connection.scalar(sa.text("SELECT count(*) FROM child")) == 10
            assert connection.scalar(sa.text("PRAGMA foreign_keys")) == 1


def _copy_environment(app: Flask, folder: Path) -> None:
    ours = Path(app.root_path).parent / "migrations"
    (folder / "versions").mkdir(parents=True)
    for name in ("alembic.ini", "env.py", "script.py.mako"):
        (folder / name).write_text((ours / name).read_text(encoding="utf-8"), encoding="utf-8")


PARENTS = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0001", None, None, None


def upgrade():
    op.create_table("parent", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table(
        "child",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("parent.id", ondelete="CASCADE")),
    )
    op.execute("INSERT INTO parent VALUES (1)")
    for number in range(10):
        op.execute(f"INSERT INTO child VALUES ({number}, 1)")
"""
REBUILD = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None


def upgrade():
    with op.batch_alter_table("parent", recreate="always") as batch:
        batch.add_column(sa.Column("name", sa.String(10)))
"""
