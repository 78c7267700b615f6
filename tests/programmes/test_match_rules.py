"""The rules by which programmes and priorities meet, as a table; nothing of them asks the database."""

from typing import Any

import pytest

from app.programmes.models import FieldOfWork
from app.programmes.opportunities import (
    Standing,
    match,
    matches,
    overlaps,
    shared_ground,
    uncovered,
    unmatched,
    widest,
)

LEBAK, SERANG, BANTEN = "36.02", "36.73", "36"
MALINGPING, MUNCANG = "36.02.01", "36.02.05"
BELOW = {BANTEN: [LEBAK, "36.03", SERANG]}


def standing(number: int, *codes: str, priority: bool = False, **changes: Any) -> Standing:
    """A programme of organization ``number`` unless said otherwise."""
    fields: dict[str, Any] = {
        "id": number,
        "title": f"Program {number}",
        "organization_id": number,
        "organization": f"Organisasi {number}",
        "field": FieldOfWork.EDUCATION,
        "is_priority": priority,
        "first_year": 2026,
        "last_year": 2027,
        "codes": codes or (LEBAK,),
    }
    return Standing(**(fields | changes))


def priority(number: int, *codes: str, **changes: Any) -> Standing:
    return standing(number, *codes, priority=True, **changes)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((LEBAK,), (LEBAK,), (LEBAK,)),
        ((LEBAK,), (MALINGPING,), (MALINGPING,)),
        ((BANTEN,), (MALINGPING, SERANG), (MALINGPING, SERANG)),
        ((MALINGPING,), (MUNCANG,), ()),
        ((LEBAK,), (SERANG,), ()),
        ((LEBAK, MALINGPING), (LEBAK,), (LEBAK,)),
        (("36.7",), (SERANG,), ()),  # a code is no beginning of letters
        ((), (LEBAK,), ()),
    ],
)
def test_the_ground_that_two_share_is_the_smaller_of_it(one: Any, other: Any, shared: Any) -> None:
    assert shared_ground(one, other) == shared
    assert shared_ground(other, one) == shared


def test_a_region_stands_for_its_parts() -> None:
    assert widest([MALINGPING, LEBAK, SERANG, MUNCANG]) == (LEBAK, SERANG)


@pytest.mark.parametrize(
    ("wanted", "offered", "codes", "years"),
    [
        ({}, {}, (LEBAK,), (2026, 2027)),
        ({"first_year": 2020, "last_year": 2026}, {}, (LEBAK,), (2026, 2026)),
        ({"codes": (BANTEN,)}, {"codes": (MALINGPING,)}, (MALINGPING,), (2026, 2027)),
        ({"codes": (SERANG,)}, {}, None, None),
        ({"first_year": 2020, "last_year": 2025}, {}, None, None),
        ({"field": FieldOfWork.HEALTH}, {}, None, None),
    ],
)
def test_a_match_needs_field_ground_and_years(wanted: Any, offered: Any, codes: Any, years: Any) -> None:
    found = match(priority(1, **wanted), standing(2, **offered))
    assert (found and found.codes, found and found.years) == (codes, years)


def test_matches_go_through_the_rows_in_their_order_and_rank_nothing() -> None:
    rows = [standing(3), priority(1), standing(2), priority(4, SERANG), standing(5, MALINGPING, SERANG)]
    assert [(one.priority.id, one.programme.id) for one in matches(rows)] == [(1, 3), (1, 2), (1, 5), (4, 5)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((standing(1), standing(2)), {LEBAK: (1, 2)}),
        ((standing(1, LEBAK), standing(2, MALINGPING)), {MALINGPING: (1, 2)}),
        ((standing(1, MALINGPING), standing(2, MUNCANG)), {}),
        ((standing(1), standing(2, organization_id=1)), {}),  # one organization does not overlap with itself
        ((standing(1), standing(2, field=FieldOfWork.HEALTH)), {}),
        ((standing(1), standing(2, first_year=2028, last_year=2029)), {}),
        ((standing(1), priority(2)), {}),
        ((standing(1), standing(2), standing(3, MALINGPING)), {LEBAK: (1, 2), MALINGPING: (1, 2, 3)}),
        ((standing(1, BANTEN), standing(2, SERANG)), {SERANG: (1, 2)}),
        ((standing(1, LEBAK, MALINGPING), standing(2, MALINGPING)), {MALINGPING: (1, 2)}),
    ],
)
def test_two_organizations_on_one_field_and_ground_overlap(rows: Any, found: Any) -> None:
    assert {one.code: tuple(row.id for row in one.programmes) for one in overlaps(rows)} == found


@pytest.mark.parametrize(
    ("rows", "empty"),
    [
        ((priority(1),), (LEBAK,)),
        ((priority(1), standing(2, MALINGPING)), None),  # somebody works in a part of it
        ((priority(1), standing(2, SERANG)), (LEBAK,)),
        ((priority(1), standing(2, field=FieldOfWork.HEALTH)), (LEBAK,)),
        ((priority(1), standing(2, first_year=2028, last_year=2029)), (LEBAK,)),
        ((priority(1, BANTEN),), (BANTEN,)),
        ((priority(1, BANTEN), standing(2, MALINGPING)), ("36.03", SERANG)),
        ((priority(1, BANTEN), standing(2, BANTEN)), None),
    ],
)
def test_a_gap_is_a_region_of_a_priority_where_nobody_works(rows: Any, empty: Any) -> None:
    assert [one.codes for one in uncovered(rows, BELOW)] == ([empty] if empty else [])


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((standing(1),), [(1, False)]),
        ((standing(1), priority(2)), []),
        ((standing(1), priority(2, SERANG)), [(1, True)]),
        ((standing(1), priority(2, field=FieldOfWork.HEALTH)), [(1, False)]),
    ],
)
def test_a_programme_without_a_priority_says_whether_its_field_has_one_elsewhere(rows: Any, found: Any) -> None:
    assert [(one.programme.id, one.elsewhere) for one in unmatched(rows)] == found
