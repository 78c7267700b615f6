"""What can be run: packages above register their kinds of jobs here, so that this package knows none of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from app.core.clock import DEFAULT_ZONE
from app.core.viewer import Viewer

Result = dict[str, Any]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Work:
    """What a job is given: its ids, who asked (with the rights she has now), and ``progress(done, of, note)``,
    which saves at once and so may not be called inside a transaction."""

    payload: dict[str, Any]
    actor: Viewer
    progress: Progress


Run = Callable[[Work], Result]


@dataclass(frozen=True, slots=True)
class Kind:
    """``title`` heads its page; ``goes_to`` gives the address of what a finished job made, from its result and its
    own number (``job_id``)."""

    name: str
    title: Any
    run: Run
    goes_to: Callable[[Result], str] | None = None


class Schedule(Protocol):
    """When periodic work is due."""

    def last_due(self, now: datetime) -> datetime:
        """The latest moment, now or before, at which it was due."""


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day at an hour on the clocks of a zone."""

    at: time
    zone: str = DEFAULT_ZONE

    def last_due(self, now: datetime) -> datetime:
        """The latest moment, now or before, at which it was due."""
        local = now.astimezone(ZoneInfo(self.zone))
        due = datetime.combine(local.date(), self.at, local.tzinfo)
        return (due if due <= now else due - timedelta(days=1)).astimezone(UTC)


KINDS: dict[str, Kind] = {}
PERIODIC: dict[str, Schedule] = {}
_accounts: list[Callable[[int], Viewer | None]] = []


def job(name: str, title: Any, *, goes_to: Callable[[Result], str] | None = None) -> Callable[[Run], Run]:
    """Decorate the function that does the work.

    It may be begun again after a crash, so doing it twice must leave what doing it once leaves. It refuses with
    DomainError, whose sentence the asker reads, and returns ids of what it made.
    """

    def register(run: Run) -> Run:
        if name in KINDS:
            raise ValueError(f"{name} is registered twice")
        KINDS[name] = Kind(name, title, run, goes_to)
        return run

    return register


def periodic(
    name: str, title: Any, schedule: Schedule, *, goes_to: Callable[[Result], str] | None = None
) -> Callable[[Run], Run]:
    """Decorate work that nobody has to ask for: it runs as the system whenever its time has come."""
    PERIODIC[name] = schedule
    return job(name, title, goes_to=goes_to)


def register_accounts(viewer_of: Callable[[int], Viewer | None]) -> None:
    """How the rights of who asked are found; None for an account that may no longer sign in."""
    _accounts[:] = [viewer_of]


def viewer_of(account_id: int) -> Viewer | None:
    return _accounts[0](account_id)
