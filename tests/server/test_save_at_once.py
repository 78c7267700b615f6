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
from app.core.viewer import Role, Viewer
from app.organizations import queries
from app.organizations.lists import Row
from app.organizations.models import Organization, OrganizationCategory
from app.organizations.operations import OrganizationDetails, add_organization, confirm_import, keep_import
from app.organizations.planning import fingerprint, plan
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


ROWS = [
    Row(line, {"name": f"Lembaga {code}", "category": "ngo", "region_code": code})
    for line, code in enumerate(("36.02", "36.73", "36", "31.71", "36.01"), 2)
]


def plan_of(app: Flask, actor: Viewer) -> str:
    with app.app_context():
        return fingerprint(plan(ROWS, queries.register(actor)))


def added_from_lists() -> int:
    return db.session.scalar(select(func.count()).where(Organization.name.like("Lembaga 3%"))) or 0


def test_a_list_is_saved_once(app: Flask, actor) -> None:
    sari = actor("biro")
    with app.app_context(), transaction():
        number = keep_import("mitra.xlsx", ROWS, actor=sari, now=NOW).id
    seen = plan_of(app, sari)
    assert all_at_once(app, lambda: confirm_import(number, (), seen=seen, actor=sari, now=NOW)) == {"saved": MANY}
    with app.app_context():
        assert added_from_lists() == len(ROWS)
        assert db.session.scalar(select(func.count()).where(AuditEvent.action == "organizations:import")) == 1
        assert first_broken_event() is None


def test_of_many_lists_with_the_same_rows_one_is_saved_and_the_others_look_again(app: Flask, actor) -> None:
    sari = actor("biro")
    with app.app_context(), transaction():
        lists = [ROWS if turn % 2 else [*reversed(ROWS)] for turn in range(MANY)]
        numbers = [keep_import("mitra.xlsx", rows, actor=sari, now=NOW).id for rows in lists]
    with app.app_context():
        seen = {
            number: fingerprint(plan(rows, queries.register(sari))) for number, rows in zip(numbers, lists, strict=True)
        }
    waiting = iter(numbers)

    def save() -> None:
        number = next(waiting)
        confirm_import(number, (), seen=seen[number], actor=sari, now=NOW)

    assert all_at_once(app, save) == {"saved": 1, "refused": MANY - 1}
    with app.app_context():
        assert added_from_lists() == len(ROWS)
        assert first_broken_event() is None


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
