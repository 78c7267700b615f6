"""Putting reports in by the thousands: what is new enters, what changed is rewritten, the rest is left alone."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, insert, literal, select, update

from app.complaints import tracking, words
from app.complaints.imports import ReportRow
from app.complaints.models import ComplaintImport, ComplaintReport, EarlierReport
from app.core.clock import local_date
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
_ONE = and_(
    ComplaintReport.agency_region_code == bindparam("at_region"),
    ComplaintReport.tracking_digest == bindparam("at_digest"),
)
raw = lru_cache(maxsize=1_000)(words.raw)  # 100,000 rows share a few dozen words


@dataclass(slots=True)
class Outcome:
    """How the rows fared; ``kept`` differ from the file but were last told by a newer export."""

    new: int = 0
    changed: int = 0
    kept: int = 0
    touched: set[date] = field(default_factory=set)


def upsert(rows: Sequence[ReportRow], batch: ComplaintImport, key: bytes, zone: str) -> Outcome:
    """Insert what is new, rewrite what changed unless a newer export said it; says the months that were touched."""
    outcome, remaining = Outcome(), iter(rows)
    newer, older = _other_imports(batch, zone)
    while chunk := list(islice(remaining, CHUNK)):
        region_code = batch.agency_region_code
        incoming = {tracking.digest(key, region_code, row.tracking_id): _content(row) for row in chunk}
        known = {row.tracking_digest: row for row in _known(region_code, list(incoming))}
        _insert(batch, {digest: content for digest, content in incoming.items() if digest not in known}, outcome)
        same = {digest for digest, row in known.items() if tuple(row)[2:] == tuple(incoming[digest].values())}
        kept = {digest for digest, row in known.items() if digest not in same and row.import_id in newer}
        outcome.kept += len(kept)
        differing = {digest: incoming[digest] for digest in known if digest not in same and digest not in kept}
        _rewrite(batch, differing, known, outcome)
        _confirm(batch, [digest for digest in same if known[digest].import_id in older])
    return outcome


def _other_imports(batch: ComplaintImport, zone: str) -> tuple[set[int], set[int]]:
    """The imports whose export was made after this one, and those made before it or nobody knows when."""
    ours = _made_on(batch, zone)
    if ours is None:
        return set(), set()
    others = select(ComplaintImport).where(
        ComplaintImport.agency_region_code == batch.agency_region_code, ComplaintImport.undone_at.is_(None)
    )
    made = {other.id: _made_on(other, zone) for other in db.session.scalars(others)}
    newer = {number for number, day in made.items() if day and day > ours}
    return newer, {number for number, day in made.items() if day is None or day < ours}


def _made_on(batch: ComplaintImport, zone: str) -> date | None:
    """A date of making that lies after the import is not believed: it would outlast every later export."""
    return batch.generated_on and min(batch.generated_on, local_date(batch.imported_at, zone))


def _insert(batch: ComplaintImport, fresh: dict[str, dict[str, Any]], outcome: Outcome) -> None:
    if not fresh:
        return
    db.session.execute(insert(TABLE), [_row(batch, digest, content) for digest, content in fresh.items()])
    outcome.new += len(fresh)
    outcome.touched |= {content["received_on"].replace(day=1) for content in fresh.values()}


def _content(row: ReportRow) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in CONTENT}
    return values | {"channel": raw(row.channel), "status": raw(row.status)}


def _row(batch: ComplaintImport, digest: str, content: dict[str, Any]) -> dict[str, Any]:
    ours = {"agency_region_code": batch.agency_region_code, "tracking_digest": digest, "import_id": batch.id}
    return ours | content


def _known(region_code: str, digests: list[str]) -> Iterator[Any]:
    columns = [getattr(ComplaintReport, name) for name in ("tracking_digest", "import_id", *CONTENT)]
    query = select(*columns).where(
        ComplaintReport.agency_region_code == region_code, ComplaintReport.tracking_digest.in_(digests)
    )
    return iter(db.session.execute(query))


def _rewrite(
    batch: ComplaintImport, differing: dict[str, dict[str, Any]], known: Mapping[str, Any], outcome: Outcome
) -> None:
    if not differing:
        return
    _keep_earlier(batch, differing, CONTENT)
    statement = update(ComplaintReport).where(_ONE).values({name: bindparam(name) for name in ("import_id", *CONTENT)})
    at = {"import_id": batch.id, "at_region": batch.agency_region_code}
    values = [content | at | {"at_digest": digest} for digest, content in differing.items()]
    db.session.connection().execute(statement, values)  # the connection: many rows, without the session's bookkeeping
    outcome.changed += len(differing)
    for digest, content in differing.items():
        outcome.touched |= {day.replace(day=1) for day in (known[digest].received_on, content["received_on"])}


def _confirm(batch: ComplaintImport, digests: list[str]) -> None:
    """What a newer export says again is as new as that export, so that no export between the two rewrites it."""
    if not digests:
        return
    _keep_earlier(batch, digests, ())
    here = (TABLE.c.agency_region_code == batch.agency_region_code, TABLE.c.tracking_digest.in_(digests))
    db.session.connection().execute(update(TABLE).where(*here).values(import_id=batch.id))


def _keep_earlier(batch: ComplaintImport, digests: Collection[str], content: Sequence[str]) -> None:
    """What these reports say now, so that the import can be undone; copied inside the database."""
    now = select(
        literal(batch.id),
        ComplaintReport.tracking_digest,
        ComplaintReport.import_id,
        *(getattr(ComplaintReport, name) for name in content),
    ).where(
        ComplaintReport.agency_region_code == batch.agency_region_code, ComplaintReport.tracking_digest.in_(digests)
    )
    columns = ["import_id", "tracking_digest", "from_import_id", *content]
    db.session.execute(insert(EarlierReport).from_select(columns, now))
