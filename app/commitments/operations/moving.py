"""Beginning with a commitment, and moving its due date with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from app.commitments.models import Commitment, CommitmentStep, StepKind
from app.commitments.operations.stepping import Errors, note, open_one, refuse
from app.commitments.policy import CLOSE
from app.commitments.queries import movable
from app.core.clock import local_date
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer


@dataclass(frozen=True, slots=True)
class MovingDetails:
    """Until when instead, and why; ``version`` is the one the person at the desk saw."""

    due_on: date | None
    reason: str
    version: int | None


def start_commitment(commitment_id: int, *, actor: Viewer, now: datetime) -> None:
    """Say that the work on it has begun."""
    found = open_one(commitment_id, actor)
    if found.started_on is not None:
        raise DomainError(_("Tindak lanjut ini sudah dikerjakan."))
    found.started_on = local_date(now, found.activity.timezone)
    note(found, CommitmentStep(step=StepKind.START), actor=actor, now=now, fields=("started_on",))


def postpone_commitment(commitment_id: int, details: MovingDetails, *, actor: Viewer, now: datetime) -> None:
    """Agree on another due date outside a meeting; the first one stays known."""
    require(CLOSE, actor)
    found = movable(commitment_id, actor, lock=True)
    if not found.is_open:
        raise DomainError(_("Tindak lanjut ini sudah ditutup."))
    check_version(found, details.version)
    refuse(_errors(found, details, local_date(now, found.activity.timezone)))
    step = CommitmentStep(step=StepKind.POSTPONE, reason=details.reason)
    move(found, details.due_on, step)
    note(found, step, actor=actor, now=now, fields=("due_on",))


def check_version(found: Commitment, version: int | None) -> None:
    if found.version != version:
        raise Stale(_("Tindak lanjut ini baru saja diubah orang lain. Baca keadaannya sekarang, lalu kirim lagi."))


def _errors(found: Commitment, details: MovingDetails, today: date) -> Errors:
    errors: Errors = {}
    if details.due_on is None:
        errors["due_on"] = _("Isi batas waktu yang baru, misalnya 18 Desember 2026.")
    elif details.due_on < today:
        errors["due_on"] = _("Batas waktu yang baru tidak boleh sebelum hari ini.")
    elif details.due_on == found.due_on:
        errors["due_on"] = _("Batas waktunya sudah tanggal itu. Isi tanggal lain.")
    if not details.reason:
        errors["reason"] = _("Isi alasan batas waktunya digeser.")
    return errors


def move(found: Commitment, due_on: date | None, step: CommitmentStep) -> None:
    """Set another due date, and tell the step from which day to which."""
    step.due_before, step.due_after = found.due_on, due_on
    if not found.times_moved:
        found.first_due_on = found.due_on
    found.times_moved += 1
    found.due_on = due_on
