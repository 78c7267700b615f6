"""flask --app wsgi reports activity 12 --output laporan.pdf"""

import sys
from pathlib import Path
from typing import NoReturn

import click
from flask import Blueprint

from app.core import clock
from app.core.errors import DomainError
from app.core.viewer import SYSTEM
from app.documents.models import Variant
from app.reports.kinds import REPORT
from app.reports.papers import Wish, plain
from app.web.addresses import LARGEST

commands = Blueprint("reports_commands", __name__, cli_group="reports")


@commands.cli.command("activity")
@click.argument("activity_id", metavar="ID", default="")
@click.option("--output", default="", metavar="FILE.pdf", help="where to write; a file of that name is replaced")
def activity(activity_id: str, output: str) -> None:
    """Print the Laporan Kegiatan of an activity, with the list of who attended."""
    number = _number(activity_id)
    if not output:
        _stop("Sebutkan berkas tujuan, misalnya --output laporan.pdf.")
    try:
        paper = plain(number, Wish(REPORT, variant=Variant.FULL), SYSTEM, clock.now())
        Path(output).write_bytes(paper.content)
    except DomainError as error:
        _stop(error.message)
    except OSError:
        _stop(f"Berkas {output} tidak dapat ditulis. Periksa foldernya.")
    click.echo(f"{output} ditulis.")


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 11 else 0
    if not 0 < number <= LARGEST:
        _stop("Sebutkan nomor kegiatan, misalnya 12: angka pada alamat halamannya.")
    return number


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(2)
