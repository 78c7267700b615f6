"""The same heads by group, disability and age: every dimension adds up, or the person is told where it does not."""

from collections import Counter

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.activities.audience import AudienceDetails, Cells, by_sex, reconcile, table
from app.activities.models import CATEGORIES, AudienceCount, Dimension, Sex
from app.core.errors import DomainError

KEYS = [(one, category.value, sex) for one in Dimension for category in CATEGORIES[one] for sex in Sex]
NUMBERS = st.none() | st.integers(0, 40)
TYPED = st.builds(
    AudienceDetails,
    total=NUMBERS,
    by_sex=st.dictionaries(st.sampled_from(Sex), NUMBERS),
    cells=st.dictionaries(st.sampled_from(KEYS), NUMBERS, max_size=6),
)


def sums(cells: Cells) -> dict[Dimension, Counter[Sex]]:
    found: dict[Dimension, Counter[Sex]] = {one: Counter() for one in Dimension}
    for (dimension, _category, sex), heads in cells.items():
        found[dimension][sex] += heads
    return found


def reconciled(details: AudienceDetails) -> Cells | None:
    """None when the person is told what does not add up."""
    try:
        return reconcile(details)
    except DomainError:
        return None


@pytest.mark.usefixtures("context")
class TestReconciling:
    @given(details=TYPED)
    def test_what_is_stored_adds_up_to_the_same_heads(self, details: AudienceDetails) -> None:
        cells = reconciled(details)
        if cells is None:
            return
        first, *others = sums(cells).values()
        assert all(one == first for one in others)
        assert all(heads > 0 for heads in cells.values())
        assert details.total in (None, sum(first.values()))
        for sex, heads in details.by_sex.items():
            assert heads in (None, first[sex])
        for key, heads in details.cells.items():
            assert not heads or cells[key] == heads

    @given(
        groups=st.lists(
            st.tuples(st.sampled_from(list(CATEGORIES[Dimension.GROUP])), st.sampled_from(Sex)), max_size=60
        )
    )
    def test_heads_counted_one_by_one_by_group_are_all_taken(self, groups: list[tuple[object, Sex]]) -> None:
        counted = Counter((Dimension.GROUP, str(group), sex) for group, sex in groups)
        cells = reconcile(AudienceDetails(total=len(groups), cells=counted))
        for dimension in Dimension:
            assert sum(heads for key, heads in cells.items() if key[0] is dimension) == len(groups)

    def test_a_total_alone_is_wholly_unrecorded(self) -> None:
        cells = reconcile(AudienceDetails(total=60))
        assert cells == {(one, "unrecorded", Sex.UNRECORDED): 60 for one in Dimension}

    def test_nothing_typed_is_nothing_stored(self) -> None:
        assert reconcile(AudienceDetails()) == {}
        assert reconcile(AudienceDetails(total=0, by_sex={Sex.FEMALE: 0})) == {}

    def test_women_and_men_that_are_not_the_total_are_named(self) -> None:
        details = AudienceDetails(total=60, by_sex={Sex.FEMALE: 30, Sex.MALE: 28})
        with pytest.raises(DomainError, match=r"\(58\) tidak sama dengan total peserta \(60\)") as caught:
            reconcile(details)
        assert list(caught.value.errors) == ["audience-total"]

    def test_each_dimension_that_disagrees_is_named(self) -> None:
        cells = {
            (Dimension.AGE, "under_18", Sex.MALE): 3,
            (Dimension.DISABILITY, "with", Sex.FEMALE): 2,
        }
        with pytest.raises(DomainError) as caught:
            reconcile(AudienceDetails(by_sex={Sex.FEMALE: 1, Sex.MALE: 2}, cells=cells))
        assert list(caught.value.errors) == ["audience-disability_with_female", "audience-age_under_18_female"]


def test_tables_leave_out_what_nobody_was_counted_in(app: Flask) -> None:
    def row(dimension: Dimension, category: str, sex: Sex, heads: int) -> AudienceCount:
        return AudienceCount(dimension=dimension, category=category, sex=sex, heads=heads)

    counts = [
        row(Dimension.GROUP, "kim", Sex.FEMALE, 2),
        row(Dimension.GROUP, "kim", Sex.MALE, 1),
        row(Dimension.GROUP, "unrecorded", Sex.UNRECORDED, 4),
        row(Dimension.AGE, "unrecorded", Sex.UNRECORDED, 7),
    ]
    with app.app_context():
        assert [(line.label, line.total) for line in table(counts, Dimension.GROUP)] == [
            ("Anggota KIM", 3),
            ("Tidak tercatat", 4),
        ]
        assert table(counts, Dimension.AGE) == []
        assert by_sex(counts) == {Sex.FEMALE: 2, Sex.MALE: 1, Sex.UNRECORDED: 4}
