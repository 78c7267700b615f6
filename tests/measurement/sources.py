"""Sources as tests need them: a few regions over a few years, calm unless a test disturbs them."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from app.measurement.estimator.arrays import Floats
from app.measurement.settings import Treatment
from app.measurement.source import Reach, Source

OWN = "agency_account|sp4n_lapor|export"


def reach(start: Floats, months: int, participants: float = 40.0) -> Reach:
    """One activity in the month of the first one; nobody reached a whole province."""
    columns = np.arange(months)[None, :]
    activities = (columns == start[:, None]).astype(float)
    nobody = np.zeros(len(start), dtype=bool)
    return Reach(start, activities * participants, activities, nobody, nobody.copy())


def source(codes: tuple[str, ...], start: list[float], months: int = 36, **changes: Any) -> Source:
    """100 citizen-filed reports of 120 a month in each of these regions, from 2022 on."""
    shape = len(codes), months
    counts = np.full(shape, 100.0)
    dates = np.array(start, dtype=float)
    never = np.full(len(codes), np.inf)
    whole = Source(
        regions=codes,
        names=tuple(f"Kabupaten {code}" for code in codes),
        first=date(2022, 1, 1),
        received=counts + 20,
        citizen=counts,
        citizen_kept=counts - 5,
        settled=counts.copy(),
        finished=counts - 40,
        people=np.full(shape, 500_000.0),
        people_year=np.full(shape, 2024.0),
        disrupted=np.zeros(shape, dtype=bool),
        scope=(OWN,) * len(codes),
        reached={Treatment.PUBLIC: reach(dates, months), Treatment.OFFICIALS: reach(never, months)},
    )
    return replace(whole, **changes)
