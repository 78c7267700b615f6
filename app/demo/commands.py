"""flask --app wsgi demo load|remove"""

import os
import secrets
import sys

import click
from flask import Blueprint, current_app

from app.accounts import passwords
from app.complaints import tracking
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.viewer import SYSTEM
from app.demo import operations
from app.demo.cast import DOMAIN, MEMBERS
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
        with transaction():
            if rows:
                load_regions(rows, actor=SYSTEM, now=clock.now())
            operations.load(password_hash, key, actor=SYSTEM, now=clock.now())
    except DomainError as error:
        click.echo(error.message, err=True)
        sys.exit(2)
    click.echo("Data contoh dimuat. Akun contoh:")
    for member in MEMBERS:
        click.echo(f"  {member.key}@{DOMAIN}")
    click.echo(f"Kata sandi semua akun contoh (hanya ditampilkan sekali ini): {password}")


@commands.cli.command("remove")
def remove() -> None:
    """Remove the example data and everything that was added to them; they do not come back by themselves."""
    try:
        with transaction():
            operations.remove(actor=SYSTEM, now=clock.now())
    except DomainError as error:
        click.echo(error.message, err=True)
        sys.exit(2)
    click.echo("Data contoh dihapus. Buat akun pertama dengan: flask --app wsgi accounts create")
