"""What pages say of analyses: plain values, from what is stored."""

from app.measurement.contents.listed import ListedRow, listed_rows
from app.measurement.contents.page import AnalysisPage, analysis_page

__all__ = ["AnalysisPage", "ListedRow", "analysis_page", "listed_rows"]
