"""Monthly reports of regions whose accounts this installation does not hold, as their provinces would send them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.complaints.models import SourceKind
from app.demo.invented.world import MonthOfReports, reports

# Months that a province did not send.
NEVER_SENT = {"33.04": (date(2024, 1, 1), date(2024, 6, 1))}
# What came as a recap, and is not compared with exports.
RECAPS = ("33.73", "33.76")


@dataclass(frozen=True, slots=True)
class Series:
    """One file of comparison months; ``regions`` begin with ``province`` and are those of RECAPS, or all others."""

    province: str
    source_kind: SourceKind
    source: str

    def holds(self, region_code: str) -> bool:
        recap = self.source_kind is SourceKind.RECAP
        return region_code.startswith(f"{self.province}.") and (region_code in RECAPS) is recap


SERIES = (
    Series("32", SourceKind.EXPORT, "Diskominfo Provinsi Jawa Barat, rekapitulasi ekspor per November 2026 (contoh)"),
    Series("33", SourceKind.EXPORT, "Diskominfo Provinsi Jawa Tengah, rekapitulasi ekspor per November 2026 (contoh)"),
    Series("33", SourceKind.RECAP, "Rekap instansi SP4N-LAPOR!, November 2026 (contoh)"),
)


def months_of(series: Series, residents: Mapping[str, int]) -> dict[str, list[MonthOfReports]]:
    """The months of every region of a file that were sent; ``residents`` by the codes of the kabupaten/kota."""
    return {code: _sent(code, people) for code, people in residents.items() if series.holds(code)}


def _sent(region_code: str, residents: int) -> list[MonthOfReports]:
    gap = NEVER_SENT.get(region_code)
    months = reports(region_code, residents)
    return [one for one in months if gap is None or not gap[0] <= one.month <= gap[1]]
