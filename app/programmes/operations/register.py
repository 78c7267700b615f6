"""Recording a programme or a priority, changing it, ending it with a reason, and taking that back."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.audit.operations import record
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError, Forbidden, NotFound, Stale
from app.core.i18n import _
from app.core.permissions import Scope, require, scope_of
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.programmes.details import GOVERNMENT, LONGEST_REASON, Ending, Errors, ProgrammeDetails, faults, unfit
from app.programmes.models import Programme, ProgrammeAgency, ProgrammeRegion
from app.programmes.policy import CHANGE, RECORD, RECORD_PRIORITY, may_change, may_keep
from app.programmes.queries import not_yours
from app.regions.models import Region, RegionLevel

LEVELS = (RegionLevel.PROVINCE, RegionLevel.REGENCY, RegionLevel.CITY, RegionLevel.DISTRICT)
PLAIN = (
    "kind",
    "organization_id",
    "title",
    "field",
    "first_year",
    "last_year",
    "donor",
    "donor_id",
    "document",
    "description",
    "source",
)


def record_programme(details: ProgrammeDetails, *, actor: Viewer, now: datetime) -> Programme:
    """Put a partner's programme, or a government's priority, into the register."""
    require(RECORD_PRIORITY if details.is_priority else RECORD, actor)
    check(details, actor)
    programme = Programme(created_by_id=actor.account_id, created_at=now, regions=[], agencies=[])
    _fill(programme, details, now=now)
    db.session.add(programme)
    db.session.flush()
    counts = {"kind": details.kind.value, "regions": len(programme.regions), "agencies": len(programme.agencies)}
    record("programme:record", actor=actor, now=now, subject=("programme", programme.id), counts=counts)
    return programme


def change_programme(
    programme_id: int, details: ProgrammeDetails, *, version: int | None, actor: Viewer, now: datetime
) -> None:
    """Replace what was typed; ``version`` is the one the person began from."""
    programme = _open(programme_id, version=version, actor=actor)
    check(details, actor)
    stored, typed = _stored(programme), _typed(details)
    changed = [name for name, value in typed.items() if stored[name] != value]
    if changed:
        _fill(programme, details, now=now)
        db.session.flush()
        record("programme:change", actor=actor, now=now, subject=("programme", programme.id), fields=changed)


def end_programme(programme_id: int, ending: Ending, *, version: int | None, actor: Viewer, now: datetime) -> None:
    """Say that it stopped, on which day and why; it stays in the register."""
    programme = _open(programme_id, version=version, actor=actor)
    _check_ending(programme, ending, now)
    programme.ended_on, programme.ending_reason, programme.changed_at = ending.ended_on, ending.reason, now
    db.session.flush()
    record("programme:end", actor=actor, now=now, subject=("programme", programme.id), fields=["ended_on"])


def resume_programme(programme_id: int, *, version: int | None, actor: Viewer, now: datetime) -> None:
    """Take an ending back: it goes on until its last year."""
    programme = _open(programme_id, version=version, actor=actor)
    if programme.ended_on is None:
        raise DomainError(_("Program ini tidak sedang dihentikan."))
    programme.ended_on, programme.ending_reason, programme.changed_at = None, "", now
    db.session.flush()
    record("programme:resume", actor=actor, now=now, subject=("programme", programme.id), fields=["ended_on"])


def _open(programme_id: int, *, version: int | None, actor: Viewer) -> Programme:
    """The programme, locked, as it was read; Forbidden for who only reads the register."""
    require(CHANGE, actor)
    query = select(Programme).where(Programme.id == programme_id).with_for_update(of=Programme)
    rows = selectinload(Programme.regions), selectinload(Programme.agencies)
    programme = db.session.scalar(query.options(*rows))
    if programme is None:
        raise NotFound(_("Program itu tidak ada. Cari namanya di daftar program."))
    if not may_change(programme, actor):
        raise Forbidden(not_yours())
    if programme.version != version:
        raise Stale(
            _("Data ini sudah diubah orang lain. Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi.")
        )
    return programme


def _stored(programme: Programme) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(programme, name) for name in PLAIN}
    found["regions"] = {row.region_code for row in programme.regions}
    found["agencies"] = {row.organization_id for row in programme.agencies}
    return found


def _typed(details: ProgrammeDetails) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(details, name) for name in PLAIN}
    return found | {"regions": set(details.region_codes), "agencies": set(details.agency_ids)}


def _fill(programme: Programme, details: ProgrammeDetails, *, now: datetime) -> None:
    for name in PLAIN:
        setattr(programme, name, getattr(details, name))
    programme.folded_title, programme.changed_at = fold(details.title), now
    if programme.id is not None:  # old rows go before new ones with the same key come
        programme.regions, programme.agencies = [], []
        db.session.flush()
    programme.regions = [ProgrammeRegion(region_code=code) for code in sorted(set(details.region_codes))]
    programme.agencies = [ProgrammeAgency(organization_id=number) for number in sorted(set(details.agency_ids))]


def check(details: ProgrammeDetails, actor: Viewer) -> None:
    """Everything that must hold, also for rows that come from a file or the command line."""
    errors = faults(details)
    errors = _organizations(details) | _regions(details.region_codes) | errors
    if not errors and not may_keep(details.organization_id, details.region_codes, actor):
        errors = out_of_reach(actor)
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def out_of_reach(actor: Viewer) -> Errors:
    """Nobody records for others, and nobody shuts herself out."""
    if scope_of(CHANGE, actor) is Scope.REGION:
        sentence = _("Pilih paling sedikit satu wilayah di daerah Anda, atau organisasi Anda sendiri.")
        return {"region_codes": sentence}
    return {"organization_id": _("Pilih organisasi Anda sendiri.")}


def _organizations(details: ProgrammeDetails) -> Errors:
    wanted = {details.organization_id, details.donor_id, *details.agency_ids} - {None}
    query = select(Organization.id, Organization.category).where(Organization.id.in_(wanted))
    known = dict(db.session.execute(query).all())
    errors: Errors = {}
    if details.donor_id is not None and details.donor_id not in known:
        errors["donor_id"] = _("Pilih donor dari daftar.")
    if any(known.get(number) not in GOVERNMENT for number in details.agency_ids):
        errors["agencies"] = _("Pilih OPD atau pemerintah daerah dari daftar.")
    if details.organization_id is not None:
        category = known.get(details.organization_id)
        unfitting = unfit(details.kind, category) if category else _("Pilih organisasi dari daftar.")
        errors |= {"organization_id": unfitting} if unfitting else {}
    return errors


def _regions(codes: tuple[str, ...]) -> Errors:
    wanted = set(codes)
    query = select(Region.code).where(Region.code.in_(wanted), Region.level.in_(LEVELS))
    if wanted and len(db.session.scalars(query).all()) < len(wanted):
        return {"region_codes": _("Pilih provinsi, kabupaten, kota, atau kecamatan dari daftar.")}
    return {}


def _check_ending(programme: Programme, ending: Ending, now: datetime) -> None:
    errors: Errors = {}
    if not ending.reason:
        errors["reason"] = _("Isi alasan program ini dihentikan.")
    elif len(ending.reason) > LONGEST_REASON:
        errors["reason"] = _("Paling banyak %(n)d karakter.", n=LONGEST_REASON)
    if ending.ended_on > local_date(now):
        errors["ended_on"] = _("Isi tanggal yang sudah lewat, atau hari ini.")
    elif not programme.first_year <= ending.ended_on.year <= programme.last_year:
        errors["ended_on"] = _(
            "Isi tanggal di antara tahun %(first)d dan %(last)d, masa program ini.",
            first=programme.first_year,
            last=programme.last_year,
        )
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
