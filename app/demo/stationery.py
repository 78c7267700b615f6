"""Invented paper settings: of the Biro, and of an NGO that has no civil servants."""

from app.documents.models import PaperSize
from app.stationery.models import SigningPart
from app.stationery.queries import Settings, Signs

# By the cast key of who keeps them.
SETTINGS = {
    "biro": Settings(
        place="Serang",
        number_pattern="400.14.4/.../KS/{tahun}",
        copies_to=("Sekretaris Daerah Provinsi Banten (sebagai laporan);", "Kepala Diskominfo Kabupaten Lebak."),
        signatories=(
            Signs("Sari Wulandari", "Kepala Bagian Pengendalian Kerja Sama", "Pembina Tingkat I", "198002022005012999"),
            Signs(
                "Ratna Dewanti, M.Si. (contoh)",
                "Kepala Biro Kerja Sama",
                "Pembina Utama Muda",
                "197203151998032999",
                SigningPart.ACKNOWLEDGES,
            ),
        ),
    ),
    "ngo-satu": Settings(
        paper=PaperSize.A4,
        place="Rangkasbitung",
        copies_to=("Kepala Biro Kerja Sama Provinsi Banten.",),
        signatories=(Signs("Budi Santoso", "Koordinator Lapangan"),),
    ),
}
