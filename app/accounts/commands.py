"""flask --app wsgi accounts create"""

import secrets
import sys

import click
from flask import Blueprint

from app.accounts import operations, passwords
from app.accounts.operations import AccountDetails
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.viewer import SYSTEM, Role
from app.installation.queries import has_example_data
from app.web.addresses import LARGEST

commands = Blueprint("accounts_commands", __name__, cli_group="accounts")


@commands.cli.command("create")
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice([role.value for role in Role if role is not Role.SYSTEM]))
@click.option("--organization", "organization_id", type=int, help="the organization's number; not for administrators")
@click.option("--password", help="else one is made and printed once")
def create(email: str, name: str, role: str, organization_id: int | None, password: str | None) -> None:
    """Make an account, for instance the first administrator."""
    made = password or secrets.token_urlsafe(12)
    try:
        passwords.check(made, email=email, field="password")
        home = min(organization_id, LARGEST) if organization_id is not None else None
        details = AccountDetails(email, name, Role(role), home, passwords.hashed(made))
        with transaction():
            operations.create_account(details, actor=SYSTEM, now=clock.now())
    except DomainError as error:
        click.echo(error.message, err=True)
        sys.exit(2)
    click.echo(f"Akun {details.email} dibuat.")
    if password is None:
        click.echo(f"Kata sandi (hanya ditampilkan sekali ini): {made}")
    if has_example_data():
        click.echo("Pemasangan ini berisi data contoh: akun ini ikut terhapus oleh 'demo remove'.", err=True)
