"""Where programmes and priorities meet, where programmes overlap, and what nobody works on: rules over plain rows.

Nothing here weighs or ranks. A match is the same field, ground that both name, and years that both run; so is an
overlap, between programmes of two organizations. What has no match is a gap.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.programmes.models import FieldOfWork


@dataclass(frozen=True, slots=True)
class Standing:
    """A programme or a priority as the rules look at it; ``codes`` are its regions within one province."""

    id: int
    title: str
    organization_id: int
    organization: str
    field: FieldOfWork
    is_priority: bool
    first_year: int
    last_year: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """``codes`` is the ground both name, ``years`` the first and last in which both run."""

    priority: Standing
    programme: Standing
    codes: tuple[str, ...]
    years: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Programmes of one field that all work in the region with this code."""

    field: FieldOfWork
    code: str
    programmes: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The regions of a priority in which no programme of its field works."""

    priority: Standing
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A programme without a priority: its field has none, or (``elsewhere``) none where and when it works."""

    programme: Standing
    elsewhere: bool


def holds(wide: str, code: str) -> bool:
    """Whether the region is this one or a part of it."""
    return code == wide or code.startswith(wide + ".")


def widest(codes: Iterable[str]) -> tuple[str, ...]:
    """In order, without those that lie in another of them: Kabupaten Lebak and Cibadak are Kabupaten Lebak."""
    known = set(codes)
    return tuple(sorted(code for code in known if not known & set(_above(code))))


def _above(code: str) -> list[str]:
    return [".".join(code.split(".")[:length]) for length in range(1, code.count(".") + 1)]


def shared_ground(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """What both name: of a region and a part of it the part."""
    first, second = list(one), list(other)
    here = {code for code in first if any(holds(wide, code) for wide in second)}
    return widest(here | {code for code in second if any(holds(wide, code) for wide in first)})


def shared_years(one: Standing, other: Standing) -> tuple[int, int] | None:
    first, last = max(one.first_year, other.first_year), min(one.last_year, other.last_year)
    return (first, last) if first <= last else None


def match(priority: Standing, programme: Standing) -> Match | None:
    """The match of these two, or None."""
    years = shared_years(priority, programme)
    if priority.field is not programme.field or years is None:
        return None
    codes = shared_ground(priority.codes, programme.codes)
    return Match(priority, programme, codes, years) if codes else None


def matches(rows: Sequence[Standing]) -> list[Match]:
    """Every match, in the order of the rows: by priority, then by programme."""
    fields = _programmes(rows)
    pairs = (match(row, one) for row in rows if row.is_priority for one in fields[row.field])
    return [found for found in pairs if found is not None]


def overlaps(rows: Sequence[Standing]) -> list[Overlap]:
    """One for each region that somebody names and in which two organizations work on one field, by field and code."""
    found = []
    for field, programmes in _programmes(rows).items():
        by_code: dict[str, list[Standing]] = defaultdict(list)
        for one in programmes:
            for code in widest(one.codes):
                by_code[code].append(one)
        for code in sorted(by_code):
            here = [one for wide in (*_above(code), code) for one in by_code.get(wide, ())]
            together = [one for one in here if _meets_another(one, here)]
            if together:
                found.append(Overlap(field, code, tuple(sorted(together, key=_called))))
    return found


def _called(one: Standing) -> tuple[str, int]:
    return one.title.casefold(), one.id


def _meets_another(one: Standing, others: Iterable[Standing]) -> bool:
    return any(one.organization_id != other.organization_id and shared_years(one, other) for other in others)


def uncovered(rows: Sequence[Standing], below: Mapping[str, Sequence[str]]) -> list[Uncovered]:
    """Priorities with regions where no programme of their field works; ``below`` gives the kabupaten and kota of a
    province, so that a priority of the whole province is looked at in each of them."""
    fields = _programmes(rows)
    found = []
    for row in rows:
        if row.is_priority:
            worked = [one for one in fields[row.field] if shared_years(row, one)]
            empty = [code for code in widest(row.codes) for code in _empty(code, worked, below.get(code, ()))]
            found += [Uncovered(row, tuple(empty))] if empty else []
    return found


def _empty(code: str, worked: Sequence[Standing], below: Sequence[str]) -> list[str]:
    """The region when nobody works in it; else those of its parts where nobody does."""
    if not any(shared_ground((code,), one.codes) for one in worked):
        return [code]
    return [part for part in below if not any(shared_ground((part,), one.codes) for one in worked)]


def unmatched(rows: Sequence[Standing]) -> list[Unmatched]:
    """Programmes that meet no priority."""
    wanted: dict[FieldOfWork, list[Standing]] = defaultdict(list)
    for row in rows:
        if row.is_priority:
            wanted[row.field].append(row)
    alone = (row for row in rows if not row.is_priority and not any(match(one, row) for one in wanted[row.field]))
    return [Unmatched(row, elsewhere=bool(wanted[row.field])) for row in alone]


def _programmes(rows: Iterable[Standing]) -> dict[FieldOfWork, list[Standing]]:
    found: dict[FieldOfWork, list[Standing]] = defaultdict(list)
    for row in rows:
        if not row.is_priority:
            found[row.field].append(row)
    return found
