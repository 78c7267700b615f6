"""Invented activities in Banten and 36 months of invented LAPOR! reports; the same at every load."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from app.activities.audience import AudienceDetails
from app.activities.models import ActivityKind, AudienceGroup, Dimension, Disability, EventState, Mode, Sex
from app.complaints.imports import Export, Period, ReportRow
from app.core.dates import last_day

SEED = 20261122
GENERATED_ON = date(2026, 11, 15)
FIRST_MONTH, LAST_MONTH = date(2023, 11, 1), date(2026, 10, 1)

Multiplier = Callable[[date], float]


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: what, whose (cast key), until when, and the evidence where it was kept."""

    what: str
    owner: str
    due_on: date
    evidence: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Invention:
    """An invented activity; ``by`` is the account that records it, ``steps`` how far its report went."""

    by: str
    kind: ActivityKind
    title: str
    day: date | None
    place: str
    region_code: str
    hosts: tuple[str, ...]
    participants: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    speaker: str = ""
    mode: Mode = Mode.IN_PERSON
    event_state: EventState = EventState.HELD
    times: tuple[time, time] | None = (time(9), time(12))
    discusses_lapor: bool = True
    background: str = ""
    results: str = ""
    conclusions: str = ""
    audience: AudienceDetails = field(default_factory=AudienceDetails)
    promises: tuple[Promise, ...] = ()
    lesson_hours: int | None = None
    follows: str = ""
    partnership: str = ""  # key of an agreement
    submitted: bool = True
    returned: str = ""  # why the bureau gave it back
    corrected: str = ""  # the results as they were put right and submitted again
    sanctioned: bool = False
    locked: bool = False


def audience_of(groups: dict[AudienceGroup, tuple[int, int]], disabled: tuple[int, int] = (0, 0)) -> AudienceDetails:
    """Heads as (women, men) by group, and how many of them with a disability."""
    women, men = (sum(pair[n] for pair in groups.values()) for n in (0, 1))
    cells: dict[tuple[Dimension, str, Sex], int | None] = {}
    for group, (female, male) in groups.items():
        cells[Dimension.GROUP, group.value, Sex.FEMALE] = female
        cells[Dimension.GROUP, group.value, Sex.MALE] = male
    if any(disabled):
        for sex, here, total in ((Sex.FEMALE, disabled[0], women), (Sex.MALE, disabled[1], men)):
            cells[Dimension.DISABILITY, Disability.WITH.value, sex] = here
            cells[Dimension.DISABILITY, Disability.WITHOUT.value, sex] = total - here
    return AudienceDetails(women + men, {Sex.FEMALE: women, Sex.MALE: men, Sex.UNRECORDED: 0}, cells)


INVENTIONS = (
    Invention(
        by="biro",
        kind=ActivityKind.HEARING,
        title="Audiensi Lembaga Suara Warga dengan Diskominfo Kabupaten Lebak",
        day=date(2025, 8, 4),
        place="Ruang rapat Diskominfo Kabupaten Lebak",
        region_code="36.02",
        hosts=("diskominfo_lebak",),
        participants=("ngo_satu", "biro_banten"),
        targets=("36.02",),
        background="Lembaga Suara Warga mengusulkan bimtek SP4N-LAPOR! bagi anggota KIM di Kabupaten Lebak.",
        results="Disepakati bimtek pertama pada bulan September 2025 di Kecamatan Cibadak.",
        conclusions="Usulan layak dilanjutkan. Perkembangan pengaduan dipantau bersama setiap bulan.",
        promises=(
            Promise(
                "Menyiapkan daftar anggota KIM peserta bimtek",
                "diskominfo_lebak",
                date(2025, 8, 22),
                "Surat 005/118/Diskominfo/2025",
                date(2025, 8, 20),
            ),
            Promise("Membagikan poster SP4N-LAPOR! ke 28 kecamatan", "ngo_satu", date(2026, 10, 30)),
            Promise("Menyusun SOP tindak lanjut aduan untuk perangkat daerah", "dukcapil_lebak", date(2026, 11, 10)),
        ),
        sanctioned=True,
    ),
    Invention(
        by="ngo-satu",
        kind=ActivityKind.TRAINING,
        title="Bimtek SP4N-LAPOR! bagi KIM dan perangkat desa",
        day=date(2025, 9, 17),
        place="Aula Kecamatan Cibadak",
        region_code="36.02",
        hosts=("ngo_satu", "diskominfo_lebak"),
        participants=("kim_cibadak",),
        targets=("36.02",),
        speaker="Admin Koordinator SP4N-LAPOR!",
        times=(time(9), time(15)),
        background="Hasil audiensi Agustus 2025 menunjukkan sebagian masyarakat belum memahami cara memakai SP4N-LAPOR!.",
        results="Peserta berlatih menyampaikan, mendampingi dan memantau pengaduan.",
        conclusions="Pendampingan perlu dilanjutkan di tingkat desa.",
        audience=audience_of(
            {
                AudienceGroup.KIM: (14, 9),
                AudienceGroup.VILLAGE_OFFICIALS: (9, 13),
                AudienceGroup.OFFICIALS: (6, 4),
                AudienceGroup.PUBLIC: (4, 1),
            },
            disabled=(3, 1),
        ),
        promises=(Promise("Mendampingi posko aduan di 12 desa", "ngo_satu", date(2026, 12, 15)),),
        lesson_hours=7,
        partnership="pendampingan",
        follows="Audiensi Lembaga Suara Warga dengan Diskominfo Kabupaten Lebak",
        sanctioned=True,
        locked=True,
    ),
    Invention(
        by="ngo-satu",
        kind=ActivityKind.OUTREACH,
        title="Sosialisasi SP4N-LAPOR! di pasar Rangkasbitung",
        day=date(2026, 5, 9),
        place="Pasar Rangkasbitung",
        region_code="36.02",
        hosts=("ngo_satu",),
        targets=("36.02",),
        speaker="Koordinator Lapangan",
        background="Pedagang dan pembeli dikenalkan pada SP4N-LAPOR! di tempat mereka berkegiatan.",
        audience=audience_of({AudienceGroup.PUBLIC: (52, 38)}),
    ),
    Invention(
        by="ngo-dua",
        kind=ActivityKind.OUTREACH,
        title="Sosialisasi SP4N-LAPOR! bagi siswa SMA di Kota Serang",
        partnership="partisipasi",
        day=date(2026, 2, 12),
        place="Aula SMA contoh",
        region_code="36.73",
        hosts=("ngo_dua",),
        targets=("36.73",),
        speaker="Direktur",
        background="Siswa belajar menyampaikan aspirasi tentang layanan sekolah dan angkutan.",
        results="Siswa mencoba aplikasi dan mengenal hak pelapor.",
        conclusions="Sekolah lain meminta kegiatan serupa.",
        audience=audience_of({AudienceGroup.SCHOOL: (64, 57), AudienceGroup.OFFICIALS: (3, 2)}),
        sanctioned=True,
    ),
    Invention(
        by="daerah",
        kind=ActivityKind.COORDINATION_MEETING,
        title="Rapat koordinasi pejabat penghubung SP4N-LAPOR! Kabupaten Lebak",
        day=date(2026, 3, 5),
        place="Zoom",
        region_code="36.02",
        mode=Mode.HYBRID,
        hosts=("diskominfo_lebak",),
        participants=("dukcapil_lebak", "dpmptsp_lebak"),
        targets=("36.02",),
        background="Sebagian laporan belum ditindaklanjuti dalam lima hari kerja.",
        results="Setiap perangkat daerah menunjuk satu pengganti pejabat penghubung.",
        conclusions="Rapat diulang setiap triwulan.",
        promises=(Promise("Mengirim nama pengganti pejabat penghubung", "dpmptsp_lebak", date(2026, 3, 31)),),
    ),
    Invention(
        by="biro",
        kind=ActivityKind.FORUM,
        title="Forum mitra SP4N-LAPOR! Provinsi Banten",
        partnership="partisipasi",
        day=date(2026, 11, 27),
        place="Aula contoh",
        region_code="36.73",
        hosts=("biro_banten",),
        participants=("ngo_satu", "ngo_dua", "pattiro_banten"),
        targets=("36",),
        event_state=EventState.PLANNED,
    ),
    Invention(
        by="ngo-satu",
        kind=ActivityKind.OUTREACH,
        title="Sosialisasi SP4N-LAPOR! di Kecamatan Maja",
        day=date(2026, 8, 19),
        place="Balai Desa contoh, Kecamatan Maja",
        region_code="36.02",
        hosts=("ngo_satu",),
        targets=("36.02",),
        speaker="Koordinator Lapangan",
        background="Warga Kecamatan Maja belum mengenal kanal pengaduan.",
        results="Warga mencoba aplikasi di telepon masing-masing.",
        conclusions="Kegiatan serupa diusulkan bagi kecamatan tetangga.",
        audience=audience_of({AudienceGroup.PUBLIC: (31, 22)}),
        returned="Hasil belum menyebut berapa warga yang sudah mencoba mengirim laporan.",
    ),
    Invention(
        by="ngo-dua",
        kind=ActivityKind.TRAINING,
        title="Bimtek pendamping warga di Kota Serang",
        day=date(2026, 9, 24),
        place="Aula kelurahan contoh",
        region_code="36.73",
        hosts=("ngo_dua",),
        targets=("36.73",),
        speaker="Direktur",
        background="Pendamping warga sering ditanya cara melapor.",
        results="Peserta memahami cara melapor.",
        conclusions="Pendamping bertemu lagi tiap triwulan.",
        audience=audience_of({AudienceGroup.PUBLIC: (18, 12)}),
        lesson_hours=4,
        returned="Tulis hasil yang dapat dihitung, bukan hanya bahwa peserta memahami.",
        corrected="Dari 30 peserta, 26 mengirim laporan uji dan 21 menemukan nomor laporannya kembali.",
    ),
    Invention(
        by="ngo-satu",
        kind=ActivityKind.OUTREACH,
        title="Sosialisasi SP4N-LAPOR! di pondok pesantren (rencana)",
        day=date(2026, 10, 14),
        place="Pondok pesantren contoh",
        region_code="36.02",
        hosts=("ngo_satu",),
        targets=("36.02",),
        event_state=EventState.PLANNED,
    ),
    Invention(
        by="daerah",
        kind=ActivityKind.FORUM,
        title="Forum KIM Kabupaten Lebak",
        day=None,
        place="",
        region_code="36.02",
        hosts=("diskominfo_lebak",),
        participants=("kim_cibadak",),
        targets=("36.02",),
        event_state=EventState.POSTPONED,
        times=None,
    ),
    Invention(
        by="ngo-dua",
        kind=ActivityKind.HEARING,
        title="Audiensi dengan dinas pendidikan contoh",
        day=date(2026, 7, 8),
        place="",
        region_code="36.73",
        hosts=("ngo_dua",),
        event_state=EventState.CANCELLED,
        times=None,
    ),
    *(
        Invention(
            by=account,
            kind=kind,
            title=f"Draf milik {account} {number}: {topic}",
            day=date(2026, 10, 3 + 7 * number),
            place="",
            region_code=region_code,
            hosts=(host,),
            times=None,
            submitted=False,
        )
        for account, host, region_code in (("ngo-satu", "ngo_satu", "36.02"), ("ngo-dua", "ngo_dua", "36.73"))
        for number, (kind, topic) in enumerate(
            (
                (ActivityKind.HEARING, "audiensi dengan OPD"),
                (ActivityKind.TRAINING, "bimtek pendamping desa"),
                (ActivityKind.OUTREACH, "sosialisasi di balai warga"),
            ),
            1,
        )
    ),
)

# Citizen-filed reports per 100,000 residents and month, and from when officers key in theirs.
RATES = {
    "36.01": 1.1,
    "36.02": 1.4,
    "36.03": 2.2,
    "36.04": 1.2,
    "36.71": 2.6,
    "36.72": 1.9,
    "36.73": 1.7,
    "36.74": 2.4,
}
OFFICERS_FROM = {"36.03": date(2024, 6, 1), "36.74": date(2025, 1, 1), "36.02": date(2025, 3, 1)}
# Exports that were never handed in: the months stay missing.
NEVER_IMPORTED = {"36.72": (date(2026, 8, 1), LAST_MONTH), "36.01": (date(2025, 3, 1), date(2025, 3, 1))}

CITIZEN_CHANNELS = ("Website", "Android", "Website", "Android", "ios", "SMS")
OFFICER_CHANNELS = ("Hotline Service", "Instagram", "Whatsapp", "Tatap Muka")
CATEGORIES = ("Jalan Berlubang", "Administrasi Kependudukan", "Topik Lainnya", "Kesehatan", "Pendidikan dan Kebudayaan")
CLOSED = ("Ditutup oleh Sistem",) * 14 + ("Ditutup oleh Admin",) * 3 + ("Ditutup oleh Pelapor", "Diarsipkan oleh Admin")
OPEN = ("Terdisposisi Sedang Diproses", "Terdisposisi Belum Ditindaklanjuti", "Belum Terverifikasi")


def _months(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first = last_day(first) + timedelta(days=1)


def exports(region_code: str, agency_name: str, residents: int) -> list[Export]:
    """The files an office would have handed in for a region: one, or one before and one after a gap."""
    gap = NEVER_IMPORTED.get(region_code)
    spans = [(FIRST_MONTH, LAST_MONTH)]
    if gap:
        after = last_day(gap[1]) + timedelta(days=1)
        spans = [(FIRST_MONTH, gap[0] - timedelta(days=1)), (after, LAST_MONTH)]
    dice = random.Random(f"{SEED} {region_code}")
    return [
        Export(
            agency_name=agency_name,
            generated_on=GENERATED_ON,
            imported_on=GENERATED_ON,
            period=Period(first, last_day(last)),
            rows=list(_rows(region_code, agency_name, residents, first, last, dice)),
            problems=[],
        )
        for first, last in spans
        if first <= last
    ]


def _rows(
    region_code: str, agency_name: str, residents: int, first: date, last: date, dice: random.Random
) -> Iterator[ReportRow]:
    number = int(region_code.replace(".", "")) * 100_000 + (first.year * 12 + first.month) * 10
    for month in _months(first, last):
        expected = RATES[region_code] * residents / 100_000 * _season(month) * _heard(region_code, month)
        citizen = max(0, round(dice.gauss(expected, (2 * expected) ** 0.5)))
        keyed = expected * (0.6 if month >= OFFICERS_FROM.get(region_code, date.max) else 0.05)
        officer = max(0, round(dice.gauss(keyed, keyed**0.5)))
        for channels, count in ((CITIZEN_CHANNELS, citizen), (OFFICER_CHANNELS, officer)):
            for _report in range(count):
                number += dice.randint(1, 9)
                yield _row(number, month, agency_name, dice.choice(channels), dice)


def _season(month: date) -> float:
    return 1.0 + 0.12 * (month.month in (1, 2, 11, 12)) + 0.004 * ((month.year - 2023) * 12 + month.month)


def _heard(region_code: str, month: date) -> float:
    """Invented: more reports in two regions some time after outreach, none elsewhere."""
    if region_code == "36.02":
        return 1.0 if month < date(2025, 10, 1) else 1.9
    return 1.25 if region_code == "36.73" and month >= date(2026, 3, 1) else 1.0


def _row(number: int, month: date, agency_name: str, channel: str, dice: random.Random) -> ReportRow:
    recent = month >= date(2026, 9, 1)
    return ReportRow(
        line=number,
        tracking_id=str(number),
        received_on=month.replace(day=dice.randint(1, last_day(month).day)),
        received_at=time(dice.randint(6, 21), dice.randint(0, 59)),
        classification=dice.choice(("Pengaduan Tidak Berkadar Pengawasan", "Permintaan Informasi", "Aspirasi")),
        category=dice.choice(CATEGORIES),
        report_type=dice.choice(("Anonim", "Rahasia", "")),
        channel=channel,
        parent_agency=agency_name,
        assigned_agency=agency_name,
        status=dice.choice(OPEN if recent and dice.random() < 0.5 else CLOSED),
    )
