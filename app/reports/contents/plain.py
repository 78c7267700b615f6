"""What a paper is made of: frozen, without a row of the database in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.activities.differences import Difference
from app.activities.models import EventState, PersonPart, Step
from app.attachments.queries import Attached
from app.core.dates import Precision
from app.reports.contents.partnership import Tie

Tag = tuple[Any, str]


@dataclass(frozen=True, slots=True)
class Issuer:
    """What stands at the top of a paper: lines from the government down to the issuer, and small lines below."""

    lines: tuple[str, ...]
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """When, where, by whom and with whom; an empty text is not known."""

    kind: Any
    day: str
    day_reason: str
    hours: str
    mode: Any
    place: str
    region: str
    targets: tuple[str, ...]
    hosts: tuple[str, ...]
    participants: tuple[str, ...]
    owner: str
    heads: str
    expected_heads: int | None
    lesson_hours: int | None
    discusses_lapor: bool


@dataclass(frozen=True, slots=True)
class HeadsTable:
    """One way of counting the audience; ``rows`` are a label and a number per column, ``total`` the numbers alone."""

    title: Any
    columns: tuple[Any, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    total: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Attendee:
    name: str
    title: str
    organization: str
    part: Any
    topic: str
    role: PersonPart

    @property
    def teaches(self) -> bool:
        return self.role is PersonPart.SPEAKER

    @property
    def told(self) -> str:
        """'Sari Contoh, Kepala Bagian, Biro Kerja Sama'."""
        return ", ".join(part for part in (self.name, self.title, self.organization) if part)


@dataclass(frozen=True, slots=True)
class Point:
    """``speaker`` is empty for who may not see names."""

    kind: Tag
    speaker: str
    text: str
    correction: str


@dataclass(frozen=True, slots=True)
class Guests:
    region: str
    leader: str
    size: int | None
    composition: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Promise:
    id: int
    what: str
    owner: str
    due_on: date | None
    state: Tag
    evidence: str


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A commitment that a meeting carried over; ``id`` is 0 where its own page is not the viewer's."""

    id: int
    what: str
    owner: str
    due_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    id: int
    title: str
    day: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A row of the history; ``who`` names a person only for who may see names; ``reason`` and ``fields`` are empty
    for who may not see reasons."""

    label: str
    when: str
    who: str
    reason: str
    fields: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Progress:
    """The way of a report. ``given_back`` is the step that returned or reopened it while it waits to be put right,
    ``sanctioned`` says when and by which organization; ``changes`` are what differs ``since`` it was last read."""

    history: tuple[DoneStep, ...]
    given_back: DoneStep | None
    sanctioned: tuple[str, str] | None
    changes: tuple[Difference, ...]
    since: str


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """One activity for one viewer. ``people`` is None for who may not see names, ``promises`` for who may see only
    how many there are; ``lacking`` is empty for who may not change it."""

    id: int
    title: str
    is_training: bool
    event_state: EventState
    date_precision: Precision
    paper_tag: Tag
    event_tag: Tag
    is_draft: bool
    is_public: bool
    issuer: Issuer
    identity: Identity
    heads: tuple[HeadsTable, ...]
    heads_withheld: bool
    people: tuple[Attendee, ...] | None
    people_count: int
    topics: tuple[str, ...]
    points: tuple[Point, ...]
    decisions: tuple[str, ...]
    guests: tuple[Guests, ...]
    promises: tuple[Promise, ...] | None
    promise_count: int
    promises_done: int
    taken_over: tuple[TakenOver, ...]
    texts: dict[str, str]
    attached: Attached
    partnership: Tie | None
    before: Link | None
    after: tuple[Link, ...]
    lacking: tuple[str, ...]
    may_change: bool
    steps: frozenset[Step]
    progress: Progress
    version: int

    def took(self, role: PersonPart) -> tuple[Attendee, ...]:
        """Who took a part in it; nobody for who may not see names."""
        return tuple(one for one in self.people or () if one.role is role)
