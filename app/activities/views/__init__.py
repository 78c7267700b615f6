"""/kegiatan: the list, the choice of what to record, and the steps of a report."""

from app.activities.views import listing, sections, steps
from app.activities.views.blueprint import pages

__all__ = ["listing", "pages", "sections", "steps"]
