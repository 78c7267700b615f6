"""Activities about SP4N-LAPOR! and the regions they reached, by the two definitions of outreach.

Only what was held and whose report was sanctioned: an analysis is the same for every reader and its data can be
downloaded, so it rests on what every reader may see. Drafts and reports that wait for a decision are no part of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Row, and_, case, func, select

from app.activities.models import (
    MEETING_KINDS,
    Activity,
    ActivityKind,
    AudienceCount,
    AudienceGroup,
    Dimension,
    EventState,
    TargetRegion,
)
from app.activities.queries import SANCTIONED
from app.core.dates import PartialDate, month_of
from app.core.db import db
from app.measurement.estimator.arrays import Floats
from app.measurement.queries.frame import Frame
from app.measurement.settings import Treatment
from app.measurement.source import Reach

OFFICIALS = (AudienceGroup.OFFICIALS, AudienceGroup.VILLAGE_OFFICIALS)
CODE = 5  # characters of a kabupaten's or kota's code; what is longer lies below one


@dataclass(frozen=True, slots=True)
class Outreach:
    """One activity. ``regions`` says of each region whether it was meant only as a part of its province; ``earliest``
    and ``latest`` are the months in which it can have been, None where nothing is known.
    """

    treatment: Treatment
    by_kind: bool
    earliest: date | None
    latest: date | None
    participants: int | None
    regions: dict[str, bool]


def outreach(known: Collection[str]) -> list[Outreach]:
    """Two queries; ``known`` are the codes of all kabupaten and kota."""
    targets: dict[int, list[str | None]] = defaultdict(list)
    for number, code in db.session.execute(
        select(TargetRegion.activity_id, TargetRegion.region_code)
        .join(Activity, Activity.id == TargetRegion.activity_id)
        .where(*_counts())
    ):
        targets[number].append(code)
    return [_outreach(row, targets[row.id] or [row.region_code], known) for row in db.session.execute(_activities())]


def _counts() -> tuple[Any, ...]:
    return Activity.discusses_lapor, Activity.event_state == EventState.HELD, Activity.paper_state.in_(SANCTIONED)


def _activities() -> Any:
    officials = AudienceCount.category.in_(OFFICIALS)
    unrecorded = AudienceCount.category == AudienceGroup.UNRECORDED
    heads = {"officials": officials, "unrecorded": unrecorded, "others": ~officials & ~unrecorded}
    sums = [func.sum(case((of, AudienceCount.heads), else_=0)).label(name) for name, of in heads.items()]
    groups = and_(AudienceCount.activity_id == Activity.id, AudienceCount.dimension == Dimension.GROUP)
    columns = (Activity.kind, Activity.starts_on, Activity.date_precision, Activity.region_code)
    query = select(Activity.id, *columns, Activity.audience_total, *sums).outerjoin(AudienceCount, groups)
    return query.where(*_counts()).group_by(Activity.id).order_by(Activity.id)


def _outreach(row: Row[Any], codes: list[str | None], known: Collection[str]) -> Outreach:
    treatment, by_kind = definition(row.kind, row.officials or 0, row.others or 0, row.unrecorded or 0)
    held = PartialDate(row.starts_on, row.date_precision)
    return Outreach(
        treatment=treatment,
        by_kind=by_kind,
        earliest=held.value and month_of(held.value),
        latest=held.last_day and month_of(held.last_day),
        participants=row.audience_total,
        regions=_regions([code for code in codes if code], known),
    )


def definition(kind: ActivityKind, officials: int, others: int, unrecorded: int) -> tuple[Treatment, bool]:
    """Which definition an activity falls under by the heads of its groups, and whether its kind had to decide.

    One head that is no official's is enough; only officials are sure when no head is left unrecorded.
    """
    if others:
        return Treatment.PUBLIC, False
    if officials and not unrecorded:
        return Treatment.OFFICIALS, False
    return (Treatment.OFFICIALS if kind in MEETING_KINDS else Treatment.PUBLIC), True


def _regions(codes: list[str], known: Collection[str]) -> dict[str, bool]:
    """A province stands for all of its kabupaten and kota, a kecamatan or desa for the one it lies in."""
    wide = {there: True for code in codes if "." not in code for there in known if there.startswith(f"{code}.")}
    return wide | {code[:CODE]: False for code in codes if code[:CODE] in known}


def reach(frame: Frame, found: Iterable[Outreach], treatment: Treatment) -> Reach:
    """The outreach of one definition. Participants are divided equally among the regions of their activity: where they
    came from is not recorded, and each must be counted once."""
    mine = [(one, _rows(frame, one), _column(frame, one)) for one in found if one.treatment is treatment]
    start = _start(frame, mine)
    participants, activities = np.zeros(frame.shape), np.zeros(frame.shape)
    directly, by_groups = np.zeros(len(start), dtype=bool), np.zeros(len(start), dtype=bool)
    for one, rows, column in mine:
        if column is None:
            continue
        if 0 <= column < frame.months:
            activities[rows, column] += 1
            participants[rows, column] += (one.participants or 0) / max(len(rows), 1)
        first = start[rows] == column
        directly[rows] |= first & ~np.array(list(one.regions.values()), dtype=bool)
        by_groups[rows] |= first & (not one.by_kind)
    dated = np.isfinite(start)
    return Reach(start, participants, activities, dated & ~directly, dated & ~by_groups)


def _rows(frame: Frame, one: Outreach) -> list[int]:
    return [frame.places[code] for code in one.regions]


def _column(frame: Frame, one: Outreach) -> int | None:
    """Its month; any month before the data is as good as another, and so is any after them."""
    earliest = None if one.earliest is None else frame.column(one.earliest)
    latest = None if one.latest is None else frame.column(one.latest)
    if latest is not None and latest < 0:
        return latest
    if earliest is not None and (earliest == latest or earliest >= frame.months):
        return earliest
    return None


def _start(frame: Frame, mine: Iterable[tuple[Outreach, list[int], int | None]]) -> Floats:
    """(n,) the month of the first one, NaN where one of unknown month may have been earlier."""
    start, unsure = np.full(len(frame.places), np.inf), np.full(len(frame.places), np.inf)
    for one, rows, column in mine:
        if column is not None:
            start[rows] = np.minimum(start[rows], column)
        else:
            possible = -np.inf if one.earliest is None else frame.column(one.earliest)
            unsure[rows] = np.minimum(unsure[rows], possible)
    return np.where((unsure < start) & (start >= 0), np.nan, start)
