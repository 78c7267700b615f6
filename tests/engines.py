"""The database a worker tests on, one SQLite file or one PostgreSQL database, and copies of it kept under a name."""

import shutil
from pathlib import Path
from typing import Protocol

from psycopg import sql

from tests.postgres import dump, execute, url_of

ENGINES = ("sqlite", "postgres")


class Store(Protocol):
    """Where the application's rows are; nobody may be connected while they are kept, brought back or read."""

    url: str

    def keep(self, name: str) -> None:
        """Copy what is there now, to be brought back under this name."""

    def bring_back(self, name: str) -> None:
        """Replace what is there by what was kept."""

    def everything(self) -> bytes:
        """All that is stored, as one can look for a word in it."""


class SqliteFile:
    def __init__(self, folder: Path, kept: Path) -> None:
        self.file = folder / "gaung.sqlite"
        self.kept = kept
        self.url = f"sqlite:///{self.file}"

    def keep(self, name: str) -> None:
        shutil.copy(self.file, self.kept / name)

    def bring_back(self, name: str) -> None:
        for ending in ("-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        shutil.copy(self.kept / name, self.file)

    def everything(self) -> bytes:
        files = self.file.parent.glob(self.file.name + "*")
        return b"".join(file.read_bytes() for file in sorted(files))


class PostgresDatabase:
    def __init__(self, server: str, worker: str) -> None:
        self.server = server
        self.name = f"gaung_{worker}"
        self.url = url_of(server, self.name)
        execute(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self.name)))

    def keep(self, name: str) -> None:
        self._copy(self.name, f"{self.name}_{name}")

    def bring_back(self, name: str) -> None:
        self._copy(f"{self.name}_{name}", self.name)

    def everything(self) -> bytes:
        return dump(self.url)

    def _copy(self, source: str, target: str) -> None:
        """Copying files costs half of what the default, writing them to the log, costs for databases this small."""
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(target))
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        execute(self.server, drop)
        execute(self.server, copy.format(sql.Identifier(target), sql.Identifier(source)))
