"""Invented programmes and priorities, and the two of which an article tells; in words and years of the day one loads."""

from dataclasses import dataclass
from datetime import date

from app.programmes.models import FieldOfWork, ProgrammeKind

ARTICLE = "NET, rapat koordinasi penguatan komitmen SP4N-LAPOR!, 23 Maret 2021"
PLAN = "RPJMD (contoh), nomor contoh"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """``by``, ``donor`` and ``agencies`` are keys of the cast; ``years`` the first and the last."""

    by: str
    title: str
    field: FieldOfWork
    years: tuple[int, int]
    region_codes: tuple[str, ...]
    kind: ProgrammeKind = ProgrammeKind.PARTNER
    donor: str = ""
    donor_name: str = ""
    agencies: tuple[str, ...] = ()
    document: str = ""
    description: str = ""
    source: str = "Data contoh"
    ended: tuple[date, str] | None = None


def undertakings(today: date) -> tuple[Undertaking, ...]:
    """Matches, overlaps and gaps in Banten this year, and what the article on the pilot regions tells."""
    return *_programmes(today.year), *_priorities(today.year), *_told()


def _programmes(year: int) -> tuple[Undertaking, ...]:
    return (
        Undertaking(
            by="ngo_satu",
            title="Posko Aduan Desa (contoh)",
            field=FieldOfWork.COMMUNITY,
            years=(year - 1, year + 1),
            region_codes=("36.02.01", "36.02.05"),
            donor_name="Yayasan Dana Warga (contoh)",
            agencies=("diskominfo_lebak",),
            description="Kader desa membantu warga menyampaikan pengaduan lewat SP4N-LAPOR!.",
        ),
        Undertaking(
            by="ngo_dua",
            title="Warga Melek Layanan Publik (contoh)",
            field=FieldOfWork.COMMUNITY,
            years=(year, year + 1),
            region_codes=("36.02", "36.73"),
            description="Kelas warga tentang hak atas layanan publik.",
        ),
        Undertaking(
            by="ngo_dua",
            title="Sekolah Berani Lapor (contoh)",
            field=FieldOfWork.EDUCATION,
            years=(year, year + 2),
            region_codes=("36.73",),
            donor_name="Yayasan Dana Warga (contoh)",
        ),
        Undertaking(
            by="ngo_satu",
            title="Rumah Belajar Pesisir (contoh)",
            field=FieldOfWork.EDUCATION,
            years=(year - 1, year),
            region_codes=("36.02.01",),
        ),
        Undertaking(
            by="ngo_satu",
            title="Kader Sehat Desa (contoh)",
            field=FieldOfWork.HEALTH,
            years=(year, year + 1),
            region_codes=("36.01",),
        ),
        Undertaking(
            by="ngo_dua",
            title="Perempuan Berani Bicara (contoh)",
            field=FieldOfWork.WOMEN,
            years=(year, year + 1),
            region_codes=("36.04",),
        ),
        Undertaking(
            by="kim_cibadak",
            title="Kelas Konten Warga (contoh)",
            field=FieldOfWork.HUMAN_RESOURCES,
            years=(year, year),
            region_codes=("36.02",),
        ),
        Undertaking(
            by="ngo_dua",
            title="Taman Baca Kampung (contoh)",
            field=FieldOfWork.EDUCATION,
            years=(year - 2, year + 1),
            region_codes=("36.03",),
            ended=(date(year - 1, 6, 30), "Pendanaan tidak diperpanjang (contoh)."),
        ),
    )


def _priorities(year: int) -> tuple[Undertaking, ...]:
    plan, flagship = ProgrammeKind.PLAN, ProgrammeKind.FLAGSHIP
    long = (year - 1, year + 3)
    return (
        Undertaking(
            by="diskominfo_lebak",
            kind=plan,
            title="Partisipasi Warga dalam Pengaduan Layanan (contoh)",
            field=FieldOfWork.COMMUNITY,
            years=long,
            region_codes=("36.02",),
            document=PLAN,
        ),
        Undertaking(
            by="biro_banten",
            kind=plan,
            title="Pendidikan Merata Seluruh Banten (contoh)",
            field=FieldOfWork.EDUCATION,
            years=long,
            region_codes=("36",),
            document=PLAN,
        ),
        Undertaking(
            by="dukcapil_lebak",
            kind=flagship,
            title="Jemput Bola Dokumen Warga Rentan (contoh)",
            field=FieldOfWork.SOCIAL,
            years=(year, year + 1),
            region_codes=("36.02",),
            document="Program unggulan (contoh)",
        ),
        Undertaking(
            by="diskominfo_tangerang",
            kind=plan,
            title="Warga Cakap Digital (contoh)",
            field=FieldOfWork.HUMAN_RESOURCES,
            years=long,
            region_codes=("36.03",),
            document=PLAN,
        ),
        Undertaking(
            by="pemkab_lebak",
            kind=plan,
            title="Ibu dan Anak Sehat (contoh)",
            field=FieldOfWork.HEALTH,
            years=long,
            region_codes=("36.02",),
            document=PLAN,
        ),
    )


def _told() -> tuple[Undertaking, ...]:
    return (
        Undertaking(
            by="undp",
            title="Pendampingan daerah percontohan SP4N-LAPOR!",
            field=FieldOfWork.CAPACITY,
            years=(2021, 2021),
            region_codes=("13", "32.04", "34", "34.04", "36.03", "51"),
            donor="koica",
            description="Enam daerah percontohan: tiga provinsi dan tiga kabupaten. Beritanya hanya menyebut tahun 2021.",
            source=ARTICLE,
        ),
        Undertaking(
            by="pemkab_tangerang",
            kind=ProgrammeKind.FLAGSHIP,
            title="Program tahunan SP4N-LAPOR! Kabupaten Tangerang",
            field=FieldOfWork.CAPACITY,
            years=(2021, 2021),
            region_codes=("36.03",),
            document="Road map dan master plan SP4N-LAPOR!",
            description="Beritanya hanya menyebut tahun 2021; nomor dokumen tidak disebut.",
            source=ARTICLE,
        ),
    )
