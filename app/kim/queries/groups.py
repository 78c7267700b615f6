"""One group: its members, what it did, and who changed what."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Account
from app.activities.models import Sex
from app.audit.models import AuditEvent
from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.kim.details import folded
from app.kim.models import Group, GroupActivity, Member
from app.kim.policy import CHANGE, SEE, may_change_in
from app.organizations.models import Organization, OrganizationCategory
from app.regions.models import Region

SUBJECT = "kim"
MOST_ACTIVITIES = 200
MOST_EVENTS = 50
MOST_OF_ORGANIZATION = 20


def group(group_id: int, viewer: Viewer) -> Group:
    """One group with its organization, or NotFound."""
    require(SEE, viewer)
    found = db.session.get(Group, group_id, options=[joinedload(Group.organization)])
    if found is None:
        raise NotFound(_("KIM itu tidak ada. Cari namanya di daftar KIM."))
    return found


def changeable(group_id: int, viewer: Viewer) -> Group:
    """One group that the viewer may change, or Forbidden: the register hides none of them."""
    require(CHANGE, viewer)
    found = group(group_id, viewer)
    if not may_change_in(found.region_code, viewer):
        raise Forbidden(_("KIM ini diubah oleh staf daerahnya, atau oleh staf Biro."))
    return found


def members_of(found: Group, viewer: Viewer) -> list[Member]:
    """By name, those who left last; none for who may not see names."""
    if not may_change_in(found.region_code, viewer):
        return []
    query = select(Member).where(Member.group_id == found.id)
    return list(db.session.scalars(query.order_by(Member.left_on.is_not(None), Member.name, Member.id)))


def member(group_id: int, member_id: int, viewer: Viewer) -> Member:
    """One member of a group that the viewer may change."""
    found = db.session.get(Member, member_id)
    if found is None or found.group_id != changeable(group_id, viewer).id:
        raise NotFound(_("Anggota itu tidak ada dalam KIM ini."))
    return found


class HeadCounts(NamedTuple):
    """How many belong to a group today."""

    total: int
    female: int
    male: int
    resident: int
    elsewhere: int


def head_counts(group_id: int, today: date) -> HeadCounts:
    """The same for every viewer: numbers name nobody."""
    columns = (
        func.count(),
        func.count().filter(Member.sex == Sex.FEMALE),
        func.count().filter(Member.sex == Sex.MALE),
        func.count().filter(Member.resident.is_(True)),
        func.count().filter(Member.resident.is_(False)),
    )
    belongs = or_(Member.left_on.is_(None), Member.left_on >= today)
    return HeadCounts(*db.session.execute(select(*columns).where(Member.group_id == group_id, belongs)).one())


def activities_of(group_id: int) -> list[GroupActivity]:
    """The newest first."""
    query = select(GroupActivity).where(GroupActivity.group_id == group_id)
    newest = query.order_by(GroupActivity.held_on.desc(), GroupActivity.id.desc())
    return list(db.session.scalars(newest.limit(MOST_ACTIVITIES)))


class Sums(NamedTuple):
    """What all activities of a group came to, and the day of the last."""

    number: int
    last: date | None
    helped: int
    relayed: int
    posts: int


def sums_of(group_id: int) -> Sums:
    total = [func.coalesce(func.sum(column), 0) for column in _COUNTED]
    query = select(func.count(), func.max(GroupActivity.held_on), *total)
    return Sums._make(db.session.execute(query.where(GroupActivity.group_id == group_id)).one())


_COUNTED = (GroupActivity.helped, GroupActivity.relayed, GroupActivity.posts)


def activity(group_id: int, activity_id: int, viewer: Viewer) -> GroupActivity:
    """One activity of a group that the viewer may change."""
    found = db.session.get(GroupActivity, activity_id)
    if found is None or found.group_id != changeable(group_id, viewer).id:
        raise NotFound(_("Kegiatan itu tidak ada dalam KIM ini."))
    return found


class Event(NamedTuple):
    """What was done with a group; ``who`` is None for the command line."""

    at: datetime
    action: str
    details: dict[str, Any]
    who: str | None


def history_of(found: Group, viewer: Viewer) -> list[Event]:
    """The newest first, from the audit trail; for who may change the group."""
    if not may_change_in(found.region_code, viewer):
        return []
    query = select(AuditEvent.at, AuditEvent.action, AuditEvent.details, Account.name)
    query = query.outerjoin(Account, Account.id == AuditEvent.actor_id)
    query = query.where(AuditEvent.subject_type == SUBJECT, AuditEvent.subject_id == str(found.id))
    return [Event(*row) for row in db.session.execute(query.order_by(AuditEvent.id.desc()).limit(MOST_EVENTS))]


def same_name(name: str, region_code: str, *, except_id: int | None = None) -> Group | None:
    """Another group of this name in this desa or kelurahan."""
    query = select(Group).where(Group.folded_name == folded(name), Group.region_code == region_code)
    return db.session.scalar(query.where(Group.id != (except_id or 0)).limit(1))


def organization_choices(regency_code: str, chosen: int | None) -> list[tuple[str, str]]:
    """The organizations that are KIM in this kabupaten or kota, and the one that is chosen."""
    kim = Organization.category == OrganizationCategory.KIM
    near = kim & (Organization.region_code == regency_code)
    query = select(Organization.id, Organization.name, Region.name).join(Organization.region)
    query = query.where(near | (Organization.id == (chosen or 0))).order_by(Organization.folded_name)
    return [(str(number), f"{name} ({region})") for number, name, region in db.session.execute(query)]


def of_organization(organization_id: int, viewer: Viewer) -> list[Group]:
    """The groups that are this organization."""
    require(SEE, viewer)
    query = select(Group).where(Group.organization_id == organization_id).options(joinedload(Group.region))
    return list(db.session.scalars(query.order_by(Group.folded_name).limit(MOST_OF_ORGANIZATION)))
