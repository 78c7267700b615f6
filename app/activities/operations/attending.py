"""Who took part: names tied to the register where it knows them, and put into it where that is asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from app.activities.models import ActivityPerson
from app.activities.operations.details import ActivityDetails, PersonEntry
from app.core.clock import local_date
from app.core.dates import Precision
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.viewer import Viewer
from app.organizations.queries import register
from app.people.models import Person
from app.people.operations import LONGEST_TITLE, PersonDetails, PositionDetails, add_person
from app.people.queries import folded, position_on, same_people

Errors = dict[str | None, str]


def attending(details: ActivityDetails, *, actor: Viewer, now: datetime) -> list[ActivityPerson]:
    """The rows of everybody named, in order; empty groups are left out."""
    entries = list(enumerate(_placed(details, actor)))
    errors: Errors = dict(_errors(entries))
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    known = same_people({entry.name for _n, entry in entries if entry.name and entry.person_id is None})
    rows = []
    for position, (_number, entry) in enumerate(((n, e) for n, e in entries if not e.is_empty), 1):
        tied = _tied(entry, known, details, actor, now)
        rows.append(_row(position, tied, details.held_on.value))
    return rows


def _placed(details: ActivityDetails, actor: Viewer) -> Iterator[PersonEntry]:
    """Organizations that were written become those of the register; an unknown one is written with the title."""
    names = register(actor) if any(entry.organization for entry in details.people) else None
    near = (*details.host_ids, *details.participant_ids)
    for entry in details.people:
        if names is None or not entry.organization:
            yield entry
            continue
        found = names.find(entry.organization, near=near, region_code=details.region_code or "")
        if found is not None:
            yield replace(entry, organization="", organization_id=found)
        else:
            title = ", ".join(part for part in (entry.title, entry.organization) if part)
            yield replace(entry, organization="", title=title)


def _errors(entries: list[tuple[int, PersonEntry]]) -> Iterator[tuple[str | None, str]]:
    for number, entry in entries:
        if not entry.is_empty and entry.person_id is None and not entry.name and not entry.title:
            yield f"people-{number}-name", _("Isi nama atau jabatan orang ini.")
        elif len(entry.title) > LONGEST_TITLE:
            sentence = _("Jabatan bersama nama organisasinya paling banyak %(n)d karakter.", n=LONGEST_TITLE)
            yield f"people-{number}-title", sentence
        elif entry.keep and entry.person_id is None and not (entry.name and entry.title and entry.organization_id):
            sentence = _(
                "Untuk menyimpan ke daftar orang, isi nama, jabatan, dan organisasi yang ada di daftar mitra. "
                "Atau hapus centangnya."
            )
            yield f"people-{number}-keep", sentence


def _tied(
    entry: PersonEntry, known: dict[tuple[str, int], int], details: ActivityDetails, actor: Viewer, now: datetime
) -> PersonEntry:
    """Tied to the person of this name in this organization; a new one enters the register only when asked."""
    if entry.person_id is not None or not entry.name or entry.organization_id is None:
        return entry
    key = (folded(entry.name), entry.organization_id)
    if key not in known and entry.keep:
        position = PositionDetails(entry.organization_id, entry.title, starts_on=_since(details, now))
        known[key] = add_person(PersonDetails(entry.name, position), actor=actor, now=now).id
    return replace(entry, person_id=known.get(key))


def _since(details: ActivityDetails, now: datetime) -> date | None:
    """The activity's day, where it is known; of a planned one, today."""
    day = details.held_on.value if details.held_on.precision is Precision.DAY else None
    return min(day, local_date(now)) if day else None


def _row(number: int, entry: PersonEntry, day: date | None) -> ActivityPerson:
    """Someone from the register brings her name and the title she held on that date, unless another was typed."""
    name, title, organization_id = entry.name, entry.title, entry.organization_id
    if entry.person_id is not None and not (name and title and organization_id):
        known = db.session.get(Person, entry.person_id)
        held = position_on(entry.person_id, organization_id, day) if known and day else None
        name = name or (known.name if known else "")
        title = title or (held.title if held else "")
        organization_id = organization_id or (held.organization_id if held else None)
    return ActivityPerson(
        position=number,
        person_id=entry.person_id,
        name=name,
        title=title,
        organization_id=organization_id,
        part=entry.part,
        topic=entry.topic,
    )
