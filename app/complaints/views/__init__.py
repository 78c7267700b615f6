"""/pengaduan: what is held per region, bringing an export in, what its words mean, and the figures others told."""

from app.complaints.views import (
    assessments,
    comparisons,
    completeness,
    disruptions,
    held,
    importing,
    published,
    recaps,
    undoing,
    words,
)
from app.complaints.views.blueprint import pages

__all__ = [
    "assessments",
    "comparisons",
    "completeness",
    "disruptions",
    "held",
    "importing",
    "pages",
    "published",
    "recaps",
    "undoing",
    "words",
]
