"""Where regions stand on a map: the coast in a plane of its own, and the two grids of tiles; read once."""

import csv
import json
import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
Point = tuple[float, float]
_NUMBERS = re.compile(r"-?[0-9.]+")


@cache
def _outline() -> dict[str, object]:
    found: dict[str, object] = json.loads((DATA / "land.json").read_text(encoding="utf-8"))
    return found


@cache
def land() -> tuple[tuple[Point, ...], ...]:
    """The coast as rings of points."""
    return tuple(_ring(piece) for piece in str(_outline()["path"]).split("Z") if piece)


def _ring(piece: str) -> tuple[Point, ...]:
    numbers = [float(text) for text in _NUMBERS.findall(piece)]
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def on_the_plane(latitude: float, longitude: float) -> Point:
    """A point of the earth on the coast's plane: degrees, evenly stretched, north at the top."""
    plane = _outline()["projection"]
    assert isinstance(plane, dict)
    return (longitude - plane["lon0"]) * plane["k"], (plane["lat1"] - latitude) * plane["k"]


@cache
def tiles() -> dict[str, Point]:
    """Column and row of every kabupaten and kota."""
    return _cells("tiles.csv")


@cache
def province_tiles() -> dict[str, Point]:
    """Column and row of every province, on a grid of their own."""
    return _cells("province_tiles.csv")


def _cells(name: str) -> dict[str, Point]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {row["code"]: (int(row["col"]), int(row["row"])) for row in csv.DictReader(file)}
