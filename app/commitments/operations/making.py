"""Setting the commitments of an activity, as its report is recorded or changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.activities.models import Activity
from app.commitments.models import Commitment, CommitmentState
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.organizations.models import Organization
from app.people.queries import folded, same_people
from app.web.formats import partial_date

Errors = dict[str | None, str]


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """What somebody typed for one commitment; ``id`` is that of the row it was shown for, None for a new one."""

    what: str = ""
    owner_organization_id: int | None = None
    owner_person: str = ""
    due_on: date | None = None
    id: int | None = None


def set_commitments(activity: Activity, entries: Sequence[CommitmentEntry], *, now: datetime) -> int:
    """Make the activity's commitments what was typed; gives the number of rows added, changed or removed.

    A shared part of recording: the caller has checked the actor and writes the audit event. Rows keep their state
    and evidence; an open one whose text was emptied goes; one that is not among the entries stays as it is.
    """
    known = _locked(activity)
    _check(entries, known, activity)
    people = _registered(entries, activity)
    touched, position = 0, 0
    for entry in entries:
        old = known.get(entry.id) if entry.id is not None else None
        position += bool(entry.what)
        if old is not None:
            touched += _change(old, entry, position)
        elif entry.what:
            db.session.add(old := _new(activity, entry, position, now))
            touched += 1
        if old is not None and not old.is_fixed:
            old.owner_person_id = people.get(entry)
    db.session.flush()
    return touched


def _registered(entries: Sequence[CommitmentEntry], activity: Activity) -> dict[CommitmentEntry, int]:
    """Who of those named has, or had, a position in the organization that owes it."""
    named = [entry for entry in entries if entry.owner_person]
    known = same_people(entry.owner_person for entry in named) if named else {}
    homes = {entry: entry.owner_organization_id or activity.owner_organization_id for entry in named}
    found = {entry: known.get((folded(entry.owner_person), home)) for entry, home in homes.items()}
    return {entry: number for entry, number in found.items() if number is not None}


def _locked(activity: Activity) -> dict[int, Commitment]:
    query = select(Commitment).where(Commitment.activity_id == activity.id).with_for_update()
    return {row.id: row for row in db.session.scalars(query)}


def _new(activity: Activity, entry: CommitmentEntry, position: int, now: datetime) -> Commitment:
    return Commitment(
        activity_id=activity.id,
        position=position,
        what=entry.what,
        owner_organization_id=entry.owner_organization_id,
        owner_person=entry.owner_person,
        due_on=entry.due_on,
        state=CommitmentState.OPEN,
        created_at=now,
    )


def _change(old: Commitment, entry: CommitmentEntry, position: int) -> bool:
    if not entry.what:
        db.session.delete(old)
        return True
    old.position = position
    changed = _differs(old, entry)
    old.what, old.owner_organization_id = entry.what, entry.owner_organization_id
    old.owner_person, old.due_on = entry.owner_person, entry.due_on
    return changed


def _differs(old: Commitment, entry: CommitmentEntry) -> bool:
    typed = (entry.what, entry.owner_organization_id, entry.owner_person, entry.due_on)
    return typed != (old.what, old.owner_organization_id, old.owner_person, old.due_on)


def _check(entries: Sequence[CommitmentEntry], known: dict[int, Commitment], activity: Activity) -> None:
    errors: Errors = {}
    organizations = _existing({entry.owner_organization_id for entry in entries})
    seen: set[int] = set()
    for number, entry in enumerate(entries):
        field = f"commitments-{number}-"
        if entry.id is not None:
            errors |= _check_known(entry, known.get(entry.id), seen, field)
        elif not entry.what and entry != CommitmentEntry():
            errors[field + "what"] = _("Isi apa yang disepakati, atau kosongkan penanggung jawab dan batas waktunya.")
        if entry.owner_organization_id is not None and entry.owner_organization_id not in organizations:
            errors[field + "owner_organization_id"] = _("Pilih organisasi dari daftar.")
        if _is_before(entry, known, activity):
            errors[field + "due_on"] = _(
                "Batas waktu lebih awal daripada tanggal kegiatan (%(day)s). Perbaiki salah satunya.",
                day=partial_date(activity.held_on),
            )
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def _is_before(entry: CommitmentEntry, known: dict[int, Commitment], activity: Activity) -> bool:
    """Due before the first day the activity could have been; what is closed already cannot be put right here."""
    old = known.get(entry.id) if entry.id is not None else None
    is_open = old is None or not old.is_fixed
    begins, due = activity.starts_on, entry.due_on
    return bool(entry.what and is_open and begins and due and due < begins)


def _check_known(entry: CommitmentEntry, old: Commitment | None, seen: set[int], field: str) -> Errors:
    if old is None or old.id in seen:
        return {field + "what": _("Tindak lanjut ini bukan bagian kegiatan ini lagi. Buka kembali halamannya.")}
    seen.add(old.id)
    if old.is_fixed and _differs(old, entry):
        if not old.is_open:
            return {field + "what": _("Tindak lanjut ini sudah ditutup, jadi tidak dapat diubah di sini.")}
        return {field + "what": _("Tindak lanjut ini sudah berjalan. Ubahlah di halamannya sendiri.")}
    return {}


def _existing(ids: set[int | None]) -> set[int]:
    named = {number for number in ids if number is not None}
    return set(db.session.scalars(select(Organization.id).where(Organization.id.in_(named)))) if named else set()
