"""What packages above know of a dimension in a year: they register it, so that this one knows none of them."""

from collections.abc import Callable
from typing import NamedTuple

from app.readiness.models import Dimension


class Fact(NamedTuple):
    """A label, what is found in words, and where it is read (or "")."""

    label: str
    text: str
    href: str = ""


Finding = Callable[[str, int], list[Fact]]
_findings: dict[Dimension, list[Finding]] = {dimension: [] for dimension in Dimension}


def fact(dimension: Dimension) -> Callable[[Finding], Finding]:
    """Decorate what gives the facts of a region's code and a year."""

    def known(finding: Finding) -> Finding:
        _findings[dimension].append(finding)
        return finding

    return known


def facts_of(dimension: Dimension, region_code: str, year: int) -> list[Fact]:
    return [one for finding in _findings[dimension] for one in finding(region_code, year)]
