"""Figures that others published about a region, with their scope, as words."""

from dataclasses import dataclass

from app.complaints.labels import CHANNEL_COVERAGES, COVERAGES, worded_period, worded_total
from app.complaints.models import PublishedTotal


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One published figure; ``correction`` stands beside it, never in its place."""

    total: str
    period: str
    coverage: str
    channels: str
    source: str
    note: str
    correction: str


def published_rows(found: list[PublishedTotal]) -> list[PublishedRow]:
    return [_row(one) for one in found]


def _row(one: PublishedTotal) -> PublishedRow:
    return PublishedRow(
        total=worded_total(one),
        period=worded_period(one.starts_on, one.ends_on),
        coverage=str(COVERAGES[one.coverage]),
        channels=str(CHANNEL_COVERAGES[one.channel_coverage]),
        source=one.source,
        note=one.note,
        correction=one.correction,
    )
