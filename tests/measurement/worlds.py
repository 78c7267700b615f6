"""Made-up worlds in which the truth is known: regions differ in size and rate, stray by themselves, and are reached."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from app.core.dates import shifted
from app.measurement.estimator.arrays import Floats
from app.measurement.estimator.panel import Panel
from app.measurement.estimator.spans import Window

FIRST = date(2020, 1, 1)
Rise = Callable[[Floats, Floats], Floats]  # log of the effect, by months since the outreach and by its date


def constant(percent: float) -> Rise:
    return lambda since, _start: np.full(since.shape, np.log1p(percent / 100))


@dataclass(frozen=True, slots=True)
class World:
    """How regions behave; reports are negative binomial around it."""

    regions: int = 38
    months: int = 36
    treated: int = 10
    rise: Rise = field(default_factory=lambda: constant(30))
    trend: float = 0.6  # of the log, from the first month to the last
    placement: float = 0.0  # how much more likely regions with a high rate are reached
    first_start: int = 18
    last_start: int | None = None
    residents: float = 300_000  # median
    unequal: float = 0.9  # spread of the log of the population
    rate: float = 1.5  # per 100,000 residents and month, median
    apart: float = 0.8  # spread of the log of the rate
    shape: float = 5.0  # of the gamma noise in each region-month; Poisson alone when infinite
    straying: float = 0.15  # spread of a region's own slow movement
    provinces: int = 0  # outreach comes to ``treated`` whole provinces; 0 when it comes to regions
    shared: float = 0.0  # spread of a province's own slow movement
    finished: bool = False  # counts are those of the reports that were finished, and the effect is on their share


@dataclass(frozen=True, eq=False, slots=True)
class Drawn:
    """One draw: the panel, and what reports would be on average with and without the outreach."""

    panel: Panel
    without: Floats  # (n, T)
    with_outreach: Floats

    def truth(self, window: Window = (1, 6)) -> float:
        since = np.arange(self.panel.months)[None, :] - self.panel.start[:, None]
        inside = (since >= window[0]) & (since <= window[1])
        return float(self.with_outreach[inside].sum() / self.without[inside].sum())


def draw(world: World, seed: int) -> Drawn:
    rng = np.random.default_rng(seed)
    shape = (world.regions, world.months)
    people = np.exp(rng.normal(np.log(world.residents), world.unequal, world.regions)).clip(2_000, 6_000_000).round()
    people = (people[:, None] * 1.011 ** (np.arange(world.months) // 12)).round()
    rate = rng.normal(np.log(world.rate / 100_000), world.apart, world.regions)
    level = rate[:, None] + _common(world, rng) + _slow(world.regions, world.months, world.straying, rng)
    province = np.arange(world.regions) % max(world.provinces, 1)
    if world.provinces:
        level += _slow(world.provinces, world.months, world.shared, rng)[province]
        start = _starts(world, rng.normal(size=world.provinces), rng)[province]
    else:
        start = _starts(world, rate, rng)
    since = np.arange(world.months)[None, :] - start[:, None]
    reached = since >= 0
    since, dates = np.where(reached, since, 0.0), np.where(reached, start[:, None], 0.0)
    without = people * np.exp(level)
    effect = np.exp(np.where(reached, world.rise(since, dates), 0.0))
    with_outreach = without * effect
    noise = rng.gamma(world.shape, 1 / world.shape, shape) if np.isfinite(world.shape) else np.ones(shape)
    if world.finished:
        return _finished(world, rng.poisson(without * noise).astype(float), effect, start, rng)
    counts = rng.poisson(with_outreach * noise).astype(float)
    return Drawn(Panel(_names(world), FIRST, counts, people, start), without, with_outreach)


def _finished(world: World, settled: Floats, effect: Floats, start: Floats, rng: np.random.Generator) -> Drawn:
    """A third to two thirds are finished; regions stray by themselves, and some months are better everywhere."""
    usual = rng.uniform(0.33, 0.6, world.regions)[:, None] * np.exp(_slow(world.regions, world.months, 0.1, rng))
    usual = usual * (1 + 0.1 * np.sin(np.arange(world.months) / 5))
    share = np.clip(usual * effect, 0.0, 0.98)
    counts = rng.binomial(settled.astype(int), share).astype(float)
    return Drawn(Panel(_names(world), FIRST, counts, settled, start, shares=True), settled * usual, settled * share)


def _common(world: World, rng: np.random.Generator) -> Floats:
    """(T,) what all regions share: a trend, the seasons and a little noise."""
    month = np.arange(world.months)
    seasons = 0.2 * np.sin(2 * np.pi * (month - 2) / 12)
    return world.trend * month / (world.months - 1) + seasons + rng.normal(0, 0.05, world.months)


def _slow(rows: int, months: int, spread: float, rng: np.random.Generator) -> Floats:
    """(rows, months) slow movements of the log: AR(1), with a mean of one on the scale of reports."""
    steps = rng.normal(0, spread, (rows, months))
    for month in range(1, months):
        steps[:, month] = 0.6 * steps[:, month - 1] + 0.8 * steps[:, month]
    return np.asarray(steps - spread**2 / 2)


def _names(world: World) -> tuple[str, ...]:
    """Codes such as 36.02 where there are provinces."""
    if not world.provinces:
        return tuple(f"R{number:05d}" for number in range(world.regions))
    places = (divmod(number, world.provinces) for number in range(world.regions))
    return tuple(f"{11 + province}.{number + 1:02d}" for number, province in places)


def _starts(world: World, rate: Floats, rng: np.random.Generator) -> Floats:
    """Months of the first outreach, for as many as there are rates."""
    start = np.full(len(rate), np.inf)
    liking = world.placement * (rate - rate.mean()) / rate.std() + rng.normal(size=len(rate))
    last = world.months - 7 if world.last_start is None else world.last_start
    start[np.argsort(-liking)[: world.treated]] = rng.integers(world.first_start, last + 1, world.treated)
    return start


def write(path: Path, panel: Panel) -> Path:
    """The panel as the command reads it; region-months without a count have no row."""
    lines = ["region,month,complaints,population,first_outreach_month"]
    for region, counts, people, start in zip(panel.regions, panel.counts, panel.people, panel.start, strict=True):
        first = "" if np.isinf(start) else f"{shifted(panel.first, int(start)):%Y-%m}"
        for month in np.flatnonzero(np.isfinite(counts)):
            cells = f"{int(counts[month])},{int(people[month])}"
            lines.append(f"{region},{shifted(panel.first, int(month)):%Y-%m},{cells},{first}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
