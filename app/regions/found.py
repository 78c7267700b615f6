"""Provinces, kabupaten and kota in search; their pages stand above."""

from sqlalchemy import BigInteger, cast, func, select

from app.core.db import db
from app.core.i18n import _l
from app.core.viewer import Viewer
from app.regions.models import Region, RegionLevel
from app.search.queries import Asked
from app.search.sources import Hit, Source, Texts, register_group, register_source

LEVELS = {RegionLevel.PROVINCE: _l("Provinsi"), RegionLevel.REGENCY: _l("Kabupaten"), RegionLevel.CITY: _l("Kota")}


def _number(region: Region) -> int:
    """36.02 is 3602: a code is kept as a number, as every other row's."""
    return int(region.code.replace(".", ""))


def _texts() -> Texts:
    return lambda row: f"{row.name} {row.code}" if row.level in LEVELS else None


REGIONS = register_source(Source("region", Region, ("name", "code", "level"), _texts, number=_number, named=True))


@register_group("daerah", _l("Daerah"), position=10, forgiving=True)
def found_regions(asked: Asked, viewer: Viewer, limit: int) -> list[Hit]:
    """By name; regions are the same for everyone."""
    numbered = cast(func.replace(Region.code, ".", ""), BigInteger).in_(asked.matching(REGIONS))
    query = select(Region).where(Region.level.in_(LEVELS), numbered).order_by(Region.code).limit(limit)
    return [
        Hit(row.name, LEVELS[row.level], row.code, "dashboard.region", {"code": row.code})
        for row in db.session.scalars(query)
    ]
