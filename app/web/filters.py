"""The filter bar above a list; drawn by templates/components/filters.html."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.dates import shifted
from app.web.formats import month_long
from app.web.links import query_link
from app.web.paging import PAGE_NAMES


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a list: a select when it has ``options`` (value, text), else a search box."""

    name: str
    label: Any
    value: str = ""
    options: Sequence[tuple[str, Any]] = ()

    @property
    def chosen(self) -> str:
        """What is chosen, in words; empty when nothing is, or something unknown."""
        if not self.options:
            return self.value
        return next((str(text) for value, text in self.options if value and value == self.value), "")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter in use, with the link that takes it away."""

    label: str
    text: str
    href: str


def chosen(filters: Iterable[Filter], args: Any) -> list[Chosen]:
    """The filters in use; taking one away keeps the others and starts at the first page."""
    return [
        Chosen(str(one.label), one.chosen, query_link(args, {one.name: None}, drop=PAGE_NAMES))
        for one in filters
        if one.chosen
    ]


def month_options(newest: date, count: int, asked: date | None = None) -> list[tuple[str, str]]:
    """Months to choose from, newest first, as '2026-10' and 'Oktober 2026'; one asked for always stands among them."""
    months = {shifted(newest, -number) for number in range(count)} | ({asked} if asked else set())
    return [(month_value(month), month_long(month)) for month in sorted(months, reverse=True)]


def month_value(month: date | None) -> str:
    """'2026-10', as addresses have it; empty for none."""
    return f"{month:%Y-%m}" if month else ""
