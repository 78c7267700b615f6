"""What the decision table asks of the data, and the minimum without which nothing is computed."""

from dataclasses import dataclass

import numpy as np

from app.measurement.estimator.arrays import Flags
from app.measurement.estimator.effect import Effect
from app.measurement.estimator.limits import LEAST_EXPECTED, LEAST_SETTLED
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.reasons import Reason, Why, reason
from app.measurement.estimator.study import Study


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts are of groups: regions, or provinces where outreach came to whole provinces."""

    treated: int
    weight: int  # the number of equally large ones that would weigh the same, at most ``treated``
    comparisons: int  # never reached; where all are reached, not yet reached in the month that has the fewest
    before: int  # months of the treated region that has the fewest
    after: int
    only_later: bool
    largest: float  # the largest region's part of what is expected


def facts(study: Study, effect: Effect) -> Facts:
    """Needs a treated region with months before and inside the window."""
    looked = study.treated
    grouped = effect.by_group(study.groups)
    return Facts(
        treated=len(np.unique(study.groups[looked])),
        weight=grouped.weight,
        comparisons=compared(study, by_group=True),
        before=int(study.untreated.sum(1)[looked].min()),
        after=int(study.exposed.sum(1)[looked].min()),
        only_later=not study.never.any(),
        largest=effect.largest,
    )


def compared(study: Study, *, by_group: bool = False) -> int:
    """Comparison regions (or groups): never reached, else not yet reached in each month of the windows."""
    groups = study.groups if by_group else np.arange(len(study.groups))
    if study.never.any():
        return len(np.unique(groups[study.never]))
    months = np.flatnonzero(study.exposed.any(0))
    return min((len(np.unique(groups[study.untreated[:, month]])) for month in months), default=0)


def lacking(study: Study, effect: Effect, panel: Panel) -> tuple[Reason, ...]:
    """What is missing for any ratio; empty where nothing is."""
    silent = _silent(study)
    if silent.any():
        return (reason(Why.SILENT_MONTH, months=tuple(panel.month(float(month)) for month in np.flatnonzero(silent))),)
    if study.shares and min(_settled(study)) < LEAST_SETTLED:
        before, after = _settled(study)
        return (reason(Why.FEW_SETTLED, before=before, after=after, least=LEAST_SETTLED),)
    expected, treated = float(effect.expected.sum()), int(study.treated.sum())
    if expected <= 0:
        return (reason(Why.NOTHING_EXPECTED, least=LEAST_EXPECTED),)
    if expected < LEAST_EXPECTED and not study.shares:
        enough = int(np.ceil(LEAST_EXPECTED / expected * treated))
        return (reason(Why.FEW_EXPECTED, expected=expected, least=LEAST_EXPECTED, enough=enough),)
    return () if effect.observed.any() else (reason(Why.NOTHING_REPORTED, expected=expected),)


def _settled(study: Study) -> tuple[int, int]:
    """Reports of the regions looked at that could be finished, before the outreach and inside the window."""
    before = study.untreated & study.treated[:, None]
    return tuple(round(float(study.people[cells].sum())) for cells in (before, study.matched))  # type: ignore[return-value]


def _silent(study: Study) -> Flags:
    """(T,) months of the windows in which not one report came from regions without outreach."""
    reports = np.where(study.untreated, study.counts, 0.0).sum(0)
    return study.exposed.any(0) & (reports == 0)
