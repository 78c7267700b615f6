"""Draws every world again and writes docs/measurement.md: ``make simulate``, or fewer draws without writing."""

import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.simulations import mpdta
from tests.simulations.rows import WORLDS, Found, Share, simulate

TARGET = Path(__file__).parents[2] / "docs" / "measurement.md"
ENOUGH = 1_000
HEAD = (
    "| panel | truth | with an interval | bias (log) | sd (log) | coverage | says increase or decrease "
    "| at grade A or B |\n"
    "|---|---|---|---|---|---|---|---|\n"
)


def row(found: Found) -> str:
    bias = f"{found.bias:+.3f} ±{found.bias_error:.3f}"
    cells = [found.name, f"{found.truth:.3f}", _share(found.answered), bias, f"{found.spread:.3f}"]
    cells += [_share(found.covered), _share(found.claims), _share(found.sure)]
    return f"| {' | '.join(cells)} |\n"


def _share(share: Share) -> str:
    return "-" if share.value is None else f"{share.value:.3f} ±{share.error:.3f}"


def checked() -> str:
    """What the example of the literature says, or why it could not be had."""
    try:
        found = mpdta.compare()
    except mpdta.NotFetched as error:
        say(f"mpdta could not be compared: the moderndid wheel cannot be fetched ({error})")
        return "Not compared in this run: the wheel that holds the data could not be fetched."
    return (
        f"Average effect on jobs per county and year: ours {found.ours:.9f}, diff-diff {found.theirs:.9f}. "
        f"That the data are the published ones: Callaway and Sant'Anna's simple average on log jobs is "
        f"{found.linear:.4f} (published {mpdta.PUBLISHED:.4f})."
    )


def say(what: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {what}\n")


def main(draws: int) -> int:
    rows = []
    for number, (name, _world) in enumerate(WORLDS):
        say(name)
        rows.append(row(simulate(number, draws)))
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "diff-diff"))
    filled = {
        "draws": f"{draws:,}",
        "table": HEAD + "".join(rows),
        "mpdta": checked(),
        "made": f"{datetime.now(UTC).date().isoformat()}, Python {platform.python_version()}, {libraries}",
    }
    text = Path(__file__).with_name("measurement.md").read_text(encoding="utf-8").format(**filled)
    sys.stdout.write(text)
    if draws < ENOUGH:
        say(f"{TARGET.name} is left as it is: it is written from {ENOUGH:,} draws a row on")
    else:
        TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ENOUGH))
