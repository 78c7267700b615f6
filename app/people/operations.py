"""Adding people, and keeping their positions over time."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import selectinload

from app.audit.operations import record
from app.core.db import db
from app.core.errors import DomainError, Forbidden, NotFound, Stale
from app.core.i18n import _
from app.core.permissions import require
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.people.models import Person, Position
from app.people.policy import CHANGE, RECORD, may_change, may_set_position
from app.people.queries import LONGEST_NAME, folded, same_person

LONGEST_TITLE = 200

Errors = dict[str | None, str]


@dataclass(frozen=True, slots=True)
class PositionDetails:
    """A title in an organization; None for a date that is not known, or a position still held."""

    organization_id: int | None
    title: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """A person and the first position that is known of her."""

    name: str
    position: PositionDetails


def add_person(details: PersonDetails, *, actor: Viewer, now: datetime) -> Person:
    """Put a person with a position into the list.

    The organization is locked, so that two people who add the same name at once do not both succeed.
    """
    require(RECORD, actor)
    db.session.get(Organization, details.position.organization_id or 0, with_for_update=True)
    errors = _name_errors(details.name) | _position_errors(details.position)
    if not errors and same_person(details.name, details.position.organization_id or 0):
        errors["name"] = _(
            "Nama itu sudah tercatat di organisasi ini. Cari namanya di daftar orang, lalu tambahkan jabatannya."
        )
    _refuse(errors)
    person = Person(
        name=details.name,
        folded_name=folded(details.name),
        created_by_organization_id=actor.organization_id,
        created_at=now,
        positions=[_position(details.position)],
    )
    db.session.add(person)
    db.session.flush()
    counts = {"organization": details.position.organization_id}
    record("person:add", actor=actor, now=now, subject=("person", person.id), counts=counts)
    return person


def rename_person(person_id: int, name: str, *, version: int | None, actor: Viewer, now: datetime) -> Person:
    """Correct a name; ``version`` is the one the person at the desk began from."""
    person = _changeable(person_id, actor)
    if person.version != version:
        raise Stale(
            _("Data ini sudah diubah orang lain. Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi.")
        )
    _refuse(_name_errors(name))
    if name != person.name:
        person.name, person.folded_name = name, folded(name)
        record("person:rename", actor=actor, now=now, subject=("person", person.id), fields=["name"])
    return person


def add_position(person_id: int, details: PositionDetails, *, actor: Viewer, now: datetime) -> Position:
    """Record a position, for instance after a rotation."""
    require(RECORD, actor)
    person = _locked(person_id)
    if not may_set_position(person, details.organization_id, actor):
        raise DomainError(
            _("Jabatan di organisasi lain dicatat oleh organisasi itu, oleh pencatat orang ini, atau oleh staf Biro."),
            "organization_id",
        )
    errors = _position_errors(details)
    if not errors and any(_same(position, details) for position in person.positions):
        errors["title"] = _("Jabatan itu sudah tercatat untuk waktu yang sama.")
    _refuse(errors)
    position = _position(details)
    person.positions.append(position)
    db.session.flush()
    counts = {"position": position.id, "organization": details.organization_id}
    record("person:add_position", actor=actor, now=now, subject=("person", person.id), counts=counts)
    return position


def end_position(position_id: int, ends_on: date | None, *, actor: Viewer, now: datetime) -> Position:
    """Say until when a position was held, or correct what was said."""
    require(CHANGE, actor)
    position = db.session.get(Position, position_id, with_for_update=True)
    if position is None:
        raise NotFound(_("Jabatan itu tidak ada."))
    if not may_set_position(_locked(position.person_id), position.organization_id, actor):
        raise Forbidden(_("Data orang ini diubah oleh organisasi yang mencatatnya, organisasinya, atau staf Biro."))
    if ends_on is None:
        raise DomainError(_("Isi tanggal berakhirnya jabatan, misalnya 18 11 2026."), "ends_on")
    _refuse(_order_errors(position.starts_on, ends_on))
    if position.ends_on != ends_on:
        position.ends_on = ends_on
        subject, counts = ("person", position.person_id), {"position": position.id}
        record("person:end_position", actor=actor, now=now, subject=subject, fields=["ends_on"], counts=counts)
    return position


def _locked(person_id: int) -> Person:
    person = db.session.get(Person, person_id, with_for_update=True, options=[selectinload(Person.positions)])
    if person is None:
        raise NotFound(_("Orang itu tidak ada dalam daftar. Cari namanya."))
    return person


def _changeable(person_id: int, actor: Viewer) -> Person:
    require(CHANGE, actor)
    person = _locked(person_id)
    if not may_change(person, actor):
        raise Forbidden(_("Data orang ini diubah oleh organisasi yang mencatatnya, organisasinya, atau staf Biro."))
    return person


def _position(details: PositionDetails) -> Position:
    return Position(
        organization_id=details.organization_id,
        title=details.title,
        starts_on=details.starts_on,
        ends_on=details.ends_on,
    )


def _refuse(errors: Errors) -> None:
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def _name_errors(name: str) -> Errors:
    if not folded(name):
        return {"name": _("Isi nama orang ini.")}
    return {"name": _("Paling banyak %(n)d karakter.", n=LONGEST_NAME)} if len(name) > LONGEST_NAME else {}


def _position_errors(details: PositionDetails) -> Errors:
    errors: Errors = {}
    home = db.session.get(Organization, details.organization_id) if details.organization_id is not None else None
    if home is None:
        errors["organization_id"] = _("Pilih organisasi dari daftar.")
    if not fold(details.title):
        errors["title"] = _("Isi jabatan, misalnya Kepala Bidang Informasi.")
    elif len(details.title) > LONGEST_TITLE:
        errors["title"] = _("Paling banyak %(n)d karakter.", n=LONGEST_TITLE)
    return errors | _order_errors(details.starts_on, details.ends_on)


def _order_errors(starts_on: date | None, ends_on: date | None) -> Errors:
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        return {"ends_on": _("Tanggal berakhir lebih awal daripada tanggal mulai.")}
    return {}


def _same(position: Position, details: PositionDetails) -> bool:
    """The same title in the same organization, at least partly at the same time."""
    if position.organization_id != details.organization_id or fold(position.title) != fold(details.title):
        return False
    first = max(position.starts_on or date.min, details.starts_on or date.min)
    return first <= min(position.ends_on or date.max, details.ends_on or date.max)
