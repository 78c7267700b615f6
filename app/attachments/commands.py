"""flask --app wsgi files check|sweep"""

import hashlib
import sys
from datetime import timedelta
from pathlib import Path

import click
from flask import Blueprint, current_app

from app.attachments import queries, store
from app.core import clock

commands = Blueprint("attachments_commands", __name__, cli_group="files")

YOUNG = timedelta(days=1)  # a file this new may still be waiting for its row


@commands.cli.command("check")
def check() -> None:
    """Compare attached files with what the database says of them; exit code 1 when one is missing or altered."""
    folder, wanted = Path(current_app.config["DATA_DIR"]), queries.stored_files()
    found = dict(store.everything(folder))
    missing = sorted(set(wanted) - set(found))
    altered = [name for name in sorted(set(wanted) & set(found)) if _digest(found[name]) != wanted[name]]
    orphaned = sorted(set(found) - set(wanted))
    for word, names in (("hilang", missing), ("berubah", altered), ("tanpa catatan", orphaned)):
        for name in names:
            click.echo(f"{word}: {store.FOLDER}/{name[:2]}/{name}")
    click.echo(
        f"{len(wanted)} berkas dicatat: {len(missing)} hilang, {len(altered)} berubah. "
        f"{len(orphaned)} berkas tanpa catatan."
    )
    sys.exit(1 if missing or altered else 0)


@commands.cli.command("sweep")
def sweep() -> None:
    """Remove files older than a day that no row speaks of."""
    folder = Path(current_app.config["DATA_DIR"])
    before = clock.now() - YOUNG
    old = {name for name, place in store.everything(folder) if store.is_older(place, before)}
    orphans = old - set(queries.stored_files())  # rows are read last: a file that has one now is kept
    store.discard(folder, orphans)
    click.echo(f"{len(orphans)} berkas tanpa catatan dihapus.")


def _digest(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
