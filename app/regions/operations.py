"""Loading the regions: run once, and again when codes change."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert, select

from app.audit.operations import record
from app.core.db import db
from app.core.permissions import require
from app.core.viewer import Viewer
from app.regions.found import REGIONS
from app.regions.imports import RegionRow, read_figures
from app.regions.models import Population, Region, RegionFigures
from app.regions.policy import LOAD
from app.search.operations import keep

POPULATION_SOURCE = "Ditjen Dukcapil, Semester II"
FIGURES_SOURCE = "BIG 2024; BPS 2020-2023; lihat app/regions/data/SOURCES.txt"


def load_regions(rows: Iterable[RegionRow], *, actor: Viewer, now: datetime) -> int:
    """Add the regions that are not there yet, with their figures; returns how many were added."""
    require(LOAD, actor)
    known = set(db.session.scalars(select(Region.code)))
    zones = {row["code"][:2]: row["timezone"] for row in read_figures() if len(row["code"]) == 2}
    new = [row._asdict() | {"timezone": zones[row.code[:2]]} for row in rows if row.code not in known]
    if new:
        db.session.execute(insert(Region), new)
        _load_figures({row["code"] for row in new})
        keep(REGIONS)
        record("regions:load", actor=actor, now=now, subject=("region", None), counts={"added": len(new)})
    return len(new)


def _load_figures(codes: set[str]) -> None:
    rows = [row for row in read_figures() if row["code"] in codes]
    if not rows:
        return
    db.session.execute(
        insert(RegionFigures),
        [
            {
                "region_code": row["code"],
                "bps_code": row["bps_code"] or None,
                "iso_code": row["iso_3166_2"] or None,
                "latitude": float(row["lat"]),
                "longitude": float(row["lon"]),
                "area_km2": float(row["area_km2"]),
                "source": FIGURES_SOURCE,
            }
            for row in rows
        ],
    )
    db.session.execute(
        insert(Population),
        [
            {
                "region_code": row["code"],
                "year": int(row["population_year"]),
                "male": int(row["population_male"]),
                "female": int(row["population_female"]),
                "total": int(row["population"]),
                "source": POPULATION_SOURCE,
            }
            for row in rows
        ],
    )
