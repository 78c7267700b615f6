"""A meeting as somebody types it, in the browser or as an operation takes it."""

from datetime import date
from typing import Any

from app.activities.models import ActivityKind
from app.activities.operations import ActivityDetails
from app.commitments.operations import CommitmentEntry
from app.core.dates import PartialDate, Precision
from app.core.viewer import Viewer
from app.meetings.operations import MeetingDetails, record_meeting
from tests.factories.cast import NOW

TITLE = "Audiensi pengelolaan SP4N-LAPOR! Kabupaten Lebak"


def typed(**changes: Any) -> dict[str, Any]:
    """What the browser sends for a small audiensi; None takes a name out."""
    form: dict[str, Any] = {
        "kind": "hearing",
        "title": TITLE,
        "event_state": "held",
        "held_on": ["18", "11", "2026"],
        "mode": "in_person",
        "place": "Ruang rapat Asda I",
        "province": "36",
        "region_code": "36.02",
        "save": "draft",
    }
    form |= {name.replace("__", "-"): value for name, value in changes.items()}
    return {name: value for name, value in form.items() if value is not None}


def meeting(title: str = TITLE, *, commitments: tuple[CommitmentEntry, ...] = (), **changes: Any) -> MeetingDetails:
    """The same as details for an operation."""
    fields: dict[str, Any] = {
        "kind": ActivityKind.HEARING,
        "title": title,
        "held_on": PartialDate(date(2026, 11, 18), Precision.DAY),
        "region_code": "36.02",
    }
    return MeetingDetails(activity=ActivityDetails(**(fields | changes)), commitments=commitments)


def recorded(actor: Viewer, title: str = TITLE, *, submit: bool = True, **changes: Any) -> int:
    """Record one inside the caller's transaction; gives its number."""
    return record_meeting(meeting(title, **changes), submit=submit, actor=actor, now=NOW)
