"""flask --app wsgi notices digest"""

import sys

import click
from flask import Blueprint

from app.core import clock
from app.dashboard.digests import send_digests

commands = Blueprint("notices_commands", __name__, cli_group="notices")


@commands.cli.command("digest")
def digest() -> None:
    """Send today's list of work to everyone who wants it today and has not got it; again only tries what failed."""
    outcome = send_digests(clock.local_date(clock.now()))
    click.echo(f"{outcome.sent} surel dikirim, {outcome.failed} gagal.")
    sys.exit(1 if outcome.failed else 0)
