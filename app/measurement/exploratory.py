"""The same question asked of the other outcomes, with p-values for the download: never shown on a page."""

from dataclasses import replace

import numpy as np
from scipy.special import stdtr, stdtrit

from app.measurement.asked import asked
from app.measurement.estimator import placebo
from app.measurement.estimator.decision import Method
from app.measurement.estimator.whole import Whole, main_of
from app.measurement.settings import Outcome, Settings
from app.measurement.source import Source

Row = tuple[str, str, float | None, float | None, float | None, float | None, float | None]


def exploratory(source: Source, settings: Settings) -> tuple[Row, ...]:
    """Every outcome but the one asked for: verdict, ratio, ends of its interval, p and p after Holm (1979)."""
    told = [(outcome, _main(source, settings, outcome)) for outcome in Outcome if outcome is not settings.outcome]
    chances = [chance(main, settings.seed) for _outcome, main in told]
    rows = zip(told, chances, holm(chances), strict=True)
    return tuple(_row(outcome, main, single, held) for (outcome, main), single, held in rows)


def _main(source: Source, settings: Settings, outcome: Outcome) -> Whole:
    found = asked(source, replace(settings, outcome=outcome))
    return main_of(found.panel, settings.window, settings.seed, found.looked_at)


def _row(outcome: Outcome, main: Whole, single: float | None, held: float | None) -> Row:
    low, high = main.answer.interval or (None, None)
    return str(outcome), str(main.answer.verdict), main.answer.ratio, low, high, single, held


def chance(main: Whole, seed: int) -> float | None:
    """Two-sided: how often the ratio would stray so far by itself. From the draws or the t of the interval."""
    answer, effect = main.answer, main.effect
    if effect is None or answer.interval is None or not answer.ratio:
        return None
    if answer.method is Method.PLACEBO:
        noise, _deviation = placebo.strays(main.study, effect, np.random.default_rng((seed, 0)))
        above, below = (noise >= effect.ratio - 1).sum(), (noise <= effect.ratio - 1).sum()
        return min(1.0, 2 * (1 + int(min(above, below))) / (1 + len(noise)))
    freedom = len(np.unique(main.study.groups[effect.expected > 0])) - 1
    error = np.log(answer.interval[1] / answer.interval[0]) / 2 / stdtrit(freedom, 0.975)
    return float(2 * stdtr(freedom, -abs(np.log(answer.ratio)) / error))


def holm(chances: list[float | None]) -> list[float | None]:
    """Each p times the number of those that are not smaller, never below that of a smaller one (Holm 1979)."""
    known = sorted(one for one in chances if one is not None)
    held: dict[float, float] = {}
    least = 0.0
    for place, one in enumerate(known):
        least = max(least, min(1.0, one * (len(known) - place)))
        held.setdefault(one, least)
    return [None if one is None else held[one] for one in chances]
