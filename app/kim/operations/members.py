"""Who belongs to a group: when they came, when they left. The trail keeps numbers, no names."""

from datetime import datetime

from app.audit.operations import record
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.kim.details import MEMBER_FIELDS, MemberDetails, member_faults
from app.kim.models import Member
from app.kim.operations.register import locked
from app.kim.queries.groups import SUBJECT


def add_member(group_id: int, details: MemberDetails, *, actor: Viewer, now: datetime) -> int:
    """Gives the number of the new member."""
    locked(group_id, actor)
    _check(details, now)
    member = Member(group_id=group_id, **_values(details))
    db.session.add(member)
    db.session.flush()
    _tell("kim:add_member", member, actor, now)
    return member.id


def correct_member(group_id: int, member_id: int, details: MemberDetails, *, actor: Viewer, now: datetime) -> None:
    """Also how somebody leaves: with the day she left."""
    member = _to_change(group_id, member_id, actor)
    _check(details, now)
    changed = [name for name, value in _values(details).items() if getattr(member, name) != value]
    for name in changed:
        setattr(member, name, getattr(details, name))
    if changed:
        _tell("kim:correct_member", member, actor, now, changed)


def delete_member(group_id: int, member_id: int, *, actor: Viewer, now: datetime) -> None:
    """Forget somebody who asks for it, or who never belonged."""
    member = _to_change(group_id, member_id, actor)
    db.session.delete(member)
    _tell("kim:delete_member", member, actor, now)


def _to_change(group_id: int, member_id: int, actor: Viewer) -> Member:
    locked(group_id, actor)
    member = db.session.get(Member, member_id, with_for_update=True)
    if member is None or member.group_id != group_id:
        raise NotFound(_("Anggota itu tidak ada dalam KIM ini."))
    return member


def _check(details: MemberDetails, now: datetime) -> None:
    errors = member_faults(details, local_date(now))
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def _values(details: MemberDetails) -> dict[str, object]:
    return {name: getattr(details, name) for name in MEMBER_FIELDS}


def _tell(action: str, member: Member, actor: Viewer, now: datetime, fields: list[str] | None = None) -> None:
    subject, counts = (SUBJECT, member.group_id), {"member": member.id}
    record(action, actor=actor, now=now, subject=subject, fields=fields or (), counts=counts)
