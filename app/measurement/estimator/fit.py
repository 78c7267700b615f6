"""The two-way Poisson fit: reports = population x level of the region x level of the month.

Imputation after Borusyak, Jaravel and Spiess (2024) in the exponential-mean form of Wooldridge (2023): only
region-months without outreach are fitted, so that no effect leaks into what is expected.
"""

import numpy as np

from app.measurement.estimator.arrays import Flags, Floats

CLOSE = 1e-10
MOST_ROUNDS = 5_000


class NotSettled(ArithmeticError):
    """The levels keep moving: the months of the regions hardly overlap."""


def levels(counts: Floats, people: Floats, untreated: Flags, month: Floats | None = None) -> tuple[Floats, Floats]:
    """Maximum-likelihood levels of regions (n,), in reports per resident, and of months (T,), one on average.

    ``counts`` and ``people`` are (n, T), read only where ``untreated``; ``month`` is a first guess. A region without
    a single report has level 0; one without a single month, and a month without any region, have NaN.
    Raises NotSettled after MOST_ROUNDS.
    """
    reports, exposure = np.where(untreated, counts, 0.0), np.where(untreated, people, 0.0)
    by_region, by_month, known = reports.sum(1), reports.sum(0), exposure.sum(0) > 0
    month = np.where(known, 1.0 if month is None else np.nan_to_num(month, nan=1.0), 0.0)
    for _round in range(MOST_ROUNDS):
        before, region = month, share(by_region, exposure @ month)
        month = _one_on_average(share(by_month, region @ exposure), known)
        if np.max(np.abs(month - before), initial=0.0) < CLOSE:
            region = share(by_region, exposure @ month)
            return np.where(exposure.any(1), region, np.nan), np.where(known, month, np.nan)
    raise NotSettled


def _one_on_average(month: Floats, known: Flags) -> Floats:
    mean = month[known].mean() if known.any() else 0.0
    return month / mean if mean > 0 else month


def share(part: Floats, whole: Floats) -> Floats:
    """``part / whole`` where there is a whole, else 0."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
