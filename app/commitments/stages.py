"""How far commitments have come, today or in a month that is over: conditions on commitments and their activities."""

from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_, true

from app.activities.models import Activity, EventState
from app.activities.queries import handed_in, in_months
from app.commitments.labels import SOON
from app.commitments.models import Commitment, CommitmentState
from app.core.dates import last_day, month_of


class Stage(StrEnum):
    """What the list can be narrowed to."""

    OPEN = "open"
    STARTED = "started"  # open, and work on it has begun
    LATE = "late"
    DUE = "due"  # late, or due within SOON days
    CLOSED = "closed"  # done or cancelled
    KEPT = "kept"
    CANCELLED = "cancelled"
    DATED = "dated"  # has a due date and was not cancelled
    MADE = "made"  # all of them


CLOSED_STAGES = (Stage.CLOSED, Stage.KEPT, Stage.CANCELLED)
DONE = Commitment.state == CommitmentState.DONE
CANCELLED = Commitment.state == CommitmentState.CANCELLED
STILL_OPEN = Commitment.state == CommitmentState.OPEN
NOT_CANCELLED = Commitment.state != CommitmentState.CANCELLED


def at(stage: Stage, today: date) -> ColumnElement[bool]:
    """As things stand."""
    match stage:
        case Stage.OPEN:
            return STILL_OPEN
        case Stage.STARTED:
            return and_(STILL_OPEN, Commitment.started_on.is_not(None))
        case Stage.LATE:
            return and_(STILL_OPEN, Commitment.due_on < today)
        case Stage.DUE:
            return and_(STILL_OPEN, Commitment.due_on <= today + timedelta(days=SOON))
        case Stage.CLOSED:
            return Commitment.state != CommitmentState.OPEN
        case Stage.KEPT:
            return DONE
        case Stage.CANCELLED:
            return CANCELLED
        case Stage.DATED:
            return and_(NOT_CANCELLED, Commitment.due_on.is_not(None))
    return true()


def in_month(stage: Stage, month: date) -> ColumnElement[bool]:
    """As things stood at the end of a month, or what happened in it; without the promises of drafts."""
    return in_period(stage, month, last_day(month))


def in_period(stage: Stage, first: date, last: date) -> ColumnElement[bool]:
    """The same of several months, from the first day of one to the last day of another."""
    return and_(handed_in(), _in_period(stage, first, last))


def _in_period(stage: Stage, first: date, last: date) -> ColumnElement[bool]:
    match stage:
        case Stage.OPEN:
            return _open_after(last)
        case Stage.LATE:
            return and_(_open_after(last), Commitment.due_on <= last)
        case Stage.DUE:
            return and_(_open_after(last), Commitment.due_on <= last + timedelta(days=SOON))
        case Stage.CLOSED:
            return Commitment.closed_on.between(first, last)
        case Stage.KEPT:
            return and_(DONE, Commitment.closed_on.between(first, last))
        case Stage.CANCELLED:
            return and_(CANCELLED, Commitment.closed_on.between(first, last))
        case Stage.STARTED:
            return and_(_open_after(last), Commitment.started_on <= last)
        case Stage.DATED:
            return and_(NOT_CANCELLED, Commitment.due_on.between(first, last))
    return and_(Activity.event_state == EventState.HELD, in_months(first, month_of(last)))


def _open_after(day: date) -> ColumnElement[bool]:
    made = or_(Activity.starts_on.is_(None), Activity.starts_on <= day)
    return and_(made, or_(STILL_OPEN, Commitment.closed_on > day))
