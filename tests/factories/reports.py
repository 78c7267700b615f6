"""A report on its way: recorded whole, and brought to any state by the operations that people use."""

from datetime import date
from typing import Any

from app.activities.models import Activity, EventState, PaperState, PersonPart, ReportStep
from app.activities.operations import PersonEntry, lock_activity, reopen_activity, return_activity, sanction_activity
from app.activities.queries import steps_of
from app.core.dates import PartialDate, Precision
from app.core.db import db
from app.core.viewer import Viewer
from tests.factories.cast import NOW
from tests.factories.meetings import recorded

REASON = "Jumlah peserta berbeda dengan rinciannya."
NARRATIVE = {"background": "Kanal belum dikenal.", "results": "Disepakati bimtek.", "conclusions": "Dilanjutkan."}


def whole(actor: Viewer, title: str = "Audiensi di Lebak", **changes: Any) -> int:
    """Record a report that lacks nothing, inside the caller's transaction."""
    details: dict[str, Any] = {
        "place": "Aula",
        "host_ids": (actor.organization_id,),
        "people": (PersonEntry(part=PersonPart.LEADER, name="Nama Pimpinan", title="Kepala Dinas"),),
        "narrative": NARRATIVE,
    }
    return recorded(actor, title, **(details | changes))


def in_state(state: PaperState, owner: Viewer, biro: Viewer, **changes: Any) -> int:
    """A whole report that came to this state, inside the caller's transaction."""
    number = whole(owner, submit=state is not PaperState.DRAFT, **changes)
    if state is PaperState.RETURNED:
        return_activity(number, REASON, version=version_of(number), actor=biro, now=NOW)
    if state in (PaperState.SANCTIONED, PaperState.LOCKED):
        sanction_activity(number, version=version_of(number), actor=biro, now=NOW)
    if state is PaperState.LOCKED:
        lock_activity(number, version=version_of(number), actor=biro, now=NOW)
    return number


def reopened(owner: Viewer, biro: Viewer, reason: str = REASON) -> int:
    number = in_state(PaperState.SANCTIONED, owner, biro)
    reopen_activity(number, reason, version=version_of(number), actor=biro, now=NOW)
    return number


def version_of(number: int) -> int:
    return db.session.get_one(Activity, number, populate_existing=True).version


def state_of(number: int) -> PaperState:
    return db.session.get_one(Activity, number, populate_existing=True).paper_state


def history_of(number: int) -> list[ReportStep]:
    return steps_of(db.session.get_one(Activity, number))


def planned_on(day: date) -> dict[str, Any]:
    return {"event_state": EventState.PLANNED, "held_on": PartialDate(day, Precision.DAY)}
