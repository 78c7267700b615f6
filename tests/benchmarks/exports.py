"""A LAPOR! export of 100,000 rows as .csv and .xlsx, and taking it in, each in a process of its own."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app import create_app
from app.complaints.imports import Period
from app.complaints.intake import take_in
from app.core import clock
from app.core.viewer import SYSTEM
from tests.benchmarks.measuring import cost_of, memory
from tests.complaints.exports import report, table, write_csv, write_xlsx

ROWS = 100_000
REGION = "32.04"
CHANNELS = ("Website", "Android", "SMS", "Twitter")
STATUSES = ("Ditutup oleh Sistem", "Selesai", "Proses", "Diarsipkan")
TEXT = "Jalan di depan balai desa berlubang dan belum diperbaiki sejak musim hujan yang lalu."


def rows() -> Iterator[dict[str, Any]]:
    first = date(2024, 1, 1)
    for n in range(ROWS):
        day = first + timedelta(days=n % 366)
        yield report(
            str(7_000_000 + n),
            f"{day.day} {day:%B %Y}",
            Judul_Laporan=f"Jalan berlubang nomor {n}",
            Isi_Laporan_Awal=f"{TEXT} {n}",
            Isi_Laporan_Akhir=f"{TEXT} {n}",
            Sumber_Laporan=CHANNELS[n % len(CHANNELS)],
            Status_Laporan=STATUSES[n % 3 % len(STATUSES)],
            Instansi_Terdisposisi=f"Dinas nomor {n % 40}",
        )


def write(folder: Path) -> None:
    """ekspor.csv and ekspor.xlsx, and bare.csv: the same table without the block above it."""
    sheet = table(list(rows()))
    write_csv(folder / "ekspor.csv", sheet)
    write_csv(folder / "bare.csv", sheet[len(sheet) - ROWS - 1 :], encoding="utf-8")
    write_xlsx(folder / "ekspor.xlsx", sheet)


def bring(path: Path) -> dict[str, float]:
    """Takes the file in, into the database of GAUNG_DATA_DIR, and says what that cost; starting up is not counted."""
    app = create_app()
    with app.app_context(), app.test_request_context():
        before = memory()[0]

        def work() -> None:
            folder = app.config["DATA_DIR"]
            period: Period | None = None
            result = take_in(path, REGION, period, strict=False, folder=folder, actor=SYSTEM, now=clock.now())
            if (result.new, result.rejected) != (ROWS, 0):
                raise RuntimeError(f"{path.name}: {result}")

        cost = cost_of(work)
    return {"cpu": cost.cpu, "wall": cost.wall, "before": before, "peak": memory()[1]}


def fresh(template: Path, folder: Path) -> None:
    """A data folder as it was before anything was imported."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)


if __name__ == "__main__":
    what, where = sys.argv[1], Path(sys.argv[2])
    if what == "write":
        write(where)
    else:
        sys.stdout.write(json.dumps(bring(where)))
    sys.stdout.flush()
    os._exit(0)  # ending must not count: the operating system takes the memory back faster
