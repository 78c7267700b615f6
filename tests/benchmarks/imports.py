"""Taking in 100,000 rows, against ``sqlite3 .import`` of the same rows into one table without any check."""

import json
import shutil
import sys
from pathlib import Path

from tests.benchmarks.exports import fresh
from tests.benchmarks.measuring import Cost, in_turn, middle, ran

TIMES = 3
SHELL = shutil.which("sqlite3")


def compare(template: Path, folder: Path) -> tuple[dict[str, Cost], dict[str, float]]:
    """What each costs, and the most memory (MB) that our process held; files are written beforehand."""
    ran([sys.executable, "-m", "tests.benchmarks.exports", "write", str(folder)])
    costs: dict[str, list[Cost]] = {".csv": [], ".xlsx": []}
    peaks = dict.fromkeys(costs, 0.0)
    bare: list[Cost] = []
    for _ in range(TIMES):
        bare.append(in_turn(1, {"bare": lambda: _bare(folder)})["bare"])
        for ending in costs:
            told = _bring(template, folder, ending)
            costs[ending].append(Cost(told["cpu"], told["wall"]))
            peaks[ending] = max(peaks[ending], told["peak"])
    return {"bare": middle(bare)} | {ending: middle(found) for ending, found in costs.items()}, peaks


def _bare(folder: Path) -> None:
    target = folder / "bare.sqlite"
    target.unlink(missing_ok=True)
    if SHELL is None:
        raise RuntimeError("the sqlite3 shell is missing: sudo apt install sqlite3")
    orders = f".mode csv\n.separator ;\n.import {folder / 'bare.csv'} staging\n"
    ran([SHELL, str(target)], stdin=orders.encode())
    if ran([SHELL, str(target), "SELECT count(*) FROM staging"]).strip() != b"100000":
        raise RuntimeError("the shell took in another number of rows")


def _bring(template: Path, folder: Path, ending: str) -> dict[str, float]:
    data = folder / "data"
    fresh(template, data)
    told = ran(
        [sys.executable, "-m", "tests.benchmarks.exports", "bring", str(folder / f"ekspor{ending}")],
        GAUNG_DATA_DIR=str(data),
    )
    found: dict[str, float] = json.loads(told)
    return found
