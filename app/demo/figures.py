"""Figures that others told: published ones with their source, and invented ones that say so."""

from datetime import date

from app.complaints.imports.records import Period
from app.complaints.models import (
    AnswerLevel,
    AssessmentMethod,
    ChannelCoverage,
    Comparison,
    Coverage,
    FigureState,
    Respondents,
)
from app.complaints.operations import AssessmentDetails, PublishedTotalDetails
from app.complaints.recaps import PrintedTotals, RecapFile, UnitRow

INVENTED = "Data rekaan untuk contoh, bukan angka sungguhan"
ACCOUNT, AREA = Coverage.AGENCY_ACCOUNT, Coverage.WHOLE_AREA
LAPOR = ChannelCoverage.SP4N_LAPOR


def _year(region_code: str, year: int, total: int, source: str, **others: object) -> PublishedTotalDetails:
    values: dict[str, object] = {
        "region_code": region_code,
        "starts_on": date(year, 1, 1),
        "ends_on": date(year, 12, 31),
        "coverage": ACCOUNT,
        "channel_coverage": LAPOR,
        "comparison": Comparison.EXACTLY,
        "total": total,
        "source": source,
    }
    return PublishedTotalDetails(**(values | others))  # type: ignore[arg-type]


# As published: the parts of 2022 leave two reports out, and "100%" is 99,85% rounded.
PUBLISHED = (
    _year(
        "36.03",
        2022,
        1333,
        "Tangerang Pos (tangerangpos.id): Pemkab Tangerang menerima 1.333 laporan",
        in_process=346,
        finished=985,
        reported_percent=100.0,
        note="Keadaan dua laporan tidak disebut",
    ),
    _year("36.03", 2023, 2610, "AFJ News (afjnews.online)"),
    _year(
        "36.03",
        2024,
        2265,
        "News Tangerang (newstangerang.com)",
        note="Sumbernya menyebut kenaikan, padahal 2023 tercatat 2.610",
    ),
    _year(
        "36.74",
        2024,
        997,
        "Kabar Tangerang (kabartangerang.com)",
        ends_on=date(2024, 10, 31),
        reported_percent=100.0,
        state=FigureState.PRELIMINARY,
    ),
    _year(
        "34.04",
        2020,
        3506,
        "Diskominfo Kabupaten Sleman",
        coverage=AREA,
        channel_coverage=ChannelCoverage.ALL_CHANNELS,
        note="Semua kanal aduan kabupaten, bukan SP4N-LAPOR! saja",
    ),
    _year(
        "35.22",
        2018,
        6088,
        "Antara Jawa Timur",
        starts_on=date(2014, 6, 1),
        ends_on=date(2018, 3, 31),
        source_url="https://jatim.antaranews.com/berita/252661/",
    ),
    _year(
        "63",
        2023,
        373,
        "Diskominfo Kalimantan Selatan",
        in_process=10,
        finished=363,
        note="Banyak yang dicatat petugas dari aplikasi lain",
    ),
)
# Who answered, and two figures that do not fit: the account alone cannot have more than the whole area.
REHEARSED = (
    _year("36.02", 2025, 410, INVENTED, coverage=AREA, citizen=300, officer=110, state=FigureState.FINAL),
    _year("36.02", 2025, 322, INVENTED, coverage=AREA, level=AnswerLevel.REGENCY),
    _year("36.02", 2025, 51, INVENTED, coverage=AREA, level=AnswerLevel.PROVINCE),
    _year("36.02", 2025, 37, INVENTED, coverage=AREA, level=AnswerLevel.CENTRAL),
    _year("36.01", 2025, 180, INVENTED, coverage=AREA),
    _year("36.01", 2025, 205, INVENTED, comparison=Comparison.EXACTLY),
)
RECAP_REGION = "36.02"
RECAP_PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))
RECAP = RecapFile(
    units=[
        UnitRow(2, "Dinas Pekerjaan Umum (rekaan)", 1, 3, 18, 64, 86, 95.35, 2.4, 9.8),
        UnitRow(3, "Dinas Kependudukan dan Pencatatan Sipil (rekaan)", 0, 1, 4, 41, 46, 97.83, 1.2, 3.5),
        UnitRow(4, "Dinas Kesehatan (rekaan)", 0, 0, 6, 22, 29, 100.0, 1.8, 6.1),
        UnitRow(5, "Dinas Pendidikan (rekaan)", 2, 2, 5, 17, 26, 84.62, 3.1, 11.0),
    ],
    printed=PrintedTotals(unverified=3, not_followed_up=6, in_process=33, finished=144, total=187, percent=94.65),
    problems=[],
)
ASSESSMENTS = (
    AssessmentDetails(
        "36.02", date(2025, 5, 20), Respondents.PUBLIC, AssessmentMethod.AT_ACTIVITY, 96, INVENTED, knowing=28, users=6
    ),
    AssessmentDetails(
        "36.02",
        date(2026, 10, 21),
        Respondents.PUBLIC,
        AssessmentMethod.AT_ACTIVITY,
        120,
        INVENTED,
        knowing=54,
        users=15,
    ),
    AssessmentDetails(
        "36.02", date(2026, 3, 12), Respondents.OFFICIALS, AssessmentMethod.ONLINE, 24, INVENTED, knowing=19, users=11
    ),
    AssessmentDetails(
        "36.02",
        date(2026, 8, 30),
        Respondents.PUBLIC,
        AssessmentMethod.TELEPHONE,
        400,
        INVENTED,
        knowing_percent=31.5,
        users_percent=8.0,
        note="Hanya persentasenya yang diterbitkan",
    ),
)
