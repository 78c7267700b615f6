"""What does not fit together among published figures is found, each time with both numbers; what fits is left alone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.complaints.checks import Check, findings_of, fingerprint
from app.complaints.models import AnswerLevel, ChannelCoverage, Comparison, Coverage
from app.complaints.operations import PublishedTotalDetails
from app.complaints.periods import Granularity, granularity
from app.core.dates import last_day

YEAR = PublishedTotalDetails(
    region_code="36.03",
    starts_on=date(2022, 1, 1),
    ends_on=date(2022, 12, 31),
    coverage=Coverage.AGENCY_ACCOUNT,
    channel_coverage=ChannelCoverage.SP4N_LAPOR,
    comparison=Comparison.EXACTLY,
    total=1333,
    source="Berita",
)


def month(number: int, total: int, **others: Any) -> PublishedTotalDetails:
    first = date(2022, number, 1)
    return replace(YEAR, starts_on=first, ends_on=last_day(first), total=total, **others)


def found(one: PublishedTotalDetails, *others: PublishedTotalDetails) -> list[tuple[Check, float, float]]:
    return [(finding.check, finding.found, round(finding.expected, 2)) for finding in findings_of(one, others)]


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ((2022, 2, 1), (2022, 2, 28), Granularity.MONTH),
        ((2022, 4, 1), (2022, 6, 30), Granularity.QUARTER),
        ((2022, 7, 1), (2022, 12, 31), Granularity.HALF_YEAR),
        ((2022, 1, 1), (2022, 12, 31), Granularity.YEAR),
        ((2018, 9, 1), (2021, 3, 23), Granularity.CUMULATIVE),
        ((2022, 1, 1), (2022, 10, 31), Granularity.PARTIAL),
        ((2022, 2, 1), (2022, 4, 30), Granularity.PARTIAL),
        ((2022, 2, 1), (2022, 2, 27), Granularity.PARTIAL),
        ((2022, 7, 1), (2023, 6, 30), Granularity.PARTIAL),
    ],
)
def test_a_period_is_named_by_its_days(first: tuple[int, int, int], last: tuple[int, int, int], kind: str) -> None:
    assert granularity(date(*first), date(*last)) is kind


def test_tangerang_2022_leaves_two_reports_out_and_its_100_percent_is_rounded() -> None:
    published = replace(YEAR, in_process=346, finished=985, reported_percent=100.0)
    assert found(published) == [(Check.STATUSES, 1331, 1333)]
    assert found(replace(published, reported_percent=98.0))[1] == (Check.PERCENT, 98.0, 99.85)
    assert found(replace(published, in_process=348)) == []


@pytest.mark.parametrize(
    ("parts", "result"),
    [
        ({"citizen": 1000, "officer": 333}, []),
        ({"citizen": 1000, "officer": 300}, [(Check.CHANNELS, 1300, 1333)]),
        ({"citizen": 1000}, []),
        ({"officer": 1400}, [(Check.CHANNELS, 1400, 1333)]),
        ({"finished": 1300}, []),
        ({"unverified": 0, "finished": 0}, [(Check.STATUSES, 0, 1333)]),
        ({"citizen": 1000, "officer": 300, "comparison": Comparison.ABOUT}, []),
        ({"citizen": 1400, "comparison": Comparison.AT_LEAST}, []),
        ({"citizen": 1, "officer": 2, "comparison": Comparison.AT_LEAST}, [(Check.CHANNELS, 3, 1333)]),
    ],
)
def test_parts_make_the_total(parts: dict[str, Any], result: list[Any]) -> None:
    assert found(replace(YEAR, **parts)) == result


def test_overlaps_are_found_and_units_of_the_calendar_are_none() -> None:
    to_october = replace(YEAR, ends_on=date(2022, 10, 31), total=900)
    autumn = replace(YEAR, starts_on=date(2022, 9, 1), ends_on=date(2023, 2, 28), total=500)
    assert found(YEAR, replace(YEAR, total=1300)) == [(Check.OVERLAP, 1333, 1300)]
    assert found(YEAR, to_october) == [(Check.OVERLAP, 1333, 900)]
    assert found(to_october, autumn) == [(Check.OVERLAP, 900, 500)]
    assert found(YEAR, month(5, 100)) == [] == found(month(5, 100), YEAR)
    assert found(YEAR, replace(YEAR, starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31))) == []


@pytest.mark.parametrize(
    "other",
    [
        {"coverage": Coverage.WHOLE_AREA},
        {"channel_coverage": ChannelCoverage.LOCAL_CHANNEL},
        {"level": AnswerLevel.CENTRAL},
    ],
)
def test_another_scope_overlaps_with_nothing(other: dict[str, Any]) -> None:
    assert found(YEAR, replace(YEAR, **other)) == []


def test_the_months_of_a_year_may_not_exceed_it_from_either_side() -> None:
    months = [month(number, 120) for number in range(1, 13)]
    assert found(YEAR, *months) == [(Check.MONTHS, 1440, 1333)]
    assert found(months[0], YEAR, *months[1:]) == [(Check.MONTHS, 1440, 1333)]
    assert found(YEAR, *months[:11]) == []  # 1,320
    assert found(replace(YEAR, comparison=Comparison.AT_LEAST), *months) == []
    about = [replace(one, comparison=Comparison.ABOUT) for one in months]
    assert found(YEAR, *about) == []
    quarter = replace(YEAR, ends_on=date(2022, 3, 31), total=300)
    assert found(quarter, *months[:3]) == [(Check.MONTHS, 360, 300)]
    assert found(month(1, 1400), YEAR) == [(Check.WIDER, 1400, 1333)]


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ({"coverage": Coverage.WHOLE_AREA}, {}),
        ({"coverage": Coverage.PROVINCE_SUM}, {}),
        ({"coverage": Coverage.WHOLE_AREA}, {"coverage": Coverage.PROVINCE_SUM}),
        ({"channel_coverage": ChannelCoverage.ALL_CHANNELS}, {}),
        ({}, {"level": AnswerLevel.CENTRAL}),
        ({"coverage": Coverage.WHOLE_AREA}, {"ends_on": date(2022, 6, 30)}),
    ],
)
def test_what_contains_the_other_is_not_smaller(wide: dict[str, Any], narrow: dict[str, Any]) -> None:
    small, large = replace(YEAR, total=180, **wide), replace(YEAR, total=205, **narrow)
    assert found(small, large) == [(Check.WIDER, 180, 205)]
    assert found(large, small) == [(Check.WIDER, 205, 180)]
    assert found(replace(small, total=205), large) == []
    assert found(replace(small, comparison=Comparison.AT_LEAST), large) == []
    assert found(small, replace(large, comparison=Comparison.ABOUT)) == []


def test_three_levels_are_at_most_all_of_them() -> None:
    whole = replace(YEAR, coverage=Coverage.WHOLE_AREA, total=410)
    parts = [
        replace(whole, level=level, total=total)
        for level, total in ((AnswerLevel.REGENCY, 322), (AnswerLevel.PROVINCE, 51), (AnswerLevel.CENTRAL, 40))
    ]
    assert found(whole, *parts) == [(Check.LEVELS, 413, 410)]
    assert found(parts[2], whole, *parts[:2]) == [(Check.LEVELS, 413, 410)]
    assert found(whole, *parts[:2]) == []


def test_a_finding_is_known_again_only_while_its_numbers_stay() -> None:
    first = findings_of(replace(YEAR, citizen=1, officer=2), [])
    assert fingerprint(first) == fingerprint(findings_of(replace(YEAR, citizen=2, officer=1), []))
    assert fingerprint(first) != fingerprint(findings_of(replace(YEAR, citizen=1, officer=3), []))
