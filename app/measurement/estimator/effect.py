"""Observed against expected: the ratio, what each region weighs in it, and how sure the months' levels are."""

from dataclasses import dataclass

import numpy as np

from app.measurement.estimator.arrays import Floats, Numbers, summed
from app.measurement.estimator.fit import levels, share
from app.measurement.estimator.study import Study


@dataclass(frozen=True, eq=False, slots=True)
class Effect:
    """What was reported inside the window, and what was to be expected there."""

    observed: Floats  # (n,) reports inside the window; 0 for regions that are not looked at
    expected: Floats  # (n,) reports expected there without outreach
    month: Floats  # (T,) levels of the months, one on average; 0 where no untreated region-month is known

    @property
    def ratio(self) -> float:
        """Observed / expected, weighted by people; NaN where nothing is expected."""
        total = float(self.expected.sum())
        return float(self.observed.sum()) / total if total > 0 else float("nan")

    @property
    def weight(self) -> int:
        """The number of equally large regions that would weigh the same: (sum m)^2 / sum m^2, rounded down."""
        squares = float((self.expected**2).sum())
        return int(float(self.expected.sum()) ** 2 / squares + 1e-9) if squares > 0 else 0

    @property
    def largest(self) -> float:
        """The largest region's part of what is expected, from 0 to 1."""
        total = float(self.expected.sum())
        return float(self.expected.max()) / total if total > 0 else 0.0

    def by_group(self, groups: Numbers) -> "Effect":
        """The same with groups in place of regions; ``groups`` is (n,)."""
        return Effect(summed(self.observed, groups), summed(self.expected, groups), self.month)


def estimate(study: Study, month: Floats | None = None) -> Effect:
    """The effect of a study; ``month`` (T,) is a first guess of the months' levels.

    Region-months that nothing can be expected of (no untreated month of the region, or no untreated region in the
    month) are left out. Raises NotSettled.
    """
    region, month = levels(study.counts, study.people, study.untreated, month)
    cells = study.exposed & np.isfinite(region)[:, None] & np.isfinite(month)[None, :]
    region, month = np.nan_to_num(region), np.nan_to_num(month)
    expected = np.where(cells, study.people, 0.0) @ month * region
    return Effect(np.where(cells, study.counts, 0.0).sum(1), expected, month)


@dataclass(frozen=True, eq=False, slots=True)
class Influence:
    """How each region draws the months' levels; the same whichever regions and months of a fit are looked at."""

    total: Floats  # (n,) reports without outreach
    lived: Floats  # (n,) residents times the level, summed over months without outreach
    part: Floats  # (n, T) the months' parts of that; rows sum to one
    moves: Floats  # (n, T) of the logs of the months' levels


def influence(study: Study, month: Floats) -> Influence:
    """From the influence function of the profiled (multinomial) likelihood, at the levels ``month`` (T,)."""
    exposure = np.where(study.untreated, study.people, 0.0) * month
    reports = np.where(study.untreated, study.counts, 0.0)
    lived, total = exposure.sum(1), reports.sum(1)
    part = share(exposure, np.broadcast_to(lived[:, None], exposure.shape))
    score = reports - total[:, None] * part
    information = np.diag(total @ part) - (part * total[:, None]).T @ part
    return Influence(total, lived, part, score @ np.linalg.pinv(information, rcond=1e-10, hermitian=True))


def month_noise(study: Study, effect: Effect, drawn: Influence | None = None) -> float:
    """Standard deviation that the months' levels add to the log of the ratio.

    Summed over groups that are not treated; each as if it were left out (CR3), since few large regions draw the levels
    towards themselves.
    """
    drawn = drawn or influence(study, effect.month)
    region = share(drawn.total, drawn.lived)
    pull = np.where(study.exposed, study.people, 0.0).T @ region * effect.month - effect.expected @ drawn.part
    moved = drawn.moves @ pull / effect.expected.sum()
    others = ~study.treated
    rest = alone(summed(drawn.total[others], study.groups[others]) / drawn.total.sum())
    return float(np.sqrt(((summed(moved[others], study.groups[others]) / rest) ** 2).sum()))


def alone(part: Floats) -> Floats:
    """What is left of the whole without a part of it, at least a tenth."""
    return np.maximum(1 - part, 0.1)
