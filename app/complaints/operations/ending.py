"""Ending what was recorded, always with a reason; the reason stays with the row, the trail tells who and when."""

from datetime import datetime

from app.complaints.models import AwarenessAssessment, PublishedTotal, UnitRecap
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.core.viewer import Viewer

LONGEST_REASON = 300
Ending = PublishedTotal | UnitRecap | AwarenessAssessment


def end(row: Ending, reason: str, *, actor: Viewer, now: datetime) -> None:
    """The row is shown no more; only once, so that two people do not correct the same figure twice."""
    if not reason.strip():
        raise DomainError(_("Isi alasannya, misalnya: salah mengetik jumlah."), "reason")
    if row.ended:
        raise Stale(_("Angka ini sudah dikoreksi atau dihapus oleh orang lain. Buka lagi daftarnya."))
    row.ended_at, row.ended_by_id, row.ended_reason = now, actor.account_id, reason[:LONGEST_REASON]
