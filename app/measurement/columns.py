"""The tables under an analysis."""

from app.core.i18n import _l
from app.web.tables import Column


def months(beside: str) -> list[Column]:
    """``beside`` says what stands beside what was received."""
    return [
        Column("since", _l("Bulan sejak kegiatan")),
        Column("observed", _l("Yang diterima"), "number", 2),
        Column("expected", beside, "number", 2),
        Column("range", _l("Kisaran")),
    ]


CHECKS = [
    Column("assumption", _l("Bila")),
    Column("change", _l("Perubahan")),
    Column("range", _l("Kisaran")),
    Column("verdict", _l("Simpulannya")),
    Column("differs", _l("Akan mengubah simpulan")),
]
_FIGURES = [
    Column("observed", _l("Diterima"), "number"),
    Column("expected", _l("Diperkirakan"), "number"),
    Column("change", _l("Perubahan")),
    Column("range", _l("Kisaran")),
]
COHORTS = [Column("name", _l("Bulan kegiatan")), Column("regions", _l("Daerah"), "number"), *_FIGURES]
REGIONS = [Column("name", _l("Daerah")), Column("start", _l("Kegiatan pertama")), *_FIGURES]
