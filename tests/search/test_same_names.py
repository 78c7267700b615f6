"""The published pairs of names: which can be one person's, and which can not."""

import re
from pathlib import Path

import pytest

from app.core.names import can_be_one, near, spelt, without_titles

PAPER = (Path(__file__).parents[2] / "docs" / "nama-yang-sama.md").read_text(encoding="utf-8")
MUST, MUST_NOT = (
    [tuple(cell.strip() for cell in row.split("|")[1:3]) for row in re.findall(r"^\| (?!nama ).+", part, re.MULTILINE)]
    for part in PAPER.split("\n## ")[1:]
)


def test_twenty_pairs_of_each_are_published() -> None:
    assert len({frozenset(pair) for pair in MUST}) == len({frozenset(pair) for pair in MUST_NOT}) == 20


@pytest.mark.parametrize(("one", "other"), MUST)
def test_these_can_be_one_person(one: str, other: str) -> None:
    assert can_be_one(one, other) and can_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), MUST_NOT)
def test_these_cannot(one: str, other: str) -> None:
    assert not can_be_one(one, other) and not can_be_one(other, one)


def test_titles_go_and_names_that_look_like_titles_stay() -> None:
    assert without_titles("Prof. Dr. H. Ma Jian, S.Sos., M. Si") == "Ma Jian"
    assert without_titles("Jian Ma") == "Jian Ma"
    assert without_titles("Santoso, Budi") == "Santoso Budi"
    for name in ("Haji", "Dr.", "S.Sos", "", ",", "\x00"):
        assert without_titles(name) == name


@pytest.mark.parametrize("name", ["", ".", "²", "1", "😀", "\ud800", "a" * 5000, "H. H. H.", "e\u0301" * 300])
def test_an_odd_name_is_no_error_and_nobody_else(name: str) -> None:
    assert not can_be_one(name, "Budi Santoso")


def test_one_slip_of_the_hand_is_near_and_two_are_not() -> None:
    for slip in ("suarta", "suwarta", "suara", "sura", "sauar", "uara"):
        assert near("suara", slip) is (slip in ("suarta", "suara", "sura", "uara")), slip
    assert near("lebak", "lebka") and not near("lebak", "lekba")
    assert spelt("achmad") == spelt("akhmad") == spelt("ahmad")
