"""flask --app wsgi regions load"""

import click
from flask import Blueprint

from app.core import clock
from app.core.db import transaction
from app.core.viewer import SYSTEM
from app.regions import operations
from app.regions.imports import read_regions
from app.regions.queries import is_loaded

commands = Blueprint("regions_commands", __name__, cli_group="regions")


@commands.cli.command("load")
@click.option("--if-missing", is_flag=True, help="do nothing where regions are loaded already")
def load(if_missing: bool) -> None:
    """Load provinces, kabupaten/kota, kecamatan and desa/kelurahan; a second run adds only what is new."""
    if if_missing and is_loaded():
        return
    rows = list(read_regions())
    with transaction():
        added = operations.load_regions(rows, actor=SYSTEM, now=clock.now())
    click.echo(f"{added} daerah ditambahkan.")
