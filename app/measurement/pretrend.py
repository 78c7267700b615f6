"""Whether reports had already begun to move: the same estimate for six months in which nothing had happened yet."""

from dataclasses import dataclass, replace

import numpy as np

from app.measurement.arrays import Interval, Window
from app.measurement.study import Study

EARLIER = 6  # months
WINDOW: Window = (0, EARLIER - 1)


@dataclass(frozen=True, slots=True)
class Pretrend:
    """The ratio of the six months before the outreach; None where it was not or could not be told."""

    ratio: float | None = None
    interval: Interval | None = None

    @property
    def passed(self) -> bool | None:
        """False when the interval excludes 1. Passing is no proof: a slow steady rise often passes."""
        return None if self.interval is None else self.interval[0] <= 1 <= self.interval[1]


def earlier(study: Study) -> Study:
    """The study as it would look had outreach begun six months earlier.

    The window ends where outreach really began: no month since then is read.
    """
    return replace(study, start=np.where(study.never, np.inf, study.start - EARLIER), window=WINDOW)
