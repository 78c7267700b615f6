"""The shared part of recording a meeting or a training: the callers add what is theirs and write the audit event."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.activities import audience
from app.activities.contents import own_contents
from app.activities.models import (
    NARRATIVE,
    Activity,
    ActivityOrganization,
    AudienceCount,
    Dimension,
    OrganizationPart,
    PaperState,
    Step,
    TargetRegion,
)
from app.activities.operations.attending import attending
from app.activities.operations.checking import check
from app.activities.operations.details import ActivityDetails
from app.activities.operations.history import note
from app.activities.policy import RECORD, may_change
from app.activities.queries import visible_to
from app.core.clock import DEFAULT_ZONE
from app.core.db import db
from app.core.errors import Forbidden, NotFound, Stale
from app.core.i18n import _
from app.core.permissions import require
from app.core.text import fold
from app.core.viewer import Viewer
from app.regions.models import Region


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
    note(Step.RECORD, activity, actor=actor, now=now)
    return activity


def change_activity(
    activity_id: int, details: ActivityDetails, *, version: int | None, actor: Viewer, now: datetime
) -> tuple[Activity, list[str]]:
    """Replace what was typed; returns the activity and the names of the fields that changed.

    ``version`` is the one the person began from: somebody else's change in between is refused, nothing is lost.
    """
    activity = open_for_change(activity_id, actor=actor, loaded=True)
    if activity.version != version:
        raise Stale(
            _(
                "Kegiatan ini diubah orang lain sejak Anda membukanya. "
                "Bandingkan isian Anda dengan yang tersimpan, lalu simpan lagi."
            )
        )
    before = own_contents(activity)
    _fill(activity, details, actor=actor, now=now)
    after = own_contents(activity)
    db.session.flush()
    return activity, [name for name, value in before.items() if after[name] != value]


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


def _fill(activity: Activity, details: ActivityDetails, *, actor: Viewer, now: datetime) -> None:
    check(activity, details, actor=actor, now=now)
    _fill_when(activity, details)
    activity.kind, activity.title = details.kind, details.title
    activity.event_state = details.event_state
    activity.mode, activity.place = details.mode, details.place
    activity.region_code = details.region_code
    activity.discusses_lapor, activity.follows_id = details.discusses_lapor, details.follows_id
    activity.partnership_id = details.partnership_id
    for name in NARRATIVE:
        setattr(activity, name, details.narrative.get(name, ""))
    activity.search_text = fold(" ".join((details.title, details.place, activity.purpose)))
    activity.changed_at = now
    _fill_rows(activity, details, actor=actor, now=now)


def _fill_when(activity: Activity, details: ActivityDetails) -> None:
    activity.starts_on, activity.date_precision = details.held_on.value, details.held_on.precision
    activity.date_reason, activity.ends_on = details.date_reason, details.ends_on
    activity.starts_at, activity.ends_at = details.starts_at, details.ends_at
    region = db.session.get(Region, details.region_code) if details.region_code else None
    activity.timezone = region.timezone if region else DEFAULT_ZONE


def _fill_rows(activity: Activity, details: ActivityDetails, *, actor: Viewer, now: datetime) -> None:
    cells = audience.reconcile(details.audience)
    activity.audience_total = sum(n for key, n in cells.items() if key[0] is Dimension.GROUP) or None
    if activity.id is not None:  # old rows go before new ones with the same key come
        activity.targets, activity.organizations, activity.people, activity.audience = [], [], [], []
        db.session.flush()
    activity.targets = [TargetRegion(region_code=code) for code in sorted(set(details.target_codes))]
    activity.organizations = list(_parts(details))
    activity.people = attending(details, actor=actor, now=now)
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
