"""Taking an import back: afterwards its region is exactly as if the file had never been imported."""

from datetime import datetime
from typing import cast

from sqlalchemy import Table, delete, exists, select, update

from app.audit.operations import record
from app.complaints import summary, words
from app.complaints.models import (
    ComplaintImport,
    CoveredMonth,
    EarlierReport,
    ImportedMonth,
    ImportProblem,
)
from app.complaints.operations.reports import CONTENT, TABLE
from app.complaints.policy import may_import_for, require_import_for
from app.complaints.queries import Undoing, obstacle, undoing
from app.core.db import db
from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.core.viewer import Viewer

EARLIER = cast(Table, EarlierReport.__table__)


def undo_import(import_id: int, reason: str, *, actor: Viewer, now: datetime) -> Undoing:
    """Undo the newest import of a region; says what was done. The file may be imported again afterwards."""
    words.lock()  # no import or mapping of the same words in between
    batch = _to_undo(import_id, actor)
    if not reason:
        raise DomainError(_("Isi alasan pembatalan"), "reason")
    done = undoing(batch)
    _put_reports_back(batch)
    _put_months_back(batch)
    for kept in (EarlierReport, ImportedMonth, ImportProblem):
        db.session.execute(delete(kept).where(kept.import_id == batch.id).execution_options(synchronize_session=False))
    summary.rewrite(batch.agency_region_code)
    words.forget_unused()
    batch.undone_at, batch.undone_by_id, batch.undo_reason = now, actor.account_id, reason
    batch.warnings = []  # they may repeat words that stood in the file by mistake
    record(
        "complaints:undo_import",
        actor=actor,
        now=now,
        subject=("complaint_import", batch.id),
        counts={
            "region": batch.agency_region_code,
            "deleted": done.deleted,
            "restored": done.restored,
            "months": len(done.unknown) + len(done.incomplete),
        },
    )
    return done


def _to_undo(import_id: int, actor: Viewer) -> ComplaintImport:
    batch = db.session.get(ComplaintImport, import_id, with_for_update=True)
    if batch is None or not may_import_for(batch.agency_region_code, actor):
        raise NotFound(_("Impor itu tidak ada, atau bukan bagian Anda."))
    require_import_for(batch.agency_region_code, actor)
    if found := obstacle(batch):
        raise DomainError(found.sentence)
    return batch


def _put_reports_back(batch: ComplaintImport) -> None:
    """What only this import brought goes; what it changed says again what it said, whoever had said it."""
    ours = (TABLE.c.agency_region_code == batch.agency_region_code, TABLE.c.import_id == batch.id)
    earlier = (EARLIER.c.import_id == batch.id, EARLIER.c.tracking_digest == TABLE.c.tracking_digest)
    connection = db.session.connection()
    connection.execute(delete(TABLE).where(*ours, ~exists().where(*earlier)))
    content = {name: EARLIER.c[name] for name in CONTENT}
    changed = update(TABLE).where(*ours, *earlier, EARLIER.c.received_on.is_not(None))
    connection.execute(changed.values(content | {"import_id": EARLIER.c.from_import_id}))
    confirmed = update(TABLE).where(*ours, *earlier, EARLIER.c.received_on.is_(None))
    connection.execute(confirmed.values(import_id=EARLIER.c.from_import_id))


def _put_months_back(batch: ComplaintImport) -> None:
    before = dict(
        db.session.execute(
            select(ImportedMonth.month, ImportedMonth.from_import_id).where(ImportedMonth.import_id == batch.id)
        ).all()
    )
    here = CoveredMonth.region_code == batch.agency_region_code
    for row in db.session.scalars(select(CoveredMonth).where(here, CoveredMonth.import_id == batch.id)):
        earlier = before[row.month]
        if earlier is None:
            db.session.delete(row)
        else:
            row.complete, row.import_id = False, earlier
    db.session.flush()
