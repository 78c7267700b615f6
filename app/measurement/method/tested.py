"""What docs/measurement.md says about worlds whose truth is known: read there, so that page and report cannot part."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

REPORT = Path(__file__).parents[3] / "docs" / "measurement.md"
_WRITTEN = re.compile(r"Written by `make simulate` \((\d{4}-\d{2}-\d{2}), ([^)]*)\)")
_DRAWS = re.compile(r"([0-9,]{1,12}) draws a row")
_ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class World:
    """One row of the report."""

    name: str
    truth: float
    coverage: float | None  # how often the interval held the truth; None where there was none
    claims: float  # part of the draws in which something was said to have gone up or down


@dataclass(frozen=True, slots=True)
class Tested:
    on: date
    draws: int
    versions: str
    worlds: tuple[World, ...]

    @property
    def coverages(self) -> tuple[float, float]:
        known = [world.coverage for world in self.worlds if world.coverage is not None]
        return min(known), max(known)

    @property
    def false_alarms(self) -> tuple[float, float]:
        """Of the worlds in which nothing happened."""
        said = [world.claims for world in self.worlds if world.truth == 1]
        return min(said), max(said)

    @property
    def empty(self) -> int:
        """Worlds in which nothing happened."""
        return sum(world.truth == 1 for world in self.worlds)


@cache
def tested() -> Tested:
    """The report as it was shipped; it does not change while the program runs."""
    return read(REPORT.read_text(encoding="utf-8"))


def read(text: str) -> Tested:
    """ValueError for another text."""
    written, draws = _WRITTEN.search(text), _DRAWS.search(text)
    if written is None or draws is None:
        raise ValueError("this is no report of make simulate")
    worlds = [_world(found[1].split(" | ")) for found in _ROW.finditer(text) if not found[1].startswith("panel |")]
    return Tested(date.fromisoformat(written[1]), int(draws[1].replace(",", "")), written[2], tuple(worlds))


def _world(cells: list[str]) -> World:
    coverage = cells[5]
    return World(cells[0], _figure(cells[1]), None if coverage == "-" else _figure(coverage), _figure(cells[6]))


def _figure(cell: str) -> float:
    return float(cell.split(" ")[0])
