"""Builders of recaps per unit: the columns as LAPOR! prints them, in .xlsx and in text."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.complaints.exports import write_xlsx

HEADINGS = [
    "Unit Kerja",
    "Belum Terverifikasi",
    "Belum Ditindaklanjuti",
    "Proses",
    "Selesai",
    "Total",
    "%TL",
    "RTL",
    "RHP",
]
WORKS: list[Any] = ["Dinas Pekerjaan Umum", 1, 3, 18, 64, 86, "95,35%", "2,4", "9,8"]
HEALTH: list[Any] = ["Dinas Kesehatan", 0, 0, 6, 22, 28, "100%", "1,8", "6,1"]
TOTAL: list[Any] = ["Total", 1, 3, 24, 86, 114, "96,49%", "", ""]


def write_recap(path: Path, *rows: Sequence[Any], headings: Sequence[str] = HEADINGS) -> Path:
    return write_xlsx(path, [["Rekap per unit kerja"], [], list(headings), *rows])


def write_text(path: Path, *rows: Sequence[Any], between: str = ";") -> Path:
    lines = [between.join(str(cell) for cell in row) for row in (HEADINGS, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
