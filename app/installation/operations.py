"""Setting facts about this installation."""

from collections.abc import Mapping
from datetime import datetime

from app.audit.operations import record
from app.core.db import db
from app.core.permissions import require
from app.core.viewer import Viewer
from app.installation.models import InstallationFact
from app.installation.policy import CHANGE
from app.installation.queries import ASKED
from app.installation.settings import OFF, ON, SWITCHES, is_on


def set_fact(name: str, value: str, *, now: datetime) -> None:
    """Set or replace a fact; the caller records why in the audit trail."""
    row = db.session.get(InstallationFact, name, with_for_update=True)
    if row is None:
        db.session.add(InstallationFact(name=name, value=value, changed_at=now))
    else:
        row.value, row.changed_at = value, now
    db.session.info.pop(ASKED, None)  # what was asked before in this transaction


def change_settings(wanted: Mapping[str, bool], *, actor: Viewer, now: datetime) -> list[str]:
    """Switch what is named on or off; gives the names of what changed."""
    require(CHANGE, actor)
    changed = [name for name, value in wanted.items() if value != is_on(SWITCHES[name])]
    for name in changed:
        set_fact(name, ON if wanted[name] else OFF, now=now)
    if changed:
        values = {name: ON if wanted[name] else OFF for name in changed}
        record("settings:change", actor=actor, now=now, subject=("installation", None), fields=changed, counts=values)
    return changed
