"""What a meeting adds to the contents of a report; speakers and leaders only as a count and a digest."""

from collections.abc import Iterable

from app.activities.contents import Contents, part, people
from app.activities.models import Activity
from app.core.i18n import _l
from app.meetings import queries
from app.meetings.labels import POINT_KINDS
from app.meetings.models import Delegation, MeetingDecision, MeetingPoint, PointKind
from app.meetings.policy import is_meeting

LABELS = {
    "points": _l("Pokok pembahasan"),
    "speakers": _l("Pembicara"),
    "decisions": _l("Keputusan"),
    "delegations": _l("Rombongan tamu"),
    "leaders": _l("Pimpinan rombongan"),
}


def meeting_contents(
    points: Iterable[MeetingPoint], decisions: Iterable[MeetingDecision], delegations: Iterable[Delegation]
) -> Contents:
    """The rows of a meeting as plain values."""
    points, delegations = list(points), list(delegations)
    return {
        "points": [[{"point_kind": row.kind.value}, row.text, row.correction] for row in points],
        "speakers": people([row.speaker] for row in points if row.speaker),
        "decisions": [row.text for row in decisions],
        "delegations": [[{"region": row.region_code}, row.size, row.composition, row.purpose] for row in delegations],
        "leaders": people([row.leader] for row in delegations if row.leader),
    }


@part(LABELS, {"point_kind": lambda value: POINT_KINDS[PointKind(value)][0]})
def _of(activity: Activity) -> Contents:
    if not is_meeting(activity):
        return {}
    return meeting_contents(queries.points(activity), queries.decisions(activity), queries.delegations(activity))
