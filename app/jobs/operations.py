"""Asking for a job, and the steps of its life. Only asking, retrying and forgetting are audited: the steps decide
nothing."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app.audit.operations import record
from app.core.db import afterwards, db
from app.core.errors import DomainError
from app.core.i18n import _, language
from app.core.permissions import require
from app.core.viewer import Viewer
from app.jobs import queue
from app.jobs.models import ENDED, Job, JobState, PeriodicRun
from app.jobs.policy import FOLLOW
from app.jobs.queries import own_job
from app.jobs.registry import KINDS, PERIODIC

LEASE = timedelta(seconds=90)  # the worker renews it every HEARTBEAT; it outlives a long write of somebody else
MOST_ATTEMPTS = 5
LONGEST_NOTE = 300
KEPT = timedelta(days=30)


def ask(kind: str, payload: dict[str, Any], *, actor: Viewer, now: datetime) -> Job:
    """A job that runs once the caller's transaction is saved; the one that waits already, when the same is asked
    twice by the same account."""
    require(FOLLOW, actor)
    if kind not in KINDS:
        raise KeyError(f"nobody registered {kind}")
    key = _key(kind, payload, actor)
    waiting = _active(key)
    if waiting is not None:
        return waiting
    job = Job(
        kind=kind,
        active_key=key,
        state=JobState.QUEUED,
        payload=payload,
        language=language(),
        created_by_id=actor.account_id,
        organization_id=actor.organization_id,
        created_at=now,
        lease_until=now + LEASE,
    )
    try:
        with db.session.begin_nested():
            db.session.add(job)
    except IntegrityError:  # somebody was faster by a moment (PostgreSQL; on SQLite writers queue up)
        return db.session.scalars(select(Job).where(Job.active_key == key)).one()
    afterwards(partial(queue.deliver, job.id))
    record("job:ask", actor=actor, now=now, subject=("job", job.id), counts={"kind": kind})
    return job


def _key(kind: str, payload: dict[str, Any], actor: Viewer) -> str:
    text = json.dumps([actor.account_id, kind, payload], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _active(key: str) -> Job | None:
    return db.session.scalar(select(Job).where(Job.active_key == key))


@dataclass(frozen=True, slots=True)
class Started:
    """A job in the hands of one worker, as plain values: no row is kept across its transactions."""

    job_id: int
    attempt: int
    kind: str
    payload: dict[str, Any]
    language: str
    account_id: int | None


def begin(job_id: int, *, now: datetime) -> Started | None:
    """Take a waiting job, or one whose worker has died; None when there is nothing to take."""
    job = db.session.get(Job, job_id, with_for_update=True)
    if job is None or job.has_ended or (job.state is JobState.RUNNING and _is_leased(job, now)):
        return None
    if job.attempts >= MOST_ATTEMPTS:
        _end(job, JobState.FAILED, _("Pekerjaan ini berulang kali terhenti di tengah jalan."), now)
        return None
    job.state, job.attempts, job.lease_until = JobState.RUNNING, job.attempts + 1, now + LEASE
    return Started(job.id, job.attempts, job.kind, dict(job.payload), job.language, job.created_by_id)


def _is_leased(job: Job, now: datetime) -> bool:
    return job.lease_until is not None and job.lease_until > now


def _held(started: Started) -> Job | None:
    """The row, locked, unless a later start has taken the job over."""
    job = db.session.get(Job, started.job_id, with_for_update=True)
    mine = job is not None and job.state is JobState.RUNNING and job.attempts == started.attempt
    return job if mine else None


def renew(started: Started, *, now: datetime) -> bool:
    """Say that the worker lives; False when the job is no longer its own."""
    job = _held(started)
    if job is not None:
        job.lease_until = now + LEASE
    return job is not None


def tell(started: Started, done: int, total: int, note: str, *, now: datetime) -> None:
    """How far it is, for the page that follows it."""
    job = _held(started)
    if job is not None:
        job.done, job.total, job.note, job.lease_until = done, total, note[:LONGEST_NOTE], now + LEASE


def finish(started: Started, result: dict[str, Any], *, now: datetime) -> None:
    job = _held(started)
    if job is not None:
        job.result = result
        _end(job, JobState.DONE, "", now)


def fail(started: Started, sentence: str, *, now: datetime) -> None:
    """The sentence says in the asker's language what was in the way."""
    job = _held(started)
    if job is not None:
        _end(job, JobState.FAILED, sentence, now)


def release(started: Started, *, now: datetime) -> None:
    """Put a job back that a stopping worker cannot end: the next worker begins it again at once."""
    job = _held(started)
    if job is not None:
        job.state, job.lease_until = JobState.QUEUED, now


def _end(job: Job, state: JobState, note: str, now: datetime) -> None:
    job.state, job.note, job.ended_at = state, note[:LONGEST_NOTE], now
    job.active_key = job.lease_until = None


def retry(job_id: int, *, actor: Viewer, now: datetime) -> Job:
    """Try one's own failed job once more; the one that waits already, when it was asked for anew meanwhile."""
    require(FOLLOW, actor)
    own_job(job_id, actor)
    job = db.session.get_one(Job, job_id, with_for_update=True, populate_existing=True)
    if job.state is not JobState.FAILED:
        raise DomainError(_("Hanya pekerjaan yang gagal yang dapat diulangi."))
    return ask(job.kind, dict(job.payload), actor=actor, now=now)


def take_up_left(*, now: datetime) -> list[int]:
    """Hand over again what has no live lease: its message was lost, or its worker died."""
    query = select(Job).where(Job.state.not_in(ENDED), Job.lease_until <= now).order_by(Job.id)
    left = list(db.session.scalars(query.with_for_update()))
    for job in left:
        if job.state is JobState.QUEUED:
            job.lease_until = now + LEASE  # until then it is on its way
        afterwards(partial(queue.deliver, job.id))
    return [job.id for job in left]


def ask_for_what_is_due(*, actor: Viewer, now: datetime) -> list[int]:
    """Ask for every periodic job whose time came since it was last due; a new one waits for its first time."""
    asked = []
    for kind, schedule in PERIODIC.items():
        due, last = schedule.last_due(now), _last_run(kind, now)
        if last.last_due_at < due:
            last.last_due_at = due
            asked.append(ask(kind, {}, actor=actor, now=now).id)
    return asked


def _last_run(kind: str, now: datetime) -> PeriodicRun:
    found = db.session.get(PeriodicRun, kind, with_for_update=True)
    if found is None:
        found = PeriodicRun(kind=kind, last_due_at=now)
        db.session.add(found)
        db.session.flush()
    return found


def forget_ended(*, actor: Viewer, now: datetime) -> int:
    """Remove jobs that ended more than KEPT ago; what they made stays."""
    require(FOLLOW, actor)
    gone = db.session.execute(delete(Job).where(Job.ended_at < now - KEPT).returning(Job.id)).scalars().all()
    if gone:
        record("job:forget", actor=actor, now=now, subject=("job", None), counts={"jobs": len(gone)})
    return len(gone)
