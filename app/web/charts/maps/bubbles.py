"""Bubbles over the coast, their size and colour by class; where they would cover each other they step aside."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from app.web.charts.maps.coast import View, path_of
from app.web.charts.maps.shapes import Link, MapDrawing, MapSize, Place, Point, Ring, Spot

Radii = tuple[float, ...]
# Width, most height, size of letters, and the radius of each class, "no data" first.
MEASURES: dict[MapSize, tuple[int, int, int, Radii]] = {
    MapSize.WIDE: (760, 480, 12, (12, 12, 15, 18, 21, 24)),
    MapSize.NARROW: (340, 380, 12, (13, 13, 14, 15, 16, 18)),
}
SMALL: dict[MapSize, Radii] = {
    MapSize.WIDE: (2, 2, 3, 4, 5, 6),
    MapSize.NARROW: (1, 1, 1.5, 2, 2.5, 3),
}  # with many places
MANY = 60
LEAST_SPAN = 40.0  # of the coast's plane, about 200 km: any nearer, its corners would look like capes
ROUNDS = 80


def bubble_map(places: Sequence[Place], land: Iterable[Ring], *, uid: str, size: MapSize = MapSize.WIDE) -> MapDrawing:
    """The map that just holds these places; ``uid`` must be unique on the page."""
    width, most, font, radii = MEASURES[size]
    many = len(places) > MANY
    radii = SMALL[size] if many else radii
    view = _view([place.at for place in places], width, most, 8 if many else 2 * max(radii))
    height = round((view.bottom - view.top) * view.scale)
    sizes = [radii[place.step] for place in places]
    middles = [view.pixel(place.at) for place in places]
    if not many:
        middles = _apart(middles, sizes, (width, height))
    spots = [Spot(round(x), round(y), r, p) for (x, y), r, p in zip(middles, sizes, places, strict=True)]
    links = _links(spots)
    return MapDrawing(uid, width, height, 0 if many else font, path_of(land, view), links, round=True)


def _view(points: Sequence[Point], width: int, most: int, edge: float) -> View:
    xs, ys = zip(*points, strict=True)
    across = max(max(xs) - min(xs), LEAST_SPAN)
    down = max(max(ys) - min(ys), LEAST_SPAN / 2)
    scale = min((width - 2 * edge) / across, (most - 2 * edge) / down)
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    half_x, half_y = width / scale / 2, (down * scale + 2 * edge) / scale / 2
    return View(middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y, scale)


def _apart(middles: Sequence[Point], radii: Sequence[float], edges: tuple[int, int]) -> list[Point]:
    """The same points, those too near each other pushed apart by as little as it takes, none beyond the edges."""
    moved = list(middles)
    for _round in range(ROUNDS):
        still = True
        for one, two in combinations(range(len(moved)), 2):
            still = _push(moved, one, two, radii[one] + radii[two] + 1) and still
        moved = [_within(at, radius, edges) for at, radius in zip(moved, radii, strict=True)]
        if still:
            break
    return moved


def _push(moved: list[Point], one: int, two: int, least: float) -> bool:
    (x1, y1), (x2, y2) = moved[one], moved[two]
    far = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if far >= least:
        return True
    # Two on the same point part sideways.
    dx, dy = ((x2 - x1) / far, (y2 - y1) / far) if far > 1e-9 else (1.0, 0.0)
    half = (least - far) / 2
    moved[one], moved[two] = (x1 - dx * half, y1 - dy * half), (x2 + dx * half, y2 + dy * half)
    return False


def _within(at: Point, radius: float, edges: tuple[int, int]) -> Point:
    return min(max(at[0], radius), edges[0] - radius), min(max(at[1], radius), edges[1] - radius)


def _links(spots: Sequence[Spot]) -> tuple[Link, ...]:
    """In the order of the places; within one link the large lie below the small."""
    grouped: dict[tuple[str, str], list[Spot]] = {}
    for spot in spots:
        grouped.setdefault((spot.place.href, spot.place.name), []).append(spot)
    return tuple(
        Link(*key, tuple(sorted(found, key=lambda spot: -spot.size))) for key, found in grouped.items()
    )  # fmt: skip
