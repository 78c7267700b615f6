"""Sanctioning or locking several reports at once: those that are ready together, the others with the reason."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.activities.models import Activity, Step
from app.activities.operations.steps import decide
from app.activities.policy import SANCTION, reaches, ready
from app.activities.queries import visible_to
from app.core.db import db
from app.core.permissions import require
from app.core.viewer import Viewer


class Refusal(StrEnum):
    """Why one of several was left as it was."""

    GONE = "gone"
    CHANGED = "changed"
    NOT_READY = "not_ready"


def decide_many(
    step: Step, versions: Mapping[int, int], *, actor: Viewer, now: datetime
) -> tuple[list[int], dict[int, Refusal]]:
    """Take the step with every report as it was read (its number and version); gives those done and those refused."""
    require(SANCTION, actor)
    query = select(Activity).where(Activity.id.in_(set(versions)), visible_to(actor)).order_by(Activity.id)
    query = query.options(selectinload(Activity.targets)).with_for_update(of=Activity)
    done: list[int] = []
    refused = dict.fromkeys(versions, Refusal.GONE)
    for activity in db.session.scalars(query).all():
        refusal = _refusal(step, activity, versions[activity.id], actor)
        if refusal is None:
            decide(step, activity, actor=actor, now=now)
            done.append(activity.id)
            del refused[activity.id]
        else:
            refused[activity.id] = refusal
    return done, refused


def _refusal(step: Step, activity: Activity, version: int, actor: Viewer) -> Refusal | None:
    if not reaches(SANCTION, activity, actor):
        return Refusal.GONE
    if not ready(step, activity):
        return Refusal.NOT_READY
    return Refusal.CHANGED if activity.version != version else None
