"""flask --app wsgi reports activity 12 --output laporan.pdf, and reports monthly --region 36 --month 2026-10 ..."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
from flask import Blueprint

from app.core import clock
from app.core.dates import read_month
from app.core.errors import DomainError
from app.core.viewer import SYSTEM
from app.documents.models import PaperSize, Variant
from app.reports.contents.monthly import newest_month
from app.reports.kinds import MONTH_REPORT, REPORT
from app.reports.monthly_paper import month_plain
from app.reports.papers import Paper, Wish, plain
from app.web.addresses import LARGEST
from app.web.command_line import stop

SIZES = [size.value for size in PaperSize]

commands = Blueprint("reports_commands", __name__, cli_group="reports")


@commands.cli.command("activity")
@click.argument("activity_id", metavar="ID", default="")
@click.option("--output", default="", metavar="FILE.pdf", help="where to write; a file of that name is replaced")
def activity(activity_id: str, output: str) -> None:
    """Print the Laporan Kegiatan of an activity, with the list of who attended."""
    number = _number(activity_id)
    _write(output, lambda: plain(number, Wish(REPORT, variant=Variant.FULL), SYSTEM, clock.now()))


@commands.cli.command("monthly")
@click.option("--region", default="", metavar="CODE", help="a province or kabupaten/kota, such as 36 or 36.02")
@click.option("--month", default="", metavar="YYYY-MM", help="a month that is over")
@click.option("--paper", type=click.Choice(SIZES), default="a4", help="the size of its pages")
@click.option("--output", default="", metavar="FILE.pdf", help="where to write; a file of that name is replaced")
def monthly(region: str, month: str, paper: str, output: str) -> None:
    """Print the Laporan Bulanan of a region over all activities that were handed in."""
    asked, wish = _month(month), Wish(MONTH_REPORT, PaperSize(paper))
    _write(output, lambda: month_plain(region, asked, wish, SYSTEM, clock.now()))


def _write(output: str, printed: Callable[[], Paper]) -> None:
    """The paper into the file, or one sentence on what is wrong."""
    if not output:
        stop("Sebutkan berkas tujuan, misalnya --output laporan.pdf.")
    try:
        Path(output).write_bytes(printed().content)
    except DomainError as error:
        stop(error.message)
    except OSError:
        stop(f"Berkas {output} tidak dapat ditulis. Periksa foldernya.")
    click.echo(f"{output} ditulis.")


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 11 else 0
    if not 0 < number <= LARGEST:
        stop("Sebutkan nomor kegiatan, misalnya 12: angka pada alamat halamannya.")
    return number


def _month(text: str) -> date:
    month = read_month(text)
    if month is None:
        stop("Sebutkan bulan, misalnya --month 2026-10.")
    if month > (newest := newest_month(clock.now())):
        stop(f"Bulan itu belum berakhir. Yang terakhir: --month {newest:%Y-%m}.")
    return month
