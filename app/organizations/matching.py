"""Finding the organization that somebody wrote by name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from app.core.text import fold
from app.organizations.labels import short_region


def label(name: str, region: str) -> str:
    """What tells an organization from every other: no region has two of one name."""
    return f"{name} ({short_region(region)})"


class Known(NamedTuple):
    """What of an organization names it."""

    id: int
    name: str
    short_name: str
    region_code: str
    region: str

    @property
    def label(self) -> str:
        return label(self.name, self.region)


@dataclass(slots=True)
class Register:
    """All organizations, by what people call them."""

    rows: list[Known]
    _by_label: dict[str, Known] = field(init=False)
    _by_name: dict[str, list[Known]] = field(init=False)

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
