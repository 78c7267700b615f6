"""Comparison months that are held, the files they came from, and files that wait to be saved."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select

from app.complaints.comparisons import KEPT, Held, Month, Planned, Row, Scope, plan, row_from
from app.complaints.models import (
    ChannelCoverage,
    ComparisonBatch,
    ComparisonMonth,
    ComparisonReading,
    ComplaintImport,
    Coverage,
    SourceKind,
)
from app.complaints.policy import COMPARE
from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.core.permissions import require
from app.core.viewer import Viewer
from app.regions.models import Region


class ComparedRegion(NamedTuple):
    """A region with comparison months: the first and last of them, and how many there are."""

    code: str
    name: str
    first: date
    last: date
    months: int
    coverage: Coverage
    channel_coverage: ChannelCoverage
    kind: SourceKind
    has_own: bool  # an export of its own came in later: then its comparison months are not used


class Outside(NamedTuple):
    """The comparison months of a region without an import of its own, and who gave them."""

    first: date
    last: date
    months: int
    sources: tuple[str, ...]


def reading_of(reading_id: int, viewer: Viewer, *, now: datetime, lock: bool = False) -> ComparisonReading:
    """A file that this person sent and that is not past its time; a file of anybody else is not there."""
    require(COMPARE, viewer)
    found = db.session.get(ComparisonReading, reading_id, with_for_update=lock)
    if found is None or found.created_by_id != viewer.account_id or found.created_at < now - KEPT:
        raise NotFound(_("Berkas itu tidak ada lagi. Unggah sekali lagi, atau lihat di daftar daerah pembanding."))
    return found


def rows_read(found: ComparisonReading) -> list[Row]:
    return [row_from(data) for data in found.rows]


def planned(found: ComparisonReading) -> list[Planned]:
    """What the file would do to what is held now."""
    rows = rows_read(found)
    return plan(rows, held({row.code for row in rows if row.figures}))


def held(codes: Collection[str]) -> Held:
    """What is known of these regions already."""
    here = ComplaintImport.agency_region_code.in_(codes), ComplaintImport.undone_at.is_(None)
    own = select(ComplaintImport.agency_region_code).where(*here).distinct()
    query = select(ComparisonMonth, ComparisonBatch.source_kind).join(
        ComparisonBatch, ComparisonBatch.id == ComparisonMonth.batch_id
    )
    months = {
        (row.region_code, f"{row.month:%Y-%m}"): Month(
            row.received, row.citizen, Scope(row.coverage, row.channel_coverage, kind)
        )
        for row, kind in db.session.execute(query.where(ComparisonMonth.region_code.in_(codes)))
    }
    return Held(frozenset(db.session.scalars(own)), months)


def comparison_batches(viewer: Viewer) -> list[ComparisonBatch]:
    """The newest first."""
    require(COMPARE, viewer)
    return list(db.session.scalars(select(ComparisonBatch).order_by(ComparisonBatch.id.desc())))


def comparison_batch(batch_id: int, viewer: Viewer, *, lock: bool = False) -> ComparisonBatch:
    require(COMPARE, viewer)
    found = db.session.get(ComparisonBatch, batch_id, with_for_update=lock)
    if found is None:
        raise NotFound(_("Impor itu tidak ada. Mungkin sudah dibatalkan."))
    return found


def compared_regions(viewer: Viewer, batch_id: int | None = None) -> list[ComparedRegion]:
    """By code; of one file, or of all."""
    require(COMPARE, viewer)
    scope = (ComparisonMonth.coverage, ComparisonMonth.channel_coverage, ComparisonBatch.source_kind)
    own = has_import(Region.code)
    months = (func.min(ComparisonMonth.month), func.max(ComparisonMonth.month), func.count())
    query = (
        select(Region.code, Region.name, *months, *scope, own)
        .join(ComparisonMonth, ComparisonMonth.region_code == Region.code)
        .join(ComparisonBatch, ComparisonBatch.id == ComparisonMonth.batch_id)
        .group_by(Region.code, Region.name, *scope)
        .order_by(Region.code)
    )
    if batch_id is not None:
        query = query.where(ComparisonMonth.batch_id == batch_id)
    return [ComparedRegion(*row) for row in db.session.execute(query)]


def has_import(code: Any) -> ColumnElement[bool]:
    """Whether the region of a column has an import of its own: then its comparison months are not used."""
    here = ComplaintImport.agency_region_code == code, ComplaintImport.undone_at.is_(None)
    return select(ComplaintImport.id).where(*here).exists()


def outside_of(codes: Collection[str]) -> dict[str, Outside]:
    """The comparison months that are used, of those of these regions that have any; everyone may know of them."""
    found: dict[str, Outside] = {}
    months = (func.min(ComparisonMonth.month), func.max(ComparisonMonth.month), func.count())
    query = (
        select(ComparisonMonth.region_code, *months, ComparisonBatch.source)
        .join(ComparisonBatch, ComparisonBatch.id == ComparisonMonth.batch_id)
        .where(ComparisonMonth.region_code.in_(codes), ~has_import(ComparisonMonth.region_code))
        .group_by(ComparisonMonth.region_code, ComparisonBatch.id, ComparisonBatch.source)
        .order_by(ComparisonBatch.id)
    )
    for code, first, last, count, source in db.session.execute(query):
        there = found.get(code, Outside(first, last, 0, ()))
        sources = tuple(dict.fromkeys((*there.sources, source)))
        found[code] = Outside(min(there.first, first), max(there.last, last), there.months + count, sources)
    return found
