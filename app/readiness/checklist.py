"""How each item of a region stands in a year: said for that year, carried over from an earlier one, or not known.

A decree, a regulation or a plan holds until somebody says otherwise, so what an earlier year said is shown with its
year. A yearly programme and a budget are of their year alone: an earlier one says nothing about this year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.readiness.models import Dimension, Item, State

DIMENSIONS: dict[Dimension, tuple[Item, ...]] = {
    Dimension.INPUT: (
        Item.REGULATION,
        Item.TEAM_DECREE,
        Item.ROAD_MAP,
        Item.MASTER_PLAN,
        Item.PROGRAMME,
        Item.BUDGET,
        Item.LIAISON_OFFICERS,
    ),
    Dimension.PROCESS: (Item.PROCEDURE, Item.INTEGRATION, Item.OUTREACH),
    Dimension.OUTPUT: (),
    Dimension.OUTCOME: (),
    Dimension.IMPACT: (Item.PILOT,),
}
ITEMS = tuple(item for items in DIMENSIONS.values() for item in items)
TYPED = tuple(item for item in ITEMS if item is not Item.OUTREACH)
OF_ITS_YEAR = (Item.PROGRAMME, Item.BUDGET)
COUNTED = (Item.BUDGET, Item.LIAISON_OFFICERS)  # these have an amount


class Said(NamedTuple):
    """A row of the database: what was said of an item for a year."""

    region_code: str
    year: int
    item_id: int
    item: Item
    state: State
    number: str
    amount: int | None
    dated_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Outreach:
    """What was held in the year and handed in, about SP4N-LAPOR!: outreach, training, both on one occasion, and those
    who came."""

    outreach: int = 0
    training: int = 0
    both: int = 0
    participants: int | None = None  # None: none of them recorded how many

    @property
    def activities(self) -> int:
        return self.outreach + self.training + self.both


@dataclass(frozen=True, slots=True)
class Standing:
    """``said`` is what it rests on; ``earlier`` is the last year that spoke of an item that holds for its year."""

    item: Item
    state: State
    said: Said | None = None
    carried: bool = False
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """The eleven items of a region in a year, in the order of the dimensions."""

    year: int
    standings: list[Standing]
    outreach: Outreach = field(default_factory=Outreach)

    def of(self, state: State) -> list[Standing]:
        return [one for one in self.standings if one.state is state]

    @property
    def spoken_of(self) -> bool:
        """Whether anybody ever said something of the region that still tells of this year."""
        return any(one.said or one.earlier for one in self.standings)

    def by_item(self) -> dict[Item, Standing]:
        return {one.item: one for one in self.standings}


def checklist(year: int, said: Iterable[Said], outreach: Outreach) -> Checklist:
    """``said`` is of one region; later years than the asked one are passed over."""
    by_item: dict[Item, list[Said]] = {item: [] for item in TYPED}
    for one in sorted(said, key=lambda row: row.year):
        if one.year <= year:
            by_item[one.item].append(one)
    return Checklist(year, [_standing(item, year, by_item, outreach) for item in ITEMS], outreach)


def _standing(item: Item, year: int, by_item: Mapping[Item, list[Said]], outreach: Outreach) -> Standing:
    if item is Item.OUTREACH:
        return Standing(item, State.PRESENT if outreach.activities else State.ABSENT)
    known = [one for one in by_item[item] if one.state is not State.UNKNOWN]
    newest = known[-1] if known else None
    if newest is None or (item in OF_ITS_YEAR and newest.year < year):
        here = [one for one in by_item[item] if one.year == year]
        return Standing(item, State.UNKNOWN, here[-1] if here else None, earlier=newest.year if newest else None)
    return Standing(item, newest.state, newest, carried=newest.year < year)
