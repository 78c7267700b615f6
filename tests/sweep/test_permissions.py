"""The permission table in code says what the table in the documentation says."""

from app.core.permissions import TABLE, Scope
from app.core.viewer import Role

COLUMNS = (Role.ADMINISTRATOR, Role.PROVINCE_STAFF, Role.REGION_STAFF, Role.AGENCY, Role.NGO, Role.OBSERVER)

# action: administrator, province staff, region staff, agency, NGO, observer
EXPECTED = {
    "accounts:manage": "all none none none none none",
    "accounts:own": "own own own own own own",
    "activities:record": "none own own own own none",
    "activities:see": "none all region involved involved public",
    "activities:see_names": "none all own own own none",
    "activities:sanction": "none all region none none none",  # of region staff only where a setting allows it
    "activities:print": "none all all all all all",
    "activities:issue": "none all own own own none",
    "attachments:see": "none all all all all all",
    "attachments:change": "none own own own own none",
    "calendars:keep": "none own own own own none",
    "commitments:see": "none all all all all none",
    "commitments:close": "none all involved own own none",
    "complaints:compare": "none all none none none none",
    "complaints:import": "none all region none none none",
    "complaints:map": "none all none none none none",
    "complaints:record": "none all region none none none",
    "complaints:see": "all all all all all all",
    "dashboard:see": "all all all all all all",
    "demo:manage": "none none none none none none",
    "documents:see": "none all own own own public",
    "documents:withdraw": "none all own own own none",
    "help:read": "all all all all all all",
    "jobs:follow": "own own own own own own",
    "kim:change": "none all region none none none",
    "kim:see": "all all all all all all",
    "measurement:ask": "none all all all all none",
    "measurement:keep": "none all none none none none",
    "measurement:see": "all all all all all all",
    "organizations:see": "all all all all all all",
    "organizations:add": "none all all all all none",
    "organizations:import": "all all none none none none",
    "organizations:change": "none all region own own none",
    "partnerships:change": "none all region own own none",
    "partnerships:see": "all all all all all all",
    "partnerships:see_details": "none all region own own none",
    "people:see": "none all all all all none",
    "people:record": "none all all all all none",
    "people:change": "none all own own own none",
    "readiness:change": "none all region none none none",
    "readiness:see": "all all all all all all",
    "readiness:see_files": "none all region region none none",
    "programmes:change": "none all region own own none",
    "programmes:record": "none all region none own none",
    "programmes:record_priority": "none all region own none none",
    "programmes:see": "all all all all all all",
    "reports:monthly": "none all all all all public",
    "reports:issue_month": "none all all all all none",
    "regions:load": "none none none none none none",
    "regions:see": "all all all all all all",
    "search:rebuild": "none none none none none none",
    "search:use": "all all all all all all",
    "settings:change": "all none none none none none",
    "stationery:keep": "none own own own own none",
}


def test_each_row_is_as_agreed(app: object) -> None:
    for action, scopes in EXPECTED.items():
        found = " ".join(TABLE[action][role].value for role in COLUMNS)
        assert found == scopes, action


def test_the_system_may_do_everything_and_nobody_is_forgotten(app: object) -> None:
    for action, row in TABLE.items():
        assert set(row) == set(Role), action
        assert row[Role.SYSTEM] is Scope.ALL


def test_every_declared_action_is_expected(app: object) -> None:
    assert set(TABLE) == set(EXPECTED)
