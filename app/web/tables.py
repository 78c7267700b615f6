"""What a table on screen is made of; drawn by templates/components/table.html."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.web.links import query_link
from app.web.paging import PAGE_NAMES

Row = TypeVar("Row")
NUMERIC = frozenset({"number", "percent"})


@dataclass(frozen=True, slots=True)
class Column:
    """``format`` is text, number, percent, date, partial_date, month or tag (then the value is (text, colour))."""

    key: str
    label: Any  # text, or a lazy translation
    format: str = "text"
    decimals: int = 0

    @property
    def numeric(self) -> bool:
        return self.format in NUMERIC


@dataclass(frozen=True, slots=True)
class Order:
    """Which column sorts the rows, from the query string; an unknown one falls back to the first."""

    key: str
    descending: bool
    args: Any = field(default_factory=dict)

    @classmethod
    def asked(cls, args: Any, columns: Sequence[Column]) -> "Order":
        key = args.get("urut", "")
        known = key in {column.key for column in columns}
        return cls(key if known else columns[0].key, known and args.get("arah") == "turun", args)

    def sort(self, rows: Iterable[Row]) -> list[Row]:
        """Sorted by the column; rows without a value stay at the end either way."""
        rows = list(rows)
        known = [row for row in rows if getattr(row, self.key) is not None]
        known.sort(key=lambda row: getattr(row, self.key), reverse=self.descending)
        return known + [row for row in rows if getattr(row, self.key) is None]

    def link(self, column: Column) -> str:
        """The link of a heading: turns the order round, and starts figures with the largest."""
        down = not self.descending if column.key == self.key else column.numeric
        return query_link(self.args, {"urut": column.key, "arah": "turun" if down else None}, drop=PAGE_NAMES)
