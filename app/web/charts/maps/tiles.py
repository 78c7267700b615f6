"""A grid of equal tiles, one for each region: small regions are as easy to see as large ones."""

from collections.abc import Iterable, Sequence

from app.web.charts.maps.shapes import Link, MapDrawing, MapSize, Place, Spot

Cell = tuple[int, int]
# Width, widest tile, size of letters.
MEASURES = {MapSize.WIDE: (760, 68, 13), MapSize.NARROW: (340, 52, 13)}
LEAST_LETTERED = 22


def tile_map(places: Sequence[Place], *, uid: str, size: MapSize = MapSize.WIDE) -> MapDrawing:
    """The grid that just holds these places, whose ``at`` are columns and rows."""
    width, widest, font = MEASURES[size]
    cells = [(round(place.at[0]), round(place.at[1])) for place in places]
    left, top = min(col for col, _row in cells), min(row for _col, row in cells)
    across, down = max(col for col, _row in cells) - left + 1, max(row for _col, row in cells) - top + 1
    side = min(widest, (width - 4) / across)
    start = (width - side * across) / 2  # a small grid stands in the middle
    grouped: dict[tuple[str, str], list[tuple[Cell, Place]]] = {}
    for (col, row), place in zip(cells, places, strict=True):
        grouped.setdefault((place.href, place.name), []).append(((col - left, row - top), place))
    links = tuple(_link(key, found, side, start) for key, found in grouped.items())
    font = 0 if side < LEAST_LETTERED else font
    return MapDrawing(uid, width, round(side * down + 4), font, "", links, round=False)


def _link(key: tuple[str, str], found: Sequence[tuple[Cell, Place]], side: float, start: float) -> Link:
    gap = 1 if side > LEAST_LETTERED else 0.5
    spots = tuple(
        Spot(_pixel(col, side, start) + gap, _pixel(row, side, 2) + gap, round(side - 2 * gap, 1), place)
        for (col, row), place in found
    )
    return Link(*key, spots, _outline([cell for cell, _place in found], side, start) if len(found) > 1 else "")


def _outline(cells: Iterable[Cell], side: float, start: float) -> str:
    """A line along every edge that has a tile of the group on one side only."""
    own = set(cells)
    lines = []
    for col, row in sorted(own):
        edges = (((0, -1), 0, 0, "h"), ((0, 1), 0, 1, "h"), ((-1, 0), 0, 0, "v"), ((1, 0), 1, 0, "v"))
        for (dx, dy), x, y, way in edges:
            if (col + dx, row + dy) not in own:
                lines.append(f"M{_pixel(col + x, side, start)} {_pixel(row + y, side, 2)}{way}{round(side, 1)}")
    return "".join(lines)


def _pixel(cell: int, side: float, start: float) -> float:
    return round(start + side * cell, 1)
