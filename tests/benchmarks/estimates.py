"""Asking a panel whether outreach was heard, against diff-diff's imputation on the same panel; each in a process."""

import json
import sys
from importlib import import_module

import numpy as np

from app.measurement.estimator.panel import Panel
from tests.benchmarks.measuring import Cost, cost_of, memory, middle, ran
from tests.measurement.worlds import World, draw

TIMES = 3
SIZES = ((514, 120, 231), (7_200, 120, 3_000))  # regions, months, reached
THEIRS = SIZES[:1]


def compare() -> dict[str, tuple[Cost, float]]:
    """What each costs, and the most memory (MB) that it added to the process that holds the panel."""
    sides = [("ours", size) for size in SIZES] + [("theirs", size) for size in THEIRS]
    seen: dict[str, list[dict[str, float]]] = {}
    for _ in range(TIMES):
        for side, size in sides:
            told = ran([sys.executable, "-m", "tests.benchmarks.estimates", side, *map(str, size)])
            seen.setdefault(f"{side} {size[0]}", []).append(json.loads(told))
    return {
        name: (middle([Cost(one["cpu"], one["wall"]) for one in found]), max(one["added"] for one in found))
        for name, found in seen.items()
    }


def _ours(panel: Panel) -> None:
    answer = import_module("app.measurement.estimator.analysis").analyse(panel)
    if answer.interval is None:
        raise RuntimeError(f"no interval: {answer}")


def _theirs(panel: Panel) -> None:
    pandas, diff_diff = import_module("pandas"), import_module("diff_diff")
    regions, months = panel.counts.shape
    columns = {
        "region": np.repeat(np.arange(regions), months),
        "month": np.tile(np.arange(months), regions),
        "reports": np.log1p(panel.counts.ravel()),
        "first": np.repeat(np.where(np.isinf(panel.start), 0, panel.start), months),
    }
    found = diff_diff.ImputationDiD().fit(
        pandas.DataFrame(columns), outcome="reports", unit="region", time="month", first_treat="first"
    )
    if not np.isfinite(found.overall_att):
        raise RuntimeError("no estimate")


def measure(side: str, regions: int, months: int, treated: int) -> dict[str, float]:
    """One side; bringing in its libraries counts, drawing the panel does not."""
    world = World(regions=regions, months=months, treated=treated, first_start=24)
    panel, work = draw(world, 1).panel, _ours if side == "ours" else _theirs
    before = memory()[1]
    cost = cost_of(lambda: work(panel))
    return {"cpu": cost.cpu, "wall": cost.wall, "added": memory()[1] - before}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(sys.argv[1], *map(int, sys.argv[2:]))))
