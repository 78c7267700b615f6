"""The two disruptions of SP4N-LAPOR! that were in the news, for the whole country, and an invented one of one region."""

from datetime import date

from app.complaints.operations import DisruptionDetails

DISRUPTIONS = (
    DisruptionDetails(
        region_code=None,
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
        what="Peladen dipindahkan dari Kementerian PANRB ke Kementerian Komdigi; layanan berhenti 1 sampai 2 jam sehari",
        source="antaranews.com/berita/4501025; harinya tidak disebut, jadi dicatat sepanjang 2024",
    ),
    DisruptionDetails(
        region_code=None,
        starts_on=date(2025, 8, 1),
        ends_on=date(2025, 8, 31),
        what="SP4N-LAPOR! kembali terganggu selama Agustus 2025",
        source="mbinews.id/?p=65433; harinya tidak disebut, jadi dicatat sebulan penuh",
    ),
    DisruptionDetails(
        region_code="36.01",
        starts_on=date(2026, 2, 9),
        ends_on=date(2026, 2, 20),
        what="Akun instansi terkunci; laporan tidak dapat diteruskan (contoh)",
        source="Surat Diskominfo contoh, Februari 2026",
    ),
)
