"""The trail is append-only, and any edit, deletion or change of order is found."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from app.audit.models import AuditEvent
from app.audit.operations import record
from app.audit.queries import first_broken_event
from app.core.db import db, transaction
from app.core.viewer import SYSTEM
from tests.factories.cast import NOW

pytestmark = pytest.mark.usefixtures("context")

WITHOUT_TRIGGERS = {
    "sqlite": ["DROP TRIGGER audit_events_no_update", "DROP TRIGGER audit_events_no_delete"],
    "postgresql": ["ALTER TABLE audit_events DISABLE TRIGGER USER"],
}


def write(count: int) -> None:
    with transaction():
        for number in range(count):
            record(
                "test:step", actor=SYSTEM, now=NOW, subject=("thing", number), fields=["b", "a"], counts={"n": number}
            )


def test_a_whole_chain_is_found_whole() -> None:
    write(5)
    assert first_broken_event() is None
    event = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert event is not None
    assert event.details == {"fields": ["a", "b"], "n": 4} and event.subject_id == "4"


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_events SET action = 'x'", "DELETE FROM audit_events", "DELETE FROM audit_events WHERE id = 1"],
)
def test_the_engine_refuses_to_change_an_event(statement: str) -> None:
    write(2)
    with pytest.raises(DatabaseError, match="append-only"), transaction():
        db.session.execute(text(statement))
    assert first_broken_event() is None


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE audit_events SET action = 'x' WHERE id = 3", 3),
        ("UPDATE audit_events SET details = '{}' WHERE id = 4", 4),
        ("UPDATE audit_events SET actor_id = 9 WHERE id = 2", 2),
        ("DELETE FROM audit_events WHERE id = 3", 3),
        ("DELETE FROM audit_events WHERE id = (SELECT MAX(id) FROM audit_events)", None),
        ("UPDATE audit_events SET id = CASE id WHEN 2 THEN -3 ELSE -2 END WHERE id IN (2, 3)", 1),
    ],
)
def test_tampering_behind_the_triggers_is_found(tampering: str, found: int | None) -> None:
    write(5)
    last = db.session.scalar(select(AuditEvent.id).order_by(AuditEvent.id.desc()).limit(1))
    with transaction():
        for statement in WITHOUT_TRIGGERS[db.session.get_bind().dialect.name]:
            db.session.execute(text(statement))
        db.session.execute(text(tampering))
    assert first_broken_event() == (found if found is not None else last)


def test_a_failed_operation_leaves_no_event() -> None:
    write(1)
    before = len(db.session.scalars(select(AuditEvent)).all())
    with pytest.raises(ZeroDivisionError), transaction():
        _record_and_fail()
    assert len(db.session.scalars(select(AuditEvent)).all()) == before
    assert first_broken_event() is None


def _record_and_fail() -> None:
    record("test:step", actor=SYSTEM, now=NOW, subject=("thing", 1))
    raise ZeroDivisionError
