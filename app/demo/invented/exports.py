"""The LAPOR! exports that Banten's offices would have handed in, row by row."""

import random
from collections.abc import Iterator
from datetime import date, time, timedelta

from app.complaints.imports import Export, Period, ReportRow
from app.core.dates import last_day
from app.demo.invented.world import FIRST_MONTH, LAST_MONTH, SEED, MonthOfReports, reports

GENERATED_ON = date(2026, 11, 15)
REGIONS = ("36.01", "36.02", "36.03", "36.04", "36.71", "36.72", "36.73", "36.74")
# Exports that were never handed in: the months stay missing.
NEVER_IMPORTED = {"36.72": (date(2026, 8, 1), LAST_MONTH), "36.01": (date(2025, 3, 1), date(2025, 3, 1))}

CITIZEN_CHANNELS = ("Website", "Android", "Website", "Android", "ios", "SMS")
OFFICER_CHANNELS = ("Hotline Service", "Instagram", "Whatsapp", "Tatap Muka")
CATEGORIES = ("Jalan Berlubang", "Administrasi Kependudukan", "Topik Lainnya", "Kesehatan", "Pendidikan dan Kebudayaan")
CLOSED = ("Ditutup oleh Sistem",) * 14 + ("Ditutup oleh Admin",) * 3 + ("Ditutup oleh Pelapor", "Diarsipkan oleh Admin")
OPEN = ("Terdisposisi Sedang Diproses", "Terdisposisi Belum Ditindaklanjuti", "Belum Terverifikasi")


def exports(region_code: str, agency_name: str, residents: int) -> list[Export]:
    """The files an office would have handed in for a region: one, or one before and one after a gap."""
    months = reports(region_code, residents)
    dice = random.Random(f"{SEED} {region_code} rows")
    return [
        Export(
            agency_name=agency_name,
            generated_on=GENERATED_ON,
            imported_on=GENERATED_ON,
            period=Period(first, last_day(last)),
            rows=list(_rows(region_code, agency_name, [m for m in months if first <= m.month <= last], dice)),
            problems=[],
        )
        for first, last in _spans(region_code)
        if first <= last
    ]


def _spans(region_code: str) -> list[tuple[date, date]]:
    gap = NEVER_IMPORTED.get(region_code)
    if gap is None:
        return [(FIRST_MONTH, LAST_MONTH)]
    after = last_day(gap[1]) + timedelta(days=1)
    return [(FIRST_MONTH, gap[0] - timedelta(days=1)), (after, LAST_MONTH)]


def _rows(region_code: str, agency_name: str, months: list[MonthOfReports], dice: random.Random) -> Iterator[ReportRow]:
    first = months[0].month
    number = int(region_code.replace(".", "")) * 100_000 + (first.year * 12 + first.month) * 10
    for month in months:
        for channels, count in ((CITIZEN_CHANNELS, month.citizen), (OFFICER_CHANNELS, month.officer)):
            for _report in range(count):
                number += dice.randint(1, 9)
                yield _row(number, month.month, agency_name, dice.choice(channels), dice)


def _row(number: int, month: date, agency_name: str, channel: str, dice: random.Random) -> ReportRow:
    recent = month >= date(2026, 9, 1)
    return ReportRow(
        line=number,
        tracking_id=str(number),
        received_on=month.replace(day=dice.randint(1, last_day(month).day)),
        received_at=time(dice.randint(6, 21), dice.randint(0, 59)),
        classification=dice.choice(("Pengaduan Tidak Berkadar Pengawasan", "Permintaan Informasi", "Aspirasi")),
        category=dice.choice(CATEGORIES),
        report_type=dice.choice(("Anonim", "Rahasia", "")),
        channel=channel,
        parent_agency=agency_name,
        assigned_agency=agency_name,
        status=dice.choice(OPEN if recent and dice.random() < 0.5 else CLOSED),
    )
