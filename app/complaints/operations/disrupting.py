"""Keeping the days on which SP4N-LAPOR! could not be used as usual."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from hashlib import sha256

from app.audit.operations import record
from app.complaints.imports.records import FIRST_DAY
from app.complaints.models import ServiceDisruption
from app.complaints.policy import require_change_disruption
from app.complaints.queries import account_region
from app.core.db import db
from app.core.errors import DomainError, NotFound, Stale
from app.core.i18n import _
from app.core.viewer import Viewer

SUBJECT = "service_disruption"


@dataclass(frozen=True, slots=True)
class DisruptionDetails:
    """From the first to the last day, both included; without a region it was so in the whole country."""

    region_code: str | None
    starts_on: date
    ends_on: date
    what: str
    source: str


def add_disruption(details: DisruptionDetails, *, actor: Viewer, now: datetime) -> int:
    """Gives the number of the new disruption."""
    _check(details, actor)
    row = ServiceDisruption(**asdict(details), created_by_id=actor.account_id, created_at=now)
    db.session.add(row)
    db.session.flush()
    _tell("complaints:add_disruption", row, actor, now)
    return row.id


def version_of(row: ServiceDisruption) -> str:
    """Another one as soon as anything of it was changed."""
    held = [getattr(row, field.name) for field in fields(DisruptionDetails)]
    return sha256(repr(held).encode()).hexdigest()[:16]


def correct_disruption(
    disruption_id: int, details: DisruptionDetails, *, seen: str = "", actor: Viewer, now: datetime
) -> None:
    """Whoever corrects it may change both what it was and what it becomes; ``seen`` is the version that was opened."""
    row = _to_change(disruption_id, actor)
    if seen and seen != version_of(row):
        raise Stale(
            _(
                "Gangguan layanan ini diubah orang lain sejak Anda membukanya; isian Anda belum disimpan. "
                "Bandingkan dengan daftarnya, lalu simpan lagi."
            )
        )
    _check(details, actor)
    changed = [name for name, value in asdict(details).items() if getattr(row, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(row, name, getattr(details, name))
    _tell("complaints:correct_disruption", row, actor, now, changed)


def delete_disruption(disruption_id: int, *, actor: Viewer, now: datetime) -> None:
    """Take a disruption away that was none."""
    row = _to_change(disruption_id, actor)
    db.session.delete(row)
    _tell("complaints:delete_disruption", row, actor, now)


def _to_change(disruption_id: int, actor: Viewer) -> ServiceDisruption:
    row = db.session.get(ServiceDisruption, disruption_id, with_for_update=True)
    if row is None:
        raise NotFound(_("Gangguan layanan itu tidak ada. Mungkin sudah dihapus."))
    require_change_disruption(row.region_code, actor)
    return row


def _check(details: DisruptionDetails, actor: Viewer) -> None:
    require_change_disruption(details.region_code, actor)
    if details.region_code is not None:
        account_region(details.region_code)
    if details.starts_on < FIRST_DAY:
        raise DomainError(
            _("LAPOR! baru ada sejak tahun %(year)s. Perbaiki tanggalnya.", year=FIRST_DAY.year), "starts_on"
        )
    if details.ends_on < details.starts_on:
        raise DomainError(_("Hari terakhir mendahului hari pertama. Tukar atau perbaiki tanggalnya."), "ends_on")
    if not details.what:
        raise DomainError(_("Isi apa yang terjadi, misalnya layanan berhenti 1–2 jam sehari"), "what")
    if not details.source:
        raise DomainError(_("Isi sumbernya, misalnya nama berita dan tanggalnya"), "source")


def _tell(action: str, row: ServiceDisruption, actor: Viewer, now: datetime, fields: list[str] | None = None) -> None:
    counts = {"region": row.region_code}
    record(action, actor=actor, now=now, subject=(SUBJECT, row.id), fields=fields or (), counts=counts)
