"""Recording and changing a bimtek or sosialisasi: the activity, what a training adds, and its commitments."""

from dataclasses import dataclass
from datetime import datetime

from app.activities import operations as activities
from app.activities.models import TRAINING_KINDS, Activity
from app.activities.operations import ActivityDetails
from app.activities.policy import RECORD
from app.audit.operations import record
from app.commitments.operations import CommitmentEntry, set_commitments
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.training.models import TrainingDetails
from app.training.queries import changeable

OWN = ("lesson_hours", "expected_heads")


@dataclass(frozen=True, slots=True)
class TrainingEntry:
    """Everything of a training that people type; lesson hours (JP) are 45 minutes each."""

    activity: ActivityDetails
    lesson_hours: int | None = None
    expected_heads: int | None = None
    commitments: tuple[CommitmentEntry, ...] = ()


def record_training(entry: TrainingEntry, *, submit: bool, actor: Viewer, now: datetime) -> int:
    """Add a training owned by the actor's organization, handed in at once if asked; gives its number."""
    require(RECORD, actor)
    _check(entry)
    activity = activities.new_activity(entry.activity, actor=actor, now=now)
    changed = _set_own(activity, entry, now=now)
    if submit:
        activities.submit(activity, actor=actor, now=now)
    _note("training:record", activity, changed, submit=submit, actor=actor, now=now)
    return activity.id


def change_training(
    activity_id: int, entry: TrainingEntry, *, version: int | None, submit: bool, actor: Viewer, now: datetime
) -> None:
    """Replace what was typed; ``version`` is the one the person began from."""
    require(RECORD, actor)
    changeable(activity_id, actor)
    _check(entry)
    activity, changed = activities.change_activity(activity_id, entry.activity, version=version, actor=actor, now=now)
    changed += _set_own(activity, entry, now=now)
    activities.settle(activity, changed, send=submit, actor=actor, now=now)
    _note("training:change", activity, changed, submit=submit, actor=actor, now=now)


def _check(entry: TrainingEntry) -> None:
    errors: dict[str | None, str] = {}
    if entry.activity.kind not in TRAINING_KINDS:
        errors["kind"] = _("Pilih bimtek, sosialisasi, atau keduanya.")
    if entry.lesson_hours is not None and entry.lesson_hours < 1:
        errors["lesson_hours"] = _("Isi jam pelajaran paling sedikit 1, atau kosongkan.")
    if entry.expected_heads is not None and entry.expected_heads < 1:
        errors["expected_heads"] = _("Isi jumlah undangan paling sedikit 1, atau kosongkan.")
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def _set_own(activity: Activity, entry: TrainingEntry, *, now: datetime) -> list[str]:
    """Write what is not the activity's; gives the names of what changed."""
    own = db.session.get(TrainingDetails, activity.id, with_for_update=True)
    if own is None:
        own = TrainingDetails(activity_id=activity.id)
        db.session.add(own)
    changed = [name for name in OWN if getattr(own, name) != getattr(entry, name)]
    own.lesson_hours, own.expected_heads = entry.lesson_hours, entry.expected_heads
    if set_commitments(activity, entry.commitments, now=now):
        changed.append("commitments")
    return changed


def _note(action: str, activity: Activity, changed: list[str], *, submit: bool, actor: Viewer, now: datetime) -> None:
    counts = {"kind": activity.kind.value, "audience": activity.audience_total, "submitted": int(submit)}
    record(action, actor=actor, now=now, subject=("activity", activity.id), fields=changed, counts=counts)
