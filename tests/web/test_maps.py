"""The geometry of maps: whatever the places are, all is drawn inside and can be told apart."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.regions import geography
from app.regions.imports import read_figures
from app.web.charts.maps import NO_DATA, MapDrawing, MapSize, Place, Scale, bubble_map, tile_map

FIGURES = [row for row in read_figures() if "." in row["code"]]
PROVINCES = sorted({row["code"][:2] for row in FIGURES})


def place(code: str, at: tuple[float, float], step: int = 3) -> Place:
    return Place(f"/{code}", code, code[-2:], "1,00", at, step, True)


def places(province: str, step: int = 3) -> list[Place]:
    return [
        place(row["code"], geography.on_the_plane(float(row["lat"]), float(row["lon"])), step)
        for row in FIGURES
        if row["code"].startswith(province)
    ]


def spots(chart: MapDrawing) -> list[tuple[float, float, float]]:
    return [(spot.x, spot.y, spot.size) for link in chart.links for spot in link.spots]


@pytest.mark.parametrize("size", MapSize)
@pytest.mark.parametrize("province", PROVINCES)
def test_no_bubble_covers_another_or_leaves_the_map(province: str, size: MapSize) -> None:
    chart = bubble_map(places(province, 5), geography.land(), uid="a", size=size)
    found = spots(chart)
    assert len(found) == len(places(province))
    assert all(r - 1 <= x <= chart.width - r + 1 and r - 1 <= y <= chart.height - r + 1 for x, y, r in found)
    for (x1, y1, r1), (x2, y2, r2) in combinations(found, 2):
        assert (x1 - x2) ** 2 + (y1 - y2) ** 2 >= (0.8 * (r1 + r2)) ** 2
    assert min(2 * r for _x, _y, r in found) >= 24  # wide enough for a finger


@pytest.mark.parametrize("province", PROVINCES)
def test_every_province_has_a_coast_and_nothing_beyond_the_edge(province: str) -> None:
    chart = bubble_map(places(province), geography.land(), uid="a")
    assert chart.land.startswith("M")
    for ring in chart.land.split("z")[:-1]:
        start, moves = ring[1:].split("l")
        x, y = map(int, start.split())
        steps = list(map(int, moves.split()))
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + dx, y + dy
            assert -1 <= x <= chart.width + 1
            assert -1 <= y <= chart.height + 1
    assert len(chart.land) < 6000


def test_points_on_the_same_spot_part() -> None:
    chart = bubble_map([place("1", (100, 100)), place("2", (100, 100))], (), uid="a")
    (x1, y1, r1), (x2, y2, r2) = spots(chart)
    assert (x1 - x2) ** 2 + (y1 - y2) ** 2 >= (r1 + r2 - 1) ** 2


def test_every_region_has_a_point_and_a_tile_of_its_own() -> None:
    codes = {row["code"] for row in FIGURES}
    assert set(geography.tiles()) == codes
    assert len(set(geography.tiles().values())) == len(codes) == 514
    assert set(geography.province_tiles()) == set(PROVINCES)
    assert len(set(geography.province_tiles().values())) == 38


@pytest.mark.parametrize("size", MapSize)
def test_tiles_stand_side_by_side_inside_the_drawing(size: MapSize) -> None:
    for province in PROVINCES:
        found = [place(code, at) for code, at in geography.tiles().items() if code.startswith(province)]
        chart = tile_map(found, uid="a", size=size)
        assert all(0 <= x <= chart.width - s and 0 <= y <= chart.height - s for x, y, s in spots(chart))
        assert len({spot[:2] for spot in spots(chart)}) == len(found)


def test_a_line_runs_around_what_is_one_link() -> None:
    two = [Place("/36", "Banten", str(n), "1", (n, 0), 1, False) for n in range(2)]
    (link,) = tile_map(two, uid="a").links
    assert link.outline.count("M") == 6  # two tiles have eight edges, the two between them are not drawn
    alone = tile_map([place("1", (0, 0))], uid="a")
    assert alone.links[0].outline == ""


@given(st.floats(0, 1e6))
def test_a_class_holds_what_its_words_say(value: float) -> None:
    scale = Scale((0.5, 1, 2, 5))
    step, shown = scale.step(value), round(value, 2)
    ends = (0, *scale.limits, float("inf"))
    assert ends[step - 1] <= shown < ends[step]


def test_the_legend_names_every_limit_and_counts_each_once() -> None:
    scale = Scale((0.5, 1, 2, 5))
    assert scale.step(None) == NO_DATA
    legend = scale.legend([1, 1, 5, NO_DATA])
    assert [(step.number, step.places) for step in legend] == [(1, 2), (2, 0), (3, 0), (4, 0), (5, 1)]
    assert all(one.words != two.words for one, two in pairwise(legend))
