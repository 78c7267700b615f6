"""Keeping analyses. Computing one takes seconds and happens before, outside the transaction: see computing.py."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from app.audit.operations import record
from app.core.db import db
from app.core.permissions import require
from app.core.viewer import Viewer
from app.measurement.analyses import RECOMPUTED, found_before
from app.measurement.models import Analysis, DataVersion
from app.measurement.policy import ASK, KEEP
from app.measurement.settings import Settings


@dataclass(frozen=True, slots=True)
class Data:
    """All that analyses are computed from, packed, and the newest event that was known when it was read."""

    digest: str
    content: bytes
    last_event_id: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; a standard one is laid down beforehand, for one region or, without a code, for all reached."""

    settings: Settings
    standard: bool = False
    region: str | None = None


def digest_of(settings: Settings) -> str:
    text = json.dumps(settings.as_json(), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def keep_analysis(question: Question, data: Data, result: dict[str, Any], *, actor: Viewer, now: datetime) -> Analysis:
    """Keep what was found, whatever it is. The same question on the same data is counted once: the first is given."""
    require(KEEP if question.standard else ASK, actor)
    _keep_data(data, now)
    found = found_before(data.digest, digest_of(question.settings))
    if found is not None:
        return _adopted(found, question, actor, now)
    analysis = Analysis(
        data_digest=data.digest,
        number=_next_number(data.digest),
        settings=question.settings.as_json(),
        settings_digest=digest_of(question.settings),
        standard=question.standard,
        standard_region=question.region,
        result=result,
        created_by_id=actor.account_id,
        created_at=now,
    )
    db.session.add(analysis)
    db.session.flush()
    counts: dict[str, int | str | None] = {"number": analysis.number, "data": data.digest[:12]}
    record("measurement:analyse", actor=actor, now=now, subject=("analysis", analysis.id), counts=counts)
    return analysis


def _keep_data(data: Data, now: datetime) -> None:
    """The row of these data, locked, so that two who keep at once count one after the other."""
    if db.session.get(DataVersion, data.digest) is None:
        _add_data(data, now)
    found = db.session.get_one(DataVersion, data.digest, with_for_update=True)
    found.last_event_id = max(found.last_event_id, data.last_event_id)


def _add_data(data: Data, now: datetime) -> None:
    """Where somebody else adds the same at this moment, it waits for her and leaves hers."""
    insert = postgresql.insert if db.session.get_bind().dialect.name == "postgresql" else sqlite.insert
    new = {"digest": data.digest, "content": data.content, "last_event_id": data.last_event_id, "created_at": now}
    db.session.execute(insert(DataVersion).values(new).on_conflict_do_nothing())


def _next_number(digest: str) -> int:
    query = select(func.max(Analysis.number)).where(Analysis.data_digest == digest)
    return (db.session.scalar(query) or 0) + 1


def _adopted(found: Analysis, question: Question, actor: Viewer, now: datetime) -> Analysis:
    """Somebody asked a standard question before it was computed as such: it is one, and keeps its number."""
    if question.standard and not found.standard:
        found.standard, found.standard_region = True, question.region
        fields = ["standard", "standard_region"]
        record("measurement:make_standard", actor=actor, now=now, subject=("analysis", found.id), fields=fields)
    return found


def confirm_data(data: Data, *, actor: Viewer, now: datetime) -> None:
    """Note that the data are still those, although something was recorded since."""
    require(KEEP, actor)
    found = db.session.get(DataVersion, data.digest, with_for_update=True)
    if found is not None and found.last_event_id < data.last_event_id:
        found.last_event_id = data.last_event_id
        subject = ("measurement_data", data.digest[:12])
        record("measurement:confirm_data", actor=actor, now=now, subject=subject)


def note_recomputed(analysis_id: int, *, identical: bool, actor: Viewer, now: datetime) -> None:
    """Write down that an analysis was computed once more from what is stored, and how that came out."""
    require(KEEP, actor)
    counts = {"identical": int(identical)}
    record(RECOMPUTED, actor=actor, now=now, subject=("analysis", analysis_id), counts=counts)
