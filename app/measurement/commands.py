"""flask --app wsgi measurement estimate PANEL.csv --window 1-6 --json; measurement standard; measurement recompute N"""

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from flask import Blueprint

from app.core import clock
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.viewer import SYSTEM
from app.measurement.estimator.limits import SEED
from app.web.command_line import OneSentence, stop

if TYPE_CHECKING:
    from app.measurement.estimator.answer import Answer

commands = Blueprint("measurement_commands", __name__, cli_group="measurement")

WINDOW = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
LATEST = 24  # months after the outreach
DIGITS = 6


class EstimateCommand(OneSentence):
    usage = "measurement estimate PANEL.csv [--window 1-6] [--seed 7] [--only 36.02,36.04] [--set-aside] [--json]"


@commands.cli.command("estimate", cls=EstimateCommand)
@click.argument("panel", metavar="PANEL.csv", type=click.Path(path_type=Path))
@click.option("--window", "asked", default="1-6", metavar="1-6", help="months after the month of the first outreach")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), metavar="N", help="of the draws behind the interval")
@click.option("--only", metavar="36.02,36.04", help="the regions looked at; others reached only say what to expect")
@click.option("--set-aside", is_flag=True, help="a population of 0 means that the month was left out on purpose")
@click.option("--json", "as_json", is_flag=True)
def estimate(panel: Path, asked: str, seed: int | None, only: str | None, set_aside: bool, as_json: bool) -> None:
    """Compare reports after outreach with what comparable regions lead us to expect."""
    window = _window(asked)
    # Imported here: what they bring (numpy, scipy) is of no use to the server and to other commands.
    from app.measurement import imports, sentences
    from app.measurement.estimator import analysis

    try:
        read = imports.read_panel(panel, set_aside=set_aside)
        looked_at = imports.named(read, only.split(",")) if only else None
        answer = analysis.analyse(read, window, SEED if seed is None else seed, looked_at)
    except DomainError as error:
        stop(error.message)
    if as_json:
        said = [sentences.sentence(reason) for reason in answer.reasons]
        click.echo(json.dumps(_figures(answer, said), ensure_ascii=False, allow_nan=False))
    else:
        click.echo("\n".join(sentences.told(answer, window)))


@commands.cli.command("standard")
def standard() -> None:
    """Compute the standard analyses that the data of today still lack (the worker does it by itself)."""
    from app.measurement import computing

    outcome = computing.standard(now=clock.now())
    click.echo(_("%(new)s analisis baku dihitung, %(old)s sudah ada.", new=outcome.computed, old=outcome.kept))


class RecomputeCommand(OneSentence):
    usage = "measurement recompute 12"


@commands.cli.command("recompute", cls=RecomputeCommand)
@click.argument("number", type=click.IntRange(1))
def recompute(number: int) -> None:
    """Compute an analysis once more from what is stored, and say whether it comes out the same; else exit code 1."""
    from app.measurement import computing

    try:
        identical = computing.recompute(number, actor=SYSTEM, now=clock.now())
    except DomainError as error:
        stop(error.message)
    click.echo(_("Hasilnya sama persis.") if identical else _("Hasilnya berbeda dari yang tersimpan."))
    sys.exit(0 if identical else 1)


def _window(asked: str) -> tuple[int, int]:
    found = WINDOW.fullmatch(asked)
    first, last = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= first <= last <= LATEST:
        stop(_("Tulis jendela sebagai dua bulan setelah bulan kegiatan, 1 sampai 24, misalnya --window 1-6."))
    return first, last


def _figures(answer: "Answer", reasons: list[str]) -> dict[str, Any]:
    before = answer.pretrend
    return {
        "method": answer.method,
        "grade": answer.grade,
        "verdict": answer.verdict,
        "ratio": _rounded(answer.ratio),
        "interval": _ends(answer.interval),
        "observed": answer.observed,
        "expected": _rounded(answer.expected),
        "treated": answer.treated,
        "comparisons": answer.comparisons,
        "detectable_ratio": _rounded(answer.detectable_ratio),
        "pretrend": {"ratio": _rounded(before.ratio), "interval": _ends(before.interval), "passed": before.passed},
        "reasons": reasons,
    }


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, DIGITS)


def _ends(interval: tuple[float, float] | None) -> list[float | None] | None:
    return None if interval is None else [_rounded(end) for end in interval]
