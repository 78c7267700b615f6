"""What only the paper holds, behind its page: the activities and the late commitments one by one. On screen the lists
themselves are a link away."""

from dataclasses import dataclass
from typing import Any

from app.activities.labels import KINDS, PAPER_STATES
from app.core.dates import PartialDate
from app.core.i18n import _
from app.reports.contents.monthly.asked import Asked
from app.reports.contents.monthly.promises import late_rows
from app.reports.queries.outreach import HeldActivity, held_list, targets_of
from app.reports.queries.promises import LatePromise

MOST_ACTIVITIES = 300


@dataclass(frozen=True, slots=True)
class ActivityLine:
    held_on: PartialDate
    kind: Any
    title: str
    region: str
    heads: int | None
    state: Any


@dataclass(frozen=True, slots=True)
class MonthlyAnnex:
    """Both lists end after some hundreds of rows; the page's figures say how many there are."""

    activities: tuple[ActivityLine, ...]
    late: tuple[LatePromise, ...]


def monthly_annex(wanted: Asked) -> MonthlyAnnex:
    found = held_list(wanted.code, wanted.month, wanted.viewer, limit=MOST_ACTIVITIES)
    targets = targets_of([one.id for one in found])
    return MonthlyAnnex(
        activities=tuple(_line(one, targets.get(one.id, [])) for one in found),
        late=late_rows(wanted),
    )


def _line(one: HeldActivity, targets: list[tuple[str, str]]) -> ActivityLine:
    return ActivityLine(
        held_on=one.held_on,
        kind=KINDS[one.kind],
        title=one.title,
        region=_region(one, targets),
        heads=one.audience_total,
        state=PAPER_STATES[one.paper_state][0],
    )


def _region(one: HeldActivity, targets: list[tuple[str, str]]) -> str:
    """Where it was held, and at whom it aimed when that was elsewhere."""
    elsewhere = ", ".join(name for code, name in targets if code != one.region_code)
    aimed = _("sasaran: %(names)s", names=elsewhere) if elsewhere else ""
    return "; ".join(part for part in (one.region or "", aimed) if part) or "–"
