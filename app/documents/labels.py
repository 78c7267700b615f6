"""Words for what issued papers are."""

from app.core.i18n import _l
from app.documents.models import DocumentState, PaperSize, Variant

STATES = {
    DocumentState.CURRENT: (_l("Berlaku"), "green"),
    DocumentState.REPLACED: (_l("Diganti"), "yellow"),
    DocumentState.WITHDRAWN: (_l("Ditarik"), "red"),
}
VARIANTS = {
    Variant.INTERNAL: _l("Dengan nama, tanpa daftar hadir"),
    Variant.INITIALS: _l("Dengan nama, daftar hadir berinisial"),
    Variant.FULL: _l("Dengan nama dan daftar hadir"),
    Variant.SHARED: _l("Tanpa nama orang"),
    Variant.PUBLIC: _l("Hanya jumlah, untuk umum"),
}
PAPERS = {PaperSize.A4: _l("A4"), PaperSize.F4: _l("F4 (215 × 330 mm)")}
