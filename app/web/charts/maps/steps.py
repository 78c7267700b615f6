"""Classes of a figure: fixed round limits, so that a colour means the same on every map."""

from bisect import bisect_right
from dataclasses import dataclass

from app.core.i18n import _
from app.web.formats import number

NO_DATA = 0
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the legend, and how many places are in it."""

    number: int
    words: str
    places: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Classes 1, 2, ...: below the first limit, from it to below the second, and so on."""

    limits: tuple[float, ...]

    def step(self, value: float | None) -> int:
        """The class of a figure as it is printed, so that figure and colour never disagree."""
        return NO_DATA if value is None else bisect_right(self.limits, round(value, DECIMALS)) + 1

    def legend(self, steps: list[int]) -> list[Step]:
        numbers = range(1, len(self.limits) + 2)
        return [Step(one, self._words(one), steps.count(one)) for one in numbers]

    def _words(self, step: int) -> str:
        lower, upper = (number(limit, 1).removesuffix(",0").removesuffix(".0") for limit in self._ends(step))
        if step == 1:
            return _("kurang dari %(limit)s", limit=upper)
        if step > len(self.limits):
            return _("%(limit)s atau lebih", limit=lower)
        return _("%(lower)s sampai kurang dari %(upper)s", lower=lower, upper=upper)

    def _ends(self, step: int) -> tuple[float, float]:
        ends = (self.limits[0], *self.limits, self.limits[-1])
        return ends[step - 1], ends[step]
