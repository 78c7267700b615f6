"""/kesiapan and /skm."""

from app.readiness.views import checklists, importing, surveys
from app.readiness.views.blueprint import pages

__all__ = ["checklists", "importing", "pages", "surveys"]
