"""/tindak-lanjut: the ledger, and the page of each commitment with the steps that can be taken."""

from app.commitments.views import listing, one, steps  # noqa: F401
from app.commitments.views.blueprint import pages

__all__ = ["pages"]
