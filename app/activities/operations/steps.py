"""The steps of a report: handing it in, returning, sanctioning, locking and reopening it, and deleting a draft."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import selectinload

from app.activities.labels import NOT_READY
from app.activities.models import Activity, EventState, PaperState, Step, SubmissionSnapshot
from app.activities.operations.attaching import ATTACHMENT_OWNER
from app.activities.operations.history import forget_contents, keep_contents, note
from app.activities.operations.recording import open_for_change
from app.activities.policy import STEPS, may, reaches, ready
from app.activities.queries import visible_to
from app.attachments.operations import remove_all_of
from app.audit.operations import record
from app.core.dates import Precision
from app.core.db import db
from app.core.errors import DomainError, Forbidden, NotFound, Stale
from app.core.i18n import _, _l
from app.core.permissions import require
from app.core.viewer import Viewer
from app.search.operations import forget_gone

AFTER = {
    Step.SUBMIT: PaperState.SUBMITTED,
    Step.RETURN: PaperState.RETURNED,
    Step.SANCTION: PaperState.SANCTIONED,
    Step.LOCK: PaperState.LOCKED,
    Step.REOPEN: PaperState.RETURNED,
}
CHANGED_MEANWHILE = _l("Laporan ini diubah sejak Anda membukanya. Baca kembali, lalu ulangi.")


def submit_activity(activity_id: int, *, actor: Viewer, now: datetime) -> None:
    """Hand a draft in: from now on those who sanction see it."""
    activity = open_for_change(activity_id, actor=actor, loaded=True)
    if not may(Step.SUBMIT, activity, actor):
        raise DomainError(str(NOT_READY[Step.SUBMIT]))
    submit(activity, actor=actor, now=now)
    record("activity:submit", actor=actor, now=now, subject=("activity", activity.id))


def settle(activity: Activity, changed: Iterable[str], *, send: bool, actor: Viewer, now: datetime) -> None:
    """The end of every change, for operations that know all of it: what is handed in already stays fit to be."""
    if fields := list(changed):
        note(Step.CHANGE, activity, actor=actor, now=now, fields=fields)
    if activity.paper_state is PaperState.SUBMITTED:
        _check_fit(activity)
    elif send:
        submit(activity, actor=actor, now=now)


def submit(activity: Activity, *, actor: Viewer, now: datetime) -> None:
    """The step itself, also for operations that record and submit at once."""
    _check_fit(activity)
    _advance(Step.SUBMIT, activity, actor=actor, now=now)
    if db.session.get(SubmissionSnapshot, activity.id) is None:  # else what was returned is what they know of it
        keep_contents(Step.SUBMIT, activity, now=now)


def _check_fit(activity: Activity) -> None:
    """What may not be missing; a postponed or cancelled activity needs no date."""
    errors: dict[str | None, str] = {}
    dated = activity.event_state in (EventState.HELD, EventState.PLANNED)
    if dated and activity.date_precision is Precision.UNKNOWN and not activity.date_reason:
        errors["held_on"] = _(
            "Isi tanggal pelaksanaan, misalnya 18 November 2026, atau jelaskan mengapa tidak diketahui."
        )
    if activity.region_code is None:
        errors["region_code"] = _("Pilih daerah tempat kegiatan.")
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def return_activity(activity_id: int, reason: str, *, version: int | None, actor: Viewer, now: datetime) -> None:
    """Give a submitted report back to its organization, and say what is to be put right."""
    _give_back(Step.RETURN, activity_id, reason, version=version, actor=actor, now=now)


def reopen_activity(activity_id: int, reason: str, *, version: int | None, actor: Viewer, now: datetime) -> None:
    """Give a sanctioned or locked report back to its organization, and say why."""
    _give_back(Step.REOPEN, activity_id, reason, version=version, actor=actor, now=now)


def sanction_activity(activity_id: int, *, version: int | None, actor: Viewer, now: datetime) -> None:
    """Sanction a submitted report as it was read (``version``); after that nobody changes it."""
    decide(Step.SANCTION, open_for(Step.SANCTION, activity_id, version=version, actor=actor), actor=actor, now=now)


def lock_activity(activity_id: int, *, version: int | None, actor: Viewer, now: datetime) -> None:
    """Close a sanctioned report for good, or until somebody reopens it with a reason."""
    decide(Step.LOCK, open_for(Step.LOCK, activity_id, version=version, actor=actor), actor=actor, now=now)


def decide(step: Step, activity: Activity, *, actor: Viewer, now: datetime) -> None:
    """Sanction or lock one that was found ready, alone or among others."""
    _advance(step, activity, actor=actor, now=now)
    if step is Step.SANCTION:
        forget_contents(activity)
    record(f"activity:{step.value}", actor=actor, now=now, subject=("activity", activity.id))


def _give_back(step: Step, activity_id: int, reason: str, *, version: int | None, actor: Viewer, now: datetime) -> None:
    activity = open_for(step, activity_id, version=version, actor=actor)
    if not reason:
        raise DomainError(_("Isi alasannya, supaya pelapor tahu apa yang perlu diperbaiki."), "reason")
    keep_contents(step, activity, now=now)
    _advance(step, activity, reason=reason, actor=actor, now=now)
    record(f"activity:{step.value}", actor=actor, now=now, subject=("activity", activity.id), fields=["reason"])


def _advance(step: Step, activity: Activity, *, actor: Viewer, now: datetime, reason: str = "") -> None:
    activity.paper_state, activity.changed_at = AFTER[step], now
    note(step, activity, reason=reason, actor=actor, now=now)


def open_for(step: Step, activity_id: int, *, version: int | None, actor: Viewer) -> Activity:
    """The activity, locked and loaded; NotFound for a stranger, Forbidden for who sees it but may not take the step.

    ``version`` is the one the person read: what was changed since waits until it is read again.
    """
    require(STEPS[step][0], actor)
    rows = (Activity.targets, Activity.organizations, Activity.people, Activity.audience)
    query = select(Activity).where(Activity.id == activity_id, visible_to(actor))
    query = query.options(*(selectinload(one) for one in rows)).with_for_update(of=Activity)
    activity = db.session.scalar(query)
    if activity is None:
        raise NotFound(_("Kegiatan itu tidak ada, atau bukan bagian Anda."))
    if not reaches(STEPS[step][0], activity, actor):
        raise Forbidden(_("Laporan ini bukan bagian Anda untuk diputuskan."))
    if not ready(step, activity):
        raise DomainError(str(NOT_READY[step]))
    if activity.version != version:
        raise Stale(str(CHANGED_MEANWHILE))
    return activity


def delete_draft(activity_id: int, *, version: int | None, actor: Viewer, now: datetime) -> list[str]:
    """Take away a draft that was never handed in, with everything that belongs to it; gives the names of its files,
    to be discarded after the transaction."""
    activity = open_for(Step.DELETE, activity_id, version=version, actor=actor)
    follower = db.session.scalar(select(Activity.title).where(Activity.follows_id == activity.id).limit(1))
    if follower is not None:
        raise DomainError(
            _("“%(title)s” dicatat sebagai lanjutan draf ini. Ubah isian itu lebih dulu.", title=follower)
        )
    files = remove_all_of(ATTACHMENT_OWNER, activity.id, actor=actor, now=now)
    db.session.execute(delete(Activity).where(Activity.id == activity.id))
    forget_gone()
    kind = {"kind": activity.kind.value}
    record("activity:delete", actor=actor, now=now, subject=("activity", activity_id), counts=kind)
    return files
