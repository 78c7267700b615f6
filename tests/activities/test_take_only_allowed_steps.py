"""Every step by every role with a report in every state: what is not allowed is refused and leaves all as it was."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.activities.models import Activity, EventState, PaperState, ReportStep, Step, SubmissionSnapshot
from app.activities.operations import (
    delete_draft,
    lock_activity,
    reopen_activity,
    return_activity,
    sanction_activity,
    submit_activity,
)
from app.activities.policy import REGIONS_SANCTION, steps_for
from app.activities.queries import activity
from app.audit.models import AuditEvent
from app.core.db import db, transaction
from app.core.errors import DomainError
from app.installation.operations import change_settings
from app.meetings.operations import change_meeting
from tests.factories.cast import NOW
from tests.factories.meetings import meeting
from tests.factories.reports import whole

Actor = Callable[[str], Any]
Taken = Callable[[int, int, Any], Any]

TAKE: dict[Step, Taken] = {
    Step.CHANGE: lambda number, version, who: change_meeting(
        number, meeting("Lain", place="Aula"), version=version, submit=False, actor=who, now=NOW
    ),
    Step.SUBMIT: lambda number, version, who: submit_activity(number, actor=who, now=NOW),
    Step.DELETE: lambda number, version, who: delete_draft(number, version=version, actor=who, now=NOW),
    Step.RETURN: lambda number, version, who: return_activity(number, "Sebab", version=version, actor=who, now=NOW),
    Step.SANCTION: lambda number, version, who: sanction_activity(number, version=version, actor=who, now=NOW),
    Step.LOCK: lambda number, version, who: lock_activity(number, version=version, actor=who, now=NOW),
    Step.REOPEN: lambda number, version, who: reopen_activity(number, "Sebab", version=version, actor=who, now=NOW),
}
AFTER = {
    Step.SUBMIT: PaperState.SUBMITTED,
    Step.RETURN: PaperState.RETURNED,
    Step.SANCTION: PaperState.SANCTIONED,
    Step.LOCK: PaperState.LOCKED,
    Step.REOPEN: PaperState.RETURNED,
}
# Written out here, not taken from the code: from which states, and by whom. Budi owns it, Sari is the bureau.
ALLOWED = {
    (Step.CHANGE, "ngo-satu"): "draft returned submitted",
    (Step.SUBMIT, "ngo-satu"): "draft returned",
    (Step.DELETE, "ngo-satu"): "draft",
    (Step.RETURN, "biro"): "submitted",
    (Step.SANCTION, "biro"): "submitted",
    (Step.LOCK, "biro"): "sanctioned",
    (Step.REOPEN, "biro"): "sanctioned locked",
}
NAMES = ("admin", "biro", "daerah", "opd", "ngo-satu", "ngo-dua", "peninjau")
REGION = ("36.02", "36.03")


def is_allowed(step: Step, name: str, state: PaperState, event: EventState, *, in_region: bool, setting: bool) -> bool:
    decides = name == "daerah" and setting and in_region
    states = ALLOWED.get((step, "biro" if decides else name), "").split()
    return state in states and (step is not Step.SANCTION or event is EventState.HELD)


def everything(number: int) -> list[Any]:
    db.session.expire_all()
    row = db.session.execute(select(*Activity.__table__.columns).where(Activity.id == number)).one_or_none()
    counted = [
        db.session.scalar(select(func.count()).select_from(m)) for m in (ReportStep, SubmissionSnapshot, AuditEvent)
    ]
    return [row, *counted]


@pytest.mark.parametrize("region_code", REGION)
@pytest.mark.parametrize("setting", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_only_what_is_allowed_happens(app: Flask, actor: Actor, name: str, setting: bool, region_code: str) -> None:
    """Budi's report lies in Dewi's region, or in another one; Hasan and Tuti take part in it."""
    who = actor(name)
    part = tuple(actor(other).organization_id for other in ("opd", "ngo-dua"))
    with app.app_context():
        with transaction():
            change_settings({REGIONS_SANCTION.name: setting}, actor=actor("admin"), now=NOW)
            number = whole(actor("ngo-satu"), participant_ids=part, region_code=region_code)
        for state, event, step in product(PaperState, EventState, TAKE):
            with transaction():
                row = db.session.get_one(Activity, number)
                row.paper_state, row.event_state = state, event
                version = row.version
            version, before = db.session.get_one(Activity, number).version, everything(number)
            wanted = is_allowed(step, name, state, event, in_region=region_code == "36.02", setting=setting)
            assert try_it(step, number, version, who) is wanted, (name, state, event, step)
            if not wanted:
                assert everything(number) == before, (name, state, event, step)
                continue
            after = everything(number)
            assert after[3] == before[3] + 1, "one audit event"
            if step is Step.DELETE:
                assert after[0] is None
                with transaction():
                    number = whole(actor("ngo-satu"), participant_ids=part, region_code=region_code)
            elif step in AFTER:
                assert after[0].paper_state == AFTER[step], (state, step)
                assert after[1] == before[1] + 1, "one step in the history"


def try_it(step: Step, number: int, version: int, who: Any) -> bool:
    try:
        with transaction():
            TAKE[step](number, version, who)
    except DomainError:
        return False
    return True


@pytest.mark.parametrize("setting", [False, True])
def test_the_page_offers_exactly_what_is_allowed(app: Flask, actor: Actor, setting: bool) -> None:
    with app.app_context():
        with transaction():
            change_settings({REGIONS_SANCTION.name: setting}, actor=actor("admin"), now=NOW)
            number = whole(actor("ngo-satu"))
        for state, event in product(PaperState, EventState):
            with transaction():
                row = db.session.get_one(Activity, number)
                row.paper_state, row.event_state = state, event
            for name in ("biro", "daerah", "ngo-satu"):
                allowed = {
                    step for step in TAKE if is_allowed(step, name, state, event, in_region=True, setting=setting)
                }
                try:
                    found = activity(number, actor(name))
                except DomainError:
                    assert not allowed
                    continue
                assert steps_for(found, actor(name)) == allowed, (name, state, event)


def test_a_report_aimed_at_her_region_is_dewis_too(app: Flask, actor: Actor) -> None:
    with app.app_context():
        with transaction():
            change_settings({REGIONS_SANCTION.name: True}, actor=actor("admin"), now=NOW)
            aimed = whole(actor("ngo-satu"), region_code="36.03", target_codes=("36.02",))
            wider = whole(actor("ngo-satu"), region_code="36.03", target_codes=("36",))
        dewi = actor("daerah")
        assert try_it(Step.SANCTION, aimed, db.session.get_one(Activity, aimed).version, dewi)
        assert not try_it(Step.SANCTION, wider, db.session.get_one(Activity, wider).version, dewi)
