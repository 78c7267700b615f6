"""Saying how ready a region is, and what its surveys of satisfaction found."""

from app.readiness.operations.checking import FIRST_YEAR, LONGEST_NOTE, LONGEST_NUMBER, ItemDetails, check_year
from app.readiness.operations.importing import keep_reading, save_reading
from app.readiness.operations.recording import note_download, save_checklist
from app.readiness.operations.surveying import change_survey, delete_survey, record_survey, survey_faults

__all__ = [
    "FIRST_YEAR",
    "LONGEST_NOTE",
    "LONGEST_NUMBER",
    "ItemDetails",
    "change_survey",
    "check_year",
    "delete_survey",
    "keep_reading",
    "note_download",
    "record_survey",
    "save_checklist",
    "save_reading",
    "survey_faults",
]
