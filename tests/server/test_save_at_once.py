"""Several people save at the same moment, on either engine: one comes through, the others are told, nothing doubles."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.orm.exc import StaleDataError

from app.accounts.models import Account
from app.accounts.operations import AccountDetails, create_account
from app.activities.models import Activity, PaperState
from app.activities.operations import sanction_activity
from app.audit.models import AuditEvent
from app.audit.queries import first_broken_event
from app.core.db import db, transaction
from app.core.errors import Collided, DomainError
from app.core.viewer import Role
from app.organizations.models import Organization, OrganizationCategory
from app.organizations.operations import OrganizationDetails, add_organization
from app.people.models import Person
from app.people.operations import PersonDetails, PositionDetails, add_person
from tests.factories.cast import NOW
from tests.factories.meetings import recorded

MANY = 8


def all_at_once(app: Flask, save: Callable[[], object]) -> Counter[str]:
    """How often ``save`` came through and how often it was refused, when MANY do it together."""
    together = Barrier(MANY)

    def one(_number: int) -> str:
        with app.app_context():
            together.wait(30)
            try:
                with transaction():
                    save()
            except DomainError:
                return "refused"
            return "saved"

    with ThreadPoolExecutor(MANY) as pool:
        return Counter(pool.map(one, range(MANY)))


def test_the_same_person_is_added_once(app: Flask, actor) -> None:
    biro = actor("biro")
    details = PersonDetails("Rina Wulandari", PositionDetails(biro.organization_id, "Ketua"))
    outcome = all_at_once(app, lambda: add_person(details, actor=biro, now=NOW))
    assert outcome == {"saved": 1, "refused": MANY - 1}
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Person)) == 1
        assert first_broken_event() is None


def test_the_same_organization_is_added_once(app: Flask, actor) -> None:
    details = OrganizationDetails(name="Forum Warga Baru", category=OrganizationCategory.NGO, region_code="36.02")
    outcome = all_at_once(app, lambda: add_organization(details, actor=actor("biro"), now=NOW))
    assert outcome == {"saved": 1, "refused": MANY - 1}
    with app.app_context():
        named = select(func.count()).select_from(Organization).where(Organization.name == "Forum Warga Baru")
        assert db.session.scalar(named) == 1


def test_the_same_account_is_made_once(app: Flask, actor) -> None:
    details = AccountDetails("baru@contoh.example", "Orang Baru", Role.OBSERVER, None, "hash")
    outcome = all_at_once(app, lambda: create_account(details, actor=actor("admin"), now=NOW))
    assert outcome == {"saved": 1, "refused": MANY - 1}
    with app.app_context():
        assert db.session.scalar(select(func.count()).where(Account.email == "baru@contoh.example")) == 1


def test_a_report_is_sanctioned_once(app: Flask, actor) -> None:
    biro = actor("biro")
    with app.app_context(), transaction():
        number = recorded(actor("ngo-satu"))
    with app.app_context():
        version = db.session.scalars(select(Activity.version)).one()
    outcome = all_at_once(app, lambda: sanction_activity(number, version=version, actor=biro, now=NOW))
    assert outcome == {"saved": 1, "refused": MANY - 1}
    with app.app_context():
        assert db.session.scalars(select(Activity.paper_state)).one() is PaperState.SANCTIONED
        assert db.session.scalar(select(func.count()).where(AuditEvent.action == "activity:sanction")) == 1
        assert first_broken_event() is None


def test_a_collision_that_only_the_database_sees_is_a_refusal(app: Flask, context: None) -> None:
    with pytest.raises(Collided, match="kirim sekali lagi"), transaction():
        raise StaleDataError


@pytest.mark.postgres
def test_a_value_that_must_be_unique_is_a_refusal(app: Flask, context: None) -> None:
    with pytest.raises(Collided), transaction():
        db.session.execute(text("INSERT INTO audit_head SELECT * FROM audit_head"))
