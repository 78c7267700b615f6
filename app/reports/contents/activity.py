"""One activity as plain data, the same for its page and its paper; what each looks like is the templates' matter."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.activities import audience, policy
from app.activities.completeness import lacking
from app.activities.labels import DIMENSIONS, EVENT_STATES, KINDS, MODES, PAPER_STATES, PERSON_PARTS, SEXES
from app.activities.models import (
    TRAINING_KINDS,
    Activity,
    ActivityPerson,
    AudienceCount,
    Dimension,
    EventState,
    OrganizationPart,
    Sex,
    Step,
)
from app.activities.operations import ATTACHMENT_OWNER, NARRATIVE
from app.activities.operations.attaching import attachment_contents
from app.attachments.queries import attached_of, of_owner
from app.commitments import policy as commitment_policy
from app.commitments.contents import carried_contents, commitment_contents
from app.commitments.labels import evidence_of, state_tag
from app.commitments.models import Commitment, CommitmentState
from app.commitments.queries import Carried, promised_in
from app.core.dates import Precision
from app.core.i18n import _
from app.core.viewer import Viewer
from app.meetings import queries as meetings
from app.meetings.contents import meeting_contents
from app.meetings.labels import POINT_KINDS
from app.meetings.models import Delegation, MeetingDecision, MeetingPoint
from app.organizations.models import Organization
from app.reports.contents.partnership import tie_of
from app.reports.contents.plain import (
    ActivityPage,
    Attendee,
    Guests,
    HeadsTable,
    Identity,
    Issuer,
    Link,
    Point,
    Promise,
    TakenOver,
)
from app.reports.contents.progress import progress_of
from app.reports.policy import is_public_variant, may_see_commitments
from app.reports.queries.activity import neighbours
from app.training.contents import training_contents
from app.training.models import TrainingDetails
from app.training.queries import details_of
from app.web.formats import date_with_day, number, partial_date, time_range

EVENT_COLOURS = {
    EventState.PLANNED: "blue",
    EventState.HELD: "green",
    EventState.POSTPONED: "yellow",
    EventState.CANCELLED: "red",
}


def page_of(found: Activity, viewer: Viewer, today: date, *, nameless: bool = False) -> ActivityPage:
    """What a viewer may see of an activity she has already been let see, loaded by ``activities.queries.activity``.

    ``nameless`` leaves out every person, for a paper to be passed on.
    """
    named, steps = policy.may_see_names(found, viewer) and not nameless, policy.steps_for(found, viewer)
    before, after = neighbours(found, viewer)
    tables, withheld = _heads(found.audience, public=is_public_variant(viewer))
    (promised, carried), rows, own = promised_in(found, viewer), _meeting_rows(found), _own(found)
    files = of_owner(ATTACHMENT_OWNER, found.id)
    known = meeting_contents(*rows) | training_contents(own) | commitment_contents(promised)
    known |= attachment_contents(files) | carried_contents(carried)
    return ActivityPage(
        id=found.id,
        title=found.title,
        is_training=found.kind in TRAINING_KINDS,
        event_state=found.event_state,
        date_precision=found.date_precision,
        paper_tag=PAPER_STATES[found.paper_state],
        event_tag=(EVENT_STATES[found.event_state], EVENT_COLOURS[found.event_state]),
        is_draft=found.paper_state in policy.UNSENT,
        is_public=is_public_variant(viewer),
        issuer=issuer(found.owner),
        identity=_identity(found, own),
        heads=tables,
        heads_withheld=withheld,
        people=tuple(_attendee(row) for row in found.people) if named else None,
        people_count=len(found.people),
        topics=tuple(row.topic for row in found.people if row.topic),
        **_meeting(*rows, named=named),
        promises=_promises(promised, found, viewer, today, nameless) if may_see_commitments(viewer) else None,
        promise_count=len(promised),
        promises_done=sum(one.state is CommitmentState.DONE for one in promised),
        taken_over=tuple(map(_taken_over, carried)) if may_see_commitments(viewer) else (),
        texts={name: getattr(found, name) for name in NARRATIVE},
        partnership=tie_of(found, viewer),
        attached=attached_of(files, sees_all=named),
        before=_link(before) if before else None,
        after=tuple(_link(one) for one in after),
        lacking=tuple(lacking(found)) if {Step.CHANGE, Step.SANCTION} & steps else (),
        may_change=Step.CHANGE in steps,
        steps=steps,
        progress=progress_of(found, viewer, known),
        version=found.version,
    )


def issuer(owner: Organization) -> Issuer:
    """The kop of an organization: its own lines, its name, and where to find it."""
    above = [line.strip() for line in owner.letterhead.splitlines() if line.strip()]
    phone = _("Telepon %(phone)s", phone=owner.phone) if owner.phone else ""
    website = _("Laman %(website)s", website=owner.website) if owner.website else ""
    mailbox = _("Pos-el %(mailbox)s", mailbox=owner.mailbox) if owner.mailbox else ""
    below = (_joined(owner.address, phone), _joined(website, mailbox))
    return Issuer((*above, owner.name), tuple(line for line in below if line))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _own(found: Activity) -> TrainingDetails | None:
    return details_of(found) if found.kind in TRAINING_KINDS else None


def _identity(found: Activity, own: TrainingDetails | None) -> Identity:
    return Identity(
        kind=KINDS[found.kind],
        day=_day(found),
        day_reason=found.date_reason,
        hours=time_range(found.starts_at, found.ends_at, found.timezone) if found.starts_at else "",
        mode=MODES[found.mode],
        place=found.place,
        region=found.region.name if found.region else "",
        targets=tuple(row.region.name for row in found.targets),
        hosts=_organizations(found, OrganizationPart.HOST),
        participants=_organizations(found, OrganizationPart.PARTICIPANT),
        owner=found.owner.name,
        heads=_heads_text(found),
        expected_heads=own.expected_heads if own else None,
        lesson_hours=own.lesson_hours if own else None,
        discusses_lapor=found.discusses_lapor,
    )


def _day(found: Activity) -> str:
    first = date_with_day(found.starts_on) if found.date_precision is Precision.DAY else partial_date(found.held_on)
    if found.ends_on is None or found.ends_on == found.starts_on:
        return first
    return _("%(first)s sampai dengan %(last)s", first=first, last=date_with_day(found.ends_on))


def _organizations(found: Activity, part: OrganizationPart) -> tuple[str, ...]:
    return tuple(row.organization.name for row in found.organizations if row.part is part)


def _heads_text(found: Activity) -> str:
    """'60 orang (33 perempuan, 27 laki-laki)'; empty when nobody counted."""
    if found.audience_total is None:
        return ""
    total = _("%(count)s orang", count=number(found.audience_total))
    counted = audience.by_sex(found.audience)
    if not counted[Sex.FEMALE] and not counted[Sex.MALE]:
        return total
    parts = [f"{number(heads)} {str(SEXES[sex]).lower()}" for sex, heads in counted.items() if heads]
    return f"{total} ({', '.join(parts)})"


def _heads(counts: list[AudienceCount], *, public: bool) -> tuple[tuple[HeadsTable, ...], bool]:
    """The tables, and whether the one about disability was kept back because it could point at somebody."""
    tables, withheld = [], False
    for dimension in Dimension:
        rows = audience.table(counts, dimension)
        if public and dimension is Dimension.DISABILITY and _points_at_somebody(rows):
            withheld = True
        elif rows:
            tables.append(_heads_table(dimension, rows))
    return tuple(tables), withheld


def _points_at_somebody(rows: list[audience.AudienceRow]) -> bool:
    return any(0 < heads < audience.FEWEST_SHOWN for row in rows for heads in row.heads.values())


def _heads_table(dimension: Dimension, rows: list[audience.AudienceRow]) -> HeadsTable:
    """The column of unrecorded sexes stands there only when somebody is in it."""
    sexes = [sex for sex in Sex if sex is not Sex.UNRECORDED or any(row.heads[sex] for row in rows)]
    lines = [(row.label, (*(row.heads[sex] for sex in sexes), row.total)) for row in rows]
    total = tuple(sum(numbers) for numbers in zip(*(numbers for _label, numbers in lines), strict=True))
    return HeadsTable(DIMENSIONS[dimension], (*(SEXES[sex] for sex in sexes), _("Jumlah")), tuple(lines), total)


def _attendee(row: ActivityPerson) -> Attendee:
    home = row.organization.name if row.organization else ""
    return Attendee(row.name, row.title, home, PERSON_PARTS[row.part], row.topic, row.part)


def _meeting_rows(found: Activity) -> tuple[list[MeetingPoint], list[MeetingDecision], list[Delegation]]:
    """What a meeting adds; nothing for a training."""
    if found.kind in TRAINING_KINDS:
        return [], [], []
    return meetings.points(found), meetings.decisions(found), meetings.delegations(found)


def _meeting(
    points: list[MeetingPoint], decisions: list[MeetingDecision], delegations: list[Delegation], *, named: bool
) -> dict[str, Any]:
    return {
        "points": tuple(_point(row, named=named) for row in points),
        "decisions": tuple(row.text for row in decisions),
        "guests": tuple(_guests(row, named=named) for row in delegations),
    }


def _point(row: MeetingPoint, *, named: bool) -> Point:
    return Point(POINT_KINDS[row.kind], row.speaker if named else "", row.text, row.correction)


def _guests(row: Delegation, *, named: bool) -> Guests:
    return Guests(row.region.name, row.leader if named else "", row.size, row.composition, row.purpose)


def _promises(
    rows: list[Commitment], found: Activity, viewer: Viewer, today: date, nameless: bool
) -> tuple[Promise, ...]:
    made = (_promise(row, found, viewer, today) for row in rows)
    return tuple(replace(one, owner=_home(row)) if nameless else one for one, row in zip(made, rows, strict=True))


def _taken_over(row: Carried) -> TakenOver:
    return TakenOver(row.commitment.id if row.seen else 0, row.commitment.what, row.owner, row.due_on, row.reason)


def _home(row: Commitment) -> str:
    return row.owner.name if row.owner else ""


def _promise(row: Commitment, found: Activity, viewer: Viewer, today: date) -> Promise:
    person = row.owner_person if commitment_policy.may_see_person(row, found, viewer) else ""
    return Promise(
        id=row.id,
        what=row.what,
        owner=", ".join(part for part in (person, _home(row)) if part),
        due_on=row.due_on,
        state=state_tag(row, today),
        evidence=evidence_of(row),
    )


def _link(found: Activity) -> Link:
    return Link(found.id, found.title, partial_date(found.held_on), found.paper_state in policy.UNSENT)
