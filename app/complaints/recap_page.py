"""A recap per unit as its page shows it: units, sums, both shares with their formula, and what does not add up."""

from dataclasses import dataclass
from typing import Any, ClassVar

from flask import url_for

from app.complaints import queries
from app.complaints.followed_up import followed_up_percent
from app.complaints.labels import PARTS, worded_period
from app.complaints.models import UnitRecap
from app.complaints.recaps import COUNTS, PrintedTotals, RecapCheck, RecapFinding, Sums, recap_findings, sums_of
from app.complaints.sentences import formula
from app.complaints.told import ended_words, written
from app.core.i18n import _, _l
from app.web.formats import number, percent
from app.web.tables import Column

COUNT_COLUMNS = [
    Column("unit", _l("Unit kerja")),
    *(Column(name, PARTS[name], "number") for name in COUNTS[:-1]),
    Column("total", _l("Jumlah"), "number"),
]
SHARE_COLUMNS = [
    Column("unit", _l("Unit kerja")),
    Column("reported", _l("Tertulis")),
    Column("computed", _l("Dihitung"), "percent", 2),
    Column("mean_days_to_follow_up", _l("Rata-rata hari sampai tindak lanjut"), "number", 1),
    Column("mean_days_to_completion", _l("Rata-rata hari sampai selesai"), "number", 1),
]
RECAP_COLUMNS = [
    Column("period", _l("Periode")),
    Column("units", _l("Unit kerja"), "number"),
    Column("reports", _l("Pengaduan"), "number"),
]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit, all of them together, or the total row of the file; ``reported`` is as it was printed."""

    unit: str
    unverified: int | None
    not_followed_up: int | None
    in_process: int | None
    finished: int | None
    total: int | None
    reported: str | None
    computed: float | None
    mean_days_to_follow_up: float | None = None
    mean_days_to_completion: float | None = None


@dataclass(frozen=True, slots=True)
class RecapPage:
    period: str
    number: int  # of units
    lines: list[UnitLine]
    sums: Sums
    said: str  # the share of the total row
    computed: str  # the share that the sums make, with its formula
    doubts: list[str]
    count_columns: ClassVar[list[Column]] = COUNT_COLUMNS
    share_columns: ClassVar[list[Column]] = SHARE_COLUMNS


@dataclass(frozen=True, slots=True)
class RecapRow:
    """A recap in the list of its region."""

    period: str
    units: int
    reports: int
    href: str


def recap_page(found: UnitRecap) -> RecapPage:
    units, printed = queries.units_of(found.id), queries.printed_totals(found)
    sums = sums_of(units)
    share = f"{formula(sums.in_process, sums.finished, sums.total)} = {percent(sums.followed_up, 2)}"
    doubts = [_words(finding) for finding in recap_findings(units, printed)]
    return RecapPage(
        period=worded_period(found.starts_on, found.ends_on),
        number=len(units),
        lines=[*(_line(unit, unit.unit, unit.reported_percent) for unit in units), *_sums(sums, printed)],
        sums=sums,
        said=_("tidak disebut") if printed.percent is None else written(printed.percent),
        computed=share,
        doubts=doubts + [_overlap(other) for other in queries.overlapping(found)],
    )


def _line(counts: Any, name: str, reported: float | None) -> UnitLine:
    known = {count: getattr(counts, count) for count in COUNTS}
    whole = None not in (counts.in_process, counts.finished, counts.total)
    days = ("mean_days_to_follow_up", "mean_days_to_completion")
    return UnitLine(
        unit=name,
        **known,
        reported=None if reported is None else written(reported),
        computed=followed_up_percent(counts.in_process, counts.finished, counts.total) if whole else None,
        **{day: getattr(counts, day, None) for day in days},
    )


def _sums(sums: Sums, printed: PrintedTotals) -> list[UnitLine]:
    lines = [_line(sums, _("Semua unit, dijumlahkan"), None)]
    if printed != PrintedTotals():
        lines.append(_line(printed, _("Baris jumlah dalam berkas"), printed.percent))
    return lines


def recap_rows(region_code: str) -> list[RecapRow]:
    return [
        RecapRow(
            worded_period(row.starts_on, row.ends_on), units, reports, url_for("complaints.recap", recap_id=row.id)
        )
        for row, units, reports in queries.recaps_of(region_code)
    ]


def ended_recap(row: UnitRecap) -> str:
    return f"{worded_period(row.starts_on, row.ends_on)}. {ended_words(row)}"


def _overlap(other: UnitRecap) -> str:
    return _(
        "Masanya bertumpang tindih dengan rekap lain yang sudah disimpan (%(period)s): jangan dijumlahkan.",
        period=worded_period(other.starts_on, other.ends_on),
    )


def _words(finding: RecapFinding) -> str:
    numbers = {"found": number(finding.found), "expected": number(finding.expected)}
    difference = number(abs(finding.difference))
    match finding.check:
        case RecapCheck.PARTS:
            return _(
                "%(unit)s (baris %(line)s): keempat keadaan berjumlah %(expected)s, sedangkan kolom jumlah %(found)s: "
                "selisih %(difference)s.",
                unit=finding.about,
                line=finding.line,
                difference=difference,
                **numbers,
            )
        case RecapCheck.SUM:
            return _(
                "Baris jumlah, kolom %(column)s: tertulis %(found)s, sedangkan unit-unitnya berjumlah %(expected)s: "
                "selisih %(difference)s.",
                column=_l("Jumlah") if finding.about == COUNTS[-1] else PARTS[finding.about],
                difference=difference,
                **numbers,
            )
    about = _("Baris jumlah")
    if finding.check is RecapCheck.PERCENT:
        about = _("%(unit)s (baris %(line)s)", unit=finding.about, line=finding.line)
    return _(
        "%(about)s: persentase tindak lanjut tertulis %(said)s, sedangkan %(formula)s = %(computed)s.",
        about=about,
        said=written(finding.found),
        formula=formula(*finding.counts),
        computed=percent(finding.expected, 2),
    )
