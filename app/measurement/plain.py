"""Dataclasses as JSON and back, told apart by their type hints: what comes back is equal to what was written."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from math import isfinite
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

MONTH = "month"  # dates among figures whose kind is open are written {"month": "2025-03-01"}


def plain(value: Any) -> Any:
    """As JSON knows it. Raises ValueError for a number that JSON cannot hold."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):
        return {MONTH: value.isoformat()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, float) and not isfinite(value):
        raise ValueError(f"{value} is no number")
    return value


def read(kind: Any, stored: Any) -> Any:
    """The value of this kind that ``plain`` wrote. Fields that were not written yet have their default; those that are
    no longer known are passed over."""
    if stored is None:
        return None
    if isinstance(kind, type) and is_dataclass(kind):
        known = get_type_hints(kind)
        return kind(**{name: read(known[name], stored[name]) for name in known if name in stored})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(stored)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple:
        kinds = [inside[0]] * len(stored) if inside[-1] is Ellipsis else inside
        return tuple(read(one, part) for one, part in zip(kinds, stored, strict=True))
    if origin is UnionType:
        left = [one for one in inside if one is not NoneType]
        return read(left[0], stored) if len(left) == 1 else _open(stored)
    if origin in (dict, Mapping):
        return {name: read(inside[1], part) for name, part in stored.items()}
    return float(stored) if kind is float else _open(stored)


def _open(stored: Any) -> Any:
    """A value whose kind only its own shape tells."""
    if isinstance(stored, dict):
        return date.fromisoformat(stored[MONTH])
    return tuple(_open(one) for one in stored) if isinstance(stored, list) else stored
