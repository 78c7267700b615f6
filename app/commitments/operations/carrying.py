"""Carrying what is still open into the meeting that follows: the same commitment, with a new due date and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.activities.models import Activity
from app.commitments.models import Commitment, CommitmentStep, StepKind
from app.commitments.operations.moving import move
from app.commitments.operations.stepping import Errors, note, refuse
from app.commitments.queries import open_before
from app.core.i18n import _
from app.core.viewer import Viewer
from app.web.formats import partial_date


@dataclass(frozen=True, slots=True)
class CarryEntry:
    """What the meeting says of one open commitment; one that is not to be ``carry``-ed stays as it is.

    Without ``due_on`` the due date stays. ``version`` is the one the form showed.
    """

    id: int | None
    carry: bool = False
    due_on: date | None = None
    reason: str = ""
    version: int | None = None


def carry_over(activity: Activity, entries: Sequence[CarryEntry], *, actor: Viewer, now: datetime) -> int:
    """Carry what was ticked into this meeting; gives how many.

    A shared part of recording: the caller has checked the actor and writes the event of the meeting.
    """
    wanted = [(place, entry) for place, entry in enumerate(entries) if entry.carry]
    if not wanted:
        return 0
    before = open_before(activity.follows_id, actor, except_id=activity.id, lock=True)
    known = {row.commitment.id: row.commitment for row in before if row.may_carry}
    errors: Errors = {}
    for place, entry in wanted:
        errors |= _errors(known.get(entry.id or 0), entry, activity, f"carried-{place}-")
    refuse(errors)
    for _place, entry in wanted:
        _carry(known[entry.id or 0], entry, activity, actor, now)
    return len(wanted)


def _carry(found: Commitment, entry: CarryEntry, activity: Activity, actor: Viewer, now: datetime) -> None:
    step = CommitmentStep(step=StepKind.CARRY, reason=entry.reason, activity_id=activity.id)
    if entry.due_on is not None and entry.due_on != found.due_on:
        move(found, entry.due_on, step)
    else:
        step.due_before = step.due_after = found.due_on
    found.carried_to_id = activity.id
    note(found, step, actor=actor, now=now, fields=("carried_to", "due_on"))


def _errors(found: Commitment | None, entry: CarryEntry, activity: Activity, field: str) -> Errors:
    if found is None:
        return {
            field + "carry": _(
                "Tindak lanjut ini tidak terbuka lagi, bukan dari kegiatan sebelumnya, atau bukan bagian Anda. "
                "Tampilkan lagi daftarnya."
            )
        }
    if found.version != entry.version:
        return {field + "carry": _("Tindak lanjut ini baru saja diubah orang lain. Tampilkan lagi daftarnya.")}
    begins, errors = activity.starts_on, Errors()
    due = entry.due_on or found.due_on
    if begins and due and due < begins:
        errors[field + "due_on"] = _(
            "Isi batas waktu yang baru, tidak sebelum pertemuan ini (%(day)s).", day=partial_date(activity.held_on)
        )
    if entry.due_on is not None and entry.due_on != found.due_on and not entry.reason:
        errors[field + "reason"] = _("Isi alasan batas waktunya digeser.")
    return errors
