"""What statuses, channel groups and scopes are called on screens, and months said as stretches."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.complaints.models import (
    AnswerLevel,
    AssessmentMethod,
    ChannelCoverage,
    ChannelGroup,
    Comparison,
    Coverage,
    FigureState,
    ImportProblem,
    ReportStatus,
    Respondents,
    ServiceDisruption,
    SourceKind,
)
from app.complaints.periods import Granularity
from app.complaints.queries import Held, Outside
from app.core.i18n import _, _l
from app.web.formats import date_long, month_long, number

STATUSES = {
    ReportStatus.UNVERIFIED: _l("Belum terverifikasi"),
    ReportStatus.PENDING: _l("Tertunda"),
    ReportStatus.NOT_FOLLOWED_UP: _l("Belum ditindaklanjuti"),
    ReportStatus.IN_PROCESS: _l("Diproses"),
    ReportStatus.FINISHED: _l("Selesai"),
    ReportStatus.ARCHIVED: _l("Diarsipkan"),
    ReportStatus.BLOCKED: _l("Diblokir"),
    ReportStatus.OTHER: _l("Lain-lain"),
}
CHANNEL_GROUPS = {
    ChannelGroup.CITIZEN: _l("Disampaikan warga"),
    ChannelGroup.OFFICER: _l("Dicatat petugas"),
    ChannelGroup.UNKNOWN: _l("Tidak diketahui"),
}
COVERAGES = {
    Coverage.AGENCY_ACCOUNT: _l("Akun pemerintah daerah ini saja"),
    Coverage.WHOLE_AREA: _l("Seluruh wilayah, semua instansi"),
    Coverage.PROVINCE_SUM: _l("Jumlah provinsi beserta kabupaten/kota"),
}
CHANNEL_COVERAGES = {
    ChannelCoverage.SP4N_LAPOR: _l("SP4N-LAPOR!"),
    ChannelCoverage.LOCAL_CHANNEL: _l("Kanal daerah"),
    ChannelCoverage.ALL_CHANNELS: _l("Semua kanal"),
}
COMPARISONS = {
    Comparison.EXACTLY: _l("Tepat sejumlah ini"),
    Comparison.AT_LEAST: _l("Lebih dari jumlah ini"),
    Comparison.ABOUT: _l("Sekitar jumlah ini"),
}
LEVELS = {
    AnswerLevel.ALL: _l("Semua tingkat, atau tidak dirinci"),
    AnswerLevel.REGENCY: _l("Kabupaten/kota"),
    AnswerLevel.PROVINCE: _l("Provinsi"),
    AnswerLevel.CENTRAL: _l("Pusat"),
}
FIGURE_STATES = {FigureState.PRELIMINARY: _l("Sementara"), FigureState.FINAL: _l("Final")}
SOURCE_KINDS = {
    SourceKind.REPORT: _l("Berita, laporan, atau surat"),
    SourceKind.RECAP: _l("Rekap yang dicetak SP4N-LAPOR!"),
    SourceKind.EXPORT: _l("Ekspor laporan SP4N-LAPOR!"),
}
GRANULARITIES = {
    Granularity.MONTH: _l("satu bulan"),
    Granularity.QUARTER: _l("satu triwulan"),
    Granularity.HALF_YEAR: _l("satu semester"),
    Granularity.YEAR: _l("satu tahun"),
    Granularity.CUMULATIVE: _l("kumulatif, lebih dari setahun"),
    Granularity.PARTIAL: _l("sebagian masa"),
}
PARTS = {
    "citizen": _l("Disampaikan warga"),
    "officer": _l("Dicatat petugas"),
    "unverified": _l("Belum terverifikasi"),
    "not_followed_up": _l("Belum ditindaklanjuti"),
    "in_process": _l("Diproses"),
    "finished": _l("Selesai"),
    "pending": _l("Tertunda"),
    "archived": _l("Diarsipkan"),
}
RESPONDENTS = {Respondents.PUBLIC: _l("Warga"), Respondents.OFFICIALS: _l("Pegawai OPD")}
METHODS = {
    AssessmentMethod.FACE_TO_FACE: _l("Wawancara tatap muka"),
    AssessmentMethod.TELEPHONE: _l("Wawancara telepon"),
    AssessmentMethod.ONLINE: _l("Kuesioner daring"),
    AssessmentMethod.AT_ACTIVITY: _l("Kuesioner pada kegiatan"),
    AssessmentMethod.OTHER: _l("Cara lain"),
}

HELD = {
    Held.COUNTED: _l("ada jumlahnya"),
    Held.ZERO: _l("nol"),
    Held.PARTIAL: _l("belum lengkap"),
    Held.ABSENT: _l("belum ada data"),
    Held.NOT_IMPORTED: _l("belum diimpor"),
}
HELD_SIGNS = {Held.COUNTED: "●", Held.ZERO: "0", Held.PARTIAL: "◐", Held.ABSENT: "–", Held.NOT_IMPORTED: "○"}


def worded_total(one: Any) -> str:
    """A published figure, stored or just typed, as firmly as its source said it."""
    total = number(one.total)
    match one.comparison:
        case Comparison.AT_LEAST:
            return _("lebih dari %(total)s", total=total)
        case Comparison.ABOUT:
            return _("sekitar %(total)s", total=total)
    return total


def worded_period(first: date, last: date) -> str:
    return _("%(first)s sampai %(last)s", first=date_long(first), last=date_long(last))


def worded_disruption(one: ServiceDisruption) -> str:
    """'1 Agustus 2025 sampai 31 Agustus 2025, seluruh Indonesia: layanan terputus (sumber).'"""
    period, source = worded_period(one.starts_on, one.ends_on), f" ({one.source})" if one.source else ""
    if one.region_code is None:
        return _("%(period)s, seluruh Indonesia: %(what)s%(source)s", period=period, what=one.what, source=source)
    return _("%(period)s: %(what)s%(source)s", period=period, what=one.what, source=source)


def worded_outside(found: Outside) -> str:
    """'24 bulan, Januari 2024 sampai Desember 2025. Asal: surat Diskominfo Jawa Barat.'"""
    return _(
        "%(months)s bulan data pembanding, %(first)s sampai %(last)s. Asal: %(sources)s.",
        months=number(found.months),
        first=month_long(found.first),
        last=month_long(found.last),
        sources="; ".join(found.sources),
    )


def refused_row(problem: ImportProblem) -> str:
    """'Baris 14, Tracking ID: kosong.'"""
    if problem.column:
        return _(
            "Baris %(line)s, %(column)s: %(message)s", line=problem.line, column=problem.column, message=problem.message
        )
    return _("Baris %(line)s: %(message)s", line=problem.line, message=problem.message)


def stretches(months: Iterable[date]) -> str:
    """Months in words, those that follow each other as one stretch: 'Januari 2025 sampai Maret 2025; Mei 2025'."""
    runs: list[tuple[date, date]] = []
    for month in sorted(months):
        if runs and _number(runs[-1][1]) + 1 == _number(month):
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return "; ".join(stretch(first, last) for first, last in runs)


def _number(month: date) -> int:
    return month.year * 12 + month.month


def stretch(first: date, last: date) -> str:
    """'Januari 2025 sampai Maret 2025'; a single month is named once."""
    if first == last:
        return month_long(first)
    return _("%(first)s sampai %(last)s", first=month_long(first), last=month_long(last))
