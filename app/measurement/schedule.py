"""When the standard analyses are looked at again: soon after the data changed, and once each night."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.jobs.registry import Daily
from app.measurement.analyses import last_change

PAUSE = timedelta(minutes=15)  # many imports and reports in a row are taken together


@dataclass(frozen=True, slots=True)
class AfterChanges:
    """At the end of the quarter of an hour in which something was recorded that may change the figures."""

    nightly: Daily

    def last_due(self, now: datetime) -> datetime:
        """The latest moment, now or before, at which it was due."""
        night, changed = self.nightly.last_due(now), last_change()
        if changed is None:
            return night
        due = changed - (changed - datetime.min.replace(tzinfo=changed.tzinfo)) % PAUSE + PAUSE
        return max(night, due if due <= now else due - PAUSE)
