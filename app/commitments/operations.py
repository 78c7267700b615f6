"""Setting the commitments of an activity, and closing them one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.activities.models import Activity
from app.audit.operations import record
from app.commitments.models import Commitment, CommitmentState
from app.commitments.policy import CLOSE
from app.commitments.queries import closable
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.organizations.models import Organization
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


@dataclass(frozen=True, slots=True)
class ClosingDetails:
    """``evidence`` is the number of a letter, a link or a few words."""

    evidence: str
    closed_on: date


def set_commitments(activity: Activity, entries: Sequence[CommitmentEntry], *, now: datetime) -> int:
    """Make the activity's commitments what was typed; gives the number of rows added, changed or removed.

    A shared part of recording: the caller has checked the actor and writes the audit event. Rows keep their state
    and evidence; an open one whose text was emptied goes; one that is not among the entries stays as it is.
    """
    known = _locked(activity)
    _check(entries, known, activity)
    touched, position = 0, 0
    for entry in entries:
        old = known.get(entry.id) if entry.id is not None else None
        position += bool(entry.what)
        if old is not None:
            touched += _change(old, entry, position)
        elif entry.what:
            db.session.add(_new(activity, entry, position, now))
            touched += 1
    db.session.flush()
    return touched


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
    is_open = old is None or old.state is CommitmentState.OPEN
    begins, due = activity.starts_on, entry.due_on
    return bool(entry.what and is_open and begins and due and due < begins)


def _check_known(entry: CommitmentEntry, old: Commitment | None, seen: set[int], field: str) -> Errors:
    if old is None or old.id in seen:
        return {field + "what": _("Tindak lanjut ini bukan bagian kegiatan ini lagi. Buka kembali halamannya.")}
    seen.add(old.id)
    if old.state is not CommitmentState.OPEN and _differs(old, entry):
        return {field + "what": _("Tindak lanjut ini sudah ditutup, jadi tidak dapat diubah di sini.")}
    return {}


def _existing(ids: set[int | None]) -> set[int]:
    named = {number for number in ids if number is not None}
    return set(db.session.scalars(select(Organization.id).where(Organization.id.in_(named)))) if named else set()


def close_commitment(commitment_id: int, details: ClosingDetails, *, actor: Viewer, now: datetime) -> None:
    """Say that it was done, with the evidence."""
    found = _open_one(commitment_id, actor)
    errors: Errors = {}
    if not details.evidence:
        errors["evidence"] = _("Isi bukti: nomor surat, tautan, atau keterangan.")
    if details.closed_on > local_date(now, found.activity.timezone):
        errors["closed_on"] = _("Tanggal selesai tidak boleh setelah hari ini.")
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    _close(found, CommitmentState.DONE, details)
    _record("commitment:close", found, actor, now)


def cancel_commitment(commitment_id: int, reason: str, *, actor: Viewer, now: datetime) -> None:
    """Say that it will not be done, and why."""
    found = _open_one(commitment_id, actor)
    if not reason:
        raise DomainError(_("Isi alasan pembatalan."), "reason")
    _close(found, CommitmentState.CANCELLED, ClosingDetails(reason, local_date(now, found.activity.timezone)))
    _record("commitment:cancel", found, actor, now)


def _close(found: Commitment, state: CommitmentState, details: ClosingDetails) -> None:
    found.evidence, found.closed_on, found.state = details.evidence, details.closed_on, state


def _record(action: str, found: Commitment, actor: Viewer, now: datetime) -> None:
    fields, counts = ("state", "closed_on", "evidence"), {"activity": found.activity_id}
    record(action, actor=actor, now=now, subject=("commitment", found.id), fields=fields, counts=counts)


def _open_one(commitment_id: int, actor: Viewer) -> Commitment:
    """The commitment, locked; NotFound for a stranger, Forbidden for who sees it but may not close it."""
    require(CLOSE, actor)
    found = closable(commitment_id, actor, lock=True)
    if found.state is not CommitmentState.OPEN:
        raise DomainError(_("Tindak lanjut ini sudah ditutup."))
    return found
