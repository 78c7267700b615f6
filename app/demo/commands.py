"""flask --app wsgi demo load|remove"""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Blueprint, current_app

from app.accounts import passwords
from app.attachments import store
from app.attachments.imports import read_document, read_photo
from app.attachments.intake import keep
from app.attachments.operations import Stored
from app.attachments.queries import stored_files
from app.complaints import tracking
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.viewer import SYSTEM
from app.demo import operations
from app.demo.cast import DOMAIN, MEMBERS
from app.demo.pictures import FILES, ExampleFile
from app.documents import store as paper_store
from app.documents.queries import digests
from app.installation.queries import fact
from app.regions.imports import read_regions
from app.regions.operations import load_regions
from app.regions.queries import is_loaded

commands = Blueprint("demo_commands", __name__, cli_group="demo")


@commands.cli.command("load")
@click.option("--first-run", is_flag=True, help="only into an installation that was never used; else do nothing")
def load(first_run: bool) -> None:
    """Load the example data; GAUNG_DEMO_PASSWORD sets the password of its accounts, else one is made and printed."""
    if first_run and not operations.first_run():
        return
    password = os.environ.get("GAUNG_DEMO_PASSWORD") or secrets.token_urlsafe(9)
    try:
        password_hash = passwords.hashed(password)
        key = tracking.open_key(current_app.config["DATA_DIR"], fact(tracking.FACT))
        rows = [] if is_loaded() else list(read_regions())
        with example_files(Path(current_app.config["DATA_DIR"])) as files, transaction():
            if rows:
                load_regions(rows, actor=SYSTEM, now=clock.now())
            operations.load(password_hash, key, files=files, actor=SYSTEM, now=clock.now())
    except DomainError as error:
        click.echo(error.message, err=True)
        sys.exit(2)
    click.echo("Data contoh dimuat. Akun contoh:")
    for member in MEMBERS:
        click.echo(f"  {member.key}@{DOMAIN}")
    click.echo(f"Kata sandi semua akun contoh (hanya ditampilkan sekali ini): {password}")


@contextmanager
def example_files(folder: Path) -> Iterator[list[tuple[ExampleFile, Stored]]]:
    """The photos and files of the example, drawn and written down; discarded again when their rows are not saved."""
    files: list[tuple[ExampleFile, Stored]] = []
    try:
        for example in FILES:
            read = read_photo if example.name.endswith(".jpg") else read_document
            files.append((example, keep(read(example.name, example.make()), folder)))
        yield files
    except BaseException:
        store.discard(folder, (name for _example, stored in files for name in stored.names))
        raise


@commands.cli.command("remove")
def remove() -> None:
    """Remove the example data and everything that was added to them; they do not come back by themselves."""
    try:
        with transaction():
            gone, papers = list(stored_files()), digests()
            operations.remove(actor=SYSTEM, now=clock.now())
        store.discard(Path(current_app.config["DATA_DIR"]), gone)
        paper_store.discard(Path(current_app.config["DATA_DIR"]), papers)
    except DomainError as error:
        click.echo(error.message, err=True)
        sys.exit(2)
    click.echo("Data contoh dihapus. Buat akun pertama dengan: flask --app wsgi accounts create")
