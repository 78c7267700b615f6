"""The invented readiness of two regions over three years, and surveys of satisfaction with three units of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.readiness.lists import SurveyDetails
from app.readiness.models import Item, State
from app.readiness.operations import ItemDetails

NOTE = "Rekaan, contoh"


@dataclass(frozen=True, slots=True)
class ToldYear:
    """What a region said of a year, ``back`` years before this one."""

    region_code: str
    back: int
    items: Mapping[Item, ItemDetails]
    by: str


def told_years(today: date) -> tuple[ToldYear, ...]:
    """One region kept its papers in order and forgot to say so this year of some; the other is only beginning."""
    year = today.year
    return (
        ToldYear("36.02", 2, _papers_of(year - 2), "daerah"),
        ToldYear("36.02", 0, _this_year(today), "daerah"),
        ToldYear(
            "36.03",
            1,
            {
                Item.REGULATION: _there(f"Perbup 12/{year - 1} (contoh)", date(year - 1, 3, 4)),
                Item.MASTER_PLAN: _there("", None),
                Item.PILOT: _there(f"SE 100/{year - 1} (contoh)", date(year - 1, 6, 2)),
                Item.INTEGRATION: ItemDetails(State.ABSENT, note=NOTE),
            },
            "biro",
        ),
    )


def _papers_of(year: int) -> dict[Item, ItemDetails]:
    return {
        Item.REGULATION: _there(f"Perbup 41/{year} (contoh)", date(year, 2, 12)),
        Item.TEAM_DECREE: _there(f"SK 555/17/{year} (contoh)", date(year, 3, 1)),
        Item.PROCEDURE: _there(f"SOP-03/{year} (contoh)", date(year, 5, 20)),
        Item.PROGRAMME: _there("", None),
        Item.ROAD_MAP: ItemDetails(State.ABSENT, note=NOTE),
    }


def _this_year(today: date) -> dict[Item, ItemDetails]:
    signed = min(date(today.year, 1, 22), today)
    return {
        Item.TEAM_DECREE: _there(f"SK 555/04/{today.year} (contoh)", signed),
        Item.BUDGET: ItemDetails(State.PRESENT, amount=185_000_000, note=NOTE),
        Item.LIAISON_OFFICERS: ItemDetails(State.PRESENT, amount=34, note=NOTE),
        Item.INTEGRATION: ItemDetails(
            State.ABSENT, note="Pengaduan lewat WhatsApp dinas masih disalin tangan (rekaan)"
        ),
    }


def _there(number: str, day: date | None) -> ItemDetails:
    return ItemDetails(State.PRESENT, number=number, dated_on=day, note=NOTE)


def surveys(today: date) -> tuple[SurveyDetails, ...]:
    """One told by its means, one by counts, and a later period of the first."""
    year = today.year
    means = ("3.41", "3.22", "3.05", "3.9", "3.3", "3.44", "3.52", "3.18", "3.12")
    earlier = ("3.2", "3.05", "2.88", "3.85", "3.1", "3.3", "3.4", "2.95", "3")
    counts = (
        *("2/10/60/48", "3/15/62/40", "6/22/58/34", "0/2/20/98", "1/14/65/40"),
        *("1/9/61/49", "0/8/57/55", "4/18/60/38", "5/20/63/32"),
    )
    unit, other = "Layanan pengaduan Diskominfo Lebak (contoh)", "Layanan pengaduan Diskominfo Tangerang (contoh)"
    return (
        SurveyDetails("36.02", unit, date(year - 2, 7, 1), date(year - 2, 12, 31), 96, earlier, "Laporan SKM (rekaan)"),
        SurveyDetails("36.02", unit, date(year - 1, 7, 1), date(year - 1, 12, 31), 150, means, "Laporan SKM (rekaan)"),
        SurveyDetails("36.03", other, date(year - 1, 1, 1), date(year - 1, 6, 30), 120, counts, "Laporan SKM (rekaan)"),
    )
