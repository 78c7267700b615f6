"""The way of a report that the viewer has already been let see."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.activities.models import Activity, PaperState, ReportStep, Step
from app.core.db import db

GIVEN_BACK = (Step.RETURN, Step.REOPEN)


class Taken(NamedTuple):
    """How often a step was taken, and when last."""

    times: int
    last: datetime


def steps_of(activity: Activity) -> list[ReportStep]:
    """Its steps, the oldest first, with who took them."""
    query = select(ReportStep).where(ReportStep.activity_id == activity.id).order_by(ReportStep.id)
    return list(db.session.scalars(query.options(joinedload(ReportStep.account), joinedload(ReportStep.organization))))


def reasons(ids: Iterable[int]) -> dict[int, str]:
    """Why reports were returned or reopened last, by the number of the activity."""
    query = select(ReportStep.activity_id, ReportStep.reason).where(
        ReportStep.activity_id.in_(set(ids)), ReportStep.step.in_(GIVEN_BACK)
    )
    return {row.activity_id: row.reason for row in db.session.execute(query.order_by(ReportStep.id))}


def reason_of(activity: Activity) -> str:
    """Why it waits to be put right; empty when it does not."""
    return reasons([activity.id]).get(activity.id, "") if activity.paper_state is PaperState.RETURNED else ""


def taken(step: Step, ids: Iterable[int]) -> dict[int, Taken]:
    """How often each report went through a step and when last, by the number of the activity."""
    query = select(ReportStep.activity_id, func.count(), func.max(ReportStep.at)).where(
        ReportStep.activity_id.in_(set(ids)), ReportStep.step == step
    )
    rows = db.session.execute(query.group_by(ReportStep.activity_id)).all()
    return {number: Taken(times, last) for number, times, last in rows}
