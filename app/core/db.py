"""One database object, and what SQLite needs so that many workers can write."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from types import ModuleType
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, Enum, MetaData, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.types import TypeDecorator

from app.core.errors import Collided
from app.core.i18n import _

try:
    from pysqlite3 import dbapi2 as sqlite_driver
except ImportError:  # no wheel for Linux aarch64
    sqlite_driver = sqlite3

# Versions before this one can corrupt a WAL database when two connections checkpoint together.
FIRST_SAFE_WAL = (3, 51, 3)

# What PostgreSQL says when two people save at once: a value that must be unique, a deadlock, no order to put them in.
COLLISIONS = frozenset({"23505", "40P01", "40001"})

_writing: ContextVar[bool] = ContextVar("writing", default=False)
_afterwards: ContextVar[list[Callable[[], object]] | None] = ContextVar("afterwards", default=None)


class Model(DeclarativeBase):
    """Base of every table; the naming convention lets migrations find constraints on both engines."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Model)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored in UTC and always handed back with its zone (SQLite drops it)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def text_enum(kind: type[StrEnum]) -> Enum:
    """An enum stored as its text value, the same on both engines; unknown values are refused on write."""
    return Enum(
        kind,
        native_enum=False,
        length=40,
        validate_strings=True,
        values_callable=lambda members: [member.value for member in members],
    )


def sqlite_module() -> ModuleType:
    """The SQLite driver in use: the bundled one where it exists, else the system's."""
    return sqlite_driver


def engine_options(url: str) -> dict[str, Any]:
    """SQLALCHEMY_ENGINE_OPTIONS for a database URL; errors never show the values that people typed."""
    if not url.startswith("sqlite"):
        return {"pool_pre_ping": True, "hide_parameters": True}
    return {"module": sqlite_module(), "connect_args": {"timeout": 30}, "hide_parameters": True}


def journal_mode() -> str:
    """WAL where the SQLite library is free of the WAL-reset bug, else the slower, safe rollback journal."""
    return "WAL" if sqlite_module().sqlite_version_info >= FIRST_SAFE_WAL else "DELETE"


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, record: Any) -> None:
    if "sqlite" not in type(connection).__module__:
        return
    connection.isolation_level = None  # the driver opens no transactions: _begin does
    for pragma in (f"journal_mode={journal_mode()}", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        connection.execute("PRAGMA " + pragma)


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


@contextmanager
def transaction() -> Iterator[None]:
    """Everything inside is saved together or not at all; what was read before is read again under the lock."""
    db.session.rollback()  # ends the reading transaction, expires every object
    actions: list[Callable[[], object]] = []
    tokens = _writing.set(True), _afterwards.set(actions)
    try:
        yield
        db.session.commit()
    except (DBAPIError, StaleDataError) as error:
        db.session.rollback()
        if not _is_collision(error):
            raise
        logging.getLogger(__name__).warning("two saved at once: %s", type(error).__name__)
        raise Collided(
            _("Orang lain menyimpan pada saat yang sama. Isian Anda belum disimpan; kirim sekali lagi.")
        ) from error
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _writing.reset(tokens[0])
        _afterwards.reset(tokens[1])
    for action in actions:
        action()


def one_moment() -> None:
    """What is read from here to the end of the transaction is of one moment, whatever others save meanwhile.

    With SQLite every transaction is like that. Call it before anything is read.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def afterwards(action: Callable[[], object]) -> None:
    """Do something once the transaction around is saved; never, when it is not."""
    waiting = _afterwards.get()
    if waiting is None:
        raise RuntimeError("there is no transaction to wait for")
    waiting.append(action)


def _is_collision(error: DBAPIError | StaleDataError) -> bool:
    return isinstance(error, StaleDataError) or getattr(error.orig, "sqlstate", None) in COLLISIONS
