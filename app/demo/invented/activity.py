"""What an invented activity tells, and the heads of those who came."""

from dataclasses import dataclass, field
from datetime import date, time

from app.activities.audience import AudienceDetails
from app.activities.models import ActivityKind, AudienceGroup, Dimension, Disability, EventState, Mode, Sex


@dataclass(frozen=True, slots=True)
class Carry:
    """An older promise that the meeting took over, until when now, and why."""

    what: str
    due_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: what, whose (cast key), until when, and the evidence where it was kept; or how else it went on."""

    what: str
    owner: str
    due_on: date
    evidence: str = ""
    closed_on: date | None = None
    letter: str = ""
    started: bool = False
    cancelled: str = ""  # why
    reopened: str = ""  # why it is not done after all


@dataclass(frozen=True, slots=True)
class Invention:
    """An invented activity; ``by`` is the account that records it, ``steps`` how far its report went."""

    by: str
    kind: ActivityKind
    title: str
    day: date | None
    place: str
    region_code: str
    hosts: tuple[str, ...]
    participants: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    date_reason: str = ""  # why the day is not known
    speaker: str = ""
    mode: Mode = Mode.IN_PERSON
    event_state: EventState = EventState.HELD
    times: tuple[time, time] | None = (time(9), time(12))
    discusses_lapor: bool = True
    background: str = ""
    results: str = ""
    conclusions: str = ""
    audience: AudienceDetails = field(default_factory=AudienceDetails)
    promises: tuple[Promise, ...] = ()
    carries: tuple[Carry, ...] = ()
    lesson_hours: int | None = None
    follows: str = ""
    partnership: str = ""  # key of an agreement
    submitted: bool = True
    returned: str = ""  # why the bureau gave it back
    corrected: str = ""  # the results as they were put right and submitted again
    sanctioned: bool = False
    locked: bool = False


def audience_of(groups: dict[AudienceGroup, tuple[int, int]], disabled: tuple[int, int] = (0, 0)) -> AudienceDetails:
    """Heads as (women, men) by group, and how many of them with a disability."""
    women, men = (sum(pair[n] for pair in groups.values()) for n in (0, 1))
    cells: dict[tuple[Dimension, str, Sex], int | None] = {}
    for group, (female, male) in groups.items():
        cells[Dimension.GROUP, group.value, Sex.FEMALE] = female
        cells[Dimension.GROUP, group.value, Sex.MALE] = male
    if any(disabled):
        for sex, here, total in ((Sex.FEMALE, disabled[0], women), (Sex.MALE, disabled[1], men)):
            cells[Dimension.DISABILITY, Disability.WITH.value, sex] = here
            cells[Dimension.DISABILITY, Disability.WITHOUT.value, sex] = total - here
    return AudienceDetails(women + men, {Sex.FEMALE: women, Sex.MALE: men, Sex.UNRECORDED: 0}, cells)
