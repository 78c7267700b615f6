"""What differs between two states of a report, in the reader's words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import Select, String, cast, literal, select, union_all

from app.activities.contents import LABELS, WORDS, Contents, Value
from app.core.db import db
from app.core.i18n import _, _l
from app.organizations.models import Organization
from app.partnerships.models import Partnership
from app.regions.models import Region
from app.web.formats import number

Names = dict[tuple[str, str], str]
MOST_LINES = 200  # comparing thousands of lines that repeat each other line by line would take minutes
# Tags whose words stand in the database: the key and the name of a row. All that differs is asked in one question.
LOOKED_UP: dict[str, Any] = {
    "organization": (Organization.id, Organization.name),
    "region": (Region.code, Region.name),
    "partnership": (Partnership.id, Partnership.title),
}
# Of these only a count is told; that it is the same count does not mean the same list.
COUNTED = {"people": _l("daftar orang berubah"), "files": _l("foto atau berkas berubah")}


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of the report, its lines before and now; of long texts only the lines that differ."""

    label: Any
    before: tuple[str, ...]
    now: tuple[str, ...]
    note: str = ""


def differences(before: Contents, now: Contents) -> list[Difference]:
    """What both know and tell differently, in the order of the form."""
    changed = [name for name in LABELS if name in before and name in now and before[name] != now[name]]
    found = _look_up([one[name] for one in (before, now) for name in changed])
    return [_difference(name, before[name], now[name], found) for name in changed]


def _difference(name: str, before: Value, now: Value, names: Names) -> Difference:
    old, new = _lines(before, names), _lines(now, names)
    tags = {tag for tag, _value in _tags([before, now])}
    note = next((str(text) for tag, text in COUNTED.items() if tag in tags), "")
    return Difference(LABELS[name], *(_that_differ(old, new) if old != new else (tuple(old), tuple(new))), note)


def _that_differ(old: list[str], new: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Without the lines that are the same; of very many lines only those at both ends are looked at."""
    first = _alike(old, new)
    old, new = old[first:], new[first:]
    last = _alike(old[::-1], new[::-1])
    old, new = old[: len(old) - last], new[: len(new) - last]
    if max(len(old), len(new)) > MOST_LINES:
        return tuple(old), tuple(new)
    gone: list[str] = []
    come: list[str] = []
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            gone += old[start:end]
            come += new[first:last]
    return tuple(gone), tuple(come)


def _alike(old: list[str], new: list[str]) -> int:
    """With how many lines in common both begin."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def _lines(value: Value, names: Names) -> list[str]:
    if isinstance(value, str):
        return value.splitlines()
    found = value if isinstance(value, list) else [value]
    return [text for text in (_text(one, names) for one in found) if text]


def _text(value: Value, names: Names) -> str:
    match value:
        case None:
            return ""
        case bool():
            return _("Ya") if value else _("Tidak")
        case int():
            return number(value)
        case list():
            return ", ".join(text for text in (_text(one, names) for one in value) if text)
        case dict():
            return _tagged(*next(iter(value.items())), names)
    return str(value)


def _tagged(tag: str, value: Any, names: Names) -> str:
    if tag in LOOKED_UP:
        return names.get((tag, str(value)), str(value))
    return str(WORDS[tag](value))


def _look_up(values: Iterable[Value]) -> Names:
    wanted: dict[str, set[Any]] = {}
    for tag, value in _tags(values):
        if tag in LOOKED_UP:
            wanted.setdefault(tag, set()).add(value)
    if not wanted:
        return {}
    asked = (_named(tag, keys) for tag, keys in wanted.items())
    return {(tag, key): name for tag, key, name in db.session.execute(union_all(*asked))}


def _named(tag: str, keys: set[Any]) -> Select[Any]:
    key, name = LOOKED_UP[tag]
    return select(literal(tag), cast(key, String), name).where(key.in_(keys))


def _tags(values: Iterable[Value]) -> Iterator[tuple[str, Any]]:
    for value in values:
        if isinstance(value, dict):
            yield from value.items()
        elif isinstance(value, list):
            yield from _tags(value)
