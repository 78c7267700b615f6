"""Whole export files for the tests of importing: reports above a block of details that each test may change."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.complaints.exports import DETAILS, report, table, write_xlsx

BANDUNG = "32.04"
UNSAID = [["Judul Laporan", "", "Laporan Ringkas"], ["Nama Instansi", "", "Pemerintah Kabupaten Bandung"]]


def details(
    agency: str = "Pemerintah Kabupaten Bandung",
    period: str = "(2024-01-01) - (2024-12-31)",
    generated_on: str = "2025-11-14",
) -> list[list[Any]]:
    """The block above the table with other values in it."""
    values = {"Nama Instansi": agency, "Periode Masuk": period, "Tanggal Generate": generated_on}
    return [[row[0], "", values.get(row[0], row[-1])] if row else [] for row in DETAILS]


def write_export(path: Path, *reports: dict[str, Any], above: Sequence[list[Any]] = DETAILS) -> Path:
    """An .xlsx with these reports below these details."""
    return write_xlsx(path, table(reports, details=above))


def reports(*ids: int, **others: Any) -> list[dict[str, Any]]:
    """Reports with these tracking IDs that say the same otherwise."""
    return [report(str(number), **others) for number in ids]
