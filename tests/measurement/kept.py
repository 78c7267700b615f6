"""Analyses that are kept, computed from made-up worlds in the shape of our own data."""

import hashlib
import json
from dataclasses import replace

import numpy as np

from app.core.db import db, transaction
from app.measurement import source as sources
from app.measurement.measure import measure
from app.measurement.models import Analysis, DataVersion
from app.measurement.results import as_json
from app.measurement.settings import Settings
from app.measurement.source import Source
from tests.factories.cast import NOW
from tests.measurement.sources import source
from tests.measurement.worlds import World, draw

NAMELESS = '=HYPERLINK("https://contoh.example")'


def world(regions: int = 40, months: int = 36, treated: int = 10, seed: int = 5) -> Source:
    """Ten regions a province; the first of them has a name that a spreadsheet would run, and a month of disruption."""
    drawn = draw(World(regions=regions, months=months, treated=treated, rate=6.0), seed).panel
    codes = tuple(f"{11 + number // 10}.{number % 10 + 1:02d}" for number in range(regions))
    made = source(codes, drawn.start.tolist(), months)
    counts = drawn.counts
    disrupted = np.zeros(counts.shape, dtype=bool)
    disrupted[:, 10:12] = True
    names = (NAMELESS, *made.names[1:])
    settled = np.where(np.arange(months) < months - 2, counts, 0.0)
    return replace(
        made,
        names=names,
        received=counts + 3,
        citizen=counts,
        citizen_kept=np.floor(counts * 0.9),
        settled=settled,
        finished=np.floor(settled * 0.6),
        people=drawn.people,
        disrupted=disrupted,
    )


def kept(settings: Settings, made: Source) -> int:
    """The number of an analysis that was computed from this source."""
    content = sources.packed(made)
    digest = sources.digest(content)
    stored = json.loads(json.dumps(as_json(measure(made, settings))))
    with transaction():
        if db.session.get(DataVersion, digest) is None:
            db.session.add(DataVersion(digest=digest, content=content, last_event_id=0, created_at=NOW))
            db.session.flush()
        analysis = Analysis(
            data_digest=digest,
            number=1 + db.session.query(Analysis).count(),
            settings=settings.as_json(),
            settings_digest=hashlib.sha256(json.dumps(settings.as_json()).encode()).hexdigest(),
            standard=False,
            result=stored,
            created_at=NOW,
        )
        db.session.add(analysis)
        db.session.flush()
        return analysis.id
