"""What stands in the database at one revision: its schema as the engine tells it, and every row."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Inspector

from app.core.db import db

Rows = dict[str, list[str]]

# Alembic's own table changes with each step.
OWN = "alembic_version"
CODE = {
    "sqlite": "SELECT type, name, sql FROM sqlite_master WHERE type NOT IN ('table', 'index') ORDER BY name",
    "postgresql": """
        SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
        UNION SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION SELECT 'sequence', sequencename, NULL FROM pg_sequences WHERE schemaname = 'public'
        ORDER BY 1, 2""",
}


def schema() -> dict[str, Any]:
    """Tables with all that belongs to them, and what the engine runs by itself."""
    with _looking() as connection:
        inspector = sa.inspect(connection)
        described: dict[str, Any] = {name: _table(inspector, name) for name in inspector.get_table_names()}
        described["code"] = [tuple(row) for row in connection.execute(sa.text(CODE[connection.dialect.name]))]
        return described


def _table(inspector: Inspector, name: str) -> dict[str, list[str]]:
    parts: dict[str, Sequence[Any]] = {
        "columns": inspector.get_columns(name),
        "key": [inspector.get_pk_constraint(name)],
        "parents": inspector.get_foreign_keys(name),
        "unique": inspector.get_unique_constraints(name),
        "checks": inspector.get_check_constraints(name),
        "indexes": inspector.get_indexes(name),
    }
    return {part: sorted(str(item) for item in items) for part, items in parts.items()}


def rows() -> Rows:
    """Every row of every table, each as text with the names of its columns, in one order."""
    with _looking() as connection:
        names = sorted(set(sa.inspect(connection).get_table_names()) - {OWN})
        return {name: _rows(connection, name) for name in names}


def _rows(connection: Connection, table: str) -> list[str]:
    found = connection.execute(sa.text(f'SELECT * FROM "{table}"')).mappings()
    return sorted(str(sorted(row.items())) for row in found)


def _looking() -> Connection:
    db.session.remove()
    return db.engine.connect()
