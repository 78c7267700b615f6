"""Adding groups to the register, changing them, and taking out what was entered by mistake."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import exists, select

from app.audit.operations import record
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError, Forbidden, NotFound, Stale
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.kim.details import GROUP_FIELDS, Errors, GroupDetails, folded, group_faults, media_lines
from app.kim.models import Group, GroupActivity, Member
from app.kim.policy import CHANGE, may_change_in
from app.kim.queries import same_name
from app.kim.queries.groups import SUBJECT
from app.organizations.details import with_scheme
from app.organizations.models import Organization, OrganizationCategory
from app.regions.models import Region, RegionLevel
from app.regions.queries import CODE

HOME_LEVELS = (RegionLevel.VILLAGE, RegionLevel.WARD)


def add_group(details: GroupDetails, *, actor: Viewer, now: datetime) -> int:
    """Gives the number of the new group."""
    require(CHANGE, actor)
    details = _checked(details, actor, now)
    group = Group(created_by_id=actor.account_id, created_at=now)
    _fill(group, details)
    db.session.add(group)
    db.session.flush()
    record("kim:add", actor=actor, now=now, subject=(SUBJECT, group.id), counts={"region": details.region_code})
    return group.id


def change_group(group_id: int, details: GroupDetails, *, version: int | None, actor: Viewer, now: datetime) -> None:
    """Correct a group; ``version`` is the one the person began from."""
    group = locked(group_id, actor)
    if group.version != version:
        raise Stale(
            _("Data ini sudah diubah orang lain. Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi.")
        )
    details = _checked(details, actor, now, except_id=group.id)
    changed = [name for name in GROUP_FIELDS if getattr(group, name) != getattr(details, name)]
    if changed:
        _fill(group, details)
        record("kim:change", actor=actor, now=now, subject=(SUBJECT, group.id), fields=changed)


def delete_group(group_id: int, *, actor: Viewer, now: datetime) -> None:
    """Take out a group that was entered by mistake; one with members or activities has a past and stays."""
    group = locked(group_id, actor)
    if any(db.session.scalar(select(exists().where(part.group_id == group_id))) for part in (Member, GroupActivity)):
        raise DomainError(
            _("KIM ini sudah mempunyai anggota atau kegiatan. Hapus dahulu semuanya bila KIM ini memang keliru.")
        )
    db.session.delete(group)
    counts = {"region": group.region_code}
    record("kim:delete", actor=actor, now=now, subject=(SUBJECT, group_id), counts=counts)


def locked(group_id: int, actor: Viewer) -> Group:
    """A group that the actor is about to change, or whose members or activities are."""
    require(CHANGE, actor)
    group = db.session.get(Group, group_id, with_for_update=True)
    if group is None:
        raise NotFound(_("KIM itu tidak ada. Cari namanya di daftar KIM."))
    if not may_change_in(group.region_code, actor):
        raise Forbidden(_("KIM ini diubah oleh staf daerahnya, atau oleh staf Biro."))
    return group


def _fill(group: Group, details: GroupDetails) -> None:
    for name in GROUP_FIELDS:
        if name != "founded":
            setattr(group, name, getattr(details, name))
    group.founded_on, group.founded_precision = details.founded.value, details.founded.precision
    group.folded_name = folded(details.name)


def _checked(details: GroupDetails, actor: Viewer, now: datetime, *, except_id: int | None = None) -> GroupDetails:
    """The details as they are stored, or every reason why they cannot be."""
    details = replace(details, website=with_scheme(details.website), media=media_lines(details.media))
    errors = group_faults(details, local_date(now))
    errors |= _place_errors(details, actor, except_id) | _organization_errors(details.organization_id)
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    return details


def _place_errors(details: GroupDetails, actor: Viewer, except_id: int | None) -> Errors:
    """The region is locked, so that two people who add the same name at once do not both succeed."""
    known = CODE.fullmatch(details.region_code)
    region = db.session.get(Region, details.region_code, with_for_update=True) if known else None
    if region is None or region.level not in HOME_LEVELS:
        return {"region_code": _("Pilih desa atau kelurahan KIM.")}
    if not may_change_in(region.code, actor):
        return {"region_code": _("Anda hanya dapat mencatat KIM di daerah Anda sendiri.")}
    twin = same_name(details.name, details.region_code, except_id=except_id)
    if twin is None:
        return {}
    return {"name": _("%(name)s sudah terdaftar di %(region)s.", name=twin.name, region=region.name)}


def _organization_errors(organization_id: int | None) -> Errors:
    found = db.session.get(Organization, organization_id) if organization_id else None
    if organization_id and (found is None or found.category is not OrganizationCategory.KIM):
        return {"organization_id": _("Pilih organisasi dengan kategori KIM dari daftar.")}
    return {}
