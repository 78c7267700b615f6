"""Everything an evaluator needs to check an analysis, as plain tables; some of it is for the download only."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.measurement.asked import Asked, asked
from app.measurement.estimator import placebo
from app.measurement.estimator.decision import Method
from app.measurement.estimator.effect import Effect, estimate
from app.measurement.estimator.fit import NotSettled
from app.measurement.estimator.study import Study
from app.measurement.estimator.whole import Whole
from app.measurement.exploratory import exploratory
from app.measurement.measure import answered, result
from app.measurement.reach import per_thousand
from app.measurement.results import Part, Result
from app.measurement.settings import Settings
from app.measurement.source import Source

Cell = str | int | float | None
Rows = tuple[tuple[Cell, ...], ...]
PART = ("start", "regions", "observed", "expected", "ratio", "low", "high")
TERCILES = 3


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is that of a file, without its ending; every row has a cell for each column, None where unknown."""

    name: str
    columns: tuple[str, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Evidence:
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        return next(table for table in self.tables if table.name == name)


def evidence(source: Source, settings: Settings) -> Evidence:
    """The same tables for the same source, settings and seed; those that do not apply have no rows."""
    found = asked(source, settings)
    main = answered(settings, found)
    told = result(source, settings, found, main)
    return Evidence((*_of_result(told), *_of_study(source, settings, found, main)))


def _of_result(told: Result) -> Iterator[Table]:
    """What the page shows too."""
    yield Table("cohorts", ("cohort", *PART), tuple(_part(part) for part in told.cohorts))
    yield Table("regions", ("region", *PART), tuple(_part(part) for part in told.regions))
    months = tuple((m.since, m.regions, m.observed, m.expected, m.low, m.high) for m in told.months)
    yield Table("event_months", ("since", "regions", "observed_rate", "expected_rate", "low", "high"), months)
    before = told.answer.pretrend
    passed = None if before.passed is None else str(before.passed).lower()
    yield Table("pretrend", ("ratio", "low", "high", "passed"), ((before.ratio, *_ends(before.interval), passed),))
    checks = tuple(
        (c.key, c.verdict, c.grade, c.ratio, *_ends(c.interval), c.treated, c.comparisons, c.about) for c in told.checks
    )
    columns = ("check", "verdict", "grade", "ratio", "low", "high", "treated", "comparisons", "about")
    yield Table("sensitivities", columns, checks)
    left_out = {
        (region, str(reason.why))
        for reason in told.answer.reasons
        for region in _regions(reason.figures.get("regions"))
    }
    rows = sorted(left_out | {(region, str(why)) for region, why in told.excluded})
    yield Table("excluded", ("region", "reason"), tuple(rows))


def _of_study(source: Source, settings: Settings, found: Asked, main: Whole) -> Iterator[Table]:
    """What is computed for the download alone."""
    residuals, draws = _placebos(main, settings.seed)
    yield Table("placebo_residuals", ("astray", "expected", "expected_from_before", "standardized"), residuals)
    yield Table("placebo_draws", ("noise",), draws)
    yield Table("leave_one_out", ("region_left_out", "ratio"), tuple(_left_out(main)))
    columns = ("tercile", "least", "most", "regions", "observed", "expected", "ratio")
    yield Table("dose", columns, tuple(_dose(source, settings, found, main)))
    columns = ("outcome", "verdict", "ratio", "low", "high", "p", "p_holm")
    yield Table("exploratory", columns, exploratory(source, settings))


def _part(part: Part) -> tuple[Cell, ...]:
    start = f"{part.start:%Y-%m}"
    return part.name, start, part.regions, part.observed, part.expected, part.ratio, *_ends(part.interval)


def _ends(interval: tuple[float, float] | None) -> tuple[float | None, float | None]:
    return interval or (None, None)


def _regions(figure: object) -> tuple[str, ...]:
    return tuple(str(one) for one in figure) if isinstance(figure, tuple) else ()


def _placebos(main: Whole, seed: int) -> tuple[Rows, Rows]:
    """Those behind the interval of the answer, drawn again with its seed."""
    if main.effect is None or main.answer.interval is None or main.answer.method is not Method.PLACEBO:
        return (), ()
    study, effect = main.study, main.effect
    sizes = placebo.placebos_of(study, effect, np.random.default_rng((seed, 0)))
    groups = len(np.unique(study.groups[study.never]))
    residuals = placebo.standardized(sizes, *placebo.variance(sizes, study.least_noise), groups)
    noise, _deviation = placebo.strays(study, effect, np.random.default_rng((seed, 0)))
    columns = (sizes.astray, sizes.after, sizes.behind, residuals)
    return _rows(np.column_stack(columns).tolist()), _rows(noise[:, None].tolist())


def _rows(numbers: list[list[float]]) -> Rows:
    return tuple(tuple(row) for row in numbers)


def _left_out(main: Whole) -> Iterator[tuple[Cell, ...]]:
    """The ratio without each region looked at, and the least and the most of them."""
    if main.effect is None or main.study.treated.sum() < 2:
        return
    ratios = {main.names[row]: _ratio_without(main.study, main.effect, int(row)) for row in _looked_at(main.study)}
    yield from ratios.items()
    known = [ratio for ratio in ratios.values() if ratio is not None]
    yield from (("least", min(known, default=None)), ("most", max(known, default=None)))


def _looked_at(study: Study) -> list[int]:
    return [int(row) for row in np.flatnonzero(study.treated)]


def _ratio_without(study: Study, effect: Effect, row: int) -> float | None:
    try:
        ratio = estimate(study.without(np.arange(len(study.treated)) == row), effect.month).ratio
    except NotSettled:
        return None
    return ratio if np.isfinite(ratio) else None


def _dose(source: Source, settings: Settings, found: Asked, main: Whole) -> Iterator[tuple[Cell, ...]]:
    """Regions with fewer and with more participants per 1,000 residents, up to month 6 whatever the window.

    A description: regions are not reached by chance, nor by more participants. The last row is the change of the ratio
    from one third to the next.
    """
    if main.effect is None or main.study.treated.sum() < TERCILES:
        return
    by_name = dict(zip(found.panel.regions, per_thousand(source, settings, found, until=6), strict=True))
    rows = sorted(_looked_at(main.study), key=lambda row: by_name[main.names[row]])
    thirds = [[int(row) for row in third] for third in np.array_split(np.array(rows), TERCILES)]
    ratios = []
    for number, third in enumerate(thirds, 1):
        observed, expected = (float(part[third].sum()) for part in (main.effect.observed, main.effect.expected))
        ratios.append(observed / expected if expected > 0 else None)
        ends = (float(by_name[main.names[row]]) for row in (third[0], third[-1]))
        yield number, *ends, len(third), round(observed), expected, ratios[-1]
    first, last = ratios[0], ratios[-1]
    change = (last / first) ** (1 / (TERCILES - 1)) if first and last is not None else None
    yield "change_per_tercile", None, None, None, None, None, change
