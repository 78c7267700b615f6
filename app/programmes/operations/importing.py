"""Keeping a list that was read until somebody has looked at it, then putting all of it into the register at once."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete

from app.audit.operations import record
from app.core.db import db
from app.core.errors import Stale
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.programmes import queries
from app.programmes.lists import KEPT, Row
from app.programmes.models import ProgrammeImport
from app.programmes.operations.register import record_programme
from app.programmes.planning import Fate, Planned, fingerprint, judged, plan
from app.programmes.policy import CHANGE


def keep_import(file_name: str, rows: Sequence[Row], *, actor: Viewer, now: datetime) -> ProgrammeImport:
    """Nothing enters the register yet; rows that this person may not record are refused at once; lists past their
    time are forgotten on the way."""
    require(CHANGE, actor)
    db.session.execute(delete(ProgrammeImport).where(ProgrammeImport.created_at < now - KEPT))
    kept = ProgrammeImport(
        file_name=file_name[:200],
        rows=[row.as_data() for row in judged(rows, actor)],
        outcome={},
        created_at=now,
        created_by_id=actor.account_id,
    )
    db.session.add(kept)
    db.session.flush()
    record(
        "programmes:read_list", actor=actor, now=now, subject=("programme_import", kept.id), counts={"rows": len(rows)}
    )
    return kept


def confirm_import(import_id: int, *, seen: str, actor: Viewer, now: datetime) -> ProgrammeImport:
    """Add every new programme of the list, once. ``seen`` is the fingerprint of the plan that the person looked at."""
    require(CHANGE, actor)
    kept = queries.import_of(import_id, actor, now=now, lock=True)
    if kept.confirmed_at is not None:
        return kept
    planned = plan_of(kept)
    if fingerprint(planned) != seen:
        raise Stale(_("Daftar program berubah sejak halaman ini dibuka. Periksa lagi rencananya, lalu simpan."))
    added = [one for one in planned if one.fate is Fate.NEW]
    numbers = [record_programme(one.row.details(), actor=actor, now=now).id for one in added]
    counts = _counts(planned)
    kept.confirmed_at, kept.outcome = now, counts | {"numbers": numbers}
    record("programmes:import", actor=actor, now=now, subject=("programme_import", kept.id), counts=counts)
    return kept


def plan_of(kept: ProgrammeImport) -> list[Planned]:
    """What the list would do now."""
    rows = queries.rows_of(kept)
    return plan(rows, queries.titles_of(row.found["organization_id"] for row in rows if not row.problems))


def _counts(planned: Sequence[Planned]) -> dict[str, int]:
    found = Counter(one.fate for one in planned)
    return {
        "rows": len(planned),
        "added": found[Fate.NEW],
        "known": found[Fate.KNOWN] + found[Fate.REPEATED],
        "refused": found[Fate.REFUSED],
    }
