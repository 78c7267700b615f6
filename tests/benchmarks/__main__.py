"""Runs every comparison and writes docs/benchmarks.md: ``make bench``."""

import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from app.core.db import sqlite_module
from tests.benchmarks import estimates, imports, pages, papers, server, world
from tests.benchmarks.measuring import ROOT, Cost

TARGET = ROOT / "docs" / "benchmarks.md"
HEAD = "| what | processor | elapsed | against the floor |\n|---|---|---|---|\n"
LIMIT = 500  # MB for an .xlsx of 100,000 rows


def row(name: str, cost: Cost, floor: Cost | None) -> str:
    ratio = _ratio(cost.cpu / floor.cpu) if floor else "1 x (the floor)"
    return f"| {name} | {_seconds(cost.cpu)} | {_seconds(cost.wall)} | {ratio} |\n"


def _ratio(ratio: float) -> str:
    return f"{ratio:,.0f} x" if ratio >= 20 else f"{ratio:.1f} x" if ratio >= 1 else f"{ratio:.2f} x"


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"


def machine() -> str:
    model = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    parts = (f"{name} {version(name)}" for name in ("Flask", "SQLAlchemy", "WeasyPrint", "python-calamine", "gunicorn"))
    libraries = f"Python {platform.python_version()}, SQLite {sqlite_module().sqlite_version}, {', '.join(parts)}"
    cores = sum(line.startswith("processor") for line in _lines("/proc/cpuinfo"))
    day = datetime.now(UTC).date().isoformat()
    return f"{day}, {cores} cores ({model or platform.machine()}), {memory / 1024**2:.0f} GB, {libraries}."


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def page_rows(found: dict[str, Cost]) -> str:
    floor = found["hello"]
    rows = [row("a bare Flask route that returns a word", floor, None)]
    return HEAD + "".join([*rows, *(row(name, found[name], floor) for name in pages.PAGES)])


def import_rows(found: dict[str, Cost], peaks: dict[str, float]) -> str:
    floor = found["bare"]
    rows = [row("`sqlite3 .import`, one table, nothing checked", floor, None)]
    rows += [row(f"Gaung, {end}; at most {peaks[end]:.0f} MB", found[end], floor) for end in peaks]
    return HEAD + "".join(rows)


def paper_rows(found: dict[str, Cost]) -> str:
    rows = []
    for state in ("cold", "warm"):
        floor = found[f"plain, {state}"]
        rows += [row(f"WeasyPrint alone, {state}", floor, None), row(f"Gaung, {state}", found[f"ours, {state}"], floor)]
    rows.append(row("Gaung, reading and HTML alone, warm", found["ours, without the PDF"], found["plain, warm"]))
    return HEAD + "".join(rows)


def estimate_rows(found: dict[str, tuple[Cost, float]]) -> str:
    floor = found["theirs 514"][0]
    names = {"theirs 514": "diff-diff", "ours 514": "Gaung", "ours 7200": "Gaung, 7,200 districts"}
    rows = [
        row(f"{name}; {found[side][1]:.0f} MB more", found[side][0], None if side == "theirs 514" else floor)
        for side, name in names.items()
    ]
    return HEAD + "".join(rows)


def memory_rows(found: dict[str, tuple[float, float]]) -> str:
    head = "| process | at rest | at most |\n|---|---|---|\n"
    return head + "".join(f"| {name} | {rest:.0f} MB | {most:.0f} MB |\n" for name, (rest, most) in found.items())


def say(what: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {what}\n")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="gaung-bench-") as name:
        folder, data = Path(name), Path(name) / "gaung"
        say("the installation")
        app, number, token = world.build(data)
        shutil.copytree(data, folder / "template")
        filled = {"machine": machine(), "activities": world.ACTIVITIES, "months": world.MONTHS}
        filled["organizations"] = world.ORGANIZATIONS
        say("pages")
        filled["pages"] = page_rows(pages.compare(app, token))
        say("papers")
        filled["papers"] = paper_rows(papers.compare(app, number, folder))
        say("imports")
        costs, peaks = imports.compare(folder / "template", folder)
        filled["imports"] = import_rows(costs, peaks)
        say("estimates")
        filled["estimates"] = estimate_rows(estimates.compare())
        say("memory")
        filled["memory"] = memory_rows(server.look(data, pages.cookie_of(app, token), number))
    text = Path(__file__).with_name("benchmarks.md").read_text(encoding="utf-8").format(**filled)
    TARGET.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return int(peaks[".xlsx"] > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
