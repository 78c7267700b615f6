"""Everything that must hold of an activity, also for rows that come from a file or the command line."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from app.activities.models import (
    Activity,
    EventState,
)
from app.activities.operations.details import ActivityDetails
from app.activities.queries import visible_to
from app.core.clock import local_date
from app.core.db import db
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.partnerships.queries import may_tie
from app.people.models import Person
from app.regions.models import Region

LONGEST = timedelta(days=366)


def check(activity: Activity, details: ActivityDetails, *, actor: Viewer, now: datetime) -> None:
    """Everything that must hold, also for rows that come from a file or the command line."""
    errors: dict[str | None, str] = {}
    if not details.title:
        errors["title"] = _("Isi nama kegiatan.")
    errors |= _check_days(details, local_date(now))
    if details.starts_at and details.ends_at and details.ends_at < details.starts_at and not details.ends_on:
        errors["ends_at"] = _("Jam selesai lebih awal daripada jam mulai.")
    errors |= _check_references(activity, details, actor)
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
        errors["known_id"] = _("Pilih orang dari daftar.")
    if details.follows_id is not None:
        errors |= _check_predecessor(activity, details.follows_id, actor)
    tie = details.partnership_id
    if tie is not None and tie != activity.partnership_id and not may_tie(tie, actor):
        errors["partnership_id"] = _("Pilih kerja sama dari daftar.")
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
