"""Builders of LAPOR! exports: the real layout in .xlsx and in text, with reporters whose words must never come out."""

import csv
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

HEADINGS = [
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Waktu Laporan Masuk",
    "Nama Pelapor",
    "Klasifikasi Laporan",
    "ID Kategori",
    "Kategori",
    "Judul Laporan",
    "Isi Laporan Awal",
    "Isi Laporan Akhir",
    "Tipe Laporan (Anonim/Rahasia)",
    "Sumber Laporan",
    "Instansi Induk",
    "ID Instansi Terdisposisi",
    "Instansi Terdisposisi",
    "Status Laporan",
    "Alasan Tunda/Arsip",
    "Provinsi",
    "Kota/Kabupaten",
    "Kecamatan",
    "Kelurahan",
    "Nomor SK",
    "Url SK",
    "Url Dokumen Laporan Tahunan",
    "Laporan yang Masuk melalui Kanal Aduan Setwapres",
    "Rating",
]
DETAILS: list[list[Any]] = [
    ["Judul Laporan", "", "Laporan Ringkas"],
    [],
    ["Nama Instansi", "", "Pemerintah Kabupaten Bandung"],
    [],
    ["Tanggal Generate", "", "2025-11-14"],
    [],
    ["Periode Masuk", "", "(2024-01-01) - (2024-12-31)"],
    [],
    ["Pengelola"],
    [],
]
# Every cell that must be dropped carries this mark, so that one search finds a leak of any of them.
SECRET = "RAHASIAZZ"
FIRST_LINE = len(DETAILS) + 2


def report(tracking_id: Any = "7000001", received_on: Any = "29 May 2024", **others: Any) -> dict[str, Any]:
    """One row by heading; others are given by heading with underscores, e.g. Status_Laporan='...'."""
    row = dict.fromkeys(HEADINGS, "") | {
        "Tracking ID": tracking_id,
        "Tanggal Laporan Masuk": received_on,
        "Waktu Laporan Masuk": "04:05:34",
        "Nama Pelapor": f"Budi {SECRET}",
        "Klasifikasi Laporan": "Pengaduan Tidak Berkadar Pengawasan",
        "ID Kategori": "114",
        "Kategori": "Jalan Berlubang",
        "Judul Laporan": f"Judul {SECRET}",
        "Isi Laporan Awal": f"Saya {SECRET}, telepon 0812",
        "Isi Laporan Akhir": f"Saya {SECRET}, telepon 0812",
        "Tipe Laporan (Anonim/Rahasia)": "Anonim",
        "Sumber Laporan": "Website",
        "Instansi Induk": "Pemerintah Kabupaten Bandung",
        "Instansi Terdisposisi": "Dinas Pekerjaan Umum",
        "Status Laporan": "Ditutup oleh Sistem",
        "Alasan Tunda/Arsip": f"Pelapor {SECRET} tidak menjawab",
        "Kecamatan": f"Kampung {SECRET}",
    }
    return row | {heading.replace("_", " "): value for heading, value in others.items()}


def table(
    reports: Sequence[dict[str, Any]], *, headings: Sequence[str] = HEADINGS, details: Sequence[list[Any]] = DETAILS
) -> list[list[Any]]:
    """The whole sheet as rows of cells."""
    return [*details, list(headings), *([report.get(heading, "") for heading in headings] for report in reports)]


def write_xlsx(path: Path, *sheets: Sequence[Sequence[Any]]) -> Path:
    """Each argument becomes a sheet; dates and times become real Excel dates and times."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", "remove_timezone": True})
    book.set_properties({"created": datetime(2025, 11, 14)})  # noqa: DTZ001 (the same bytes every time)
    for rows in sheets:
        sheet = book.add_worksheet()
        for line, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write_string(line, column, cell) if isinstance(cell, str) else sheet.write(line, column, cell)
    book.close()
    return path


def write_csv(path: Path, rows: Sequence[Sequence[Any]], *, delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    """The same rows as text."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def rewrite(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Passes every part of the .xlsx through ``change``; None drops the part."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if (changed := change(name, content)) is not None:
                archive.writestr(name, changed)
    return path
