"""An invented world: how many reports each region of the example receives each month; the same at every load.

Banten hands in the exports of its accounts; Jawa Barat and Jawa Tengah are known as comparison series. All share a
trend, the seasons and what happens everywhere; each strays by itself, and a few changed after people were reached.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import exp

from app.core.dates import shifted

SEED = 20261122
FIRST_MONTH, LAST_MONTH = date(2023, 1, 1), date(2026, 10, 1)

# Citizen-filed reports per 100,000 residents and month, where they are laid down; others lie around USUAL.
USUAL, APART = 1.3, 0.35
RATES = {
    "36.01": 1.1,
    "36.02": 1.4,
    "36.03": 2.2,
    "36.04": 1.2,
    "36.71": 2.6,
    "36.72": 1.9,
    "36.73": 2.1,
    "36.74": 2.4,
    "32.02": 0.75,
    "32.03": 0.8,
    "32.05": 0.7,
    "32.07": 1.6,
    "32.08": 1.7,
    "32.09": 0.8,
    "32.13": 1.2,
    "32.15": 0.8,
    "32.17": 1.1,
    "32.78": 2.4,
    "33.01": 1.5,
    "33.02": 1.6,
    "33.05": 1.8,
    "33.06": 1.4,
    "33.18": 2.2,
    "33.19": 3.0,
    "33.22": 2.0,
    "33.24": 1.9,
    "33.71": 1.6,
    "33.72": 3.2,
    "33.74": 1.8,
    "33.75": 2.0,
}
# From when officers key in what reaches them elsewhere.
OFFICERS_FROM = {
    "36.03": date(2024, 6, 1),
    "36.74": date(2025, 1, 1),
    "36.02": date(2025, 3, 1),
    "32.09": date(2025, 4, 1),
    "33.74": date(2024, 10, 1),
}
# The month in which people were first reached, and how many times as many reports came afterwards.
REACHED = {
    "36.02": (date(2025, 9, 1), 1.9),
    "36.73": (date(2026, 2, 1), 1.25),
    "36.71": (date(2026, 10, 1), 1.0),
    "32.05": (date(2025, 2, 1), 1.35),
    "32.07": (date(2025, 2, 1), 1.35),
    "32.02": (date(2025, 4, 1), 1.35),
    "32.03": (date(2025, 4, 1), 1.35),
    "32.08": (date(2025, 6, 1), 1.35),
    "32.09": (date(2025, 6, 1), 1.35),
    "32.13": (date(2025, 9, 1), 1.35),
    "32.15": (date(2025, 11, 1), 1.35),
    "32.17": (date(2026, 2, 1), 1.35),
    "32.78": (date(2026, 2, 1), 1.35),
    "33.06": (date(2023, 10, 1), 1.2),
    "33.18": (date(2025, 6, 1), 1.0),
    "33.19": (date(2025, 6, 1), 1.0),
    "33.71": (date(2025, 7, 1), 1.3),
    "33.01": (date(2025, 8, 1), 0.6),
    "33.02": (date(2025, 8, 1), 0.6),
    "33.05": (date(2025, 8, 1), 0.6),
    "33.22": (date(2025, 10, 1), 1.0),
    "33.24": (date(2025, 10, 1), 1.0),
    "33.72": (date(2025, 10, 1), 1.0),
    "33.74": (date(2025, 10, 1), 1.0),
    "33.75": (date(2025, 12, 1), 1.0),
}
DRIVE = 2.4  # times as many in the month itself: people try it out
# Where reports rose by a share every month, beginning that many months before people were reached.
RISING = ("33.22", "33.24", "33.72", "33.74")
RISE, RISE_BEFORE, RISE_LONGEST = 0.06, 9, 15
# Days on which the service could not be used everywhere, or in one region, and what was left of that month's reports.
DISRUPTED = {("", date(2025, 8, 1)): 0.8, ("36.01", date(2026, 2, 1)): 0.6}
OFFICER_SHARE, LITTLE_SHARE = 0.6, 0.05
EVENNESS = 16.0  # of the gamma noise in a region-month: variance / mean is 1 + mean / EVENNESS
STRAYING = 0.08  # spread of a region's own slow movement


@dataclass(frozen=True, slots=True)
class MonthOfReports:
    """Reports that citizens filed, and those that officers keyed in."""

    month: date
    citizen: int
    officer: int


def months(first: date = FIRST_MONTH, last: date = LAST_MONTH) -> Iterator[date]:
    while first <= last:
        yield first
        first = shifted(first, 1)


def reports(region_code: str, residents: int) -> list[MonthOfReports]:
    """Every month of a region, from FIRST_MONTH to LAST_MONTH."""
    dice = random.Random(f"{SEED} {region_code}")
    rate = RATES.get(region_code) or USUAL * exp(dice.gauss(0, APART))
    found, slow = [], 0.0
    for month in months():
        dice = random.Random(f"{SEED} {region_code} {month}")  # so that one month changed leaves the others as they are
        slow = 0.6 * slow + 0.8 * dice.gauss(0, STRAYING)
        expected = rate * residents / 100_000 * everywhere(month) * _here(region_code, month) * exp(slow)
        keyed = OFFICER_SHARE if month >= OFFICERS_FROM.get(region_code, date.max) else LITTLE_SHARE
        citizen, officer = (_drawn(mean, dice) for mean in (expected, expected * keyed))
        found.append(MonthOfReports(month, citizen, officer))
    return found


@cache
def everywhere(month: date) -> float:
    """What all regions share: a trend, the seasons, and what happened in that month alone."""
    season = 1.0 + 0.12 * (month.month in (1, 2, 11, 12)) + 0.004 * ((month.year - 2023) * 12 + month.month)
    alone = random.Random(f"{SEED} {month}").gauss(0, 0.04)
    return season * exp(alone) * DISRUPTED.get(("", month), 1.0)


def _here(region_code: str, month: date) -> float:
    level = DISRUPTED.get((region_code, month), 1.0)
    if region_code not in REACHED:
        return level
    start, afterwards = REACHED[region_code]
    since = (month.year - start.year) * 12 + month.month - start.month
    if region_code in RISING:
        level *= (1 + RISE) ** min(max(since + RISE_BEFORE, 0), RISE_LONGEST)
    return level * (DRIVE if since == 0 else afterwards if since > 0 else 1.0)


def _drawn(mean: float, dice: random.Random) -> int:
    """A negative binomial count: gamma noise, then arrivals one after another."""
    mean *= dice.gammavariate(EVENNESS, 1 / EVENNESS)
    arrivals, passed = 0, dice.expovariate(1.0)
    while passed < mean:
        arrivals, passed = arrivals + 1, passed + dice.expovariate(1.0)
    return arrivals
