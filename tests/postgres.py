"""A PostgreSQL server of our own for one test run: fresh, on a socket in a temporary folder, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import make_url

SYSTEM_FOLDERS = Path("/usr/lib/postgresql")
MEMORY = Path("/dev/shm")
ROOM = 2_000_000_000
# Names sort as a dictionary has them, as in most offices' servers, and not by the bytes as in SQLite.
SORTING = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=id-ID")
# Losing these tables in a power cut costs nothing: durability is for the real server.
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_connections": "100",
}


def program(name: str) -> str:
    """The path of a server program: on PATH, else the newest of Debian's."""
    found = shutil.which(name)
    if found:
        return found
    versions = [folder for folder in SYSTEM_FOLDERS.glob("*") if (folder / "bin" / name).exists()]
    if not versions:
        raise FileNotFoundError(f"PostgreSQL is missing ({name}): run make test, or install postgresql")
    return str(max(versions, key=lambda folder: float(folder.name)) / "bin" / name)


@contextmanager
def temporary_server() -> Iterator[str]:
    """The URL of the maintenance database of a server that ends with the block."""
    with tempfile.TemporaryDirectory(prefix="gaung-pg-", dir=_place()) as name:
        folder = Path(name)
        _give_away(folder)
        data = str(folder / "data")
        _run(folder, "initdb", "-D", data, "-U", "gaung", "-A", "trust", "-E", "UTF8", "--no-sync", *SORTING)
        options = " ".join(["-k", name, *(f"-c {key}={value}" for key, value in SETTINGS.items())])
        _run(folder, "pg_ctl", "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", options)
        try:
            yield f"postgresql://gaung@/postgres?host={name}"
        finally:
            _run(folder, "pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)


def url_of(server: str, name: str) -> str:
    """The URL of another database on the same server."""
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def execute(server: str, statement: sql.Composed) -> None:
    """One statement outside any transaction, as making and removing databases needs."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def dump(url: str) -> bytes:
    """Every row of every table, as text."""
    parts: list[bytes] = []
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        for (table,) in tables.fetchall():
            query = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
            with connection.cursor().copy(query) as rows:
                parts.extend(bytes(part) for part in rows)
    return b"".join(parts)


def _place() -> str:
    """In memory, copying a database for each test costs a tenth of what a disk asks; sockets need a short path."""
    free = shutil.disk_usage(MEMORY).free if MEMORY.is_dir() else 0
    return str(MEMORY) if free > ROOM else "/tmp"


def _run(folder: Path, name: str, *arguments: str) -> None:
    done = subprocess.run(
        [program(name), *arguments], cwd=folder, capture_output=True, text=True, check=False, **_owner()
    )
    if done.returncode:
        log = folder / "log"
        raise RuntimeError(f"{name}: {done.stderr or done.stdout}{log.read_text() if log.exists() else ''}")


def _owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then as the user that its package made."""
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _give_away(folder: Path) -> None:
    owner = _owner()
    if owner:
        os.chown(folder, owner["user"], owner["group"])
