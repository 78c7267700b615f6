"""The piece of coast that a map shows: the rest is cut off before it is sent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.web.charts.maps.shapes import Point, Ring

Inside = Callable[[Point], bool]
Cut = Callable[[Point, Point], Point]


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle of the coast's plane, and how many pixels one unit of it is."""

    left: float
    top: float
    right: float
    bottom: float
    scale: float

    def pixel(self, at: Point) -> Point:
        return round((at[0] - self.left) * self.scale, 1), round((at[1] - self.top) * self.scale, 1)


def path_of(land: Iterable[Ring], view: View) -> str:
    """The rings within the view as one path in whole pixels; islands smaller than a pixel are left out."""
    pieces = (_clipped(ring, view) for ring in land if _touches(ring, view))
    return "".join(_written(piece, view) for piece in pieces)


def _touches(ring: Ring, view: View) -> bool:
    xs, ys = zip(*ring, strict=True)
    return bool(min(xs) < view.right and max(xs) > view.left and min(ys) < view.bottom and max(ys) > view.top)


def _clipped(ring: Ring, view: View) -> Ring:
    """Sutherland and Hodgman's way: one edge of the rectangle after the other."""
    for inside, cut in _edges(view):
        ring = _clip(ring, inside, cut)
    return ring


def _edges(view: View) -> tuple[tuple[Inside, Cut], ...]:
    return (
        (lambda p: p[0] >= view.left, lambda p, q: _at_x(p, q, view.left)),
        (lambda p: p[0] <= view.right, lambda p, q: _at_x(p, q, view.right)),
        (lambda p: p[1] >= view.top, lambda p, q: _at_y(p, q, view.top)),
        (lambda p: p[1] <= view.bottom, lambda p, q: _at_y(p, q, view.bottom)),
    )


def _clip(ring: Ring, inside: Inside, cut: Cut) -> Ring:
    kept: list[Point] = []
    for before, here in zip((*ring[-1:], *ring), ring, strict=False):
        if inside(before) != inside(here):
            kept.append(cut(before, here))
        if inside(here):
            kept.append(here)
    return tuple(kept)


def _at_x(p: Point, q: Point, x: float) -> Point:
    return x, p[1] + (q[1] - p[1]) * (x - p[0]) / (q[0] - p[0])


def _at_y(p: Point, q: Point, y: float) -> Point:
    return p[0] + (q[0] - p[0]) * (y - p[1]) / (q[1] - p[1]), y


def _written(ring: Ring, view: View) -> str:
    pixels = list(dict.fromkeys((round(x), round(y)) for x, y in map(view.pixel, ring)))
    if len(pixels) < 3:
        return ""
    (x, y), *rest = pixels
    steps = []
    for there in rest:
        steps.append(f"{there[0] - x} {there[1] - y}")
        x, y = there
    return f"M{pixels[0][0]} {pixels[0][1]}l{' '.join(steps)}z"
