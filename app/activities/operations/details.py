"""What people type of an activity, as the operations take it."""

from dataclasses import dataclass, field
from datetime import date, time

from app.activities.audience import AudienceDetails
from app.activities.models import (
    ActivityKind,
    EventState,
    Mode,
    PersonPart,
)
from app.core.dates import PartialDate


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Someone who took part; a row of the register, or just a name, a title, or both.

    ``organization`` is one that was written by name; ``keep`` asks to put her into the register.
    """

    part: PersonPart = PersonPart.PARTICIPANT
    person_id: int | None = None
    name: str = ""
    title: str = ""
    organization_id: int | None = None
    topic: str = ""
    organization: str = ""
    keep: bool = False

    @property
    def is_empty(self) -> bool:
        """A part alone says nothing."""
        return self == PersonEntry(part=self.part)


@dataclass(frozen=True, slots=True)
class ActivityDetails:
    """Everything of an activity that people type. ``narrative`` holds the texts of the report by field name.

    Empty groups of ``people`` stay in their places, so that an error finds its field.
    """

    kind: ActivityKind
    title: str
    held_on: PartialDate
    event_state: EventState = EventState.HELD
    date_reason: str = ""
    ends_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    mode: Mode = Mode.IN_PERSON
    place: str = ""
    region_code: str | None = None
    target_codes: tuple[str, ...] = ()
    host_ids: tuple[int, ...] = ()
    participant_ids: tuple[int, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    discusses_lapor: bool = False
    follows_id: int | None = None
    partnership_id: int | None = None
    narrative: dict[str, str] = field(default_factory=dict)
    audience: AudienceDetails = AudienceDetails()
