"""Partnerships in force in a region that end within ninety days of the end of a month."""

from datetime import date

from app.core.dates import last_day
from app.partnerships.contents import PartnershipRow, row_of
from app.partnerships.queries import lapsing_in
from app.reports.contents.monthly.asked import Asked

MOST_LISTED = 100


def agreements(asked: Asked) -> tuple[PartnershipRow, ...]:
    """The nearest end first."""
    day: date = last_day(asked.month)
    return tuple(row_of(one, day) for one in lapsing_in(asked.code, day, asked.viewer, limit=MOST_LISTED))
