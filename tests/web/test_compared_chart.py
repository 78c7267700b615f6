"""The chart of observed and expected: finite, described, and honest about what is not known."""

import math
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.web.charts import Compared, ComparedChart, Size, both_compared, draw_compared
from tests.documents.papers import TEMPLATES

SVG = "{http://www.w3.org/2000/svg}"
SINCE = range(-12, 13)


def compared(**changes: Any) -> Compared:
    sure = [1 <= month <= 6 for month in SINCE]
    whole = Compared(
        unit="Pengaduan per 100.000 penduduk per bulan",
        expected_name="Yang diperkirakan",
        since=list(SINCE),
        observed=[3.0 + (month > 0) for month in SINCE],
        expected=[3.0] * len(SINCE),
        low=[2.5 if one else None for one in sure],
        high=[3.5 if one else None for one in sure],
    )
    return replace(whole, **changes)


def svg(chart: ComparedChart) -> ET.Element:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    source = '{% from "components/charts/compared.svg.html" import compared %}{{ compared(chart) }}'
    return ET.fromstring(environment.from_string(source).render(chart=chart).strip())


def numbers(drawing: ET.Element) -> list[float]:
    texts = [value for one in drawing.iter() for key, value in one.attrib.items() if key in ("points", "d", "x", "y")]
    return [float(found) for text in texts for found in re.findall(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", text)]


@pytest.mark.parametrize("size", [Size.WIDE, Size.NARROW])
def test_it_has_a_title_a_description_two_lines_a_band_and_the_month_of_the_activity(size: Size) -> None:
    drawing = svg(draw_compared(compared(), uid="a", size=size))
    assert drawing.find(f"{SVG}title") is not None
    assert "Yang diterima: 3,00 pada bulan −12, 4,00 pada bulan +12" in (drawing.findtext(f"{SVG}desc") or "")
    assert len(drawing.findall(f".//{SVG}polyline")) == 2
    assert len(drawing.findall(f".//{SVG}polygon")) == 1
    texts = [one.text for one in drawing.iter(f"{SVG}text")]
    assert {"−12", "0", "+12", "Bulan kegiatan", "Kisaran perkiraan"} <= set(texts)


def test_the_activity_stands_at_month_nought() -> None:
    chart = draw_compared(compared(), uid="a")
    observed = next(line for line in chart.lines if line.key == "observed")
    places = [float(point.split(",")[0]) for point in observed.runs[0].split()]
    assert chart.active == places[12]
    assert draw_compared(compared(since=[month + 30 for month in SINCE]), uid="a").active is None


def test_a_wide_band_does_not_press_the_lines_together() -> None:
    chart = draw_compared(compared(high=[900.0] * 25, low=[0.0] * 25), uid="a")
    ys = [float(point.split(",")[1]) for point in chart.lines[-1].runs[0].split()]
    assert max(ys) - min(ys) > 15
    assert all(float(point.split(",")[1]) >= chart.frame.top for point in chart.bands[0].split())


def test_what_is_not_known_is_not_drawn() -> None:
    none = [None] * 25
    chart = draw_compared(compared(expected=none, low=none, high=none), uid="a")
    assert [line.key for line in chart.lines] == ["observed"]
    assert chart.bands == ()
    assert "diperkirakan" not in chart.desc
    assert svg(draw_compared(compared(observed=none, expected=none, low=none, high=none), uid="a")) is not None


def test_a_pale_drawing_is_pale_and_keeps_its_words() -> None:
    drawing = svg(draw_compared(compared(pale=True), uid="a"))
    pale = drawing.find(f"{SVG}g")
    assert pale is not None
    assert pale.get("opacity") == ".45"
    assert pale.find(f".//{SVG}text") is None


def test_both_sizes_have_ids_of_their_own() -> None:
    wide, narrow = both_compared(compared(), uid="a")
    assert wide.uid != narrow.uid
    with pytest.raises(ValueError, match="id"):
        draw_compared(compared(), uid='"')
    with pytest.raises(ValueError, match="month"):
        compared(low=[1.0])


value = st.none() | st.floats(0, 1e9)


@given(st.lists(st.tuples(value, value, value, value), min_size=1, max_size=40), st.integers(-40, 5))
def test_every_number_of_the_drawing_is_finite(figures: list[tuple[float | None, ...]], first: int) -> None:
    observed, expected, low, high = (list(values) for values in zip(*figures, strict=True))
    since = list(range(first, first + len(figures)))
    drawn = Compared("Judul", "Yang diperkirakan", since, observed, expected, low, high)
    for size in (Size.WIDE, Size.NARROW):
        found = numbers(svg(draw_compared(drawn, uid="a", size=size)))
        assert found
        assert all(math.isfinite(number) for number in found)
