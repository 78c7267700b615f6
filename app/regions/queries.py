"""Looking regions up; they are the same for every viewer."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Select, case, func, literal, select

from app.core.db import db
from app.core.errors import NotFound
from app.core.i18n import _
from app.regions.models import Population, Region, RegionFigures, RegionLevel

KABUPATEN_KOTA = (RegionLevel.REGENCY, RegionLevel.CITY)
CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}){0,2}(\.[0-9]{4})?")


class Choice(NamedTuple):
    code: str
    name: str


def region(code: str) -> Region:
    """The region with this code, or NotFound."""
    found = db.session.get(Region, code) if CODE.fullmatch(code) else None
    if found is None:
        raise NotFound(_("Daerah dengan kode itu tidak ada. Periksa kodenya, misalnya 36.02."))
    return found


def is_loaded() -> bool:
    return db.session.scalar(select(func.count()).select_from(select(Region.code).limit(1).subquery())) == 1


def provinces() -> list[Choice]:
    return _choices(select(Region.code, Region.name).where(Region.level == RegionLevel.PROVINCE))


def kabupaten_kota(province_code: str | None = None) -> list[Choice]:
    """Kabupaten and kota in order of their codes, of one province or of all 514."""
    query = select(Region.code, Region.name).where(Region.level.in_(KABUPATEN_KOTA))
    return _choices(query.where(Region.parent_code == province_code) if province_code else query)


def region_options(asked: str | None, own: str | None) -> list[tuple[str, str]]:
    """What a list can be narrowed to: the kabupaten/kota of one's own province, else all; and what was asked for."""
    known = dict(kabupaten_kota((own or "")[:2] or None))
    if asked and asked not in known:
        known |= names({asked})
    return list(known.items())


def children(code: str) -> list[Choice]:
    return _choices(select(Region.code, Region.name).where(Region.parent_code == code))


def region_names() -> dict[str, str]:
    """Every province, kabupaten and kota by code, in order; one question for all the lists of a form."""
    levels = (RegionLevel.PROVINCE, *KABUPATEN_KOTA)
    query = select(Region.code, Region.name).where(Region.level.in_(levels)).order_by(Region.code)
    return {row.code: row.name for row in db.session.execute(query)}


def province_with_below(code: str) -> dict[str, str]:
    """A province, then its kabupaten and kota, by code."""
    below = Region.level.in_(KABUPATEN_KOTA) & (Region.parent_code == code)
    return dict(_choices(select(Region.code, Region.name).where((Region.code == code) | below)))


def names(codes: set[str]) -> dict[str, str]:
    """Names by code; codes that do not exist are left out."""
    rows = db.session.execute(select(Region.code, Region.name).where(Region.code.in_(codes))).all()
    return dict(rows)


def population(code: str, year: int) -> Population | None:
    """The population row of the year nearest to the one asked (the earlier one when two are as near)."""
    rows = db.session.scalars(select(Population).where(Population.region_code == code)).all()
    return min(rows, key=lambda row: (abs(row.year - year), row.year), default=None)


def populations(codes: Sequence[str], year: int) -> dict[str, Population]:
    """Of each region the residents in the year nearest to the one asked (the earlier one when two are as near)."""
    far = case((Population.year >= year, Population.year - literal(year)), else_=literal(year) - Population.year)
    query = select(Population).where(Population.region_code.in_(codes)).order_by(far.desc(), Population.year.desc())
    return {row.region_code: row for row in db.session.scalars(query)}


def points(codes: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of a point inside each region."""
    columns = (RegionFigures.region_code, RegionFigures.latitude, RegionFigures.longitude)
    rows = db.session.execute(select(*columns).where(RegionFigures.region_code.in_(codes)))
    return {code: (latitude, longitude) for code, latitude, longitude in rows}


def _choices(query: Select[str, str]) -> list[Choice]:
    return [Choice(*row) for row in db.session.execute(query.order_by(Region.code)).all()]
