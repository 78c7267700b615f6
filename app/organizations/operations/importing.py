"""Keeping a list that was read until somebody has looked at it, then putting all of it into the register at once."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from app.audit.operations import record
from app.core.db import db
from app.core.errors import Stale
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.organizations import queries
from app.organizations.lists import KEPT, Row
from app.organizations.models import OrganizationImport
from app.organizations.operations.register import put_into_register
from app.organizations.planning import Fate, Planned, fingerprint, plan
from app.organizations.policy import IMPORT
from app.regions.models import Region


def keep_import(file_name: str, rows: Sequence[Row], *, actor: Viewer, now: datetime) -> OrganizationImport:
    """Nothing enters the register yet; lists past their time are forgotten on the way."""
    require(IMPORT, actor)
    db.session.execute(delete(OrganizationImport).where(OrganizationImport.created_at < now - KEPT))
    kept = OrganizationImport(
        file_name=file_name[:200],
        rows=[row.as_data() for row in rows],
        outcome={},
        created_at=now,
        created_by_id=actor.account_id,
    )
    db.session.add(kept)
    db.session.flush()
    subject = ("organization_import", kept.id)
    record("organizations:read_list", actor=actor, now=now, subject=subject, counts={"rows": len(rows)})
    return kept


def confirm_import(
    import_id: int, chosen: Collection[int], *, seen: str, actor: Viewer, now: datetime
) -> OrganizationImport:
    """Add every new organization of the list, and of those to check the lines in ``chosen``; once.

    ``seen`` is the fingerprint of the plan that the person looked at.
    """
    require(IMPORT, actor)
    kept = queries.import_of(import_id, actor, now=now, lock=True)
    if kept.confirmed_at is not None:
        return kept
    rows = queries.rows_of(kept)
    _lock_regions(rows)
    planned = plan(rows, queries.register(actor))
    if fingerprint(planned) != seen:
        raise Stale(_("Daftar mitra berubah sejak halaman ini dibuka. Periksa lagi rencananya, lalu simpan."))
    added = [one for one in planned if one.fate is Fate.NEW or (one.fate is Fate.CHECK and one.row.line in chosen)]
    counts = _counts(planned, added)
    kept.confirmed_at = now
    numbers = [put_into_register(one.row.details(), actor=actor, now=now).id for one in added]
    kept.outcome = counts | {"numbers": numbers}
    record("organizations:import", actor=actor, now=now, subject=("organization_import", kept.id), counts=counts)
    return kept


def _lock_regions(rows: Sequence[Row]) -> None:
    """In one order, before anything else is locked, so that two lists at once cannot wait for each other."""
    codes = {row.texts["region_code"] for row in rows if not row.problems}
    db.session.execute(select(Region.code).where(Region.code.in_(codes)).order_by(Region.code).with_for_update()).all()


def _counts(planned: Sequence[Planned], added: Sequence[Planned]) -> dict[str, int]:
    found = Counter(one.fate for one in planned)
    return {
        "rows": len(planned),
        "added": len(added),
        "known": found[Fate.KNOWN] + found[Fate.REPEATED],
        "left_out": found[Fate.NEW] + found[Fate.CHECK] - len(added),
        "refused": found[Fate.REFUSED],
    }
