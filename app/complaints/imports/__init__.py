"""Reading the LAPOR! export "Laporan Ringkas": pure, no database, and nothing a reporter wrote is kept."""

from app.complaints.imports.reading import read_export
from app.complaints.imports.records import Export, Period, PeriodMissing, Problem, ReportRow
from app.sheets.files import UnreadableFile

__all__ = ["Export", "Period", "PeriodMissing", "Problem", "ReportRow", "UnreadableFile", "read_export"]
