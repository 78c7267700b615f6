"""Writing events. Operations call record() once, inside their own transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from app.audit.chain import GENESIS, event_hash
from app.audit.models import AuditEvent, AuditHead
from app.audit.queries import hashed_fields
from app.core.db import db
from app.core.viewer import Viewer


def record(
    action: str,
    *,
    actor: Viewer,
    now: datetime,
    subject: tuple[str, int | str | None],
    fields: Iterable[str] = (),
    counts: Mapping[str, int | str | None] | None = None,
) -> None:
    """Add one event to the chain.

    ``action`` is a tag such as ``activity:record``; ``subject`` a pair of type and id; ``fields`` the names of
    what changed; ``counts`` numbers, ids or codes worth keeping. Values that people typed do not belong here.
    """
    head = _locked_head()
    details: dict[str, Any] = {}
    if names := sorted(set(fields)):
        details["fields"] = names
    if counts:
        details |= dict(counts)
    subject_type, subject_id = subject
    event = AuditEvent(
        id=head.last_event_id + 1,
        at=now,
        actor_id=actor.account_id,
        actor_role=actor.role,
        organization_id=actor.organization_id,
        action=action,
        subject_type=subject_type,
        subject_id=None if subject_id is None else str(subject_id),
        details=details,
        previous_hash=head.last_hash,
    )
    event.hash = event_hash(head.last_hash, hashed_fields(event))
    head.last_event_id, head.last_hash = event.id, event.hash
    db.session.add(event)
    db.session.flush()  # so that a second event of the same transaction finds the head moved


def _locked_head() -> AuditHead:
    head = db.session.get(AuditHead, 1, with_for_update=True, populate_existing=True)
    if head is None:
        head = AuditHead(id=1, last_event_id=0, last_hash=GENESIS)
        db.session.add(head)
        db.session.flush()
    return head
