"""The only place that reads the time; operations receive it as an argument."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Asia/Jakarta"


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def local_date(moment: datetime, zone: str = DEFAULT_ZONE) -> date:
    """The calendar day of a moment in a zone such as ``Asia/Makassar``."""
    return moment.astimezone(ZoneInfo(zone)).date()
