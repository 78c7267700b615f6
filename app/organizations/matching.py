"""Finding the organization that somebody wrote by name."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from app.core.text import fold
from app.organizations.details import folded
from app.organizations.labels import short_region

# Of the pairs of three letters that two names have, how many they must share to be looked at by a person.
ALIKE = 0.7
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def label(name: str, region: str) -> str:
    """What tells an organization from every other: no region has two of one name."""
    return f"{name} ({short_region(region)})"


class Known(NamedTuple):
    """What of an organization names it, and the ``latest`` activity in which it was met."""

    id: int
    name: str
    short_name: str
    region_code: str
    region: str
    latest: int = 0

    @property
    def label(self) -> str:
        return label(self.name, self.region)

    def holds(self, words: Iterable[str]) -> bool:
        text = fold(f"{self.name} {self.short_name} {self.region}")
        return all(word in text for word in words)


@dataclass(slots=True)
class Register:
    """All organizations, by what people call them."""

    rows: list[Known]
    _by_label: dict[str, Known] = field(init=False)
    _by_name: dict[str, list[Known]] = field(init=False)
    _by_region: dict[str, list[tuple[Known, frozenset[str]]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_label = {fold(row.label): row for row in self.rows}
        self._by_name = {}
        for row in self.rows:
            for name in {fold(row.name), fold(row.short_name)} - {""}:
                self._by_name.setdefault(name, []).append(row)

    def label(self, organization_id: int | None) -> str:
        return next((row.label for row in self.rows if row.id == organization_id), "")

    def find(self, text: str, *, near: Iterable[int] = (), region_code: str = "") -> int | None:
        """The one organization of this name; of several the one among ``near``, else the one in the region."""
        words = fold(text)
        if words in self._by_label:
            return self._by_label[words].id
        found = self._by_name.get(words, [])
        taking_part = set(near)
        for narrower in (
            found,
            [row for row in found if row.id in taking_part],
            [row for row in found if row.region_code == region_code],
        ):
            if len(narrower) == 1:
                return narrower[0].id
        return None

    def named(self, text: str) -> list[Known]:
        """Whom these words can mean: who is called just that, else everyone in whose name and region they all occur."""
        words = fold(text)
        if words in self._by_label:
            return [self._by_label[words]]
        return self._by_name.get(words) or [row for row in self.rows if words and row.holds(words.split())]

    def nearest(self, region_code: str, most: int, *, first: Collection[int] = ()) -> list[Known]:
        """All numbered in ``first``, then up to ``most`` who was met last, is in the region or in its province;
        by name."""

        def distance(row: Known) -> tuple[bool, int, bool, bool]:
            elsewhere = row.region_code != region_code, row.region_code[:2] != region_code[:2]
            return row.id not in first, -row.latest, *elsewhere

        kept = {row.id for row in sorted(self.rows, key=distance)[: max(most, len(first))]}
        return [row for row in self.rows if row.id in kept]

    def same(self, name: str, region_code: str) -> Known | None:
        """The one of this name in this region."""
        found = self._by_name.get(fold(name), [])
        return next((row for row in found if row.region_code == region_code and folded(row.name) == folded(name)), None)

    def alike(self, name: str, short_name: str, region_code: str, *, elsewhere: bool) -> Known | None:
        """The known one that could be meant: it is called alike in the same region; ``elsewhere`` looks for the very
        same name in every other region too."""
        for called in filter(None, (name, short_name)):
            found = self._by_name.get(fold(called), [])
            for row in found:
                if row.region_code == region_code or (elsewhere and called == name):
                    return row
        return self._called_like(name, region_code)

    def _called_like(self, name: str, region_code: str) -> Known | None:
        neighbours = self._neighbours(region_code)
        if not neighbours:
            return None
        wanted = _trigrams(name, neighbours[0][0].region)
        score, row = max(((_shared(wanted, other), row) for row, other in neighbours), key=lambda pair: pair[0])
        return row if score >= ALIKE else None

    def _neighbours(self, region_code: str) -> list[tuple[Known, frozenset[str]]]:
        if region_code not in self._by_region:
            here = (row for row in self.rows if row.region_code == region_code)
            self._by_region[region_code] = [(row, _trigrams(row.name, row.region)) for row in here]
        return self._by_region[region_code]


def _trigrams(name: str, region: str) -> frozenset[str]:
    """Three letters at a time, without the region's own name: every office of a kabupaten carries that."""
    words = fold(name)
    for place in (fold(region), fold(short_region(region)), fold(region).partition(" ")[2]):
        words = words.replace(place, " ") if place else words
    words = f" {' '.join(_NO_LETTERS.sub(' ', words).split())} "
    return frozenset(words[place : place + 3] for place in range(len(words) - 2))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0
