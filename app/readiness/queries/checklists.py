"""What was said of regions: open to everyone who is signed in; the files behind it go by ``policy.may_see_files``."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.models import Account
from app.audit.models import AuditEvent
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.readiness.checklist import Checklist, Outreach, Said, checklist
from app.readiness.models import ReadinessItem, ReadinessYear
from app.readiness.policy import may_change
from app.readiness.queries.outreach import totals
from app.regions.models import Region, RegionLevel
from app.regions.queries import region

FILE_OWNER = "readiness_item"
READY_LEVELS = (RegionLevel.PROVINCE, RegionLevel.REGENCY, RegionLevel.CITY)


def ready_region(code: str) -> Region:
    """The province or kabupaten/kota with this code, or NotFound."""
    found = region(code)
    if found.level not in READY_LEVELS:
        raise NotFound(_("Kesiapan dicatat untuk provinsi, kabupaten, atau kota, misalnya 36.02."))
    return found


def checklists(codes: Sequence[str], year: int) -> dict[str, Checklist]:
    """Of every region asked for, in one query: what was said, beside what was counted."""
    counted = totals(codes, year).subquery()
    columns = [ReadinessItem.__table__.columns[name] for name in Said._fields[3:]]
    query = (
        select(Region.code, ReadinessYear.year, ReadinessItem.id, *columns, *list(counted.c)[1:])
        .outerjoin(ReadinessYear, and_(ReadinessYear.region_code == Region.code, ReadinessYear.year <= year))
        .outerjoin(ReadinessItem, ReadinessItem.year_id == ReadinessYear.id)
        .outerjoin(counted, counted.c.region == Region.code)
        .where(Region.code.in_(codes))
    )
    said: dict[str, list[Said]] = {code: [] for code in codes}
    outreach = dict.fromkeys(codes, Outreach())
    width = len(Said._fields)
    for row in db.session.execute(query):
        if row.id is not None:
            said[row.code].append(Said(*row[:width]))
        if row[width] is not None:
            outreach[row.code] = Outreach(*row[width:])
    return {code: checklist(year, said[code], outreach[code]) for code in codes}


def checklist_of(code: str, year: int) -> Checklist:
    return checklists([code], year)[code]


def stored_year(code: str, year: int, *, lock: bool = False) -> ReadinessYear | None:
    """What was said for just this year, with its items."""
    query = select(ReadinessYear).where(ReadinessYear.region_code == code, ReadinessYear.year == year)
    query = query.options(selectinload(ReadinessYear.items))
    return db.session.scalar(query.with_for_update(of=ReadinessYear) if lock else query)


def recorded_years(code: str) -> list[int]:
    """The years something was said for, newest first."""
    query = select(ReadinessYear.year).where(ReadinessYear.region_code == code)
    return list(db.session.scalars(query.order_by(ReadinessYear.year.desc())))


def item_of(item_id: int, *, lock: bool = False) -> ReadinessItem:
    """One item with its year, or NotFound."""
    query = select(ReadinessItem).where(ReadinessItem.id == item_id).options(joinedload(ReadinessItem.of_year))
    found = db.session.scalar(query.with_for_update(of=ReadinessItem) if lock else query)
    if found is None:
        raise NotFound(_("Butir kesiapan itu tidak ada."))
    return found


class History(NamedTuple):
    """An event of the trail: who it was is told by name to those who may change the checklist."""

    at: datetime
    action: str
    fields: list[str]
    who: str


def history(year_id: int, region_code: str, viewer: Viewer, limit: int = 20) -> list[History]:
    """The newest changes of a checklist, by the audit trail."""
    query = (
        select(AuditEvent, Account.name, Organization.name)
        .outerjoin(Account, Account.id == AuditEvent.actor_id)
        .outerjoin(Organization, Organization.id == AuditEvent.organization_id)
        .where(AuditEvent.subject_type == "readiness_year", AuditEvent.subject_id == str(year_id))
        .where(AuditEvent.action.in_(("readiness:record", "readiness:change", "readiness:files")))
    )
    rows = db.session.execute(query.order_by(AuditEvent.id.desc()).limit(limit)).all()
    named = may_change(region_code, viewer)
    return [_history(event, name if named else None, home) for event, name, home in rows]


def _history(event: AuditEvent, *who: str | None) -> History:
    return History(event.at, event.action, event.details.get("fields", []), ", ".join(part for part in who if part))
