"""Invented partnerships; one is about to lapse on whichever day the example data are loaded."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.partnerships.models import AgreementKind, DocumentKind

LAPSES_IN = 39  # days after loading


@dataclass(frozen=True, slots=True)
class Agreement:
    """``key`` is how activities name it; ``parties`` are (cast key, number) in their order; ``ends_on`` None is without end."""

    key: str
    title: str
    kind: AgreementKind
    document_kind: DocumentKind
    parties: tuple[tuple[str, str], ...]
    signed_on: date
    ends_on: date | None
    region_codes: tuple[str, ...]
    scope: str
    note: str = ""
    by: str = "biro"


def agreements(today: date) -> tuple[Agreement, ...]:
    """About to lapse, running, expired, and without end."""
    return *_ending(today), *_others(today)


def _ending(today: date) -> tuple[Agreement, ...]:
    lapses = today + timedelta(days=LAPSES_IN)
    return (
        Agreement(
            key="pendampingan",
            title="Pendampingan Pengelolaan SP4N-LAPOR! di Kabupaten Lebak (contoh)",
            kind=AgreementKind.THIRD_PARTY,
            document_kind=DocumentKind.COOPERATION_CONTRACT,
            parties=(("diskominfo_lebak", "555/21/PKS/Contoh"), ("ngo_satu", "07/PKS/LSW/Contoh")),
            signed_on=lapses - timedelta(days=730),
            ends_on=lapses,
            region_codes=("36.02",),
            scope="Bimtek bagi KIM dan perangkat desa\nPosko aduan di desa\nPemantauan pengaduan bersama tiap bulan",
            note="Perpanjangan dibahas pada rapat koordinasi triwulanan.",
        ),
        Agreement(
            key="partisipasi",
            title="Penguatan Partisipasi Masyarakat dalam Pelayanan Publik di Banten (contoh)",
            kind=AgreementKind.THIRD_PARTY,
            document_kind=DocumentKind.JOINT_AGREEMENT,
            parties=(("biro_banten", "119/04/KB/Contoh"), ("ngo_satu", "03/KB/LSW/Contoh"), ("ngo_dua", "")),
            signed_on=date(today.year - 1, 7, 1),
            ends_on=date(today.year + 3, 6, 30),
            region_codes=("36",),
            scope="Sosialisasi SP4N-LAPOR! bagi pelajar dan warga\nForum mitra tiap semester",
        ),
    )


def _others(today: date) -> tuple[Agreement, ...]:
    return (
        Agreement(
            key="sekolah",
            title="Sosialisasi SP4N-LAPOR! di Sekolah Menengah (contoh)",
            kind=AgreementKind.THIRD_PARTY,
            document_kind=DocumentKind.MEMORANDUM,
            parties=(("biro_banten", "119/31/NK/Contoh"), ("ngo_dua", "12/NK/YRG/Contoh")),
            signed_on=date(today.year - 2, 1, 15),
            ends_on=date(today.year - 1, 1, 14),
            region_codes=("36.73",),
            scope="Kegiatan di sekolah menengah Kota Serang",
            by="ngo-dua",
        ),
        Agreement(
            key="pertukaran",
            title="Pertukaran Pengalaman Pengelolaan Pengaduan antara Lebak dan Tangerang (contoh)",
            kind=AgreementKind.INTER_REGION,
            document_kind=DocumentKind.JOINT_AGREEMENT,
            parties=(("pemkab_lebak", "134.4/09/KB/Contoh"), ("pemkab_tangerang", "134.4/17/KB/Contoh")),
            signed_on=date(today.year - 3, 3, 10),
            ends_on=None,
            region_codes=("36.02", "36.03"),
            scope="Kunjungan belajar dan berbagi SOP",
        ),
    )
