"""Keeping a recap per unit that was read, saving it once somebody has looked at it, and taking it away again."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, insert, select

from app.audit.operations import record
from app.complaints.imports.records import FIRST_DAY, Period
from app.complaints.models import RecapUnit, UnitRecap
from app.complaints.operations.ending import end
from app.complaints.policy import require_record_for
from app.complaints.queries import account_region
from app.complaints.queries.recaps import KEPT, overlapping, printed_totals, recap, units_of
from app.complaints.recaps import RecapFile, UnitRow, fingerprint, recap_findings
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.viewer import Viewer


def keep_recap(
    read: RecapFile,
    region_code: str,
    period: Period,
    *,
    file_digest: str,
    file_name: str = "",
    actor: Viewer,
    now: datetime,
) -> int:
    """Nothing is shown to others yet; recaps past their time are forgotten on the way."""
    require_record_for(region_code, actor)
    region = account_region(region_code)
    _check_period(period, local_date(now, region.timezone))
    if not read.units:
        raise DomainError(_("Tidak ada baris yang dapat dipakai: %(first)s", first=read.problems[0]), "file")
    _forget(now)
    printed = read.printed
    row = UnitRecap(
        region_code=region_code,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        file_digest=file_digest,
        file_name=file_name[:200],
        problems=read.problems,
        printed_unverified=printed.unverified,
        printed_not_followed_up=printed.not_followed_up,
        printed_in_process=printed.in_process,
        printed_finished=printed.finished,
        printed_total=printed.total,
        printed_percent=printed.percent,
        created_by_id=actor.account_id,
        created_at=now,
    )
    db.session.add(row)
    db.session.flush()
    _keep_units(read, row.id)
    counts: dict[str, int | str | None] = {
        "region": region_code,
        "units": len(read.units),
        "refused": len(read.problems),
    }
    record("complaints:read_recap", actor=actor, now=now, subject=("unit_recap", row.id), counts=counts)
    return row.id


def _check_period(period: Period, today: date) -> None:
    if period.starts_on < FIRST_DAY:
        raise DomainError(_("Awal periode paling dini tahun %(year)s.", year=FIRST_DAY.year), "period_from")
    if period.ends_on > today:
        raise DomainError(_("Akhir periode belum lewat. Isi tanggal rekap ini dicetak."), "period_to")


def _forget(now: datetime) -> None:
    """Children first: SQLite and PostgreSQL alike."""
    old = select(UnitRecap.id).where(UnitRecap.confirmed_at.is_(None), UnitRecap.created_at < now - KEPT)
    numbers: Sequence[int] = db.session.scalars(old).all()
    if numbers:
        db.session.execute(delete(RecapUnit).where(RecapUnit.recap_id.in_(numbers)))
        db.session.execute(delete(UnitRecap).where(UnitRecap.id.in_(numbers)))


def _keep_units(read: RecapFile, recap_id: int) -> None:
    names = list(UnitRow.__dataclass_fields__)
    rows = [{"recap_id": recap_id} | {name: getattr(unit, name) for name in names} for unit in read.units]
    db.session.execute(insert(RecapUnit), rows)


def confirm_recap(recap_id: int, *, seen: str, accepted: bool, actor: Viewer, now: datetime) -> UnitRecap:
    """Save it; where something does not fit, only when the person ticked that it stands so in the source."""
    row = recap(recap_id, actor, now=now, lock=True)
    require_record_for(row.region_code, actor)
    if row.confirmed_at is not None:
        return row
    doubt = doubts(row)
    if doubt and not (accepted and seen == doubt):
        raise DomainError(_("Ada yang tidak cocok. Periksa, lalu centang bila sumbernya memang begitu."), "accepted")
    row.confirmed_at = now
    units = units_of(row.id)
    told = sum(unit.total for unit in units)
    counts: dict[str, int | str | None] = {"region": row.region_code, "units": len(units), "reports": told}
    record("complaints:record_recap", actor=actor, now=now, subject=("unit_recap", row.id), counts=counts)
    return row


def doubts(row: UnitRecap) -> str:
    """A fingerprint of all that does not fit: what does not add up, refused rows, other recaps of these days."""
    findings = recap_findings(units_of(row.id), printed_totals(row))
    others = [other.id for other in overlapping(row)]
    return fingerprint(findings) + repr(others) if findings or others or row.problems else ""


def delete_recap(recap_id: int, reason: str, *, actor: Viewer, now: datetime) -> str:
    """Gives the code of its region."""
    row = recap(recap_id, actor, now=now, lock=True)
    require_record_for(row.region_code, actor)
    end(row, reason, actor=actor, now=now)
    counts = {"region": row.region_code}
    record("complaints:delete_recap", actor=actor, now=now, subject=("unit_recap", row.id), counts=counts)
    return row.region_code
