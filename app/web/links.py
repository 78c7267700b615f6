"""Links to the page one is on with another query: sorting, filtering, paging and language share this."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode


def pairs(args: Any) -> list[tuple[str, str]]:
    """Every name and value of a query, repeated names included (a plain mapping serves in tests)."""
    found: Iterable[tuple[str, str]] = args.items(multi=True) if hasattr(args, "getlist") else args.items()
    return [(name, value) for name, value in found if value]


def query_link(args: Any, changes: Mapping[str, str | None], drop: Iterable[str] = ()) -> str:
    """'?' and the query with some names changed; None or ``drop`` takes a name out. Relative: the path stays."""
    kept = [(name, value) for name, value in pairs(args) if name not in changes and name not in set(drop)]
    return "?" + urlencode(kept + [(name, value) for name, value in changes.items() if value is not None])
