"""What one estimate is made from, and which region-months it reads."""

from dataclasses import dataclass, replace

import numpy as np

from app.measurement.estimator.arrays import Flags, Floats, Numbers
from app.measurement.estimator.spans import Window


@dataclass(frozen=True, eq=False, slots=True)
class Study:
    """Regions that are compared: n of them over T months.

    Region-months before the first outreach say what to expect; those inside the window after it are compared with
    that. Month 0 and the months after the window are used for nothing.
    """

    counts: Floats  # (n, T) reports; NaN where missing
    people: Floats  # (n, T) residents; NaN where not known
    start: Floats  # (n,) column of the first outreach; inf for never
    treated: Flags  # (n,) regions whose window is looked at
    groups: Numbers  # (n,) what shares its shocks: every region alone, or its province
    window: Window
    anticipated: int = 0  # months right before the outreach that say nothing of what to expect
    shares: bool = False  # counts are a part of ``people``

    @property
    def observed(self) -> Flags:
        """(n, T) months with a count and a population."""
        return np.isfinite(self.counts) & (self.people > 0)

    @property
    def columns(self) -> Floats:
        """(1, T) the numbers of the months."""
        return np.arange(self.counts.shape[1], dtype=float)[None, :]

    @property
    def never(self) -> Flags:
        """(n,) regions that no outreach reached within the data."""
        return self.start >= self.counts.shape[1]

    @property
    def stop(self) -> int:
        """The first month without anything to compare with: where every region is reached, that of the last date."""
        return self.counts.shape[1] if self.never.any() else int(self.start.max(initial=0))

    def inside(self, since: Floats) -> Flags:
        """Which months, counted from the outreach, lie inside the window."""
        return (since >= self.window[0]) & (since <= self.window[1])

    def before(self, since: Floats) -> Flags:
        """Which months, counted from the outreach, say what to expect: a window that begins earlier is none of them."""
        return (since < -self.anticipated) & ~self.inside(since)

    @property
    def untreated(self) -> Flags:
        """(n, T) months before the first outreach."""
        return self.observed & self.before(self.columns - self.start[:, None])

    @property
    def exposed(self) -> Flags:
        """(n, T) months inside the window of the regions that are looked at."""
        since = self.columns - self.start[:, None]
        inside = self.inside(since) & (self.columns < self.stop)
        return self.observed & inside & self.treated[:, None]

    @property
    def least_noise(self) -> float:
        """The least variance of a count, as a multiple of what is expected: Poisson's, or that of a share of all."""
        if not self.shares:
            return 1.0
        cells = self.untreated
        return 1.0 - float(self.counts[cells].sum()) / max(float(self.people[cells].sum()), 1.0)

    @property
    def matched(self) -> Flags:
        """(n, T) of the exposed months those of which something can be expected."""
        untreated = self.untreated
        return self.exposed & (untreated.sum(1) > 0)[:, None] & (untreated.sum(0) > 0)

    def without(self, left_out: Flags) -> "Study":
        """The study of the other regions; ``left_out`` is (n,)."""
        kept = ~left_out
        return replace(
            self,
            counts=self.counts[kept],
            people=self.people[kept],
            start=self.start[kept],
            treated=self.treated[kept],
            groups=self.groups[kept],
        )
