"""SQLite rebuilds a table that a migration changes: no child is lost with its parent's table."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask_migrate import Migrate, upgrade

from app.core.db import db

pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("context")]


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
