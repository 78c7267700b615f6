"""What analyses are computed from is what our own tables hold, and nothing that a reader may not see."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import numpy as np
import pytest
from flask import Flask
from sqlalchemy import event

from app.activities.models import ActivityKind, AudienceGroup, Dimension, EventState, PaperState, Sex
from app.complaints.models import (
    ChannelCoverage,
    ChannelGroup,
    ComparisonBatch,
    ComparisonMonth,
    ComplaintImport,
    Coverage,
    ReportStatus,
    SourceKind,
    UptakeCell,
)
from app.core.dates import Precision, shifted
from app.core.db import db, transaction
from app.measurement.queries import source
from app.measurement.settings import Treatment
from app.measurement.source import Reach, Source, packed
from app.regions.models import Population, Region, RegionLevel
from tests.conftest import Actor
from tests.factories.cast import NOW
from tests.factories.rows import Rows

PANDEGLANG, LEBAK, TANGERANG, CIREBON = "36.01", "36.02", "36.03", "32.09"
PUBLIC, OFFICIALS = Treatment.PUBLIC, Treatment.OFFICIALS
JANUARY = date(2025, 1, 1)
MONTHS = [shifted(JANUARY, n) for n in range(12)]


@pytest.fixture
def rows(app: Flask, actor: Actor) -> Rows:
    return Rows(app, actor)


@pytest.fixture
def read(app: Flask) -> Callable[[], Source]:
    def anew() -> Source:
        with app.app_context():
            return source()

    return anew


def heads(**groups: int) -> dict[tuple[Dimension, str, Sex], int]:
    return {(Dimension.GROUP, AudienceGroup(name).value, Sex.FEMALE): count for name, count in groups.items()}


def outreach(rows: Rows, on: date | None = date(2025, 6, 10), **values: Any) -> int:
    known: dict[str, Any] = {"discusses_lapor": True, "kind": ActivityKind.OUTREACH, "region_code": LEBAK} | values
    return rows.activity("biro", "Sosialisasi", on=on, **known)


def of(found: Source, treatment: Treatment, code: str) -> tuple[float, float, float, bool, bool]:
    """Start, participants, activities, province_wide, by_kind of a region."""
    reach: Reach = found.reached[treatment]
    row = found.regions.index(code)
    sums = float(reach.participants[row].sum()), float(reach.activities[row].sum())
    return float(reach.start[row]), *sums, bool(reach.province_wide[row]), bool(reach.by_kind[row])


def start(found: Source, code: str, treatment: Treatment = PUBLIC) -> float:
    return of(found, treatment, code)[0]


def add(app: Flask, *things: Any) -> None:
    with app.app_context(), transaction():
        db.session.add_all(things)


def comparison(app: Flask, code: str, months: list[date], **changes: Any) -> None:
    fields: dict[str, Any] = {
        "coverage": Coverage.AGENCY_ACCOUNT,
        "channel_coverage": ChannelCoverage.SP4N_LAPOR,
        "received": 30,
        "citizen": 20,
    } | changes
    with app.app_context(), transaction():
        batch = ComparisonBatch(
            file_digest="0" * 64, source_kind=SourceKind.EXPORT, source="Surat", months=1, imported_at=NOW
        )
        db.session.add(batch)
        db.session.flush()
        db.session.add_all(
            ComparisonMonth(region_code=code, month=month, batch_id=batch.id, **fields) for month in months
        )


def test_complete_months_are_counted_and_missing_ones_are_not_zero(rows: Rows, read: Callable[[], Source]) -> None:
    rows.months(LEBAK, MONTHS[:3], citizen=10, officer=4, finished=6)
    rows.months(LEBAK, [MONTHS[3]], citizen=7, complete=False)
    rows.months(TANGERANG, MONTHS[:5])
    found = read()
    assert (found.regions, found.names) == ((LEBAK, TANGERANG), ("Kabupaten Lebak", "Kabupaten Tangerang"))
    assert (found.first, found.months) == (JANUARY, 5)
    np.testing.assert_array_equal(found.citizen, [[10, 10, 10, np.nan, np.nan], [0, 0, 0, 0, 0]])
    np.testing.assert_array_equal(found.received[0, :3], [14, 14, 14])
    assert found.scope == ("agency_account|sp4n_lapor|export",) * 2


def test_a_provincial_account_is_no_kabupaten(rows: Rows, read: Callable[[], Source]) -> None:
    rows.months("36", MONTHS, citizen=90)
    found = read()
    assert (found.regions, found.months) == ((), 0)
    assert packed(found)


def test_archived_and_blocked_reports_can_be_left_out(app: Flask, rows: Rows, read: Callable[[], Source]) -> None:
    rows.months(LEBAK, MONTHS[:1], citizen=10, finished=6)
    cells = (
        (ChannelGroup.CITIZEN, ReportStatus.ARCHIVED, 5),
        (ChannelGroup.CITIZEN, ReportStatus.BLOCKED, 2),
        (ChannelGroup.OFFICER, ReportStatus.ARCHIVED, 9),
    )
    add(
        app,
        *(
            UptakeCell(region_code=LEBAK, month=JANUARY, channel_group=group, status=status, reports=count)
            for group, status, count in cells
        ),
    )
    found = read()
    assert (found.citizen[0, 0], found.citizen_kept[0, 0], found.received[0, 0]) == (17, 10, 26)


def test_what_became_of_reports_is_told_by_an_export_of_ninety_days_later(
    app: Flask, rows: Rows, read: Callable[[], Source]
) -> None:
    """The newest export of January is of May; March was never exported again."""
    rows.months(LEBAK, MONTHS[:3], citizen=10, finished=6)
    with app.app_context(), transaction():
        made = db.session.query(ComplaintImport).one()
        made.period_starts_on, made.period_ends_on = JANUARY, date(2025, 3, 31)
        made.generated_on = date(2025, 5, 29)  # 90 days after February, 59 after March
    found = read()
    np.testing.assert_array_equal(found.settled, [[10, 10, np.nan]])
    np.testing.assert_array_equal(found.finished, [[6, 6, np.nan]])
    with app.app_context(), transaction():
        later = {"rows": 0, "new": 0, "updated": 0, "unchanged": 0, "rejected": 0, "warnings": []}
        db.session.add(
            ComplaintImport(
                agency_region_code=LEBAK,
                file_digest="1" * 64,
                period_starts_on=date(2025, 4, 1),
                period_ends_on=date(2025, 9, 30),
                imported_at=datetime(2026, 3, 1, tzinfo=NOW.tzinfo),
                **later,
            )
        )
    np.testing.assert_array_equal(read().settled, [[10, 10, np.nan]])  # that export does not speak of March


def test_comparison_months_stand_beside_ours_with_their_scope(
    app: Flask, rows: Rows, read: Callable[[], Source]
) -> None:
    rows.months(LEBAK, MONTHS[:2], citizen=10)
    comparison(app, CIREBON, MONTHS[:2])
    comparison(app, LEBAK, [MONTHS[4]])  # it came in before the region's own export
    found = read()
    assert found.regions == (CIREBON, LEBAK)
    assert found.months == 2
    assert (found.received[0, 0], found.citizen[0, 0]) == (30, 20)
    assert np.isnan(found.citizen_kept[0]).all() and np.isnan(found.settled[0]).all()
    assert found.scope == ("agency_account|sp4n_lapor|export",) * 2
    comparison(app, TANGERANG, MONTHS[:1], coverage=Coverage.WHOLE_AREA)
    assert read().scope[2] == "whole_area|sp4n_lapor|export"


def test_residents_are_those_of_the_nearest_year_and_the_year_is_kept(
    app: Flask, rows: Rows, read: Callable[[], Source]
) -> None:
    rows.months(LEBAK, [date(2019, 6, 1), date(2026, 6, 1)])
    at = ((2018, 1_000), (2024, 2_000), (2028, 3_000))
    known = {"region_code": LEBAK, "female": 0, "source": "Uji"}
    add(app, *(Population(year=year, male=count, total=count, **known) for year, count in at))
    add(app, Population(region_code=LEBAK, year=2025, male=0, female=0, total=0, source="kosong"))
    found = read()
    assert set(found.people[0, :12]) == {1_000.0}
    assert set(found.people_year[0, :30]) == {2018.0}  # until 2021, which lies between the two
    assert found.people_year[0, -1] == 2024


def test_a_day_of_disruption_marks_the_month_of_its_regions(rows: Rows, read: Callable[[], Source]) -> None:
    rows.months(LEBAK, MONTHS)
    rows.months(CIREBON, MONTHS)
    rows.disruption(date(2025, 2, 27), date(2025, 3, 1))
    rows.disruption(date(2024, 12, 1), JANUARY, "36")
    rows.disruption(date(2025, 12, 31), date(2026, 4, 1), LEBAK)
    rows.disruption(date(2024, 3, 1), date(2024, 4, 1), LEBAK)
    found = read()
    assert np.flatnonzero(found.disrupted[0]).tolist() == [1, 2]
    assert np.flatnonzero(found.disrupted[1]).tolist() == [1, 2, 11]  # that of a province is its own account's


@pytest.mark.parametrize(
    ("kind", "groups", "treatment", "by_kind"),
    [
        (ActivityKind.HEARING, {"officials": 9, "public": 1}, PUBLIC, False),
        (ActivityKind.TRAINING, {"officials": 9, "village_officials": 2}, OFFICIALS, False),
        (ActivityKind.TRAINING, {"officials": 9, "unrecorded": 2}, PUBLIC, True),
        (ActivityKind.FORUM, {"officials": 9, "unrecorded": 2}, OFFICIALS, True),
        (ActivityKind.OUTREACH, {"unrecorded": 40}, PUBLIC, True),
        (ActivityKind.TRAINING_AND_OUTREACH, {}, PUBLIC, True),
        (ActivityKind.STUDY_VISIT, {}, OFFICIALS, True),
    ],
)
def test_who_came_decides_which_definition_an_activity_falls_under(
    rows: Rows,
    read: Callable[[], Source],
    kind: ActivityKind,
    groups: dict[str, int],
    treatment: Treatment,
    by_kind: bool,
) -> None:
    rows.months(LEBAK, MONTHS)
    outreach(rows, kind=kind, audience=heads(**groups), audience_total=sum(groups.values()) or None)
    found = read()
    assert of(found, treatment, LEBAK) == (5, sum(groups.values()), 1, False, by_kind)
    other = OFFICIALS if treatment is PUBLIC else PUBLIC
    assert of(found, other, LEBAK) == (np.inf, 0, 0, False, False)


@pytest.mark.parametrize(
    "unseen",
    [
        {"state": PaperState.DRAFT},
        {"state": PaperState.SUBMITTED},
        {"state": PaperState.RETURNED},
        {"event": EventState.PLANNED},
        {"event": EventState.CANCELLED},
        {"discusses_lapor": False},
    ],
)
def test_what_not_everyone_may_see_or_was_not_held_is_no_outreach(
    rows: Rows, read: Callable[[], Source], unseen: dict[str, Any]
) -> None:
    rows.months(LEBAK, MONTHS)
    outreach(rows, targets=(LEBAK, PANDEGLANG), **unseen)
    before = packed(read())
    assert read().regions == (LEBAK,) and np.isinf(start(read(), LEBAK))
    outreach(rows, targets=(LEBAK, PANDEGLANG), **{"audience_total": 900, "discusses_lapor": True} | unseen)
    assert packed(read()) == before


def test_locked_reports_count_as_sanctioned_ones_do(rows: Rows, read: Callable[[], Source]) -> None:
    rows.months(LEBAK, MONTHS)
    outreach(rows, state=PaperState.LOCKED)
    assert start(read(), LEBAK) == 5


def test_a_province_stands_for_its_kabupaten_and_a_kecamatan_for_the_one_it_lies_in(
    app: Flask, rows: Rows, read: Callable[[], Source]
) -> None:
    rows.months(LEBAK, MONTHS)
    outreach(rows, targets=("36",), audience=heads(public=80), audience_total=80)
    found = read()
    assert found.regions == ("36.01", "36.02", "36.03", "36.04", "36.71", "36.72", "36.73", "36.74")
    assert of(found, PUBLIC, TANGERANG) == (5, 10, 1, True, False)
    assert np.isnan(found.citizen[0]).all() and found.scope[0] == ""
    below = {"level": RegionLevel.DISTRICT, "parent_code": LEBAK, "timezone": "Asia/Jakarta"}
    add(app, *(Region(code=f"36.02.0{n}", name=f"Kecamatan {n}", **below) for n in (1, 2)))
    outreach(rows, targets=("36.02.01", "36.02.02"), audience=heads(public=30), audience_total=30)
    found = read()
    assert of(found, PUBLIC, LEBAK) == (5, 40, 2, False, False)  # meant by itself, and its kecamatan share one activity
    assert of(found, PUBLIC, PANDEGLANG) == (5, 10, 1, True, False)


def test_targets_come_before_the_place_and_share_their_participants(rows: Rows, read: Callable[[], Source]) -> None:
    rows.months(LEBAK, MONTHS)
    outreach(rows, region_code=LEBAK, targets=(PANDEGLANG, TANGERANG), audience=heads(public=25), audience_total=25)
    found = read()
    assert np.isinf(start(found, LEBAK))
    assert of(found, PUBLIC, PANDEGLANG)[:2] == of(found, PUBLIC, TANGERANG)[:2] == (5, 12.5)


def test_the_first_activity_counts_also_when_it_was_before_the_data(rows: Rows, read: Callable[[], Source]) -> None:
    rows.months(LEBAK, MONTHS)
    outreach(rows, on=date(2025, 8, 1))
    outreach(rows, on=date(2025, 4, 30))
    assert start(read(), LEBAK) == 3
    outreach(rows, on=date(2023, 12, 1))
    assert of(read(), PUBLIC, LEBAK)[:3] == (-13, 0, 2)


@pytest.mark.parametrize(
    ("on", "precision", "begins"),
    [
        (date(2025, 6, 1), Precision.MONTH, 5),
        (date(2025, 1, 1), Precision.YEAR, np.nan),
        (None, Precision.UNKNOWN, np.nan),
        (date(2024, 1, 1), Precision.YEAR, -1),  # whenever it was, it was before the data
        (date(2026, 1, 1), Precision.YEAR, 12),  # and this was after them
    ],
)
def test_a_month_that_is_not_known_makes_the_date_unknown(
    rows: Rows, read: Callable[[], Source], on: date | None, precision: Precision, begins: float
) -> None:
    rows.months(LEBAK, MONTHS)
    outreach(rows, on=on, precision=precision)
    np.testing.assert_equal(start(read(), LEBAK), begins)


def test_an_earlier_known_activity_makes_an_unknown_month_harmless(rows: Rows, read: Callable[[], Source]) -> None:
    rows.months(LEBAK, MONTHS)
    outreach(rows, on=date(2025, 1, 1), precision=Precision.YEAR)
    outreach(rows, on=date(2025, 3, 5))
    assert np.isnan(start(read(), LEBAK))
    outreach(rows, on=date(2025, 1, 20))
    assert start(read(), LEBAK) == 0


def test_it_takes_the_same_few_queries_whatever_the_rows(app: Flask, rows: Rows, read: Callable[[], Source]) -> None:
    rows.months(LEBAK, MONTHS, citizen=3)
    seen: list[str] = []
    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    read()
    few = len(seen)
    for code in (PANDEGLANG, TANGERANG):
        rows.months(code, MONTHS, citizen=3)
        outreach(rows, targets=(code, LEBAK))
    comparison(app, CIREBON, MONTHS)
    seen.clear()
    read()
    selects = [one for one in seen if one.startswith("SELECT")]
    assert len(selects) <= few <= 12
