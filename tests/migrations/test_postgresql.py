"""What only PostgreSQL can be asked to do to the audit trail."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from app.audit.queries import first_broken_event
from app.core.db import db, transaction

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("context")]


def test_the_trail_cannot_be_emptied_at_once() -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction():
        db.session.execute(sa.text("TRUNCATE audit_events"))
    assert first_broken_event() is None
