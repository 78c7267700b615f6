"""Recording a meeting: the activity, what was said and decided, who visited, and what was promised."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from app.activities import operations as activities
from app.activities.models import MEETING_KINDS, Activity
from app.activities.operations import ActivityDetails
from app.audit.operations import record
from app.commitments.operations import CarryEntry, CommitmentEntry, carry_over, set_commitments
from app.core.db import db
from app.core.errors import DomainError, NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.meetings import queries
from app.meetings.models import Delegation, MeetingDecision, MeetingPoint, PointKind
from app.meetings.policy import RECORD, is_meeting
from app.regions.models import Region

Errors = dict[str | None, str]


@dataclass(frozen=True, slots=True)
class PointEntry:
    """One point of the discussion; ``kind`` alone says nothing."""

    text: str = ""
    speaker: str = ""
    kind: PointKind = PointKind.STATEMENT
    correction: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.speaker or self.correction)


@dataclass(frozen=True, slots=True)
class DelegationEntry:
    """A visiting group; only its region is needed."""

    region_code: str | None = None
    leader: str = ""
    size: int | None = None
    composition: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """The activity and the groups of a meeting. Empty groups stay in their places, so that an error finds its field."""

    activity: ActivityDetails
    points: tuple[PointEntry, ...] = ()
    decisions: tuple[str, ...] = ()
    delegations: tuple[DelegationEntry, ...] = ()
    commitments: tuple[CommitmentEntry, ...] = ()
    carried: tuple[CarryEntry, ...] = ()


def record_meeting(details: MeetingDetails, *, submit: bool, actor: Viewer, now: datetime) -> int:
    """Add a meeting, as a draft or submitted at once; gives its number."""
    require(RECORD, actor)
    _check(details)
    activity = activities.new_activity(details.activity, actor=actor, now=now)
    _fill(activity, details)
    set_commitments(activity, details.commitments, now=now)
    carry_over(activity, details.carried, actor=actor, now=now)
    if submit:
        activities.submit(activity, actor=actor, now=now)
    counts = _counts(details) | {"paper_state": activity.paper_state.value}
    record("meeting:record", actor=actor, now=now, subject=("activity", activity.id), counts=counts)
    return activity.id


def change_meeting(
    activity_id: int, details: MeetingDetails, *, version: int | None, submit: bool, actor: Viewer, now: datetime
) -> None:
    """Replace what was typed. What is submitted already stays so, and stays fit to be."""
    if not is_meeting(activities.open_for_change(activity_id, actor=actor)):
        raise NotFound(_("Kegiatan itu bukan pertemuan."))
    _check(details)
    activity, changed = activities.change_activity(activity_id, details.activity, version=version, actor=actor, now=now)
    changed += _fill(activity, details)
    if set_commitments(activity, details.commitments, now=now):
        changed.append("commitments")
    if carry_over(activity, details.carried, actor=actor, now=now):
        changed.append("carried")
    activities.settle(activity, changed, send=submit, actor=actor, now=now)
    counts = _counts(details) | {"paper_state": activity.paper_state.value}
    record("meeting:change", actor=actor, now=now, subject=("activity", activity.id), fields=changed, counts=counts)


def _counts(details: MeetingDetails) -> dict[str, int | str | None]:
    counts: dict[str, int | str | None] = {
        "points": sum(not entry.is_empty for entry in details.points),
        "decisions": sum(bool(text) for text in details.decisions),
        "delegations": sum(entry != DelegationEntry() for entry in details.delegations),
        "commitments": sum(bool(entry.what) for entry in details.commitments),
        "people": sum(not entry.is_empty for entry in details.activity.people),
    }
    carried = sum(entry.carry for entry in details.carried)
    return counts | {"carried": carried} if carried else counts


def _fill(activity: Activity, details: MeetingDetails) -> list[str]:
    """Set the rows of the meeting; gives the names of the groups that differ from before."""
    said = [astuple(entry) for entry in details.points if not entry.is_empty]
    agreed = [(text,) for text in details.decisions if text]
    came = [astuple(entry) for entry in details.delegations if entry != DelegationEntry()]
    before = [(row.text, row.speaker, row.kind, row.correction) for row in queries.points(activity)]
    decided = [(row.text,) for row in queries.decisions(activity)]
    guests = [(r.region_code, r.leader, r.size, r.composition, r.purpose) for r in queries.delegations(activity)]
    groups: tuple[tuple[str, list[Any], list[Any], Any, tuple[str, ...]], ...] = (
        ("points", before, said, MeetingPoint, ("text", "speaker", "kind", "correction")),
        ("decisions", decided, agreed, MeetingDecision, ("text",)),
        ("delegations", guests, came, Delegation, ("region_code", "leader", "size", "composition", "purpose")),
    )
    changed = [group for group in groups if group[1] != group[2]]
    for _name, _old, new, model, names in changed:
        _replace(activity, model, (dict(zip(names, values, strict=True)) for values in new))
    return [group[0] for group in changed]


def _replace(activity: Activity, model: Any, rows: Iterable[dict[str, Any]]) -> None:
    db.session.execute(delete(model).where(model.activity_id == activity.id))
    for position, values in enumerate(rows, 1):
        db.session.add(model(activity_id=activity.id, position=position, **values))
    db.session.flush()


def _check(details: MeetingDetails) -> None:
    errors: Errors = {}
    if details.activity.kind not in MEETING_KINDS:
        errors["kind"] = _("Pilih salah satu jenis pertemuan.")
    for number, entry in enumerate(details.points):
        if not entry.text and not entry.is_empty:
            errors[f"points-{number}-text"] = _("Isi apa yang disampaikan, atau kosongkan pembicaranya.")
    errors |= _check_delegations(details.delegations)
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def _check_delegations(entries: tuple[DelegationEntry, ...]) -> Errors:
    codes = {entry.region_code for entry in entries if entry.region_code}
    known = set(db.session.scalars(select(Region.code).where(Region.code.in_(codes)))) if codes else set()
    errors: Errors = {}
    for number, entry in enumerate(entries):
        if entry == DelegationEntry():
            continue
        if entry.region_code not in known:
            errors[f"delegations-{number}-region_code"] = _("Pilih daerah asal rombongan.")
        if entry.size is not None and entry.size < 1:
            errors[f"delegations-{number}-size"] = _("Isi jumlah anggota rombongan paling sedikit 1.")
    return errors
