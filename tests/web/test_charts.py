"""The uptake chart: right, readable and finite, whatever the figures are."""

import math
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.web.charts import Marker, Size, Uptake, UptakeChart, both_sizes, draw
from app.web.charts.values import scale, tick_label
from tests.documents.papers import TEMPLATES, months, sample_uptake

SVG = "{http://www.w3.org/2000/svg}"
SIZES = list(Size)
LETTERS = "AFRKSBM"


def svg(chart: UptakeChart) -> ET.Element:
    """The drawing as the browser gets it, parsed."""
    return ET.fromstring(markup(chart))


def markup(*charts: UptakeChart) -> str:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    call = "uptake(charts[0])" if len(charts) == 1 else "uptake_both(charts[0], charts[1])"
    source = '{% from "components/charts/uptake.svg.html" import uptake, uptake_both %}{{ ' + call + " }}"
    return environment.from_string(source).render(charts=charts).strip()


def region(citizen: list[float | None], officer: list[float | None] | None = None, *marks: Marker) -> Uptake:
    return Uptake("Kabupaten Lebak", months(len(citizen)), citizen, officer or [None] * len(citizen), marks)


def many_marks(count: int, every: int, letters: str) -> list[Marker]:
    return [Marker(month, letter, letter) for month in months(count)[::every] for letter in letters]


CASES = {
    "sample": sample_uptake(),
    "all zero": region([0.0] * 12, [0.0] * 12),
    "all missing": region([None] * 12),
    "one month": region([3.2], [1.1], Marker(date(2024, 11, 5), "audiensi", "A")),
    "one missing month": region([None]),
    "sixty": region([1 + i % 7 * 0.3 for i in range(60)], None, *many_marks(60, 1, "A")),
    "sixty crowded": region([1.0] * 60, [1.0] * 60, *many_marks(60, 1, LETTERS)),
    "huge": region([1e300, 5e8, math.inf], [3e7, math.nan, 0.0]),
    "tiny": region([1e-300, 0.0], [4e-4, 2e-4]),
}


@pytest.fixture(params=CASES)
def uptake(request: pytest.FixtureRequest) -> Uptake:
    return CASES[request.param]


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> Size:
    found: Size = request.param
    return found


# ---- For every case


def test_every_number_is_finite_and_inside_the_drawing(uptake: Uptake, size: Size) -> None:
    chart = draw(uptake, uid="g", size=size)
    check_numbers(chart)


def check_numbers(chart: UptakeChart) -> None:
    text = markup(chart)
    assert not re.search(r"\b(nan|inf|None)\b", text)
    root, frame = ET.fromstring(text), chart.frame
    for element in root.iter():
        if element.tag == f"{SVG}text":
            assert 0 <= float(element.attrib["x"]) <= frame.width
            assert 0 <= float(element.attrib["y"]) <= frame.height
        if element.tag == f"{SVG}polyline":
            for point in element.attrib["points"].split():
                x, y = map(float, point.split(","))
                assert frame.left <= x <= frame.right
                assert frame.top <= y <= frame.bottom


def test_it_is_heard_as_well_as_seen(uptake: Uptake, size: Size) -> None:
    root = svg(draw(uptake, uid="g", size=size))
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {desc.attrib['id']}"
    assert title.text == f"Pengaduan per 100.000 penduduk per bulan, {uptake.name}"
    assert "Angka lengkap ada pada tabel." in str(desc.text)


def test_letters_of_neighbouring_marks_do_not_touch(uptake: Uptake, size: Size) -> None:
    chart = draw(uptake, uid="g", size=size)
    rows: dict[float, list[tuple[float, float]]] = {}
    for mark in chart.marks:
        half = 0.34 * chart.frame.font * len(mark.letters.text)
        rows.setdefault(mark.letters.y, []).append((mark.letters.x - half, mark.letters.x + half))
    for spans in rows.values():
        assert all(left[1] < right[0] for left, right in pairwise(sorted(spans)))
        assert all(round(start, 1) >= 0 and round(end, 1) <= chart.frame.width for start, end in spans)
    assert all(a.x + a.half <= b.x - b.half + 0.2 for a, b in pairwise(chart.marks))


def test_names_of_the_lines_do_not_touch(uptake: Uptake) -> None:
    chart = draw(uptake, uid="g")
    heights = [word.y for word in chart.words if word.key in {"citizen", "officer"}]
    assert all(abs(a - b) >= chart.frame.font for a, b in pairwise(heights))


def test_month_names_do_not_touch_nor_leave_the_drawing(uptake: Uptake, size: Size) -> None:
    chart = draw(uptake, uid="g", size=size)
    half = 1.9 * chart.frame.font
    assert all(b.x - a.x >= 2 * half for a, b in pairwise(chart.months))
    assert all(half <= round(name.x, 1) + 0.1 and name.x <= chart.frame.width - half + 0.1 for name in chart.months)


# ---- What is drawn


def test_missing_months_are_gaps_and_bands_never_zero() -> None:
    chart = draw(region([1.0, 1.2, None, None, 1.1, 1.0]), uid="g")
    (line,) = chart.lines
    assert [len(run.split()) for run in line.runs] == [2, 2]
    slot = (chart.frame.right - chart.frame.left) / 6
    (band,) = chart.bands
    assert band.x == pytest.approx(chart.frame.left + 2 * slot, abs=0.1)
    assert band.width == pytest.approx(2 * slot, abs=0.1)
    assert not any(point.endswith(f",{chart.frame.bottom}") for run in line.runs for point in run.split())
    assert "Data belum ada" in [word.text for word in chart.words]


def test_a_month_alone_between_gaps_is_a_dot() -> None:
    (line,) = draw(region([1.0, 1.0, None, 2.0, None, 1.0, 1.0]), uid="g").lines
    assert len(line.dots) == 1
    assert len(line.runs) == 2


def test_zero_is_a_figure_and_not_a_gap() -> None:
    chart = draw(region([0.0, 0.0, 0.0]), uid="g")
    assert chart.bands == ()
    assert chart.lines[0].runs[0].count(f",{chart.frame.bottom}") == 3
    assert "Data belum ada" not in [word.text for word in chart.words]


def test_a_series_without_any_figure_is_left_out_and_said_so() -> None:
    chart = draw(region([1.0, 2.0]), uid="g")
    assert [line.key for line in chart.lines] == ["citizen"]
    assert "Dicatat petugas" not in [word.text for word in chart.words]
    assert "Dicatat petugas: data belum ada." in chart.desc
    assert chart.bands == ()


def test_the_two_series_differ_in_more_than_colour() -> None:
    lines = svg(draw(region([1.0, 2.0], [2.0, 1.0]), uid="g")).findall(f"{SVG}polyline")
    officer, citizen = lines  # the headline lies on top
    assert citizen.attrib["stroke-dasharray"] == "none"
    assert officer.attrib["stroke-dasharray"] == "6 4"
    assert float(citizen.attrib["stroke-width"]) > float(officer.attrib["stroke-width"])


def test_heights_follow_the_figures() -> None:
    (line,) = (chart := draw(region([0.0, 1.0, 2.0]), uid="g")).lines
    low, middle, high = (float(point.split(",")[1]) for point in line.runs[0].split())
    assert low == chart.frame.bottom
    assert middle == pytest.approx((low + high) / 2, abs=0.1)
    assert high == chart.frame.top


def test_activities_of_one_month_share_a_mark() -> None:
    marks = [
        Marker(date(2024, 12, day), label, letter)
        for day, label, letter in ((9, "bimtek", "B"), (2, "audiensi", "A"), (20, "bimtek", "B"))
    ]
    chart = draw(region([1.0, 1.0, 1.0], None, *marks, Marker(date(2031, 1, 1), "forum", "F")), uid="g")
    assert [mark.letters.text for mark in chart.marks] == ["A·B"]
    assert "Kegiatan: Desember 2024 audiensi, bimtek." in chart.desc
    assert "forum" not in chart.desc
    assert "Kegiatan" in [word.text for word in chart.words]


def test_without_activities_the_legend_has_no_mark() -> None:
    assert [word.key for word in draw(region([1.0, 1.0]), uid="g").words] == ["citizen"]


def test_the_description_tells_the_course() -> None:
    desc = draw(region([0.4, 2.5, 1.25], [1.0, None, 1.0]), uid="g").desc
    assert "Disampaikan warga: 0,40 pada November 2024, 1,25 pada Januari 2025, tertinggi 2,50." in desc
    assert "Data belum ada untuk 1 dari 3 bulan." in desc


# ---- The axis


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        (0, ["0,0", "0,5", "1,0"]),
        (2.1, ["0,0", "0,5", "1,0", "1,5", "2,0", "2,5"]),
        (0.03, ["0,000", "0,005", "0,010", "0,015", "0,020", "0,025", "0,030"]),
        (6, ["0", "1", "2", "3", "4", "5", "6"]),
        (12.5, ["0", "5", "10", "15"]),
        (4321, ["0", "1.000", "2.000", "3.000", "4.000", "5.000"]),
        (1e12, ["0 juta", "200.000 juta", "400.000 juta", "600.000 juta", "800.000 juta", "1.000.000 juta"]),
    ],
)
def test_ticks_are_round_and_indonesian(highest: float, labels: list[str]) -> None:
    top, step = scale(highest)
    assert [tick_label(step * i, step) for i in range(round(top / step) + 1)] == labels


@given(st.floats(0, 1e12))
def test_the_axis_starts_at_zero_holds_the_highest_and_has_few_steps(highest: float) -> None:
    top, step = scale(highest)
    assert highest <= top * (1 + 1e-9)
    assert 2 <= round(top / step) <= 6
    labels = [tick_label(step * i, step) for i in range(round(top / step) + 1)]
    assert len(set(labels)) == len(labels)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.none() | st.floats(min_value=0), st.none() | st.floats(0, 50), st.booleans()),
        min_size=1,
        max_size=70,
    ),
    st.sampled_from(SIZES),
)
def test_any_figures_at_all_can_be_drawn(rows: list[tuple[float | None, float | None, bool]], size: Size) -> None:
    marks = [Marker(month, "rapat", "R") for month, row in zip(months(len(rows)), rows, strict=True) if row[2]]
    check_numbers(draw(region([row[0] for row in rows], [row[1] for row in rows], *marks), uid="g", size=size))


# ---- The page it stands on


def test_both_sizes_stand_on_one_page_without_sharing_an_id() -> None:
    text = markup(*both_sizes(sample_uptake(), "g"))
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids)) == 6
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)
    assert '<div class="g-wide">' in text
    assert '<div class="g-narrow">' in text


def test_the_security_policy_finds_nothing_to_refuse() -> None:
    text = markup(*both_sizes(sample_uptake(), "g"))
    assert " style=" not in text
    assert "<style" not in text
    assert "<script" not in text


def test_a_name_is_text_not_markup() -> None:
    chart = draw(Uptake('<b onclick="x">', months(1), [1.0], [1.0], [Marker(date(2024, 11, 1), "<i>", "<")]), uid="g")
    assert "<b" not in markup(chart)
    assert svg(chart).find(f"{SVG}title") is not None


@pytest.mark.parametrize(("size", "shown"), [(Size.NARROW, 320 - 64), (Size.WIDE, 768 - 64)])
def test_letters_are_twelve_pixels_or_more_where_they_are_shown(size: Size, shown: int) -> None:
    """The smallest screen for each drawing, less the margins of page and card."""
    chart = draw(sample_uptake(), uid="g", size=size)
    assert round(chart.frame.font * shown / chart.frame.width, 2) >= 12


def test_words_and_lines_stand_out_from_white() -> None:
    root = svg(draw(sample_uptake(), uid="g", size=Size.NARROW))
    words = {element.attrib["fill"] for element in root.iter(f"{SVG}text")}
    lines = {element.attrib["stroke"] for element in root.iter(f"{SVG}polyline")} | {root.attrib["fill"]}
    marks = {element.attrib["stroke"] for element in root.iter(f"{SVG}path") if "stroke-dasharray" in element.attrib}
    hatch = {element.attrib["stroke"] for pattern in root.iter(f"{SVG}pattern") for element in pattern}
    assert len(words) >= 3
    for colour in words | lines | marks | hatch:
        assert contrast_with_white(colour) >= 4.5, colour


def contrast_with_white(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


# ---- What it refuses


@pytest.mark.parametrize("uid", ["", "1a", 'a"b', "a b", "a)b"])
def test_an_id_that_would_break_the_markup(uid: str) -> None:
    with pytest.raises(ValueError, match="not usable as an id"):
        draw(sample_uptake(), uid=uid)


@pytest.mark.parametrize(
    ("citizen", "officer"), [([], []), ([1.0], []), ([1.0, 2.0], [1.0]), ([-0.1], [None]), ([1.0], [-1.0])]
)
def test_figures_that_cannot_be(citizen: list[float | None], officer: list[float | None]) -> None:
    with pytest.raises(ValueError, match="uptake chart needs|cannot be negative"):
        Uptake("Kabupaten Lebak", months(len(citizen)), citizen, officer)


def test_disrupted_months_are_marked_and_named(size: Size) -> None:
    plain = region([1.0] * 12, [2.0] * 12)
    disrupted = {plain.months[3], plain.months[4], plain.months[11], date(2000, 1, 1)}
    chart = draw(replace(plain, disrupted=disrupted), uid="g", size=size)
    two, one = chart.disruptions
    assert two.width == pytest.approx(2 * one.width, abs=0.2)
    assert "Gangguan layanan pada 3 dari 12 bulan." in chart.desc
    assert "Gangguan layanan" in {word.text for word in chart.words}
    check_numbers(chart)
    heights = sorted(word.y + (4 if word.key in ("citizen", "officer") else 0) for word in chart.words)
    assert all(lower - upper >= chart.frame.font for upper, lower in pairwise(heights))
    assert draw(plain, uid="g", size=size).disruptions == ()
    assert "angguan" not in markup(draw(plain, uid="g", size=size))
