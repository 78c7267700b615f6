"""Reading analyses that were kept; without numpy, so that pages can answer from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, exists, func, or_, select, true

from app.audit.models import AuditEvent, AuditHead
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.measurement.models import Analysis, DataVersion
from app.measurement.policy import SEE
from app.web.paging import Key, Paged, Wanted, narrowed, paged

RECOMPUTED = "measurement:recompute"
# What begins with one of these may change the figures or who was reached: then an older answer is no longer today's.
CHANGES = ("complaints:", "comparison", "disruption", "activity:", "meeting:", "training:", "regions:", "demo:")


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Analyses hold totals of regions: whoever may see one may see all."""
    require(SEE, viewer)
    return true()


class Counts(NamedTuple):
    """How many analyses of the same data there are: all, laid down beforehand, and asked for."""

    all: int
    standard: int
    chosen: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One analysis with what a list shows of it."""

    id: int
    number: int
    data_digest: str
    settings: dict[str, Any]
    standard: bool
    created_at: datetime
    verdict: str
    grade: str | None


def analysis(number: int, viewer: Viewer) -> Analysis:
    found = db.session.scalar(select(Analysis).where(visible_to(viewer), Analysis.id == number))
    if found is None:
        raise NotFound(_("Analisis dengan nomor itu tidak ada."))
    return found


def data_of(digest: str) -> DataVersion:
    """The data an analysis was computed from, without its content."""
    columns = (DataVersion.digest, DataVersion.last_event_id, DataVersion.created_at)
    found = db.session.execute(select(*columns).where(DataVersion.digest == digest)).one()
    return DataVersion(digest=found.digest, last_event_id=found.last_event_id, created_at=found.created_at)


def counts(digests: Sequence[str]) -> dict[str, Counts]:
    """Of each version of the data, how many analyses were computed from it."""
    laid_down = func.count().filter(Analysis.standard)
    query = select(Analysis.data_digest, func.count(), laid_down).where(Analysis.data_digest.in_(digests))
    rows = db.session.execute(query.group_by(Analysis.data_digest))
    return {digest: Counts(every, standard, every - standard) for digest, every, standard in rows}


def kept(viewer: Viewer, wanted: Wanted, *, standard: bool | None = None) -> Paged[Kept]:
    """Newest first; by the time they were asked for, never by what they found."""
    query = _listed().where(visible_to(viewer))
    if standard is not None:
        query = query.where(Analysis.standard == standard)
    rows = db.session.execute(narrowed(query, Analysis.id, Analysis.id, wanted, int)).all()
    return paged([Kept(*row) for row in rows], wanted, lambda row: Key(str(row.id), row.id))


def _listed() -> Select[Any]:
    answer = Analysis.result["answer"]
    return select(
        Analysis.id,
        Analysis.number,
        Analysis.data_digest,
        Analysis.settings,
        Analysis.standard,
        Analysis.created_at,
        answer["verdict"].as_string(),
        answer["grade"].as_string(),
    )


class Standard(NamedTuple):
    """The standard analysis of a region, None where it was not reached, and whether something changed since."""

    analysis: Analysis | None
    changed: bool


def standard_of(region_code: str | None, viewer: Viewer) -> Standard | None:
    """That of one region, or of all that were reached, of the data that were looked at last; one query.

    They are not always those computed last: an import that is undone brings earlier data back. A region of which there
    is none of those data is reached no more. None where standard analyses were never computed here.
    """
    asked = case((Analysis.standard_region.is_not_distinct_from(region_code), 1), else_=0)
    together = select(Analysis.id).join(DataVersion, DataVersion.digest == Analysis.data_digest)
    newest = together.order_by(asked.desc(), DataVersion.last_event_id.desc(), Analysis.id.desc())
    first = newest.where(visible_to(viewer), Analysis.standard).limit(1).scalar_subquery()
    later = exists().where(AuditEvent.id > DataVersion.last_event_id, changes_data())
    current = DataVersion.last_event_id >= func.coalesce(_last_looked_at(), 0)
    query = select(Analysis, later, current).join(DataVersion, DataVersion.digest == Analysis.data_digest)
    row = db.session.execute(query.where(Analysis.id == first)).one_or_none()
    if row is None:
        return None
    found, changed, is_current = row
    return Standard(found if is_current and found.standard_region == region_code else None, changed)


def _last_looked_at() -> ScalarSelect[int]:
    """The newest event of the data of which all standard analyses are there: that of all regions comes last."""
    whole = select(func.max(DataVersion.last_event_id)).join(Analysis, Analysis.data_digest == DataVersion.digest)
    return whole.where(Analysis.standard, Analysis.standard_region.is_(None)).correlate(None).scalar_subquery()


def found_before(data_digest: str, settings_digest: str) -> Analysis | None:
    """The analysis that asked the same of the same data."""
    same = and_(Analysis.data_digest == data_digest, Analysis.settings_digest == settings_digest)
    return db.session.scalar(select(Analysis).where(same))


def changes_data() -> ColumnElement[bool]:
    return or_(*(AuditEvent.action.startswith(start, autoescape=True) for start in CHANGES))


def changed_since(last_event_id: int) -> bool:
    """Whether something was recorded since that may change the figures or who was reached."""
    query = select(AuditEvent.id).where(AuditEvent.id > last_event_id, changes_data()).limit(1)
    return db.session.scalar(query) is not None


def last_change() -> datetime | None:
    """When something was last recorded that may change the figures or who was reached."""
    query = select(AuditEvent.at).where(changes_data()).order_by(AuditEvent.id.desc()).limit(1)
    return db.session.scalar(query)


def last_event_id() -> int:
    return db.session.scalar(select(AuditHead.last_event_id).where(AuditHead.id == 1)) or 0


@dataclass(frozen=True, slots=True)
class Recomputed:
    """When an analysis was last computed once more, and whether it came out the same."""

    at: datetime
    identical: bool


def last_recomputed(number: int) -> Recomputed | None:
    about = and_(AuditEvent.subject_type == "analysis", AuditEvent.subject_id == str(number))
    query = select(AuditEvent).where(about, AuditEvent.action == RECOMPUTED).order_by(AuditEvent.id.desc()).limit(1)
    event = db.session.scalar(query)
    return Recomputed(event.at, bool(event.details["identical"])) if event else None
