"""Adding organizations to the register and changing them."""

import re
from dataclasses import replace
from datetime import datetime

from app.audit.operations import record
from app.core.db import db
from app.core.errors import DomainError, Forbidden, NotFound, Stale
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.organizations.details import FIELDS, OrganizationDetails, faults, folded, with_scheme
from app.organizations.models import Organization
from app.organizations.policy import ADD, CHANGE, may_change, may_identify, may_move
from app.organizations.queries import same_name
from app.regions.models import Region, RegionLevel

HOME_LEVELS = (RegionLevel.PROVINCE, RegionLevel.REGENCY, RegionLevel.CITY)
REGION_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2})?")


def add_organization(details: OrganizationDetails, *, actor: Viewer, now: datetime) -> Organization:
    """Put an organization into the register; the one who adds it may correct it later."""
    require(ADD, actor)
    return put_into_register(details, actor=actor, now=now)


def put_into_register(details: OrganizationDetails, *, actor: Viewer, now: datetime) -> Organization:
    """The same for whoever was allowed it elsewhere: bringing a list in has its own row in the policy."""
    details = _checked(details)
    organization = Organization(
        created_by_id=actor.account_id,
        created_by_organization_id=actor.organization_id,
        created_at=now,
    )
    _fill(organization, details)
    db.session.add(organization)
    db.session.flush()
    record(
        "organization:add",
        actor=actor,
        now=now,
        subject=("organization", organization.id),
        counts={"category": details.category.value, "region": details.region_code},
    )
    return organization


def change_organization(
    organization_id: int, details: OrganizationDetails, *, version: int | None, actor: Viewer, now: datetime
) -> Organization:
    """Correct an organization; ``version`` is the one the person began from."""
    require(CHANGE, actor)
    organization = db.session.get(Organization, organization_id, with_for_update=True)
    if organization is None:
        raise NotFound(_("Organisasi itu tidak ada. Cari namanya di daftar mitra."))
    _check_may_change(organization, details, actor)
    if organization.version != version:
        raise Stale(
            _("Data ini sudah diubah orang lain. Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi.")
        )
    details = _checked(details, except_id=organization.id)
    changed = [name for name in FIELDS if getattr(organization, name) != getattr(details, name)]
    if changed:
        _fill(organization, details)
        subject = ("organization", organization.id)
        record("organization:change", actor=actor, now=now, subject=subject, fields=changed)
    return organization


def _fill(organization: Organization, details: OrganizationDetails) -> None:
    for name in FIELDS:
        setattr(organization, name, getattr(details, name))
    organization.folded_name = folded(details.name)


def _check_may_change(organization: Organization, details: OrganizationDetails, actor: Viewer) -> None:
    if not may_change(organization, actor):
        raise Forbidden(_("Data organisasi ini diubah oleh organisasi itu sendiri, atau oleh staf Biro."))
    if details.region_code != organization.region_code and not may_move(actor):
        raise Forbidden(_("Daerah organisasi hanya dapat diubah oleh staf Biro."))
    if details.category is not organization.category and not may_identify(organization, actor):
        raise Forbidden(_("Kategori organisasi Anda sendiri hanya dapat diubah oleh staf Biro."))
    if details.name != organization.name and not may_identify(organization, actor):
        raise Forbidden(_("Nama organisasi Anda sendiri hanya dapat diubah oleh staf Biro."))


def _checked(details: OrganizationDetails, *, except_id: int | None = None) -> OrganizationDetails:
    """The details as they are stored, or every reason why they cannot be."""
    details = replace(details, website=with_scheme(details.website))
    errors = faults(details)
    errors |= _check_place(details, except_id)
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    return details


def _check_place(details: OrganizationDetails, except_id: int | None) -> dict[str | None, str]:
    """The region is locked, so that two people who add the same name at once do not both succeed."""
    known = REGION_CODE.fullmatch(details.region_code)
    region = db.session.get(Region, details.region_code, with_for_update=True) if known else None
    if region is None or region.level not in HOME_LEVELS:
        return {"region_code": _("Pilih provinsi, kabupaten, atau kota dari daftar.")}
    twin = same_name(details.name, details.region_code, except_id=except_id)
    if twin is None:
        return {}
    sentence = _("%(name)s sudah terdaftar di %(region)s. Pakai data yang ada.", name=twin.name, region=region.name)
    return {"name": sentence}
