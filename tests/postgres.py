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
# Losing these tables in a power cut costs nothing: durability is for the real server.
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
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
    with tempfile.TemporaryDirectory(prefix="gaung-pg-", dir="/tmp") as name:  # sockets need a short path
        folder = Path(name)
        _give_away(folder)
        data = str(folder / "data")
        _run(folder, "initdb", "-D", data, "-U", "gaung", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = " ".join(["-k", name, *(f"-c {key}={value}" for key, value in SETTINGS.items())])
        _run(folder, "pg_ctl", "start", "-w", "-D", data, "-l", str(folder / "log"), "-o", options)
        try:
            yield f"postgresql://gaung@/postgres?host={name}"
        finally:
            _run(folder, "pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)


def create_database(server: str, name: str, template: str = "template1") -> str:
    """The URL of a new database, copied from ``template`` (which nobody may be connected to)."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    _execute(server, statement)
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def drop_database(server: str, name: str) -> None:
    """Remove a database and whoever is still connected to it."""
    _execute(server, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _execute(server: str, statement: sql.Composed) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


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
