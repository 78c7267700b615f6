"""Keeping a file of surveys until somebody has looked at it, then recording all of its new ones at once."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from app.audit.operations import record
from app.core.db import db
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.core.viewer import Viewer
from app.readiness import queries
from app.readiness.lists import KEPT, Fate, Row, fingerprint
from app.readiness.models import SatisfactionReading
from app.readiness.operations.surveying import record_survey
from app.readiness.policy import require_change
from app.regions.models import Region


def keep_reading(
    region_code: str, file_name: str, rows: Sequence[Row], *, actor: Viewer, now: datetime
) -> SatisfactionReading:
    """Nothing is recorded yet; files past their time are forgotten on the way."""
    require_change(region_code, actor)
    queries.ready_region(region_code)
    db.session.execute(delete(SatisfactionReading).where(SatisfactionReading.created_at < now - KEPT))
    kept = SatisfactionReading(
        region_code=region_code,
        file_name=file_name[:200],
        rows=[row.as_data() for row in rows],
        created_at=now,
        created_by_id=actor.account_id,
    )
    db.session.add(kept)
    db.session.flush()
    counts: dict[str, int | str | None] = {"region": region_code, "rows": len(rows)}
    record("readiness:read_surveys", actor=actor, now=now, subject=("satisfaction_reading", kept.id), counts=counts)
    return kept


def save_reading(reading_id: int, *, seen: str, actor: Viewer, now: datetime) -> tuple[str, int]:
    """Record every new survey of the file, once; its region and how many there were."""
    kept = queries.reading_of(reading_id, actor, now=now, lock=True)
    code = kept.region_code
    db.session.execute(select(Region.code).where(Region.code == code).with_for_update()).all()
    planned = queries.planned(kept)
    if fingerprint(planned) != seen:
        raise Stale(_("Daftar survei berubah sejak halaman ini dibuka. Periksa lagi, lalu simpan."))
    new = [one.row.details for one in planned if one.fate is Fate.NEW and one.row.details]
    if not new:
        raise DomainError(_("Tidak ada survei baru dalam berkas ini."))
    for details in new:
        record_survey(details, actor=actor, now=now)
    db.session.delete(kept)
    fates = Counter(one.fate for one in planned)
    counts: dict[str, int | str | None] = {"region": code, "rows": len(planned), "added": fates[Fate.NEW]}
    subject = ("satisfaction_reading", reading_id)
    record("readiness:import_surveys", actor=actor, now=now, subject=subject, counts=counts)
    return code, len(new)
