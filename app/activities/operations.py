"""Changing activities.

``new_activity`` and ``change_activity`` are the shared part of recording a meeting or a training: the packages
above call them, add what is theirs and write the audit event. Submitting and sanctioning are whole operations.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import inspect as sa_inspect
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.activities import audience
from app.activities.audience import AudienceDetails
from app.activities.models import (
    Activity,
    ActivityKind,
    ActivityOrganization,
    ActivityPerson,
    AudienceCount,
    Dimension,
    EventState,
    Mode,
    OrganizationPart,
    PaperState,
    PersonPart,
    TargetRegion,
)
from app.activities.policy import RECORD, SANCTION, may_change, may_sanction, may_submit
from app.activities.queries import visible_to
from app.audit.operations import record
from app.core.clock import DEFAULT_ZONE, local_date
from app.core.dates import PartialDate, Precision
from app.core.db import db
from app.core.errors import DomainError, Forbidden, NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.people.models import Person
from app.people.queries import position_on
from app.regions.models import Region

NARRATIVE = (
    "legal_basis",
    "background",
    "purpose",
    "agenda",
    "materials",
    "funding",
    "results",
    "obstacles",
    "conclusions",
    "source",
)
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Someone who took part; a row of the register, or just a name, a title, or both."""

    part: PersonPart = PersonPart.PARTICIPANT
    person_id: int | None = None
    name: str = ""
    title: str = ""
    organization_id: int | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ActivityDetails:
    """Everything of an activity that people type. ``narrative`` holds the texts of the report by field name."""

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
    narrative: dict[str, str] = field(default_factory=dict)
    audience: AudienceDetails = AudienceDetails()


def new_activity(details: ActivityDetails, *, actor: Viewer, now: datetime) -> Activity:
    """Add a draft owned by the actor's organization."""
    require(RECORD, actor)
    if actor.organization_id is None:
        raise Forbidden(_("Akun Anda tidak terikat pada organisasi, jadi tidak dapat mencatat kegiatan."))
    activity = Activity(
        owner_organization_id=actor.organization_id,
        created_by_id=actor.account_id,
        created_at=now,
        paper_state=PaperState.DRAFT,
        targets=[],
        organizations=[],
        people=[],
        audience=[],
    )
    _fill(activity, details, actor=actor, now=now)
    db.session.add(activity)
    db.session.flush()  # the number is needed by what the packages above add
    return activity


def change_activity(
    activity_id: int, details: ActivityDetails, *, version: int, actor: Viewer, now: datetime
) -> tuple[Activity, list[str]]:
    """Replace what was typed; returns the activity and the names of the fields that changed.

    ``version`` is the one the person began from: somebody else's change in between is refused, nothing is lost.
    """
    activity = open_for_change(activity_id, actor=actor, loaded=True)
    if activity.version != version:
        raise DomainError(
            _(
                "Kegiatan ini diubah orang lain sejak Anda membukanya. "
                "Buka kembali di tab lain, lalu gabungkan isian Anda."
            )
        )
    before = _contents(activity)
    _fill(activity, details, actor=actor, now=now)
    after = _contents(activity)
    db.session.flush()
    return activity, [name for name, value in before.items() if after[name] != value]


def _contents(activity: Activity) -> dict[str, Any]:
    """Everything of it that people type, by field name, to tell what changed."""
    columns = {column.key for column in sa_inspect(Activity).column_attrs} - {"version", "changed_at", "search_text"}
    found: dict[str, Any] = {name: getattr(activity, name) for name in columns}
    found["targets"] = {row.region_code for row in activity.targets}
    found["organizations"] = {(row.organization_id, row.part) for row in activity.organizations}
    found["audience"] = {(row.dimension, row.category, row.sex, row.heads) for row in activity.audience}
    found["people"] = [
        (row.person_id, row.name, row.title, row.organization_id, row.part, row.topic) for row in activity.people
    ]
    return found


def open_for_change(activity_id: int, *, actor: Viewer, loaded: bool = False) -> Activity:
    """The activity, locked; NotFound for a stranger, Forbidden for who sees it but may not change it."""
    require(RECORD, actor)
    query = select(Activity).where(Activity.id == activity_id, visible_to(actor)).with_for_update(of=Activity)
    if loaded:
        rows = (Activity.targets, Activity.organizations, Activity.people, Activity.audience)
        query = query.options(*(selectinload(rows_) for rows_ in rows))
    activity = db.session.scalar(query)
    if activity is None:
        raise NotFound(_("Kegiatan itu tidak ada, atau bukan bagian Anda."))
    if not may_change(activity, actor):
        raise Forbidden(_("Laporan ini tidak dapat diubah: sudah disahkan, atau milik organisasi lain."))
    return activity


def submit_activity(activity_id: int, *, actor: Viewer, now: datetime) -> None:
    """Hand a draft in: from now on those who sanction see it."""
    activity = open_for_change(activity_id, actor=actor)
    if not may_submit(activity, actor):
        raise DomainError(_("Laporan ini sudah diajukan."))
    submit(activity)
    record("activity:submit", actor=actor, now=now, subject=("activity", activity.id))


def submit(activity: Activity) -> None:
    """The step itself, for operations that record and submit at once."""
    errors: dict[str | None, str] = {}
    if activity.date_precision is Precision.UNKNOWN and not activity.date_reason:
        errors["held_on"] = _(
            "Isi tanggal pelaksanaan, misalnya 18 November 2026, atau jelaskan mengapa tidak diketahui."
        )
    if activity.region_code is None:
        errors["region_code"] = _("Pilih daerah tempat kegiatan.")
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)
    activity.paper_state = PaperState.SUBMITTED


def sanction_activity(activity_id: int, *, version: int, actor: Viewer, now: datetime) -> None:
    """Sanction a submitted report as it was read (``version``); after that nobody changes it."""
    require(SANCTION, actor)
    query = select(Activity).where(Activity.id == activity_id, visible_to(actor)).with_for_update(of=Activity)
    activity = db.session.scalar(query)
    if activity is None:
        raise NotFound(_("Kegiatan itu tidak ada, atau bukan bagian Anda."))
    if not may_sanction(activity, actor):
        raise DomainError(
            _("Hanya laporan yang diajukan, tentang kegiatan yang sudah terlaksana, yang dapat disahkan.")
        )
    if activity.version != version:
        raise DomainError(_("Laporan ini diubah sejak Anda membukanya. Baca kembali, lalu sahkan."))
    activity.paper_state = PaperState.SANCTIONED
    activity.changed_at = now
    record("activity:sanction", actor=actor, now=now, subject=("activity", activity.id))


def _fill(activity: Activity, details: ActivityDetails, *, actor: Viewer, now: datetime) -> None:
    _check(activity, details, actor=actor, now=now)
    _fill_when(activity, details)
    activity.kind, activity.title = details.kind, details.title
    activity.event_state = details.event_state
    activity.mode, activity.place = details.mode, details.place
    activity.region_code = details.region_code
    activity.discusses_lapor, activity.follows_id = details.discusses_lapor, details.follows_id
    for name in NARRATIVE:
        setattr(activity, name, details.narrative.get(name, ""))
    activity.search_text = fold(" ".join((details.title, details.place, activity.purpose)))
    activity.changed_at = now
    _fill_rows(activity, details)


def _fill_when(activity: Activity, details: ActivityDetails) -> None:
    activity.starts_on, activity.date_precision = details.held_on.value, details.held_on.precision
    activity.date_reason, activity.ends_on = details.date_reason, details.ends_on
    activity.starts_at, activity.ends_at = details.starts_at, details.ends_at
    region = db.session.get(Region, details.region_code) if details.region_code else None
    activity.timezone = region.timezone if region else DEFAULT_ZONE


def _fill_rows(activity: Activity, details: ActivityDetails) -> None:
    cells = audience.reconcile(details.audience)
    activity.audience_total = sum(n for key, n in cells.items() if key[0] is Dimension.GROUP) or None
    if activity.id is not None:  # old rows go before new ones with the same key come
        activity.targets, activity.organizations, activity.people, activity.audience = [], [], [], []
        db.session.flush()
    activity.targets = [TargetRegion(region_code=code) for code in sorted(set(details.target_codes))]
    activity.organizations = list(_parts(details))
    activity.people = [_person(number, entry, details) for number, entry in enumerate(details.people, 1)]
    activity.audience = [
        AudienceCount(dimension=dimension, category=category, sex=sex, heads=heads)
        for (dimension, category, sex), heads in cells.items()
    ]


def _parts(details: ActivityDetails) -> Iterable[ActivityOrganization]:
    hosts = dict.fromkeys(details.host_ids)
    for organization_id in hosts:
        yield ActivityOrganization(organization_id=organization_id, part=OrganizationPart.HOST)
    for organization_id in dict.fromkeys(details.participant_ids):
        if organization_id not in hosts:
            yield ActivityOrganization(organization_id=organization_id, part=OrganizationPart.PARTICIPANT)


def _person(number: int, entry: PersonEntry, details: ActivityDetails) -> ActivityPerson:
    """Someone from the register brings her name and the title she held on that date, unless another was typed."""
    name, title, organization_id = entry.name, entry.title, entry.organization_id
    if entry.person_id is not None:
        known = db.session.get(Person, entry.person_id)
        day = details.held_on.value
        held = position_on(entry.person_id, organization_id, day) if known and day else None
        name = name or (known.name if known else "")
        title = title or (held.title if held else "")
        organization_id = organization_id or (held.organization_id if held else None)
    return ActivityPerson(
        position=number,
        person_id=entry.person_id,
        name=name,
        title=title,
        organization_id=organization_id,
        part=entry.part,
        topic=entry.topic,
    )


def _check(activity: Activity, details: ActivityDetails, *, actor: Viewer, now: datetime) -> None:
    """Everything that must hold, also for rows that come from a file or the command line."""
    errors: dict[str | None, str] = {}
    if not details.title:
        errors["title"] = _("Isi nama kegiatan.")
    errors |= _check_days(details, local_date(now))
    if details.starts_at and details.ends_at and details.ends_at < details.starts_at and not details.ends_on:
        errors["ends_at"] = _("Jam selesai lebih awal daripada jam mulai.")
    errors |= _check_references(activity, details, actor)
    for number, entry in enumerate(details.people):
        if entry.person_id is None and not entry.name and not entry.title:
            errors[f"people-{number}-name"] = _("Isi nama atau jabatan orang ini.")
    if errors:
        raise DomainError(next(iter(errors.values())), errors=errors)


def _check_days(details: ActivityDetails, today: date) -> dict[str | None, str]:
    start = details.held_on.value
    if start is None:
        return {"ends_on": _("Isi tanggal mulai lebih dulu.")} if details.ends_on else {}
    if details.event_state is EventState.HELD and start > today:
        return {"held_on": _("Tanggal itu belum lewat. Pilih keadaan Direncanakan, atau perbaiki tanggalnya.")}
    if details.ends_on is None:
        return {}
    if details.ends_on < start:
        return {"ends_on": _("Tanggal selesai lebih awal daripada tanggal mulai.")}
    if details.ends_on - start > LONGEST:
        return {"ends_on": _("Kegiatan paling lama satu tahun. Periksa tahunnya.")}
    return {}


def _check_references(activity: Activity, details: ActivityDetails, actor: Viewer) -> dict[str | None, str]:
    errors: dict[str | None, str] = {}
    codes = {*details.target_codes, *([details.region_code] if details.region_code else [])}
    if codes and len(db.session.scalars(select(Region.code).where(Region.code.in_(codes))).all()) < len(codes):
        errors["region_code"] = _("Pilih daerah dari daftar.")
    named = {*details.host_ids, *details.participant_ids}
    named |= {entry.organization_id for entry in details.people if entry.organization_id is not None}
    if named and len(db.session.scalars(select(Organization.id).where(Organization.id.in_(named))).all()) < len(named):
        errors["hosts-0"] = _("Pilih organisasi dari daftar.")
    known = {entry.person_id for entry in details.people if entry.person_id is not None}
    if known and len(db.session.scalars(select(Person.id).where(Person.id.in_(known))).all()) < len(known):
        errors["people-0-person_id"] = _("Pilih orang dari daftar.")
    if details.follows_id is not None:
        errors |= _check_predecessor(activity, details.follows_id, actor)
    return errors


def _check_predecessor(activity: Activity, follows_id: int, actor: Viewer) -> dict[str | None, str]:
    """A predecessor is one the actor may see, and never the activity itself or one that follows it."""
    seen = {activity.id}
    current: int | None = follows_id
    if db.session.scalar(select(Activity.id).where(Activity.id == follows_id, visible_to(actor))) is None:
        return {"follows_id": _("Pilih kegiatan sebelumnya dari daftar.")}
    while current is not None:
        if current in seen:
            return {"follows_id": _("Kegiatan ini tidak dapat mendahului dirinya sendiri.")}
        seen.add(current)
        current = db.session.scalar(select(Activity.follows_id).where(Activity.id == current))
    return {}
