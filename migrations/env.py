"""How migrations run: one transaction each, and no child row is lost while SQLite rebuilds its parent's table."""

from alembic import context
from sqlalchemy import Enum
from sqlalchemy.engine import Connection

from app.core.db import UtcDateTime, db


def render_item(kind: str, item: object, autogen_context: object) -> str | bool:
    """Our own column types are written as the plain ones they store, so that old migrations need no code of ours."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String({item.length})"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=True,
        render_item=render_item,
        transaction_per_migration=True,
        compare_type=False,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    with db.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            run(connection)
            return
        # A batch migration drops and rebuilds its table: with foreign keys on, ON DELETE CASCADE would empty the
        # children. The pragma is ignored inside a transaction, so it is set on the bare connection before one begins.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        try:
            run(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            connection.rollback()
        finally:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")
        if broken:
            raise RuntimeError(f"migration left rows without their parent: {broken[:5]}")


if context.is_offline_mode():
    raise RuntimeError("migrations need a database: run 'flask --app wsgi db upgrade'")
run_online()
