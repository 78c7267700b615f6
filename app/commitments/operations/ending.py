"""Closing a commitment with its evidence, cancelling it, and opening it again."""

from dataclasses import dataclass
from datetime import date, datetime

from app.commitments.labels import evidence_of
from app.commitments.models import Commitment, CommitmentState, CommitmentStep, StepKind
from app.commitments.operations.stepping import Errors, note, open_one, refuse
from app.commitments.policy import CLOSE
from app.commitments.queries import closable
from app.core.clock import local_date
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer


@dataclass(frozen=True, slots=True)
class ClosingDetails:
    """How it was done: ``evidence`` in words or a link, or the number and date of a letter, or both."""

    evidence: str
    closed_on: date
    letter_number: str = ""
    letter_on: date | None = None


def close_commitment(commitment_id: int, details: ClosingDetails, *, actor: Viewer, now: datetime) -> None:
    """Say that it was done, with the evidence."""
    found = open_one(commitment_id, actor)
    refuse(_errors(details, local_date(now, found.activity.timezone)))
    _close(found, CommitmentState.DONE, details)
    fields = ["state", "closed_on", "evidence"] + ["letter"] * bool(details.letter_number)
    note(found, CommitmentStep(step=StepKind.KEEP, reason=evidence_of(found)), actor=actor, now=now, fields=fields)


def _errors(details: ClosingDetails, today: date) -> Errors:
    errors: Errors = {}
    if not details.evidence and not details.letter_number:
        errors["evidence"] = _("Isi bukti: nomor surat, tautan, atau keterangan.")
    if details.letter_on is not None and not details.letter_number:
        errors["letter_number"] = _("Isi nomor suratnya, atau kosongkan tanggal surat.")
    if details.letter_on is not None and details.letter_on > today:
        errors["letter_on"] = _("Tanggal surat tidak boleh setelah hari ini.")
    if details.closed_on > today:
        errors["closed_on"] = _("Tanggal selesai tidak boleh setelah hari ini.")
    return errors


def cancel_commitment(commitment_id: int, reason: str, *, actor: Viewer, now: datetime) -> None:
    """Say that it will not be done, and why."""
    found = open_one(commitment_id, actor)
    if not reason:
        raise DomainError(_("Isi alasan pembatalan."), "reason")
    _close(found, CommitmentState.CANCELLED, ClosingDetails(reason, local_date(now, found.activity.timezone)))
    step = CommitmentStep(step=StepKind.CANCEL, reason=reason)
    note(found, step, actor=actor, now=now, fields=("state", "closed_on", "evidence"))


def reopen_commitment(commitment_id: int, reason: str, *, actor: Viewer, now: datetime) -> None:
    """Take back that it was done or cancelled; what was said then stays in the history."""
    require(CLOSE, actor)
    found = closable(commitment_id, actor, lock=True)
    if found.is_open:
        raise DomainError(_("Tindak lanjut ini masih terbuka."))
    if not reason:
        raise DomainError(_("Isi alasan membuka kembali."), "reason")
    step = CommitmentStep(step=StepKind.REOPEN, reason=reason)
    found.state, found.closed_on, found.evidence = CommitmentState.OPEN, None, ""
    found.letter_number, found.letter_on = "", None
    note(found, step, actor=actor, now=now, fields=("state", "closed_on", "evidence"))


def _close(found: Commitment, state: CommitmentState, details: ClosingDetails) -> None:
    found.evidence, found.closed_on, found.state = details.evidence, details.closed_on, state
    found.letter_number, found.letter_on = details.letter_number, details.letter_on
