"""What a group did, by the elements of ADINDA: its life sign follows from this."""

from dataclasses import replace
from datetime import datetime

from app.audit.operations import record
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.kim.details import ActivityDetails, activity_faults
from app.kim.models import Element, GroupActivity
from app.kim.operations.register import locked
from app.kim.queries.groups import SUBJECT
from app.organizations.details import with_scheme

PLAIN = ("held_on", "topic", "link", "helped", "relayed", "posts")


def add_activity(group_id: int, details: ActivityDetails, *, actor: Viewer, now: datetime) -> int:
    """Gives the number of the new activity."""
    locked(group_id, actor)
    values = _checked(details, now)
    activity = GroupActivity(group_id=group_id, created_by_id=actor.account_id, created_at=now, **values)
    db.session.add(activity)
    db.session.flush()
    _tell("kim:add_activity", activity, actor, now)
    return activity.id


def correct_activity(
    group_id: int, activity_id: int, details: ActivityDetails, *, actor: Viewer, now: datetime
) -> None:
    activity = _to_change(group_id, activity_id, actor)
    values = _checked(details, now)
    changed = [name for name, value in values.items() if getattr(activity, name) != value]
    for name in changed:
        setattr(activity, name, values[name])
    if changed:
        _tell("kim:correct_activity", activity, actor, now, changed)


def delete_activity(group_id: int, activity_id: int, *, actor: Viewer, now: datetime) -> None:
    """Take out an activity that was entered by mistake."""
    activity = _to_change(group_id, activity_id, actor)
    db.session.delete(activity)
    _tell("kim:delete_activity", activity, actor, now)


def _to_change(group_id: int, activity_id: int, actor: Viewer) -> GroupActivity:
    locked(group_id, actor)
    activity = db.session.get(GroupActivity, activity_id, with_for_update=True)
    if activity is None or activity.group_id != group_id:
        raise NotFound(_("Kegiatan itu tidak ada dalam KIM ini."))
    return activity


def _checked(details: ActivityDetails, now: datetime) -> dict[str, object]:
    """What is stored, or every reason why it cannot be."""
    details = replace(details, link=with_scheme(details.link))
    errors = activity_faults(details, local_date(now))
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    elements = [element.value for element in Element if element in details.elements]
    return {name: getattr(details, name) for name in PLAIN} | {"elements": elements}


def _tell(action: str, activity: GroupActivity, actor: Viewer, now: datetime, fields: list[str] | None = None) -> None:
    subject, counts = (SUBJECT, activity.group_id), {"activity": activity.id}
    record(action, actor=actor, now=now, subject=subject, fields=fields or (), counts=counts)
