"""What every step of a commitment shares: it is read under its lock, noted in its history, and audited."""

from collections.abc import Iterable
from datetime import datetime

from app.audit.operations import record
from app.commitments.models import Commitment, CommitmentStep, StepKind
from app.commitments.policy import CLOSE
from app.commitments.queries import closable
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer

Errors = dict[str | None, str]


def open_one(commitment_id: int, actor: Viewer) -> Commitment:
    """The commitment, locked; NotFound for a stranger, Forbidden for who sees it but may not close it."""
    require(CLOSE, actor)
    found = closable(commitment_id, actor, lock=True)
    if not found.is_open:
        raise DomainError(_("Tindak lanjut ini sudah ditutup."))
    return found


def note(found: Commitment, step: CommitmentStep, *, actor: Viewer, now: datetime, fields: Iterable[str]) -> None:
    """Keep the step in the history of the commitment and in the trail."""
    step.commitment_id, step.at, step.organization_id = found.id, now, actor.organization_id
    found.touched = True
    db.session.add(step)
    audit(step.step, found, actor=actor, now=now, fields=fields)


def audit(step: StepKind, found: Commitment, *, actor: Viewer, now: datetime, fields: Iterable[str]) -> None:
    counts: dict[str, int | str | None] = {"activity": found.activity_id}
    record(_ACTIONS[step], actor=actor, now=now, subject=("commitment", found.id), fields=fields, counts=counts)


def refuse(errors: Errors) -> None:
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


_ACTIONS = {step: f"commitment:{step.value}" for step in StepKind} | {StepKind.KEEP: "commitment:close"}
