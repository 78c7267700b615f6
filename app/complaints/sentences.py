"""What was found among figures, in sentences that show both numbers and the formula."""

from collections.abc import Iterable
from typing import Any

from app.complaints.checks import Check, Finding
from app.complaints.labels import CHANNEL_COVERAGES, COVERAGES, LEVELS, worded_period, worded_total
from app.complaints.models import AnswerLevel
from app.core.i18n import _
from app.web.formats import number, percent


def worded(findings: Iterable[Finding]) -> list[str]:
    return [_words(finding) for finding in findings]


def scope_of_figure(one: Any) -> str:
    """Which reports a figure counts; no figure stands without it."""
    scope = f"{COVERAGES[one.coverage]}, {CHANNEL_COVERAGES[one.channel_coverage]}"
    return (
        scope
        if one.level is AnswerLevel.ALL
        else _("%(scope)s, tingkat %(level)s", scope=scope, level=LEVELS[one.level])
    )


def formula(in_process: int, finished: int, total: int) -> str:
    """'(346 diproses + 985 selesai) / 1.333 pengaduan'."""
    return _(
        "(%(process)s diproses + %(finished)s selesai) / %(total)s pengaduan",
        process=number(in_process),
        finished=number(finished),
        total=number(total),
    )


def _words(finding: Finding) -> str:
    numbers = {
        "found": number(finding.found),
        "expected": number(finding.expected),
        "difference": number(abs(finding.difference)),
    }
    match finding.check:
        case Check.CHANNELS:
            return _(
                "Yang disampaikan warga dan yang dicatat petugas berjumlah %(found)s, sedangkan jumlah pengaduan "
                "%(expected)s: selisih %(difference)s.",
                **numbers,
            )
        case Check.STATUSES:
            return _(
                "Rincian keadaan berjumlah %(found)s, sedangkan jumlah pengaduan %(expected)s: selisih %(difference)s.",
                **numbers,
            )
        case Check.PERCENT:
            return _(
                "Persentase tindak lanjut menurut sumber %(said)s, sedangkan (diproses + selesai) / jumlah pengaduan "
                "= %(computed)s.",
                said=percent(finding.found, 2),
                computed=percent(finding.expected, 2),
            )
    return _beside(finding, numbers)


def _beside(finding: Finding, numbers: dict[str, str]) -> str:
    other: Any = finding.other
    about = {"period": worded_period(other.starts_on, other.ends_on), "total": worded_total(other)}
    match finding.check:
        case Check.OVERLAP:
            return _(
                "Bertumpang tindih dengan %(total)s pengaduan pada %(period)s, cakupannya sama: jangan dijumlahkan.",
                **about,
            )
        case Check.MONTHS:
            return _(
                "Bulan-bulannya berjumlah %(found)s, lebih banyak daripada %(total)s pada %(period)s: selisih "
                "%(difference)s.",
                **(numbers | about),
            )
        case Check.LEVELS:
            return _(
                "Tingkat kabupaten/kota, provinsi, dan pusat berjumlah %(found)s, lebih banyak daripada %(total)s "
                "untuk semua tingkat pada %(period)s: selisih %(difference)s.",
                **(numbers | about),
            )
    return _(
        "Tidak cocok dengan %(total)s pengaduan pada %(period)s (%(scope)s): angka yang cakupan atau masanya lebih "
        "luas semestinya tidak lebih kecil. Selisih %(difference)s.",
        scope=scope_of_figure(other),
        **(about | {"difference": numbers["difference"]}),
    )
