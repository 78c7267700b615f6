"""Keeping a list that was read until somebody has looked at it, then putting all of it into the register at once."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete

from app.audit.operations import record
from app.core.db import db
from app.core.errors import Stale
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.kim import queries
from app.kim.lists import KEPT, Row
from app.kim.models import GroupImport
from app.kim.operations.register import add_group
from app.kim.planning import Fate, Planned, fingerprint, plan
from app.kim.policy import CHANGE

SUBJECT = "kim_import"


def keep_import(file_name: str, rows: Sequence[Row], *, actor: Viewer, now: datetime) -> int:
    """Nothing enters the register yet; lists past their time are forgotten on the way."""
    require(CHANGE, actor)
    db.session.execute(delete(GroupImport).where(GroupImport.created_at < now - KEPT))
    data = [row.as_data() for row in rows]
    kept = GroupImport(file_name=file_name[:200], rows=data, outcome={}, created_at=now, created_by_id=actor.account_id)
    db.session.add(kept)
    db.session.flush()
    record("kim:read_list", actor=actor, now=now, subject=(SUBJECT, kept.id), counts={"rows": len(rows)})
    return kept.id


def confirm_import(import_id: int, chosen: Collection[int], *, seen: str, actor: Viewer, now: datetime) -> int:
    """Add every new group of the list, and of those to check the lines in ``chosen``; once. Gives how many.

    ``seen`` is the fingerprint of the plan that the person looked at.
    """
    kept = queries.import_of(import_id, actor, now=now, lock=True)
    if kept.confirmed_at is not None:
        return len(kept.outcome["numbers"])
    rows = queries.rows_of(kept)
    planned = plan(rows, queries.known_in(row.texts.get("region_code", "") for row in rows), actor)
    if fingerprint(planned) != seen:
        raise Stale(_("Daftar KIM berubah sejak halaman ini dibuka. Periksa lagi rencananya, lalu simpan."))
    added = [one for one in planned if one.fate is Fate.NEW or (one.fate is Fate.CHECK and one.row.line in chosen)]
    numbers = [add_group(one.row.details(), actor=actor, now=now) for one in _in_order(added)]
    counts = _counts(planned, added)
    kept.confirmed_at, kept.outcome = now, counts | {"numbers": numbers}
    record("kim:import", actor=actor, now=now, subject=(SUBJECT, kept.id), counts=counts)
    return len(numbers)


def _in_order(added: Sequence[Planned]) -> list[Planned]:
    """Places are locked in one order, so that two lists at once cannot wait for each other."""
    return sorted(added, key=lambda one: (one.row.texts["region_code"], one.row.line))


def _counts(planned: Sequence[Planned], added: Sequence[Planned]) -> dict[str, int]:
    found = Counter(one.fate for one in planned)
    return {
        "rows": len(planned),
        "added": len(added),
        "known": found[Fate.KNOWN] + found[Fate.REPEATED],
        "left_out": found[Fate.NEW] + found[Fate.CHECK] - len(added),
        "refused": found[Fate.REFUSED] + found[Fate.FOREIGN],
    }
