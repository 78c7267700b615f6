"""The steps of a report: handing it in and sanctioning it."""

from datetime import datetime

from sqlalchemy import select

from app.activities.models import (
    Activity,
    PaperState,
)
from app.activities.operations.recording import open_for_change
from app.activities.policy import SANCTION, may_sanction, may_submit
from app.activities.queries import visible_to
from app.audit.operations import record
from app.core.dates import Precision
from app.core.db import db
from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer


def submit_activity(activity_id: int, *, actor: Viewer, now: datetime) -> None:
    """Hand a draft in: from now on those who sanction see it."""
    activity = open_for_change(activity_id, actor=actor)
    if not may_submit(activity, actor):
        raise DomainError(_("Laporan ini sudah diajukan."))
    submit(activity)
    record("activity:submit", actor=actor, now=now, subject=("activity", activity.id))


def submit(activity: Activity) -> None:
    """The step itself, for operations that record and submit at once."""
    errors: dict[str | None, str] = {}
    if activity.date_precision is Precision.UNKNOWN and not activity.date_reason:
        errors["held_on"] = _(
            "Isi tanggal pelaksanaan, misalnya 18 November 2026, atau jelaskan mengapa tidak diketahui."
        )
    if activity.region_code is None:
        errors["region_code"] = _("Pilih daerah tempat kegiatan.")
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    activity.paper_state = PaperState.SUBMITTED


def sanction_activity(activity_id: int, *, version: int, actor: Viewer, now: datetime) -> None:
    """Sanction a submitted report as it was read (``version``); after that nobody changes it."""
    require(SANCTION, actor)
    query = select(Activity).where(Activity.id == activity_id, visible_to(actor)).with_for_update(of=Activity)
    activity = db.session.scalar(query)
    if activity is None:
        raise NotFound(_("Kegiatan itu tidak ada, atau bukan bagian Anda."))
    if not may_sanction(activity, actor):
        raise DomainError(
            _("Hanya laporan yang diajukan, tentang kegiatan yang sudah terlaksana, yang dapat disahkan.")
        )
    if activity.version != version:
        raise DomainError(_("Laporan ini diubah sejak Anda membukanya. Baca kembali, lalu sahkan."))
    activity.paper_state = PaperState.SANCTIONED
    activity.changed_at = now
    record("activity:sanction", actor=actor, now=now, subject=("activity", activity.id))
