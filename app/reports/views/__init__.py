"""The page of one activity, the month of a region, and the papers of both."""

from app.reports.views import activity, monthly, start
from app.reports.views.blueprint import pages

__all__ = ["activity", "monthly", "pages", "start"]
