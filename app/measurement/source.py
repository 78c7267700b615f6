"""All that analyses are computed from, of every kabupaten/kota and month, before anything is asked of it."""

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np

from app.measurement.estimator.arrays import Flags, Floats
from app.measurement.settings import Treatment


@dataclass(frozen=True, eq=False, slots=True)
class Reach:
    """The outreach of one definition of treatment."""

    start: Floats  # (n,) column of the month of the first one; negative before the data, inf for never, NaN unknown
    participants: Floats  # (n, T) participants whose number was recorded, by month of the activity
    activities: Floats  # (n, T) activities by month
    province_wide: Flags  # (n,) the first one was aimed at a whole province
    by_kind: Flags  # (n,) the first one recorded no groups of participants and counts by its kind


@dataclass(frozen=True, eq=False, slots=True)
class Source:
    """n regions in the order of their codes, over T calendar months without a gap: those with a complete month or an
    outreach.

    Counts are NaN where a month is not complete: missing is not zero.
    """

    regions: tuple[str, ...]
    names: tuple[str, ...]
    first: date  # the month of column 0
    received: Floats  # (n, T) reports on all channels
    citizen: Floats  # (n, T) reports that citizens filed
    citizen_kept: Floats  # (n, T) of those, without archived and blocked ones; NaN where the source does not say
    settled: Floats  # (n, T) citizen-filed reports of months at least 90 days old at the last import
    finished: Floats  # (n, T) of those, the finished ones
    people: Floats  # (n, T) residents, in the year nearest to the month's of which they are known
    people_year: Floats  # (n, T) of which year; NaN where unknown
    disrupted: Flags  # (n, T) months with a disruption of the service
    scope: tuple[str, ...]  # (n,) coverage, channels and source of the counts; only equal ones are compared
    reached: dict[Treatment, Reach]

    @property
    def months(self) -> int:
        return self.received.shape[1]


_TEXTS = ("regions", "names", "scope")
_BY_MONTH = ("received", "citizen", "citizen_kept", "settled", "finished", "people", "people_year", "disrupted")
_FLAGS = ("disrupted", "province_wide", "by_kind")


def packed(source: Source) -> bytes:
    """The same bytes for the same source. Numbers are written so that they are read back exactly."""
    return zlib.compress(_text(source).encode(), 6)


def digest(content: bytes) -> str:
    """SHA-256 of what was packed: of its text, since another zlib may write the same text in other bytes."""
    return hashlib.sha256(zlib.decompress(content)).hexdigest()


def unpacked(content: bytes) -> Source:
    """The source that ``packed`` wrote."""
    told = json.loads(zlib.decompress(content))
    shape = len(told["regions"]), told["months"]
    reached = {Treatment(name): _reach(there, shape) for name, there in told["reached"].items()}
    arrays = {name: _array(name, told[name], shape) for name in _BY_MONTH}
    texts: dict[str, Any] = {name: tuple(told[name]) for name in _TEXTS}
    return Source(first=date.fromisoformat(told["first"]), reached=reached, **texts, **arrays)


def _text(source: Source) -> str:
    told: dict[str, Any] = {name: getattr(source, name) for name in _TEXTS}
    told |= {name: _lines(getattr(source, name)) for name in _BY_MONTH}
    told |= {"first": source.first.isoformat(), "months": source.months}
    told["reached"] = {
        treatment.value: {one.name: _lines(getattr(reach, one.name)) for one in fields(Reach)}
        for treatment, reach in source.reached.items()
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _reach(told: dict[str, Any], shape: tuple[int, int]) -> Reach:
    return Reach(**{name: _array(name, lines, shape) for name, lines in told.items()})


def _lines(array: Floats | Flags) -> str | list[str]:
    """One line a region, and a single one where there is one number a region."""
    numbers = array.astype(float).tolist()
    return [_line(row) for row in numbers] if array.ndim > 1 else _line(numbers)


def _line(numbers: Iterable[float]) -> str:
    return " ".join(str(int(number)) if number.is_integer() else repr(number) for number in numbers)


def _array(name: str, lines: str | list[str], shape: tuple[int, int]) -> Any:
    """Of the kind that the field ``name`` holds."""
    if isinstance(lines, str):
        lines, shape = [lines], shape[:1]  # type: ignore[assignment]
    numbers = np.array([line.split() for line in lines], dtype=float).reshape(shape)
    return numbers.astype(bool) if name in _FLAGS else numbers
