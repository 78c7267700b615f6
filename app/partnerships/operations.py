"""Recording partnerships, changing them, and deleting one that nothing stands under."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.attachments.operations import remove_all_of
from app.attachments.owners import Access, register_owner
from app.audit.operations import record
from app.core.db import db
from app.core.errors import DomainError, Forbidden, NotFound, Stale
from app.core.i18n import _
from app.core.permissions import Scope, require, scope_of
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.organizations.operations import HOME_LEVELS
from app.partnerships import queries
from app.partnerships.models import AgreementKind, DocumentKind, Partnership, PartnershipRegion, Party
from app.partnerships.policy import CHANGE, may_change, may_see_details
from app.partnerships.queries import ATTACHMENT_OWNER, is_used
from app.regions.models import Region

Errors = dict[str | None, str]

MOST_PARTIES = 10
LIMITS = {"title": 300, "scope": 10_000, "note": 2_000}
LONGEST_NUMBER = 100


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A party and the number it gave the paper."""

    organization_id: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class PartnershipDetails:
    """Everything of a partnership that people type. It begins on the day of signing unless ``starts_on`` says
    another; ``ends_on`` None needs ``without_end``. Empty parties stay in their places, so that an error finds
    its field."""

    kind: AgreementKind
    document_kind: DocumentKind
    title: str
    signed_on: date
    starts_on: date | None = None
    ends_on: date | None = None
    without_end: bool = False
    parties: tuple[PartyEntry, ...] = ()
    region_codes: tuple[str, ...] = ()
    scope: str = ""
    note: str = ""

    @property
    def signatories(self) -> list[PartyEntry]:
        return [entry for entry in self.parties if entry.organization_id is not None]

    @property
    def begins_on(self) -> date:
        return self.starts_on or self.signed_on


PLAIN = ("kind", "document_kind", "title", "signed_on", "ends_on", "scope", "note")


def record_partnership(details: PartnershipDetails, *, actor: Viewer, now: datetime) -> Partnership:
    """Put a signed paper into the register."""
    require(CHANGE, actor)
    _check(details)
    partnership = Partnership(
        created_by_id=actor.account_id,
        created_by_organization_id=actor.organization_id,
        created_at=now,
        parties=[],
        regions=[],
    )
    _fill(partnership, details, actor=actor, now=now)
    db.session.add(partnership)
    db.session.flush()
    counts = {"kind": details.kind.value, "parties": len(partnership.parties), "regions": len(partnership.regions)}
    record("partnership:record", actor=actor, now=now, subject=("partnership", partnership.id), counts=counts)
    return partnership


def change_partnership(
    partnership_id: int, details: PartnershipDetails, *, version: int | None, actor: Viewer, now: datetime
) -> None:
    """Replace what was typed; ``version`` is the one the person began from."""
    partnership = open_for_change(partnership_id, actor=actor)
    if partnership.version != version:
        raise Stale(
            _("Data ini sudah diubah orang lain. Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi.")
        )
    _check(details)
    stored = _stored(partnership)
    changed = [name for name, value in _typed(details).items() if stored[name] != value]
    if changed:
        _fill(partnership, details, actor=actor, now=now)
        db.session.flush()
        record("partnership:change", actor=actor, now=now, subject=("partnership", partnership.id), fields=changed)


def delete_partnership(partnership_id: int, *, version: int | None, actor: Viewer, now: datetime) -> list[str]:
    """Take one out of the register, as it was read, that nothing stands under; the trail keeps that it was there.

    Gives the names of its files, to be discarded after the transaction.
    """
    partnership = open_for_change(partnership_id, actor=actor)
    if partnership.version != version:
        raise Stale(_("Kerja sama ini diubah orang lain sejak Anda membukanya. Baca kembali, lalu hapus."))
    if is_used(partnership.id):
        raise DomainError(
            _(
                "Masih ada kegiatan yang menjadi bagian dari kerja sama ini, jadi tidak dapat dihapus. "
                "Lepaskan dulu dari kegiatannya."
            )
        )
    files = remove_all_of(ATTACHMENT_OWNER, partnership_id, actor=actor, now=now)
    db.session.delete(partnership)
    db.session.flush()
    record("partnership:delete", actor=actor, now=now, subject=("partnership", partnership_id))
    return files


def open_for_change(partnership_id: int, *, actor: Viewer) -> Partnership:
    """The partnership, locked; Forbidden for who only sees its row."""
    require(CHANGE, actor)
    query = select(Partnership).where(Partnership.id == partnership_id).with_for_update(of=Partnership)
    rows = selectinload(Partnership.parties), selectinload(Partnership.regions)
    partnership = db.session.scalar(query.options(*rows))
    if partnership is None:
        raise NotFound(_("Kerja sama itu tidak ada. Cari judulnya di daftar kerja sama."))
    if not may_change(partnership, actor):
        raise Forbidden(_("Kerja sama ini hanya dapat diubah oleh para pihaknya, staf daerahnya, atau staf Biro."))
    return partnership


def _stored(partnership: Partnership) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(partnership, name) for name in (*PLAIN, "starts_on")}
    found["parties"] = [(row.organization_id, row.number) for row in partnership.parties]
    found["regions"] = {row.region_code for row in partnership.regions}
    return found


def _typed(details: PartnershipDetails) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(details, name) for name in PLAIN} | {"starts_on": details.begins_on}
    found["parties"] = [(entry.organization_id, entry.number) for entry in details.signatories]
    found["regions"] = set(details.region_codes)
    return found


def _fill(partnership: Partnership, details: PartnershipDetails, *, actor: Viewer, now: datetime) -> None:
    for name in PLAIN:
        setattr(partnership, name, getattr(details, name))
    partnership.starts_on, partnership.changed_at = details.begins_on, now
    partnership.folded_title = fold(details.title)
    if partnership.id is not None:  # old rows go before new ones with the same key come
        partnership.parties, partnership.regions = [], []
        db.session.flush()
    partnership.parties = [
        Party(position=position, organization_id=entry.organization_id, number=entry.number)
        for position, entry in enumerate(details.signatories, 1)
    ]
    partnership.regions = [PartnershipRegion(region_code=code) for code in sorted(set(details.region_codes))]
    _check_reach(partnership, actor)


def _check_reach(partnership: Partnership, actor: Viewer) -> None:
    """Nobody records for others, and nobody shuts herself out."""
    if may_change(partnership, actor):
        return
    if scope_of(CHANGE, actor) is Scope.REGION:
        raise DomainError(
            _("Pilih paling sedikit satu wilayah di daerah Anda, atau organisasi Anda sebagai salah satu pihak."),
            "region_codes",
        )
    raise DomainError(_("Pilih organisasi Anda sebagai salah satu pihak."), "parties-0-organization_id")


def _check(details: PartnershipDetails) -> None:
    """Everything that must hold, also for rows that come from a file or the command line."""
    errors: Errors = {
        name: _("Paling banyak %(n)d karakter.", n=limit)
        for name, limit in LIMITS.items()
        if len(getattr(details, name)) > limit
    }
    if not fold(details.title):
        errors["title"] = _("Isi judul kerja sama.")
    errors |= _check_days(details) | _check_parties(details.parties) | _check_regions(details.region_codes)
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def _check_days(details: PartnershipDetails) -> Errors:
    if details.ends_on is None:
        missing = _("Isi tanggal berakhir, atau tandai bahwa kerja sama ini tanpa batas waktu.")
        return {} if details.without_end else {"ends_on": missing}
    if details.without_end:
        return {"ends_on": _("Kosongkan tanggal berakhir, atau hapus tanda tanpa batas waktu.")}
    if details.ends_on <= details.begins_on:
        return {"ends_on": _("Tanggal berakhir harus sesudah tanggal mulai berlaku.")}
    return {}


def _check_parties(entries: tuple[PartyEntry, ...]) -> Errors:
    named = [entry.organization_id for entry in entries]
    ids = {number for number in named if number is not None}
    known = set(db.session.scalars(select(Organization.id).where(Organization.id.in_(ids)))) if ids else set()
    errors: Errors = {}
    for place, entry in enumerate(entries):
        field = f"parties-{place}-organization_id"
        if len(entry.number) > LONGEST_NUMBER:
            errors[f"parties-{place}-number"] = _("Paling banyak %(n)d karakter.", n=LONGEST_NUMBER)
        if entry.organization_id is None:
            if entry.number:
                errors[field] = _("Pilih organisasi yang memberi nomor ini.")
        elif entry.organization_id not in known:
            errors[field] = _("Pilih organisasi dari daftar.")
        elif entry.organization_id in named[:place]:
            errors[field] = _("Organisasi ini sudah menjadi pihak. Pilih organisasi lain, atau kosongkan.")
    return errors or _check_number_of_parties(entries, len(ids))


def _check_number_of_parties(entries: tuple[PartyEntry, ...], count: int) -> Errors:
    if count > MOST_PARTIES:
        return {"parties": _("Paling banyak %(n)d pihak.", n=MOST_PARTIES)}
    if count >= 2:
        return {}
    empty = (place for place, entry in enumerate(entries) if entry.organization_id is None)
    return {f"parties-{next(empty, 0)}-organization_id": _("Pilih paling sedikit dua pihak yang berbeda.")}


def _check_regions(codes: tuple[str, ...]) -> Errors:
    wanted = set(codes)
    query = select(Region.code).where(Region.code.in_(wanted), Region.level.in_(HOME_LEVELS))
    if wanted and len(db.session.scalars(query).all()) < len(wanted):
        return {"region_codes": _("Pilih provinsi, kabupaten, atau kota dari daftar.")}
    return {}


def look(partnership_id: int, viewer: Viewer) -> Access:
    """The signed file goes with the numbers: who reads the row of the register only learns of no file."""
    found = queries.partnership(partnership_id, viewer)
    return Access(found.title, sees_all=may_see_details(found, viewer), may_change=may_change(found, viewer))


def open_attachments(owner_id: int, *, actor: Viewer, now: datetime) -> Partnership:
    """Locked; a file is no change of what was typed, so nobody's open form grows stale."""
    return open_for_change(owner_id, actor=actor)


register_owner(
    ATTACHMENT_OWNER,
    path="kerja-sama",
    page="partnerships.show",
    parameter="partnership_id",
    menu="partnerships",
    look=look,
    open_for_change=open_attachments,
    marked=False,
)
