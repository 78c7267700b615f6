"""The Laporan Bulanan as plain data, one file for each part of it."""

from app.reports.contents.monthly.annex import MonthlyAnnex, monthly_annex
from app.reports.contents.monthly.asked import Asked, asked, newest_month, usual_code
from app.reports.contents.monthly.glance import Glance, glance
from app.reports.contents.monthly.page import MonthlyPage, monthly_page, page_of

__all__ = [
    "Asked",
    "Glance",
    "MonthlyAnnex",
    "MonthlyPage",
    "asked",
    "glance",
    "monthly_annex",
    "monthly_page",
    "newest_month",
    "page_of",
    "usual_code",
]
