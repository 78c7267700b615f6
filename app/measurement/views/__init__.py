"""What was asked of the data and what it answered, how that is computed, and what evaluators take with them."""

from app.measurement.views import analyses, builder, download, method
from app.measurement.views.blueprint import pages

__all__ = ["analyses", "builder", "download", "method", "pages"]
