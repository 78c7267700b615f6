"""flask --app wsgi search rebuild"""

import click
from flask import Blueprint

from app.core import clock
from app.core.db import transaction
from app.core.viewer import SYSTEM
from app.search import operations
from app.search.queries import is_built

commands = Blueprint("search_commands", __name__, cli_group="search")


@commands.cli.command("rebuild")
@click.option("--if-missing", is_flag=True, help="do nothing where there is an index already")
def rebuild(if_missing: bool) -> None:
    """Read every row that can be found anew; needed once after an older release, or where search misses something."""
    if if_missing and is_built():
        return
    with transaction():
        count = operations.rebuild(actor=SYSTEM, now=clock.now())
    click.echo(f"{count} kata dicatat untuk pencarian.")
