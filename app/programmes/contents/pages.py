"""One programme, and a row of the list of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.viewer import Viewer
from app.programmes import queries
from app.programmes.labels import FIELDS, KINDS, place_name, state_tag, years
from app.programmes.models import Programme
from app.programmes.policy import may_change

Tag = tuple[str, str]
SHOWN_PLACES = 4


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A row of a list; ``places`` is empty where the list is that of one place."""

    id: int
    title: str
    kind: Any
    organization: str
    field: Any
    years: str
    places: str
    more_places: int
    state: Tag


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """``donor`` and ``agencies`` are a partner's, ``document`` a priority's."""

    id: int
    title: str
    kind: Any
    is_priority: bool
    organization: tuple[int, str]
    field: Any
    years: str
    places: tuple[str, ...]
    donor: str
    agencies: tuple[tuple[int, str], ...]
    document: str
    description: str
    source: str
    state: Tag
    ended_on: date | None
    ending_reason: str
    may_change: bool
    version: int


def programme_page(programme_id: int, viewer: Viewer, today: date) -> ProgrammePage:
    """The programme, or NotFound."""
    found = queries.programme(programme_id, viewer)
    codes = [row.region_code for row in found.regions]
    names = queries.place_names(codes)
    return ProgrammePage(
        id=found.id,
        title=found.title,
        kind=KINDS[found.kind],
        is_priority=found.is_priority,
        organization=(found.organization_id, found.organization.name),
        field=FIELDS[found.field],
        years=years(found.first_year, found.last_year),
        places=tuple(place_name(code, names) for code in codes),
        donor=found.donor_organization.name if found.donor_organization else found.donor,
        agencies=tuple((row.organization_id, row.organization.name) for row in found.agencies),
        document=found.document,
        description=found.description,
        source=found.source,
        state=state_tag(found, today),
        ended_on=found.ended_on,
        ending_reason=found.ending_reason,
        may_change=may_change(found, viewer),
        version=found.version,
    )


def rows_of(found: Iterable[Programme], today: date) -> list[ProgrammeRow]:
    """Rows of the list, with their places; needs ``organization`` and ``regions``."""
    programmes = list(found)
    names = queries.place_names({row.region_code for one in programmes for row in one.regions})
    return [_row(one, one.organization.name, today, names) for one in programmes]


def named_rows(found: Iterable[tuple[Programme, str]], today: date) -> list[ProgrammeRow]:
    """Rows without their places, of programmes that come with the name of who carries them out."""
    return [_row(one, name, today, None) for one, name in found]


def _row(one: Programme, organization: str, today: date, names: Mapping[str, str] | None) -> ProgrammeRow:
    codes = [row.region_code for row in one.regions] if names is not None else []
    return ProgrammeRow(
        id=one.id,
        title=one.title,
        kind=KINDS[one.kind],
        organization=organization,
        field=FIELDS[one.field],
        years=years(one.first_year, one.last_year),
        places="; ".join(place_name(code, names or {}) for code in codes[:SHOWN_PLACES]),
        more_places=max(len(codes) - SHOWN_PLACES, 0),
        state=state_tag(one, today),
    )
