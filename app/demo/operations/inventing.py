"""The invented activities: recorded, given photos and promises, and taken as far as their report went."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from app.activities.models import MEETING_KINDS, PersonPart
from app.activities.operations import (
    ATTACHMENT_OWNER,
    ActivityDetails,
    PersonEntry,
    lock_activity,
    return_activity,
    sanction_activity,
)
from app.attachments.operations import Description, Stored, attach, describe
from app.commitments.models import Commitment
from app.commitments.operations import (
    CarryEntry,
    ClosingDetails,
    CommitmentEntry,
    cancel_commitment,
    close_commitment,
    reopen_commitment,
    start_commitment,
)
from app.core.dates import PartialDate, Precision
from app.core.db import db
from app.demo.invented import INVENTIONS, Invention
from app.demo.invented.activity import Carry
from app.demo.operations.loader import Loader, version_of
from app.demo.pictures import ExampleFile
from app.meetings.operations import MeetingDetails, record_meeting
from app.training.operations import TrainingEntry, change_training, record_training


def invent(loader: Loader, ties: Mapping[str, int]) -> None:
    """``ties`` are the numbers of the partnerships by their keys."""
    numbers = dict(ties)
    for invention in INVENTIONS:
        number = numbers[invention.title] = _invention(invention, numbers, loader)
        _keep_promises(number, invention, loader)
        _attach(number, loader.files.get(invention.title, ()), loader)
        _go_on(number, invention, numbers, loader)


def _go_on(number: int, invention: Invention, numbers: Mapping[str, int], loader: Loader) -> None:
    """What became of its report."""
    biro, now = loader.actors["biro"], loader.now
    if invention.returned:
        return_activity(number, invention.returned, version=version_of(number), actor=biro, now=now)
    if invention.corrected:
        entry = _training(replace(invention, results=invention.corrected), numbers, loader)
        change_training(
            number, entry, version=version_of(number), submit=True, actor=loader.actors[invention.by], now=now
        )
    if invention.sanctioned:
        sanction_activity(number, version=version_of(number), actor=biro, now=now)
    if invention.locked:
        lock_activity(number, version=version_of(number), actor=biro, now=now)


def _invention(invention: Invention, numbers: Mapping[str, int], loader: Loader) -> int:
    actor = loader.actors[invention.by]
    if invention.kind not in MEETING_KINDS:
        training = _training(invention, numbers, loader)
        return record_training(training, submit=invention.submitted, actor=actor, now=loader.now)
    details = _invented_activity(invention, numbers, loader)
    carried = tuple(_carry(carry, details.follows_id) for carry in invention.carries)
    meeting = MeetingDetails(details, commitments=_promises(invention, loader), carried=carried)
    return record_meeting(meeting, submit=invention.submitted, actor=actor, now=loader.now)


def _carry(carry: Carry, follows_id: int | None) -> CarryEntry:
    found = _promised(follows_id or 0, carry.what)
    return CarryEntry(found.id, carry=True, due_on=carry.due_on, reason=carry.reason, version=found.version)


def _promised(activity_id: int, what: str) -> Commitment:
    query = select(Commitment).where(Commitment.activity_id == activity_id, Commitment.what == what)
    return db.session.scalars(query).one()


def _training(invention: Invention, numbers: Mapping[str, int], loader: Loader) -> TrainingEntry:
    details, promises = _invented_activity(invention, numbers, loader), _promises(invention, loader)
    return TrainingEntry(details, lesson_hours=invention.lesson_hours, commitments=promises)


def _promises(invention: Invention, loader: Loader) -> tuple[CommitmentEntry, ...]:
    return tuple(
        CommitmentEntry(what=p.what, owner_organization_id=loader.organizations[p.owner], due_on=p.due_on)
        for p in invention.promises
    )


def _invented_activity(invention: Invention, numbers: Mapping[str, int], loader: Loader) -> ActivityDetails:
    speaker = PersonEntry(
        part=PersonPart.SPEAKER,
        name="Nara Sumber (rekaan)",
        title=invention.speaker,
        organization_id=loader.organizations[invention.hosts[-1]],
        topic="Cara menyampaikan pengaduan dan hak pelapor",
    )
    return ActivityDetails(
        kind=invention.kind,
        title=invention.title,
        held_on=PartialDate(invention.day, Precision.DAY) if invention.day else PartialDate.unknown(),
        date_reason=invention.date_reason,
        event_state=invention.event_state,
        starts_at=invention.times[0] if invention.times else None,
        ends_at=invention.times[1] if invention.times else None,
        mode=invention.mode,
        place=invention.place,
        region_code=invention.region_code,
        target_codes=invention.targets,
        host_ids=tuple(loader.organizations[name] for name in invention.hosts),
        participant_ids=tuple(loader.organizations[name] for name in invention.participants),
        people=(speaker,) if invention.speaker else (),
        discusses_lapor=invention.discusses_lapor,
        follows_id=numbers[invention.follows] if invention.follows else None,
        partnership_id=numbers[invention.partnership] if invention.partnership else None,
        narrative={
            "background": invention.background,
            "results": invention.results,
            "conclusions": invention.conclusions,
        },
        audience=invention.audience,
    )


def _attach(number: int, files: Sequence[tuple[ExampleFile, Stored]], loader: Loader) -> None:
    descriptions = []
    for example, stored in files:
        added = attach(ATTACHMENT_OWNER, number, [stored], shared=example.shared, actor=loader.system, now=loader.now)
        descriptions += [Description(row.id, example.caption, example.shared) for row in added]
    if descriptions:
        describe(ATTACHMENT_OWNER, number, descriptions, actor=loader.system, now=loader.now)


def _keep_promises(number: int, invention: Invention, loader: Loader) -> None:
    """How each promise went on, told by the bureau."""
    biro, now = loader.actors["biro"], loader.now
    for promise in invention.promises:
        found = _promised(number, promise.what).id
        if promise.started:
            start_commitment(found, actor=biro, now=now)
        if promise.cancelled:
            cancel_commitment(found, promise.cancelled, actor=biro, now=now)
        if promise.closed_on is not None:
            letter_on = promise.closed_on if promise.letter else None
            closing = ClosingDetails(promise.evidence, promise.closed_on, promise.letter, letter_on)
            close_commitment(found, closing, actor=biro, now=now)
        if promise.reopened:
            reopen_commitment(found, promise.reopened, actor=biro, now=now)
