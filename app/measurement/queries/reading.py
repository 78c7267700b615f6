"""Everything at once, in a handful of queries: sparse rows, put into the frame of regions and months."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.core.dates import shifted
from app.measurement.queries.counts import (
    OWN_SCOPE,
    comparison_months,
    comparison_scopes,
    exports,
    own_months,
    settled,
)
from app.measurement.queries.frame import Frame, months_from
from app.measurement.queries.outreach import Outreach, outreach, reach
from app.measurement.queries.surroundings import disrupted, residents
from app.measurement.settings import Treatment
from app.measurement.source import Source
from app.regions.queries import kabupaten_kota

NO_MONTH = date(2018, 1, 1)  # where a source without a single month begins
NOTHING: tuple[tuple[Any, ...], ...] = ((),) * 6


def source() -> Source:
    """All complete months of kabupaten and kota, and all outreach that everyone may see.

    Comparison months of a region that has exports of its own are passed over.
    """
    names, found, elsewhere = dict(kabupaten_kota()), exports(), comparison_scopes()
    own = {export.code for export in found}
    rows = [row for row in own_months() if row[0] in names]
    rows += [row for row in comparison_months() if row[0] in names and row[0] not in own]
    codes, months, received, citizens, kept, finished = zip(*rows, strict=True) if rows else NOTHING
    activities = outreach(names)
    frame = _frame(codes, months, activities)
    cells, old = frame.cells(codes, months), settled(frame, found)
    citizen, (people, people_year) = frame.filled(cells, citizens), residents(frame)
    scopes = {code: OWN_SCOPE if code in own else elsewhere[code] for code in set(codes)}
    return Source(
        regions=tuple(frame.places),
        names=tuple(names[code] for code in frame.places),
        first=frame.first,
        received=frame.filled(cells, received),
        citizen=citizen,
        citizen_kept=frame.filled(cells, kept),
        settled=citizen * old,
        finished=frame.filled(cells, finished) * old,
        people=people,
        people_year=people_year,
        disrupted=disrupted(frame),
        scope=tuple(scopes.get(code, "") for code in frame.places),
        reached={treatment: reach(frame, activities, treatment) for treatment in Treatment},
    )


def _frame(codes: Iterable[str], months: Sequence[date], activities: Iterable[Outreach]) -> Frame:
    """Regions of which anything is known, over the months from the first complete one to the last."""
    known = sorted({*codes, *(code for one in activities for code in one.regions)})
    first, last = min(months, default=NO_MONTH), max(months, default=shifted(NO_MONTH, -1))
    return Frame({code: row for row, code in enumerate(known)}, first, months_from(first, last) + 1)
