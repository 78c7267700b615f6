"""Counting heads: the same people by group, disability and age, each by sex, and the totals that must agree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.activities.labels import CATEGORY_LABELS, DIMENSIONS, SEXES
from app.activities.models import CATEGORIES, AudienceCount, Dimension, Sex
from app.core.errors import DomainError
from app.core.i18n import _

Cells = dict[tuple[Dimension, str, Sex], int]
UNRECORDED = "unrecorded"
FEWEST_SHOWN = 5  # smaller cells about disability could point at somebody


@dataclass(frozen=True, slots=True)
class AudienceDetails:
    """What somebody typed; None is a field left empty. ``cells`` is keyed by dimension, category and sex."""

    total: int | None = None
    by_sex: Mapping[Sex, int | None] = field(default_factory=dict)
    cells: Mapping[tuple[Dimension, str, Sex], int | None] = field(default_factory=dict)


def field_name(dimension: Dimension, category: str, sex: Sex) -> str:
    """The form field of a cell, for instance ``group_kim_female``."""
    return f"{dimension.value}_{category}_{sex.value}"


def reconcile(details: AudienceDetails) -> Cells:
    """The cells to store: every dimension adds up to the same heads of each sex; empty when nothing was typed.

    A dimension left empty counts wholly as "tidak tercatat". Raises DomainError with one sentence a dimension.
    """
    typed = {key: heads for key, heads in details.cells.items() if heads}
    heads = _heads_by_sex(details, typed)
    cells: Cells = {}
    errors: dict[str | None, str] = {}
    for dimension in Dimension:
        mine = {key: count for key, count in typed.items() if key[0] is dimension}
        if not mine:
            mine = {(dimension, UNRECORDED, sex): count for sex, count in heads.items() if count}
        elif wrong := _disagreement(dimension, mine, heads):
            errors[_first_field(dimension)] = wrong
        cells |= mine
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    return cells


def _heads_by_sex(details: AudienceDetails, typed: Mapping[tuple[Dimension, str, Sex], int]) -> dict[Sex, int]:
    given = {sex: details.by_sex.get(sex) for sex in Sex}
    total = details.total
    if all(count is None for count in given.values()):
        if total is None or any(key[0] is Dimension.GROUP for key in typed):
            return _checked({sex: _sum(typed, Dimension.GROUP, sex) for sex in Sex}, total)
        return {Sex.FEMALE: 0, Sex.MALE: 0, Sex.UNRECORDED: total}
    return _checked({sex: count or 0 for sex, count in given.items()}, total)


def _sum(cells: Mapping[tuple[Dimension, str, Sex], int], dimension: Dimension, sex: Sex) -> int:
    return sum(heads for key, heads in cells.items() if key[0] is dimension and key[2] is sex)


def _checked(heads: dict[Sex, int], total: int | None) -> dict[Sex, int]:
    parts = sum(heads.values())
    if total is not None and parts != total:
        message = _(
            "Jumlah perempuan, laki-laki dan tidak tercatat (%(parts)d) tidak sama dengan total peserta (%(total)d).",
            parts=parts,
            total=total,
        )
        raise DomainError(message, "audience-total")
    return heads


def _disagreement(dimension: Dimension, mine: Cells, heads: Mapping[Sex, int]) -> str | None:
    for sex in Sex:
        count = _sum(mine, dimension, sex)
        if count != heads[sex]:
            return _(
                "%(dimension)s: jumlah kolom %(sex)s (%(count)d) tidak sama dengan peserta yang hadir (%(heads)d). "
                "Isi sisanya pada baris tidak tercatat.",
                dimension=DIMENSIONS[dimension],
                sex=str(SEXES[sex]).lower(),
                count=count,
                heads=heads[sex],
            )
    return None


def _first_field(dimension: Dimension) -> str:
    first = next(iter(CATEGORIES[dimension])).value
    return "audience-" + field_name(dimension, first, Sex.FEMALE)


@dataclass(frozen=True, slots=True)
class AudienceRow:
    label: str
    heads: dict[Sex, int]

    @property
    def total(self) -> int:
        return sum(self.heads.values())


def table(counts: list[AudienceCount], dimension: Dimension) -> list[AudienceRow]:
    """The rows of one dimension that have heads, in the order of its categories; nothing when all is unrecorded."""
    rows = list(_rows(counts, dimension))
    told = [row for row in rows if row.label != CATEGORY_LABELS[dimension][CATEGORIES[dimension](UNRECORDED)]]
    return rows if told else []


def _rows(counts: list[AudienceCount], dimension: Dimension) -> Iterator[AudienceRow]:
    for category in CATEGORIES[dimension]:
        heads = dict.fromkeys(Sex, 0)
        for count in counts:
            if count.dimension is dimension and count.category == category.value:
                heads[count.sex] += count.heads
        if any(heads.values()):
            yield AudienceRow(str(CATEGORY_LABELS[dimension][category]), heads)


def by_sex(counts: list[AudienceCount]) -> dict[Sex, int]:
    """Heads by sex, from the dimension that is always there."""
    heads = dict.fromkeys(Sex, 0)
    for count in counts:
        if count.dimension is Dimension.GROUP:
            heads[count.sex] += count.heads
    return heads
