"""The standard analyses are looked at soon after something changed, at most four times an hour, and each night."""

from datetime import UTC, datetime, time, timedelta

import pytest

from app.audit.operations import record
from app.core.db import transaction
from app.core.viewer import SYSTEM
from app.jobs.registry import PERIODIC, Daily
from app.measurement.schedule import AfterChanges

SCHEDULE = AfterChanges(Daily(time(3, 30)))
NIGHT = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)  # 03.30 WIB on the 22nd
MORNING = datetime(2026, 11, 22, 1, 4, tzinfo=UTC)


def recorded(action: str, at: datetime) -> None:
    with transaction():
        record(action, actor=SYSTEM, now=at, subject=("import", 1))


@pytest.mark.usefixtures("context")
def test_after_an_import_they_are_due_at_the_end_of_the_quarter_hour() -> None:
    recorded("complaints:import", MORNING)
    quarter = datetime(2026, 11, 22, 1, 15, tzinfo=UTC)
    assert SCHEDULE.last_due(quarter - timedelta(seconds=1)) < quarter
    assert SCHEDULE.last_due(quarter) == quarter
    assert SCHEDULE.last_due(quarter + timedelta(hours=3)) == quarter


@pytest.mark.usefixtures("context")
def test_many_changes_in_a_row_are_taken_together() -> None:
    times = set()
    for minute in range(60):
        recorded("activity:record", MORNING + timedelta(minutes=minute))
        times.add(SCHEDULE.last_due(MORNING + timedelta(minutes=minute)))
    assert len(times) <= 5


@pytest.mark.usefixtures("context")
def test_what_changes_no_figures_waits_for_the_night() -> None:
    recorded("complaints:import", NIGHT - timedelta(days=1))
    recorded("person:add", MORNING)
    assert SCHEDULE.last_due(MORNING + timedelta(hours=1)) == NIGHT
    assert "measurement:standard" in PERIODIC
