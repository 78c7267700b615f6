"""flask --app wsgi complaints import FILE --agency-region 36.02; complaints uptake --region 36.02 --year 2024"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask import Blueprint, current_app
from sqlalchemy.exc import SQLAlchemyError

from app.complaints import operations, queries
from app.complaints.comparisons import Fate
from app.complaints.imports import Period
from app.complaints.intake import read_for_comparison, take_in
from app.complaints.labels import refused_row
from app.complaints.operations import ImportResult
from app.complaints.queries import MonthUptake
from app.core import clock
from app.core.dates import FIRST_YEAR, LAST_YEAR, whole_number
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.text import clean
from app.core.viewer import SYSTEM
from app.web.command_line import OneSentence, stop

commands = Blueprint("complaints_commands", __name__, cli_group="complaints")

IMPORT_USAGE = "complaints import BERKAS --agency-region 36.02 [--period 2024-01-01 2024-12-31] [--strict] [--json]"
UPTAKE_USAGE = "complaints uptake --region 36.02 --year 2024 [--json]"
MOST_REFUSED = 100
LONGEST_SOURCE = 300


class ImportCommand(OneSentence):
    usage = IMPORT_USAGE


class CompareCommand(OneSentence):
    usage = "complaints compare BERKAS --source 'Surat Diskominfo Jawa Barat, 4 November 2026'"


class UptakeCommand(OneSentence):
    usage = UPTAKE_USAGE


@commands.cli.command("import", cls=ImportCommand)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--agency-region", required=True, metavar="CODE", help="the region whose LAPOR! account the file is of")
@click.option("--period", nargs=2, metavar="FROM TO", help="only for a file that does not name its own period")
@click.option("--strict", is_flag=True, help="take nothing when any row is refused")
@click.option("--json", "as_json", is_flag=True)
def import_(file: Path, agency_region: str, period: tuple[str, str] | None, strict: bool, as_json: bool) -> None:
    """Take an export in; the same file twice brings nothing new."""
    folder, now = current_app.config["DATA_DIR"], clock.now()
    with _in_one_sentence():
        said = Period(_day(period[0]), _day(period[1])) if period else None
        result = take_in(file, agency_region, said, strict=strict, folder=folder, actor=SYSTEM, now=now)
        refused = _refused(result)
    click.echo(json.dumps(_figures(result, refused)) if as_json else "\n".join(_words(result, refused)))


@commands.cli.command("compare", cls=CompareCommand)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--source", required=True, metavar="TEXT", help="who gave the figures, and when")
def compare(file: Path, source: str) -> None:
    """Take months of regions without exports in, to compare with; the same file twice brings nothing new."""
    now = clock.now()
    with _in_one_sentence():
        number = read_for_comparison(file, file.name, _source(source), actor=SYSTEM, now=now)
        planned = queries.planned(queries.reading_of(number, SYSTEM, now=now))
        if any(one.fate is Fate.NEW for one in planned):
            with transaction():
                operations.save_reading(number, actor=SYSTEM, now=now)
    found = Counter(one.fate for one in planned)
    counts = {"new": found[Fate.NEW], "known": found[Fate.KNOWN], "refused": found[Fate.REFUSED]}
    click.echo(_("%(new)s bulan baru, %(known)s sudah ada, %(refused)s ditolak.", **counts))
    for sentence in [sentence for one in planned for sentence in one.problems][:MOST_REFUSED]:
        click.echo(sentence)


@commands.cli.command("uptake", cls=UptakeCommand)
@click.option("--region", "code", required=True, metavar="CODE")
@click.option("--year", "asked", required=True, metavar="YEAR")
@click.option("--json", "as_json", is_flag=True)
def uptake(code: str, asked: str, as_json: bool) -> None:
    """Say what is known of each month of a year; a month nobody imported is null, not zero."""
    with _in_one_sentence():
        region, year = queries.account_region(code), _year(asked)
        months = queries.uptake(region.code, date(year, 1, 1), date(year, 12, 1))
    if as_json:
        click.echo(json.dumps({"region": region.code, "year": year, "months": [_month(month) for month in months]}))
    else:
        click.echo("\n".join([region.name, *(_line(month) for month in months)]))


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    try:
        yield
    except DomainError as error:
        stop(error.message)
    except SQLAlchemyError:
        stop(_("Basis data tidak dapat dipakai. Jalankan dahulu: flask --app wsgi db upgrade"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DomainError(_("Tulis periode sebagai dua tanggal, misalnya --period 2024-01-01 2024-12-31.")) from None


def _source(text: str) -> str:
    try:
        source = clean(text, multiline=False)
    except ValueError:
        source = ""
    if not 0 < len(source) <= LONGEST_SOURCE:
        raise DomainError(_("Tulis asal data dalam satu baris, misalnya --source 'Surat Diskominfo, 4 November 2026'."))
    return source


def _year(text: str) -> int:
    try:
        year = whole_number(text)
    except ValueError:
        year = 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DomainError(_("Tulis tahun dengan empat angka, misalnya --year 2024."))
    return year


def _refused(result: ImportResult) -> list[str]:
    """The refused rows in words: the first ones, and how many more there are."""
    if not result.rejected:
        return []
    _found, _region, problems = queries.import_of(result.import_id, SYSTEM)
    told = [refused_row(problem) for problem in problems[:MOST_REFUSED]]
    more = result.rejected - len(told)
    return [*told, _("dan %(n)s baris lain ditolak", n=more)] if more else told


def _figures(result: ImportResult, refused: list[str]) -> dict[str, Any]:
    figures = asdict(result)
    del figures["import_id"]
    return figures | {"warnings": [*result.warnings, *refused]}


def _words(result: ImportResult, refused: list[str]) -> list[str]:
    counts = {name: str(getattr(result, name)) for name in ("rows", "new", "updated", "unchanged", "rejected")}
    summary = _(
        "%(rows)s baris: %(new)s baru, %(updated)s diperbarui, %(unchanged)s tidak berubah, %(rejected)s ditolak.",
        **counts,
    )
    return [summary, *result.warnings, *refused]


def _month(month: MonthUptake) -> dict[str, Any]:
    names = ("received", "citizen", "officer", "unknown", "finished", "complete")
    return {"month": f"{month.month:%Y-%m}"} | {name: getattr(month, name) for name in names}


def _line(month: MonthUptake) -> str:
    if month.missing:
        return _("%(month)s: belum ada data", month=f"{month.month:%Y-%m}")
    words = _(
        "%(month)s: %(received)s diterima (%(citizen)s warga, %(officer)s petugas, %(unknown)s tidak diketahui), "
        "%(finished)s selesai",
        month=f"{month.month:%Y-%m}",
        received=month.received,
        citizen=month.citizen,
        officer=month.officer,
        unknown=month.unknown,
        finished=month.finished,
    )
    return words if month.complete else _("%(words)s; belum lengkap", words=words)
