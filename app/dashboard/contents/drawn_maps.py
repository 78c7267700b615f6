"""The two maps of a page: which places, in which class, under which words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.i18n import _, _l
from app.dashboard.contents.maps import MapPage, MapRow, ProvinceRow
from app.regions import geography
from app.web.charts.maps import NO_DATA, MapDrawing, MapSize, Place, Scale, Step, bubble_map, tile_map
from app.web.formats import number

LinkTo = Callable[[str], str]
Pair = tuple[MapDrawing, MapDrawing]
UPTAKE, OUTREACH = "pengaduan", "penjangkauan"
FIGURES: dict[str, Any] = {UPTAKE: _l("Pengaduan warga"), OUTREACH: _l("Peserta kegiatan")}
SCALES = {UPTAKE: Scale((0.5, 1, 2, 5)), OUTREACH: Scale((0.1, 0.5, 1, 2))}
# On a phone the provinces stand in two bands, so that a tile is wide enough to press: the west above the east.
WEST, LOWER = 8, 7


@dataclass(frozen=True, slots=True)
class Drawn:
    """Each drawing wide and narrow; ``bubbles`` is None where the page goes without; ``empty`` counts no data."""

    tiles: Pair
    bubbles: Pair | None
    title: str
    desc: str
    legend: list[Step]
    empty: int
    provinces: list[ProvinceRow]


def drawn(page: MapPage, figure: str, link_to: LinkTo, *, bubbles: bool) -> Drawn:
    """Both maps of a province; of the country the tiles, and the bubbles where asked for."""
    country = [] if page.province else page.provinces
    provinces = [ProvinceRow.of(one, page.within(one.code)) for one in country]
    steps = [_step(row, figure) for row in page.rows]
    names = {one.code: _province_name(one, figure) for one in provinces}
    draw = _Maps(figure, link_to, names)
    legend = SCALES[figure].legend(steps)
    empty = steps.count(NO_DATA)
    return Drawn(
        tiles=draw.tiles(page.rows, provinces),
        bubbles=draw.bubbles(page) if bubbles else None,
        title=_title(page, figure),
        desc=_desc(legend, empty, sum(bool(row.activities) for row in page.rows), page.sees_activities),
        legend=legend,
        empty=empty,
        provinces=provinces,
    )


@dataclass(frozen=True, slots=True)
class _Maps:
    """What the two kinds of map have in common; ``provinces`` are the names of the country's links."""

    figure: str
    link_to: LinkTo
    provinces: dict[str, str]

    def tiles(self, rows: Sequence[MapRow], provinces: Sequence[ProvinceRow]) -> Pair:
        grid = geography.tiles()
        places = [self._place(row, row.code, grid[row.code]) for row in rows if row.code in grid]
        narrow = self._bands(provinces) if provinces else places
        return tile_map(places, uid="petak"), tile_map(narrow, uid="petak-n", size=MapSize.NARROW)

    def bubbles(self, page: MapPage) -> Pair:
        found = [
            self._place(row, row.code[-2:], geography.on_the_plane(*page.points[row.code]))
            for row in page.rows
            if row.code in page.points
        ]
        land = geography.land()
        wide = bubble_map(found, land, uid="gelembung")
        return wide, bubble_map(found, land, uid="gelembung-n", size=MapSize.NARROW)

    def _place(self, row: MapRow, label: str, at: tuple[float, float]) -> Place:
        name = self.provinces.get(row.code[:2]) or _region_name(row)
        shown = number(_value(row, self.figure), 2)
        return Place(self.link_to(row.code), name, label, shown, at, _step(row, self.figure), bool(row.activities))

    def _bands(self, provinces: Sequence[ProvinceRow]) -> list[Place]:
        grid = geography.province_tiles()
        return [
            Place(
                self.link_to(one.code),
                self.provinces[one.code],
                one.code,
                number(_value(one, self.figure), 2),
                _in_band(grid[one.code]),
                SCALES[self.figure].step(_value(one, self.figure)),
                bool(one.activities),
            )
            for one in provinces
            if one.code in grid
        ]


def _in_band(at: tuple[float, float]) -> tuple[float, float]:
    return at if at[0] < WEST else (at[0] - WEST, at[1] + LOWER)


def _value(row: MapRow | ProvinceRow, figure: str) -> float | None:
    return row.rate if figure == UPTAKE else row.reach


def _step(row: MapRow, figure: str) -> int:
    return SCALES[figure].step(_value(row, figure))


def _title(page: MapPage, figure: str) -> str:
    area = _("Provinsi %(name)s", name=page.province.name) if page.province else _("Seluruh Indonesia")
    said = {"area": area, "months": page.window.name}
    if figure == UPTAKE:
        return _("Pengaduan warga per 100.000 penduduk per bulan, %(area)s, %(months)s", **said)
    return _("Peserta kegiatan tentang SP4N-LAPOR! per 1.000 penduduk, %(area)s, %(months)s", **said)


def _desc(legend: Sequence[Step], empty: int, reached: int, sees: bool) -> str:
    """The map for those who hear it; every figure stands in the table below it."""
    parts = [_("%(words)s: %(count)s daerah", words=step.words, count=step.places) for step in legend if step.places]
    parts += [_("belum ada data: %(count)s daerah", count=empty)] if empty else []
    said = [_("Menurut golongan: %(parts)s.", parts="; ".join(parts))]
    said += [_("Kegiatan tentang SP4N-LAPOR! ada di %(count)s daerah.", count=reached)] if sees else []
    return " ".join(said)


def _region_name(row: MapRow) -> str:
    rate = _("belum ada data pengaduan")
    if row.rate is not None:
        rate = _("%(rate)s pengaduan warga per 100.000 penduduk per bulan", rate=number(row.rate, 2))
    if row.activities is None:
        return f"{row.name}: {rate}"
    return f"{row.name}: {rate}; {_outreach(row)}"


def _outreach(row: MapRow) -> str:
    if not row.activities:
        return _("tidak ada kegiatan")
    held = _("%(count)s kegiatan", count=number(row.activities))
    if row.reach is None:
        return _("%(held)s, peserta tidak tercatat", held=held)
    return _("%(held)s, %(reach)s peserta per 1.000 penduduk", held=held, reach=number(row.reach, 2))


def _province_name(row: ProvinceRow, figure: str) -> str:
    words = f"{row.name}: {row.data}"
    value = number(_value(row, figure), 2)
    if _value(row, figure) is None:
        return words
    if figure == UPTAKE:
        return _("%(words)s, rata-rata %(value)s per 100.000 penduduk per bulan", words=words, value=value)
    return _("%(words)s, rata-rata %(value)s peserta per 1.000 penduduk", words=words, value=value)
