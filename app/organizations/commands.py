"""flask --app wsgi organizations add: the first organization of a new installation, before anybody can sign in."""

import sys

import click
from flask import Blueprint

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.text import clean
from app.core.viewer import SYSTEM
from app.organizations import operations
from app.organizations.models import OrganizationCategory
from app.organizations.operations import OrganizationDetails

commands = Blueprint("organizations_commands", __name__, cli_group="organizations")


@commands.cli.command("add")
@click.option("--name", required=True)
@click.option("--category", required=True, type=click.Choice([category.value for category in OrganizationCategory]))
@click.option("--region", required=True, help="code of its province or kabupaten/kota, for instance 36 or 36.02")
def add(name: str, category: str, region: str) -> None:
    """Add an organization and print its number, which 'accounts create --organization' takes."""
    try:
        details = OrganizationDetails(clean(name, multiline=False), OrganizationCategory(category), region)
        with transaction():
            number = operations.add_organization(details, actor=SYSTEM, now=clock.now()).id
    except DomainError as error:
        click.echo(error.message, err=True)
        sys.exit(2)
    except ValueError:
        click.echo("Hapus karakter yang tidak dapat disimpan dari nama organisasi.", err=True)
        sys.exit(2)
    click.echo(f"Organisasi nomor {number} ditambahkan.")
