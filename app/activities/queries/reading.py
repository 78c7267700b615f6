"""Reading activities: every query starts from what the viewer may see."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, UnaryExpression, and_, exists, extract, or_, select
from sqlalchemy.orm import joinedload, load_only, selectinload

from app.activities.labels import NOT_READY
from app.activities.models import (
    Activity,
    ActivityKind,
    ActivityOrganization,
    ActivityPerson,
    EventState,
    PaperState,
    Step,
    TargetRegion,
)
from app.activities.policy import SEE, STEPS, reaches, ready
from app.activities.queries.visibility import SANCTIONED, handed_in, in_months, in_region, visible_to
from app.core.db import db
from app.core.errors import DomainError, Forbidden, NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.partnerships import queries as partnerships
from app.partnerships.models import Partnership

PAGE_SIZE = 50
UNDATED = date(1, 1, 1)  # sorts before every dated activity


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; None is no narrowing. ``handed_in`` leaves out drafts, one's own too."""

    q: str = ""
    kind: ActivityKind | None = None
    region_code: str | None = None
    year: int | None = None
    paper_state: PaperState | None = None
    month: date | None = None
    event_state: EventState | None = None
    handed_in: bool = False


def _filtered(filters: Filters, viewer: Viewer) -> Select[Activity]:
    query = select(Activity).where(visible_to(viewer))
    for word in fold(filters.q).split():
        query = query.where(Activity.search_text.contains(word, autoescape=True))
    if filters.kind:
        query = query.where(Activity.kind == filters.kind)
    if filters.region_code:
        query = query.where(in_region(filters.region_code))
    if filters.year:
        query = query.where(extract("year", Activity.starts_on) == filters.year)
    if filters.paper_state:
        query = query.where(_in_paper_state(filters.paper_state))
    if filters.month:
        query = query.where(in_months(filters.month, filters.month))
    if filters.event_state:
        query = query.where(Activity.event_state == filters.event_state)
    return query.where(handed_in()) if filters.handed_in else query


def _in_paper_state(state: PaperState) -> ColumnElement[bool]:
    """A locked report was sanctioned before."""
    return Activity.paper_state.in_(SANCTIONED) if state is PaperState.SANCTIONED else Activity.paper_state == state


def page(filters: Filters, viewer: Viewer, *, after: int | None = None) -> list[Activity]:
    """Up to PAGE_SIZE + 1 activities, newest first, behind the one numbered ``after``; the extra one says "more"."""
    require(SEE, viewer)
    query = _filtered(filters, viewer).options(joinedload(Activity.region), joinedload(Activity.owner))
    if after is not None:
        last = db.session.scalar(select(Activity).where(Activity.id == after, visible_to(viewer)))
        if last is None:
            raise NotFound(_("Halaman itu tidak ada lagi. Kembali ke awal daftar."))
        query = query.where(_behind(last))
    return list(db.session.scalars(query.order_by(*newest_first()).limit(PAGE_SIZE + 1)))


def newest_first() -> tuple[UnaryExpression[Any], UnaryExpression[Any]]:
    """Those without a day last. Of bare columns, so that SQLite walks along the index of days and stops."""
    return Activity.starts_on.desc().nulls_last(), Activity.id.desc()


def _behind(last: Activity) -> ColumnElement[bool]:
    """What comes later than this one in a list that is the newest first."""
    undated = Activity.starts_on.is_(None)
    if last.starts_on is None:
        return and_(undated, Activity.id < last.id)
    same_day = and_(Activity.starts_on == last.starts_on, Activity.id < last.id)
    return or_(Activity.starts_on < last.starts_on, same_day, undated)


def sort_day() -> ColumnElement[date]:
    """For lists that begin with the oldest, which those without a day lead."""
    from_start: Any = Activity.starts_on
    return db.func.coalesce(from_start, UNDATED)


def years(viewer: Viewer) -> list[int]:
    """From the year of the newest activity that the viewer sees down to that of the oldest.

    Each end is one step into the index of days; asking for every year that occurs would read every row.
    """
    days = select(Activity.starts_on).where(visible_to(viewer), Activity.starts_on.is_not(None))
    oldest = days.order_by(Activity.starts_on).limit(1).scalar_subquery()
    newest = days.order_by(Activity.starts_on.desc()).limit(1).scalar_subquery()
    first, last = db.session.execute(select(oldest, newest)).one()
    return list(range(last.year, first.year - 1, -1)) if first and last else []


def activity(activity_id: int, viewer: Viewer) -> Activity:
    """One activity with everything that belongs to it, or NotFound for what the viewer may not know of."""
    require(SEE, viewer)
    query = (
        select(Activity)
        .where(Activity.id == activity_id, visible_to(viewer))
        .options(
            joinedload(Activity.region),
            joinedload(Activity.owner),
            joinedload(Activity.follows),
            joinedload(Activity.partnership),
            joinedload(Activity.snapshot),
            joinedload(Activity.targets).joinedload(TargetRegion.region),
            selectinload(Activity.organizations).joinedload(ActivityOrganization.organization),
            selectinload(Activity.people).joinedload(ActivityPerson.organization).joinedload(Organization.region),
            selectinload(Activity.audience),
        )
    )
    found = db.session.scalars(query).unique().one_or_none()
    if found is None:
        raise NotFound(_("Kegiatan itu tidak ada, atau bukan bagian Anda."))
    return found


def seen(activity_id: int, viewer: Viewer) -> Activity:
    """The row alone, for questions of permission; NotFound for what the viewer may not know of."""
    require(SEE, viewer)
    found = db.session.scalar(select(Activity).where(Activity.id == activity_id, visible_to(viewer)))
    if found is None:
        raise NotFound(_("Kegiatan itu tidak ada, atau bukan bagian Anda."))
    return found


def for_step(step: Step, activity_id: int, viewer: Viewer) -> Activity:
    """One activity the viewer may take a step with; NotFound, Forbidden, or the sentence why it is not the time."""
    found = activity(activity_id, viewer)
    if not reaches(STEPS[step][0], found, viewer):
        raise Forbidden(_("Laporan ini bukan bagian Anda untuk diputuskan."))
    if not ready(step, found):
        raise DomainError(str(NOT_READY[step]))
    return found


def may_follow(
    viewer: Viewer, *, except_id: int | None = None, chosen: Activity | None = None
) -> list[tuple[str, str]]:
    """Activities that one can be tied to as its predecessor: number and title with its date, newest first.

    ``chosen`` is the tie that stands already; it is offered however old it is.
    """
    query = (
        select(Activity)
        .where(visible_to(viewer), Activity.id != (except_id or 0))
        .options(load_only(Activity.title, Activity.starts_on, Activity.date_precision))
        .order_by(*newest_first())
        .limit(200)
    )
    found = list(db.session.scalars(query))
    if chosen is not None and chosen not in found:
        found += db.session.scalars(select(Activity).where(Activity.id == chosen.id, visible_to(viewer)))
    return [(str(row.id), f"{row.title} ({row.held_on.label()})") for row in found]


def successors(activity_id: int, viewer: Viewer) -> list[Activity]:
    """The activities that say they follow this one."""
    query = select(Activity).where(Activity.follows_id == activity_id, visible_to(viewer)).order_by(Activity.id)
    return list(db.session.scalars(query))


def markers(region_code: str, first: date, last: date, viewer: Viewer) -> list[Activity]:
    """Held activities in or aimed at a region whose month is known, in the order of their dates."""
    query = (
        select(Activity)
        .where(
            visible_to(viewer),
            in_region(region_code),
            handed_in(),
            Activity.event_state == EventState.HELD,
            Activity.date_precision.in_(("day", "month")),
            Activity.starts_on.between(first, last),
        )
        .order_by(Activity.starts_on, Activity.id)
    )
    return list(db.session.scalars(query))


def in_region_list(region_code: str, viewer: Viewer, *, limit: int = 50) -> list[Activity]:
    """The newest activities in or aimed at a region."""
    query = select(Activity).where(visible_to(viewer), in_region(region_code))
    query = query.options(joinedload(Activity.owner)).order_by(*newest_first()).limit(limit)
    return list(db.session.scalars(query))


@partnerships.use
def _belongs_to_it() -> Any:
    return exists().where(Activity.partnership_id == Partnership.id).correlate(Partnership)


def of_partnership(partnership_id: int, viewer: Viewer, *, limit: int = PAGE_SIZE) -> list[Activity]:
    """The activities of a partnership, newest first; one more than ``limit`` says that there are others."""
    query = select(Activity).where(visible_to(viewer), Activity.partnership_id == partnership_id)
    query = query.options(joinedload(Activity.owner)).order_by(*newest_first())
    return list(db.session.scalars(query.limit(limit + 1)))
