"""Reading partnerships: the register is everyone's, the details belong to whom they concern (see policy.py)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, or_, select, true, tuple_
from sqlalchemy.orm import joinedload, selectinload

from app.core.db import db
from app.core.errors import Forbidden, NotFound
from app.core.i18n import _
from app.core.permissions import Scope, require, scope_of
from app.core.text import fold
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.partnerships.labels import ALMOST, DOCUMENTS, Validity, ending_short
from app.partnerships.models import AgreementKind, Partnership, PartnershipRegion, Party
from app.partnerships.policy import CHANGE, SEE, SEE_DETAILS, may_change

PAGE_SIZE = 50
MOST_CHOICES = 200
ATTACHMENT_OWNER = "partnership"

# Packages above say what of theirs stands under a partnership: each gives a condition on Partnership.
USES: list[Callable[[], ColumnElement[bool]]] = []


def use(condition: Callable[[], ColumnElement[bool]]) -> Callable[[], ColumnElement[bool]]:
    """Register something that keeps a partnership from being deleted."""
    USES.append(condition)
    return condition


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """The rows of the register that the viewer may see."""
    return true() if scope_of(SEE, viewer) is Scope.ALL else false()


def detailed_to(viewer: Viewer) -> ColumnElement[bool]:
    """Those of which the viewer may read the numbers and the rest as well."""
    return _reached(scope_of(SEE_DETAILS, viewer), viewer)


def changeable_by(viewer: Viewer) -> ColumnElement[bool]:
    return _reached(scope_of(CHANGE, viewer), viewer)


def _reached(scope: Scope, viewer: Viewer) -> ColumnElement[bool]:
    """What policy._reaches says of one row, as a condition."""
    match scope:
        case Scope.ALL:
            return true()
        case Scope.REGION:
            return or_(_signed_by(viewer.organization_id), _applies(_lies_in(viewer.region_code or "")))
        case Scope.OWN:
            return _signed_by(viewer.organization_id)
    return false()


def _signed_by(organization_id: int | None) -> ColumnElement[bool]:
    rows = Party.partnership_id == Partnership.id
    return exists().where(rows, Party.organization_id == (organization_id or 0)).correlate(Partnership)


def _applies(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(PartnershipRegion.partnership_id == Partnership.id, condition).correlate(Partnership)


def _lies_in(code: str) -> ColumnElement[bool]:
    column: Any = PartnershipRegion.region_code
    return or_(column == code, column.startswith(code + ".", autoescape=True))


def applies_in(code: str) -> ColumnElement[bool]:
    """In the region, in a part of it, or in a larger one that holds it: the whole province is in force in each of
    its kabupaten."""
    above = [".".join(code.split(".")[:length]) for length in range(1, code.count(".") + 1)]
    return _applies(or_(_lies_in(code), PartnershipRegion.region_code.in_(above)))


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; None is no narrowing."""

    q: str = ""
    kind: AgreementKind | None = None
    validity: Validity | None = None
    region_code: str | None = None


def in_state(validity: Validity, today: date) -> ColumnElement[bool]:
    """What labels.validity says of one row, as a condition; running includes what is about to lapse."""
    ended = Partnership.ends_on < today
    begun = Partnership.starts_on <= today
    match validity:
        case Validity.ENDED:
            return ended
        case Validity.UPCOMING:
            return and_(Partnership.starts_on > today, or_(Partnership.ends_on.is_(None), ~ended))
        case Validity.LAPSING:
            return and_(begun, Partnership.ends_on.between(today, today + timedelta(days=ALMOST)))
    return and_(begun, or_(Partnership.ends_on.is_(None), ~ended))


def page(filters: Filters, viewer: Viewer, today: date, *, after: int | None = None) -> list[Partnership]:
    """Up to PAGE_SIZE + 1, newest first (about to lapse: nearest end first), behind the one numbered ``after``."""
    require(SEE, viewer)
    query = select(Partnership).where(visible_to(viewer), *_wanted(filters, viewer, today)).options(*ROW)
    lapsing = filters.validity is Validity.LAPSING
    day: Any = Partnership.ends_on if lapsing else Partnership.signed_on
    place = tuple_(day, Partnership.id)
    if after is not None:
        last = partnership(after, viewer)
        behind = (last.ends_on or date.max, last.id) if lapsing else (last.signed_on, last.id)
        query = query.where(place > behind if lapsing else place < behind)
    order = (day, Partnership.id) if lapsing else (day.desc(), Partnership.id.desc())
    return list(db.session.scalars(query.order_by(*order).limit(PAGE_SIZE + 1)))


# What a row of the register shows.
ROW = (
    selectinload(Partnership.parties).joinedload(Party.organization),
    selectinload(Partnership.regions).joinedload(PartnershipRegion.region),
)


def _wanted(filters: Filters, viewer: Viewer, today: date) -> list[ColumnElement[bool]]:
    found = [_speaks_of(word, viewer) for word in fold(filters.q).split()]
    if filters.kind:
        found.append(Partnership.kind == filters.kind)
    if filters.validity:
        found.append(in_state(filters.validity, today))
    if filters.region_code:
        found.append(applies_in(filters.region_code))
    return found


def _speaks_of(word: str, viewer: Viewer) -> ColumnElement[bool]:
    """In the title or the name of a party; in a number only where the viewer may read it."""
    rows = Party.partnership_id == Partnership.id
    named = or_(
        Organization.folded_name.contains(word, autoescape=True),
        Organization.short_name.icontains(word, autoescape=True),
    )
    by_party = exists().where(rows, Party.organization_id == Organization.id, named).correlate(Partnership)
    numbered = exists().where(rows, Party.number.icontains(word, autoescape=True)).correlate(Partnership)
    in_title = Partnership.folded_title.contains(word, autoescape=True)
    return or_(in_title, by_party, and_(detailed_to(viewer), numbered))


def partnership(partnership_id: int, viewer: Viewer) -> Partnership:
    """One partnership with its parties and regions, or NotFound."""
    require(SEE, viewer)
    query = select(Partnership).where(Partnership.id == partnership_id, visible_to(viewer))
    found = db.session.scalar(query.options(*ROW, joinedload(Partnership.recorded_by)))
    if found is None:
        raise NotFound(_("Kerja sama itu tidak ada. Cari judulnya di daftar kerja sama."))
    return found


def filled(found: Partnership) -> Partnership:
    """One that came along with another row, now with its parties and regions, asked at once."""
    whole = (joinedload(Partnership.parties).joinedload(Party.organization), joinedload(Partnership.regions))
    query = select(Partnership).where(Partnership.id == found.id).options(*whole)
    return db.session.scalars(query.execution_options(populate_existing=True)).unique().one()


def changeable(partnership_id: int, viewer: Viewer) -> Partnership:
    """One partnership that the viewer may change, or Forbidden: the register hides none of them."""
    require(CHANGE, viewer)
    found = partnership(partnership_id, viewer)
    if not may_change(found, viewer):
        raise Forbidden(_("Kerja sama ini hanya dapat diubah oleh para pihaknya, staf daerahnya, atau staf Biro."))
    return found


def is_used(partnership_id: int) -> bool:
    """Whether anything stands under it, also what the viewer may not see."""
    conditions = [condition() for condition in USES]
    query = select(Partnership.id).where(Partnership.id == partnership_id, or_(false(), *conditions))
    return db.session.scalar(query) is not None


def about_to_lapse(viewer: Viewer, today: date, within: int = ALMOST, *, limit: int | None = None) -> list[Partnership]:
    """Those the viewer may change that end today or within so many days, the nearest end first, with parties."""
    if scope_of(CHANGE, viewer) is Scope.NONE:
        return []
    query = (
        select(Partnership)
        .where(
            visible_to(viewer),
            changeable_by(viewer),
            Partnership.starts_on <= today,
            Partnership.ends_on.between(today, today + timedelta(days=within)),
        )
        .options(*ROW)
        .order_by(Partnership.ends_on, Partnership.id)
        .limit(limit)
    )
    return list(db.session.scalars(query))


def count_running_in(code: str, viewer: Viewer, today: date) -> Select[int]:
    """The question how many partnerships are in force in a region on a day, to be asked along with others."""
    query = select(func.count(Partnership.id)).where(visible_to(viewer), applies_in(code))
    return query.where(in_state(Validity.RUNNING, today))


def lapsing_in(region_code: str, day: date, viewer: Viewer, *, limit: int) -> list[Partnership]:
    """Those in force in a region that end on a day or within ALMOST days of it, the nearest end first, with parties."""
    require(SEE, viewer)
    query = (
        select(Partnership)
        .where(visible_to(viewer), applies_in(region_code), in_state(Validity.LAPSING, day))
        .options(selectinload(Partnership.parties).joinedload(Party.organization))
        .order_by(Partnership.ends_on, Partnership.id)
    )
    return list(db.session.scalars(query.limit(limit)))


def of_organization(organization_id: int, viewer: Viewer, *, limit: int = PAGE_SIZE) -> list[Partnership]:
    """The partnerships an organization signed, newest first; one more than ``limit`` says that there are others."""
    require(SEE, viewer)
    query = select(Partnership).where(visible_to(viewer), _signed_by(organization_id)).options(*ROW)
    query = query.order_by(Partnership.signed_on.desc(), Partnership.id.desc())
    return list(db.session.scalars(query.limit(limit + 1)))


def _tieable(viewer: Viewer) -> ColumnElement[bool]:
    """An activity is tied to what the viewer may change, and to what applies where she works: an OPD carries out
    what its government signed."""
    return or_(changeable_by(viewer), and_(_changes_some(viewer), applies_in(viewer.region_code or "")))


def _changes_some(viewer: Viewer) -> ColumnElement[bool]:
    return true() if scope_of(CHANGE, viewer) is not Scope.NONE else false()


def choices(viewer: Viewer, today: date, *, chosen: Partnership | None = None) -> list[tuple[str, str]]:
    """Number and title of what an activity can be tied to: what one's own organization signed and is running first,
    then what is running in the region, then the rest. ``chosen`` is the tie that stands already."""
    running = in_state(Validity.RUNNING, today)
    rank = case((and_(running, _signed_by(viewer.organization_id)), 0), (running, 1), else_=2)
    query = select(Partnership).where(visible_to(viewer), _tieable(viewer))
    query = query.order_by(rank, Partnership.signed_on.desc(), Partnership.id.desc()).limit(MOST_CHOICES)
    found = list(db.session.scalars(query))
    if chosen is not None and chosen not in found:
        found.append(chosen)
    return [(str(row.id), f"{row.title} ({DOCUMENTS[row.document_kind]}, {ending_short(row, today)})") for row in found]


def may_tie(partnership_id: int, viewer: Viewer) -> bool:
    """Locked against being deleted until the activity is saved."""
    query = select(Partnership.id).where(Partnership.id == partnership_id, visible_to(viewer), _tieable(viewer))
    return db.session.scalar(query.with_for_update(read=True, key_share=True, of=Partnership)) is not None
