"""Reading and verifying the trail."""

from typing import Any

from sqlalchemy import select

from app.audit.chain import GENESIS, event_hash
from app.audit.models import AuditEvent, AuditHead
from app.core.db import db


def hashed_fields(event: AuditEvent) -> dict[str, Any]:
    """Everything of an event that its hash covers, in forms that survive a round trip through both engines."""
    return {
        "id": event.id,
        "at": event.at.isoformat(timespec="microseconds"),
        "actor_id": event.actor_id,
        "actor_role": event.actor_role.value,
        "organization_id": event.organization_id,
        "action": event.action,
        "subject_type": event.subject_type,
        "subject_id": event.subject_id,
        "details": event.details,
    }


def first_broken_event() -> int | None:
    """The number of the first event that was edited, deleted or reordered; None when the chain is whole."""
    previous, expected = GENESIS, 1
    for event in db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).yield_per(1000):
        whole = event.id == expected and event.previous_hash == previous
        if not whole or event.hash != event_hash(previous, hashed_fields(event)):
            return expected
        previous, expected = event.hash, expected + 1
    head = db.session.get(AuditHead, 1)
    last = (head.last_event_id, head.last_hash) if head else (0, GENESIS)
    return None if last == (expected - 1, previous) else expected
