"""Putting reports in by the thousands: what is new enters, what changed is rewritten, the rest is left alone."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, insert, select, update

from app.complaints import tracking, words
from app.complaints.imports import ReportRow
from app.complaints.models import ComplaintReport
from app.core.db import db

CHUNK = 5_000
CONTENT = (
    "received_on",
    "received_at",
    "classification",
    "category",
    "report_type",
    "parent_agency",
    "assigned_agency",
    "channel",
    "status",
)
TABLE = cast(Table, ComplaintReport.__table__)  # plain rows: an object each would cost more than the insert
raw = lru_cache(maxsize=1_000)(words.raw)  # 100,000 rows share a few dozen words


def upsert(rows: Sequence[ReportRow], region_code: str, key: bytes, import_id: int) -> tuple[int, int, set[date]]:
    """Insert what is new, rewrite what changed; returns both numbers and the months that were touched."""
    new = changed = 0
    touched: set[date] = set()
    remaining = iter(rows)
    while chunk := list(islice(remaining, CHUNK)):
        incoming = {tracking.digest(key, region_code, row.tracking_id): _content(row) for row in chunk}
        known = {row.tracking_digest: row for row in _known(region_code, list(incoming))}
        fresh = [
            _row(region_code, digest, import_id, content) for digest, content in incoming.items() if digest not in known
        ]
        differing = [
            (digest, content)
            for digest, content in incoming.items()
            if digest in known and tuple(known[digest])[1:] != tuple(content.values())
        ]
        if fresh:
            db.session.execute(insert(TABLE), fresh)
        if differing:
            _rewrite(region_code, import_id, differing)
        touched |= {row["received_on"].replace(day=1) for row in fresh}
        for digest, content in differing:
            touched |= {known[digest].received_on.replace(day=1), content["received_on"].replace(day=1)}
        new, changed = new + len(fresh), changed + len(differing)
    return new, changed, touched


def _content(row: ReportRow) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in CONTENT}
    return values | {"channel": raw(row.channel), "status": raw(row.status)}


def _row(region_code: str, digest: str, import_id: int, content: dict[str, Any]) -> dict[str, Any]:
    return {"agency_region_code": region_code, "tracking_digest": digest, "import_id": import_id, **content}


def _known(region_code: str, digests: list[str]) -> Iterator[Any]:
    columns = [ComplaintReport.tracking_digest, *(getattr(ComplaintReport, name) for name in CONTENT)]
    query = select(*columns).where(
        ComplaintReport.agency_region_code == region_code, ComplaintReport.tracking_digest.in_(digests)
    )
    return iter(db.session.execute(query))


def _rewrite(region_code: str, import_id: int, differing: list[tuple[str, dict[str, Any]]]) -> None:
    one = and_(
        ComplaintReport.agency_region_code == bindparam("at_region"),
        ComplaintReport.tracking_digest == bindparam("at_digest"),
    )
    statement = update(ComplaintReport).where(one).values({name: bindparam(name) for name in ("import_id", *CONTENT)})
    values = [content | {"import_id": import_id, "at_region": region_code, "at_digest": d} for d, content in differing]
    db.session.connection().execute(statement, values)  # the connection: many rows, without the session's bookkeeping
