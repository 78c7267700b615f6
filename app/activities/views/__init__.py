"""/kegiatan: the list, the choice of what to record, and the steps of a report."""

from app.activities.views import attendance, listing, many, sections, steps
from app.activities.views.blueprint import pages

__all__ = ["attendance", "listing", "many", "pages", "sections", "steps"]
