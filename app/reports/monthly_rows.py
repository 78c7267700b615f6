"""The tables of a Laporan Bulanan as text, the way templates/reports/components/table.html wants them."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.i18n import _
from app.reports.contents.monthly import MonthlyAnnex, MonthlyPage
from app.reports.contents.monthly.outreach import OutreachRow, shortened
from app.reports.contents.monthly.uptake import MonthLine
from app.reports.monthly_links import line_label
from app.web.charts import Uptake
from app.web.formats import date_long, date_short, month_long, number, partial_date

Row = tuple[str, ...]
Columns = tuple[tuple[str, str, str], ...]
MOST_KINDS = 7  # rows of kinds that the page has room for
MOST_AGREEMENTS = 2
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Each column is a label, a width and a kind; ``total`` is the last row in bold, or None."""

    columns: Columns
    rows: tuple[Row, ...]
    total: Row | None = None


@dataclass(frozen=True, slots=True)
class MonthlyRows:
    """Everything tabular: what is short enough for the page itself, then the annex."""

    outreach: PaperTable
    uptake: PaperTable
    agreements: tuple[str, ...]
    all_kinds: PaperTable | None
    activities: PaperTable
    regions: PaperTable
    late: PaperTable
    all_agreements: PaperTable
    gaps: PaperTable
    drawn: PaperTable | None
    method: PaperTable


def monthly_rows(page: MonthlyPage, annex: MonthlyAnnex) -> MonthlyRows:
    drawing = page.uptake.drawing
    return MonthlyRows(
        outreach=_outreach(page, shortened(page.outreach.rows, MOST_KINDS)),
        uptake=_uptake(page),
        agreements=tuple(_agreements(page)),
        all_kinds=_outreach(page, page.outreach.rows) if len(page.outreach.rows) > MOST_KINDS else None,
        activities=_activities(annex),
        regions=_regions(page),
        late=_late(annex),
        all_agreements=_all_agreements(page),
        gaps=PaperTable(
            (("Daerah", "w35", ""), ("Bulan", "", "")),
            tuple((gap.name, gap.words + ".") for gap in page.completeness.gaps),
        ),
        drawn=_drawn(drawing.uptake) if drawing else None,
        method=PaperTable((("Angka", "w20", ""), ("Cara menghitung", "", "")), page.method),
    )


def _outreach(page: MonthlyPage, rows: Iterable[OutreachRow]) -> PaperTable:
    states = () if page.is_public else (("Disahkan", "w10", "n"), ("Menunggu", "w12", "n"))
    columns = (
        ("Jenis", "", ""), ("Kegiatan", "w10", "n"), *states, ("Peserta", "w12", "n"),
        ("Perempuan", "w12", "n"), ("Laki-laki", "w10", "n"), ("Tidak tercatat", "w12", "n"),
    )  # fmt: skip
    return PaperTable(columns, tuple(_kind(page, row) for row in rows), _kind(page, page.outreach.total))


def _kind(page: MonthlyPage, row: OutreachRow) -> Row:
    states = () if page.is_public else (row.sanctioned, row.waiting)
    figures = (row.activities, *states, row.heads, row.female, row.male, row.unrecorded)
    return str(row.label), *(number(figure) for figure in figures)


def _uptake(page: MonthlyPage) -> PaperTable:
    regions = (("Daerah lengkap", "w12", "n"),) if page.is_province else ()
    rates = ("per 100.000 penduduk", "w15", "n")
    columns = (("Bulan", "", ""), *regions, ("Warga", "w10", "n"), rates, ("Petugas", "w10", "n"), rates,
               ("Semua", "w10", "n"))  # fmt: skip
    return PaperTable(columns, tuple(_month(page, line) for line in page.uptake.lines))


def _month(page: MonthlyPage, line: MonthLine) -> Row:
    regions = (f"{number(line.regions)} dari {number(page.uptake.accounts)}",) if page.is_province else ()
    figures = (
        number(line.citizen), number(line.citizen_rate, 2), number(line.officer), number(line.officer_rate, 2),
        number(line.received),
    )  # fmt: skip
    return line_label(line), *regions, *figures


def _agreements(page: MonthlyPage) -> Iterable[str]:
    for one in page.agreements[:MOST_AGREEMENTS]:
        yield f"{clipped(one.title)} (sampai {date_long(one.ends_on)})"


def clipped(text: str) -> str:
    """A long title shortened at a word, for a line of the page; the annex has it whole."""
    if len(text) <= LONGEST_TITLE:
        return text
    return text[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:-") + " …"


def _activities(annex: MonthlyAnnex) -> PaperTable:
    columns = (("No.", "w6", "n"), ("Tanggal", "w12", ""), ("Jenis", "w12", ""), ("Kegiatan", "", ""),
               ("Daerah", "w20", ""), ("Peserta", "w10", "n"), ("Keadaan", "w12", ""))  # fmt: skip
    rows = (
        (partial_date(one.held_on), str(one.kind), one.title, one.region, number(one.heads), str(one.state))
        for one in annex.activities
    )
    return PaperTable(columns, _numbered(rows))


def _numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple((f"{count}.", *row) for count, row in enumerate(rows, 1))


def _regions(page: MonthlyPage) -> PaperTable:
    columns = (("Daerah", "", ""), ("Kegiatan", "w12", "n"), ("Peserta", "w10", "n"), ("Pengaduan warga", "w15", "n"),
               ("per 100.000 penduduk", "w15", "n"), ("Data pengaduan", "w18", ""))  # fmt: skip
    rows = (
        (one.name, number(one.activities), number(one.heads), number(one.citizen), number(one.rate, 2), one.data)
        for one in page.regions
    )
    return PaperTable(columns, tuple(rows))


def _late(annex: MonthlyAnnex) -> PaperTable:
    columns = (("No.", "w6", "n"), ("Tindak lanjut", "", ""), ("Kegiatan", "w25", ""),
               ("Penanggung jawab", "w25", ""), ("Batas waktu", "w15", ""))  # fmt: skip
    rows = ((one.what, one.activity, one.owner, date_short(one.due_on)) for one in annex.late)
    return PaperTable(columns, _numbered(rows))


def _all_agreements(page: MonthlyPage) -> PaperTable:
    columns = (("No.", "w6", "n"), ("Naskah", "w20", ""), ("Judul", "", ""), ("Para pihak", "w30", ""),
               ("Berakhir", "w15", ""))  # fmt: skip
    rows = ((str(one.document), one.title, one.parties, date_short(one.ends_on)) for one in page.agreements)
    return PaperTable(columns, _numbered(rows))


def _drawn(uptake: Uptake) -> PaperTable:
    """The chart's own figures."""
    columns = (("Bulan", "", ""), (_("Disampaikan warga"), "w30", "n"), (_("Dicatat petugas"), "w30", "n"))
    lines = zip(uptake.months, uptake.citizen, uptake.officer, strict=True)
    return PaperTable(columns, tuple((month_long(m), number(c, 2), number(o, 2)) for m, c, o in lines))
