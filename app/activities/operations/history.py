"""Writing the way of a report: the caller changes the report and writes the audit event in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from app.activities.contents import contents_of
from app.activities.models import Activity, ReportStep, Step, SubmissionSnapshot
from app.core.db import db
from app.core.viewer import Viewer


def note(
    step: Step, activity: Activity, *, actor: Viewer, now: datetime, reason: str = "", fields: Iterable[str] = ()
) -> None:
    """One more step in the history."""
    db.session.add(
        ReportStep(
            activity_id=activity.id,
            step=step,
            at=now,
            account_id=actor.account_id,
            role=actor.role,
            organization_id=actor.organization_id,
            reason=reason,
            fields=sorted(set(fields)),
        )
    )


def keep_contents(step: Step, activity: Activity, *, now: datetime) -> None:
    """Keep what the report says now, for whoever reads it next to see what was changed since."""
    contents = contents_of(activity)
    kept = db.session.get(SubmissionSnapshot, activity.id)
    if kept is None:
        db.session.add(SubmissionSnapshot(activity_id=activity.id, step=step, taken_at=now, contents=contents))
    else:
        kept.step, kept.taken_at, kept.contents = step, now, contents


def forget_contents(activity: Activity) -> None:
    """Once it is sanctioned there is nothing to compare with."""
    kept = db.session.get(SubmissionSnapshot, activity.id)
    if kept is not None:
        db.session.delete(kept)
