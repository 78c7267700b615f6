"""The index of a satisfaction survey, against cases worked out by hand and against what must always hold."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readiness.satisfaction import Band, NoAnswer, OtherTotal, band, index, mean, read_answer, rounded

counts = st.lists(st.integers(0, 5000), min_size=4, max_size=4).filter(any)
elements = st.lists(counts, min_size=9, max_size=9)


def told(four: list[int]) -> str:
    return "/".join(map(str, four))


def test_means_by_hand() -> None:
    """3,41+3,22+3,05+3,9+3,3+3,44+3,52+3,18+3,12 = 30,14; 30,14 / 9 x 25 = 83,7222..."""
    answers = ("3.41", "3.22", "3.05", "3.9", "3.3", "3.44", "3.52", "3.18", "3.12")
    assert index(answers) == Fraction(3014, 900) * 25
    assert rounded(index(answers)) == Decimal("83.72")
    assert band(index(answers)) is Band.B


def test_counts_by_hand() -> None:
    """2x1 + 10x2 + 60x3 + 48x4 = 394 of 120 people: 3,28333...; nine such elements make 82,08333..."""
    assert mean("2/10/60/48") == Fraction(394, 120)
    assert index(["2/10/60/48"] * 9) == Fraction(394, 120) * 25
    assert rounded(index(["2/10/60/48"] * 9)) == Decimal("82.08")


def test_the_best_is_a_hundred_and_the_worst_is_twenty_five() -> None:
    """With 0,11 for a weight the best would be 99."""
    assert index(["4"] * 9) == 100
    assert index(["1"] * 9) == 25
    assert (band(Fraction(100)), band(Fraction(25))) == (Band.A, Band.D)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("100", Band.A), ("88.31", Band.A), ("88.305", Band.A), ("88.3049999", Band.B), ("88.30", Band.B),
        ("76.61", Band.B), ("76.605", Band.B), ("76.6049", Band.C), ("76.60", Band.C),
        ("65", Band.C), ("64.995", Band.C), ("64.9949", Band.D), ("64.99", Band.D), ("25", Band.D),
    ],
)  # fmt: skip
def test_a_band_goes_by_the_index_as_it_is_printed(printed: str, expected: Band) -> None:
    assert band(Fraction(printed)) is expected


@pytest.mark.parametrize(("mean_score", "expected"), [("3.5324", Band.A), ("3.0644", Band.B), ("2.6", Band.C)])
def test_the_bands_of_the_mean_are_the_same(mean_score: str, expected: Band) -> None:
    assert band(index([mean_score] * 9)) is expected


@given(elements)
def test_the_index_of_counts_is_that_of_everybody_asked_one_by_one(four: list[list[int]]) -> None:
    found = index([told(one) for one in four])
    sums = [Fraction(sum(score * n for score, n in enumerate(one, 1)), sum(one)) for one in four]
    assert found * 9 == sum(sums) * 25
    assert 25 <= found <= 100
    assert abs(Fraction(rounded(found)) - found) <= Fraction(1, 200)


@given(elements, st.integers(0, 8))
def test_a_better_answer_never_lowers_it(four: list[list[int]], place: int) -> None:
    before = index([told(one) for one in four])
    low, high = four[place][0], four[place][3]
    better = [list(one) for one in four]
    better[place][0], better[place][3] = 0, low + high
    assert index([told(one) for one in better]) >= before


@given(counts)
def test_what_is_stored_is_read_again_as_it_is(four: list[int]) -> None:
    stored = read_answer(" / ".join(map(str, four)), sum(four))
    assert stored == told(four)
    assert read_answer(stored) == stored


@pytest.mark.parametrize(("typed", "stored"), [("3,41", "3.41"), ("3.410", "3.41"), ("4", "4"), ("1,0", "1")])
def test_a_mean_is_stored_as_it_was_meant(typed: str, stored: str) -> None:
    assert read_answer(typed) == stored


@pytest.mark.parametrize("typed", ["", "0", "0,99", "4,01", "5", "3,4,1", "-3", "1/2/3", "0/0/0/0", "NaN", "٣", "1e3"])
def test_what_is_no_score_from_one_to_four_is_refused(typed: str) -> None:
    with pytest.raises(NoAnswer):
        read_answer(typed)


def test_counts_of_other_people_than_those_asked_are_refused() -> None:
    with pytest.raises(OtherTotal) as refused:
        read_answer("2/10/60/48", 121)
    assert refused.value.total == 120


def test_eight_elements_make_no_index() -> None:
    with pytest.raises(ValueError, match="nine"):
        index(["3"] * 8)
