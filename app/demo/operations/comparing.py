"""The comparison series of the example: read and saved as a file of them would be."""

import hashlib
from collections.abc import Mapping

from sqlalchemy import select

from app.complaints.comparisons import Month, Row, Scope
from app.complaints.models import ChannelCoverage, Coverage
from app.complaints.operations import keep_reading, save_reading
from app.core.db import db
from app.demo.invented.series import SERIES, Series, months_of
from app.demo.operations.loader import Loader
from app.regions.models import Population


def compare(loader: Loader) -> None:
    biro, now = loader.actors["biro"], loader.now
    residents = _residents()
    for series in SERIES:
        rows = _rows(series, residents)
        digest = hashlib.sha256(series.source.encode()).hexdigest()
        kept = keep_reading(f"pembanding-{series.province}.xlsx", digest, series.source, rows, actor=biro, now=now)
        save_reading(kept.id, actor=biro, now=now)


def _residents() -> dict[str, int]:
    """By the codes of kabupaten and kota of the provinces that send series."""
    query = select(Population.region_code, Population.total).order_by(Population.region_code)
    provinces = {series.province for series in SERIES}
    return {code: total for code, total in db.session.execute(query) if code[:2] in provinces and len(code) == 5}


def _rows(series: Series, residents: Mapping[str, int]) -> list[Row]:
    scope = Scope(Coverage.AGENCY_ACCOUNT, ChannelCoverage.SP4N_LAPOR, series.source_kind)
    told = [(code, one) for code, months in months_of(series, residents).items() for one in months]
    return [
        Row(line, code, f"{one.month:%Y-%m}", Month(one.citizen + one.officer, one.citizen, scope))
        for line, (code, one) in enumerate(told, 2)
    ]
