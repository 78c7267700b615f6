"""/pengaduan: what is held per region, bringing an export in, what its words mean, and published figures."""

from app.complaints.views import comparisons, disruptions, held, importing, published, undoing, words
from app.complaints.views.blueprint import pages

__all__ = ["comparisons", "disruptions", "held", "importing", "pages", "published", "undoing", "words"]
