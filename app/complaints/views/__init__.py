"""/pengaduan: what is held per region, bringing an export in, what its words mean, and published figures."""

from app.complaints.views import held, importing, published, words
from app.complaints.views.blueprint import pages

__all__ = ["held", "importing", "pages", "published", "words"]
