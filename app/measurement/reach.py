"""How many took part, and what else was held, up to the end of the window."""

from dataclasses import replace

import numpy as np

from app.measurement.asked import Asked
from app.measurement.estimator.arrays import Flags, Floats
from app.measurement.estimator.fit import share
from app.measurement.settings import Settings
from app.measurement.source import Source

PER = 1_000


def participants(source: Source, settings: Settings, found: Asked) -> Floats:
    """(n,) of the panel's regions: participants from the month of the first outreach on, as far as recorded."""
    return _summed(source.reached[settings.treatment].participants, settings, found)


def per_thousand(source: Source, settings: Settings, found: Asked, until: int | None = None) -> Floats:
    """(n,) participants per 1,000 residents, up to a month of its own or the end of the window; 0 where residents are
    not known."""
    settings = replace(settings, window=(settings.window[0], until or settings.window[1]))
    people = source.people[found.rows, found.columns]
    residents = np.array([row[np.isfinite(row)][-1:].sum() for row in people])
    return share(PER * participants(source, settings, found), residents)


def activities(source: Source, settings: Settings, found: Asked) -> Floats:
    """(n,) further activities, of both definitions of outreach, beside the first one of the definition asked for."""
    held = sum(_summed(reach.activities, settings, found) for reach in source.reached.values())
    return np.maximum(held - np.isfinite(found.panel.start), 0.0)


def _summed(by_month: Floats, settings: Settings, found: Asked) -> Floats:
    numbers = np.nan_to_num(by_month[found.rows, found.columns])
    since = np.arange(found.panel.months)[None, :] - found.panel.start[:, None]
    inside: Flags = (since >= 0) & (since <= settings.window[1])
    return np.asarray(np.where(inside, numbers, 0.0).sum(1))
