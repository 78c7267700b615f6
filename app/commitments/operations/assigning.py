"""Saying who in the organization is to do it."""

from dataclasses import dataclass
from datetime import datetime

from app.audit.operations import record
from app.commitments.operations.stepping import open_one
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.viewer import Viewer
from app.people.queries import people_of


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody of the register, or a name or title in words; neither is nobody."""

    person_id: int | None = None
    words: str = ""


def name_person(commitment_id: int, choice: PersonChoice, *, actor: Viewer, now: datetime) -> None:
    """Choose who does it, from those who have a position in the organization that owes it."""
    found = open_one(commitment_id, actor)
    home = found.owner_organization_id or found.activity.owner_organization_id
    names = {row.person_id: row.person.name for row in people_of(home, actor)}
    if choice.person_id is not None and choice.person_id not in names:
        raise DomainError(_("Pilih orang dari daftar organisasi itu."), "person")
    found.owner_person_id = choice.person_id
    found.owner_person = names[choice.person_id] if choice.person_id is not None else choice.words
    found.touched = True
    counts: dict[str, int | str | None] = {"activity": found.activity_id}
    record(
        "commitment:name",
        actor=actor,
        now=now,
        subject=("commitment", found.id),
        fields=["owner_person"],
        counts=counts,
    )
