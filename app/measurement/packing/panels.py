"""The panel of an analysis as the command reads it, and everything that is known of every region and month."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from app.core.dates import shifted
from app.measurement.asked import Asked
from app.measurement.results import Result
from app.measurement.settings import Treatment
from app.measurement.source import Source

WHOLE = (
    "region",
    "name",
    "month",
    "received",
    "citizen",
    "citizen_kept",
    "settled",
    "finished",
    "population",
    "population_year",
    "complete",
    "disrupted",
    "scope",
    "in_panel",
    "looked_at",
    "role",
)
OF_TREATMENT = (
    "first_outreach_month",
    "date_known",
    "participants",
    "activities",
    "province_wide",
    "by_kind",
)
_BY_MONTH = ("received", "citizen", "citizen_kept", "settled", "finished", "people", "people_year")
TREATED, COMPARED, UNUSED = "treated", "compared", ""


def panel_rows(found: Asked) -> Iterator[tuple[Any, ...]]:
    """In the columns that the command asks for. A population of 0 says that nothing is missing."""
    panel = found.panel
    months = [panel.month(column) for column in range(panel.months)]
    for row, region in enumerate(panel.regions):
        first = panel.month(panel.start[row]) if np.isfinite(panel.start[row]) else None
        for column, month in enumerate(months):
            yield region, month, panel.counts[row, column], panel.people[row, column], first


def whole_columns() -> tuple[str, ...]:
    return WHOLE + tuple(f"{name}_{treatment.value}" for treatment in Treatment for name in OF_TREATMENT)


def whole_rows(source: Source, found: Asked, result: Result) -> Iterator[tuple[Any, ...]]:
    """Every region and month of the source, whatever was asked of it."""
    months = [shifted(source.first, column) for column in range(source.months)]
    inside = dict(zip(found.rows.tolist(), found.looked_at.tolist(), strict=True))
    figures = [getattr(source, name).tolist() for name in _BY_MONTH]
    complete, disrupted = np.isfinite(source.received), source.disrupted
    reached = [_reached(source, treatment) for treatment in Treatment]
    columns = range(source.months)[found.columns]
    for row, region in enumerate(source.regions):
        role = TREATED if region in result.treated else COMPARED if region in result.compared else UNUSED
        for column, month in enumerate(months):
            yield (
                region,
                source.names[row],
                month,
                *(figure[row][column] for figure in figures),
                int(complete[row, column]),
                int(disrupted[row, column]),
                source.scope[row],
                int(row in inside and column in columns),
                int(inside.get(row, False)),
                role,
                *(part for one in reached for part in one[row][column]),
            )


def _reached(source: Source, treatment: Treatment) -> list[list[tuple[Any, ...]]]:
    """Of each region and month, in the order of OF_TREATMENT."""
    reach = source.reached[treatment]
    participants, activities = reach.participants.tolist(), reach.activities.tolist()
    told = []
    for row, start in enumerate(reach.start.tolist()):
        first = shifted(source.first, int(start)) if np.isfinite(start) else None
        flags = int(reach.province_wide[row]), int(reach.by_kind[row])
        known = int(not np.isnan(start))
        of_region = zip(participants[row], activities[row], strict=True)
        told.append([(first, known, people, held, *flags) for people, held in of_region])
    return told
