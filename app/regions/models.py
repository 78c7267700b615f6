"""Regions (province to desa) and their population by year and source."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Model, text_enum


class RegionLevel(StrEnum):
    """Administrative levels; a kabupaten and a kota stand side by side, as do a desa and a kelurahan."""

    PROVINCE = "province"
    REGENCY = "regency"
    CITY = "city"
    DISTRICT = "district"
    VILLAGE = "village"
    WARD = "ward"


class Region(Model):
    """One region. ``code`` is Kemendagri's dotted code: 36, 36.02, 36.02.01, 36.02.01.2002."""

    __tablename__ = "regions"

    code: Mapped[str] = mapped_column(String(13), primary_key=True)
    name: Mapped[str] = mapped_column(String(120), index=True)
    level: Mapped[RegionLevel] = mapped_column(text_enum(RegionLevel), index=True)
    parent_code: Mapped[str | None] = mapped_column(ForeignKey("regions.code"), index=True)
    timezone: Mapped[str] = mapped_column(String(40))

    @property
    def province_code(self) -> str:
        return self.code[:2]


class RegionFigures(Model):
    """Area, point and BPS code of a province or kabupaten/kota; BPS numbers are never joined on the bare number."""

    __tablename__ = "region_figures"

    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"), primary_key=True)
    bps_code: Mapped[str | None] = mapped_column(String(4))
    iso_code: Mapped[str | None] = mapped_column(String(6))
    latitude: Mapped[float]
    longitude: Mapped[float]
    area_km2: Mapped[float]
    source: Mapped[str] = mapped_column(String(200))


class Population(Model):
    """Residents of a region in a year according to one source: the denominator of every rate."""

    __tablename__ = "populations"
    __table_args__ = (
        UniqueConstraint("region_code", "year", "source"),
        CheckConstraint("total >= 0 AND male >= 0 AND female >= 0", name="not_negative"),
        CheckConstraint("male + female = total", name="adds_up"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_code: Mapped[str] = mapped_column(ForeignKey("regions.code"))
    year: Mapped[int]
    male: Mapped[int]
    female: Mapped[int]
    total: Mapped[int]
    source: Mapped[str] = mapped_column(String(200))
