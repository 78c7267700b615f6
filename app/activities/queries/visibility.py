"""What a viewer may see of activities: the condition every query starts from."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_, true

from app.activities.models import Activity, ActivityOrganization, ActivityPerson, PaperState, TargetRegion
from app.activities.policy import SANCTION, SEE
from app.core.dates import Precision, last_day
from app.core.permissions import Scope, scope_of
from app.core.viewer import Viewer

SANCTIONED = (PaperState.SANCTIONED, PaperState.LOCKED)

# Packages above add how else an organization can be involved: each gives a condition on Activity.
INVOLVEMENT: list[Callable[[int], ColumnElement[bool]]] = []


def involvement(condition: Callable[[int], ColumnElement[bool]]) -> Callable[[int], ColumnElement[bool]]:
    """Register a way in which an organization is involved in an activity that is not its own."""
    INVOLVEMENT.append(condition)
    return condition


@involvement
def _took_part(organization_id: int) -> ColumnElement[bool]:
    rows = ActivityOrganization.activity_id == Activity.id
    return exists().where(rows, ActivityOrganization.organization_id == organization_id)


@involvement
def _sent_someone(organization_id: int) -> ColumnElement[bool]:
    return exists().where(ActivityPerson.activity_id == Activity.id, ActivityPerson.organization_id == organization_id)


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """The condition that keeps out what the viewer may not see; drafts are seen by their own organization alone.

    A report that was returned is seen by its own organization, and by those who returned it.
    """
    scope = scope_of(SEE, viewer)
    if viewer.organization_id is None and scope is not Scope.PUBLIC:
        return true() if scope is Scope.ALL else false()
    own = Activity.owner_organization_id == viewer.organization_id
    submitted = handed_in()
    returned = and_(Activity.paper_state == PaperState.RETURNED, decided_by(viewer))
    match scope:
        case Scope.ALL:
            return or_(own, submitted, returned)
        case Scope.REGION:
            return or_(own, returned, and_(submitted, or_(in_region(viewer.region_code or ""), _involves(viewer))))
        case Scope.INVOLVED:
            return or_(own, and_(submitted, _involves(viewer)))
        case Scope.PUBLIC:
            return Activity.paper_state.in_(SANCTIONED)
    return false()


def handed_in() -> ColumnElement[bool]:
    """No draft: what may be counted and marked as outreach, the same for every reader."""
    return Activity.paper_state.not_in((PaperState.DRAFT, PaperState.RETURNED))


def decided_by(viewer: Viewer) -> ColumnElement[bool]:
    """The activities whose reports the viewer may return, sanction, lock or reopen, whatever their state."""
    match scope_of(SANCTION, viewer):
        case Scope.ALL:
            return true()
        case Scope.REGION:
            return in_region(viewer.region_code or "")
    return false()


def in_region(code: str) -> ColumnElement[bool]:
    """Held in the region (or below it), or aimed at it."""
    aimed = exists().where(TargetRegion.activity_id == Activity.id, or_(*_within(TargetRegion.region_code, code)))
    return or_(*_within(Activity.region_code, code), aimed)


def in_months(first: date, last: date) -> ColumnElement[bool]:
    """Begun in these months, both included; a date of which only the year is known is in no month."""
    known = Activity.date_precision.in_((Precision.DAY, Precision.MONTH))
    return and_(known, Activity.starts_on.between(first, last_day(last)))


def _within(column: Any, code: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return column == code, column.startswith(code + ".", autoescape=True)


def _involves(viewer: Viewer) -> ColumnElement[bool]:
    organization_id = viewer.organization_id or 0
    return or_(*(condition(organization_id) for condition in INVOLVEMENT))
