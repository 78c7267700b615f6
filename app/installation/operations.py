"""Setting facts about this installation."""

from datetime import datetime

from app.core.db import db
from app.installation.models import InstallationFact


def set_fact(name: str, value: str, *, now: datetime) -> None:
    """Set or replace a fact; the caller records why in the audit trail."""
    row = db.session.get(InstallationFact, name, with_for_update=True)
    if row is None:
        db.session.add(InstallationFact(name=name, value=value, changed_at=now))
    else:
        row.value, row.changed_at = value, now
