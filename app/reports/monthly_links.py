"""The tables of a month on screen: each figure leads to the list it counts, where there is one."""

from typing import Any

from flask import url_for

from app.activities.models import EventState, PaperState
from app.core.i18n import _
from app.reports.contents.monthly import MonthlyPage
from app.reports.contents.monthly.outreach import OutreachRow
from app.reports.contents.monthly.uptake import MonthLine
from app.web.charts import Uptake
from app.web.filters import month_value
from app.web.formats import month_long
from app.web.tables import Column

Rows = list[dict[str, Any]]
Table = tuple[list[Column], Rows]


def activities_link(page: MonthlyPage, code: str = "", state: str = "handed_in", kind: str | None = None) -> str:
    """The list of the very activities that are counted."""
    return url_for(
        "activities.listing",
        bulan=month_value(page.month),
        daerah=code or page.code,
        keadaan=state,
        pelaksanaan=EventState.HELD.value,
        jenis=kind,
    )


def outreach_rows(page: MonthlyPage) -> Table:
    columns = [
        Column("label", _("Jenis")),
        Column("activities", _("Kegiatan"), "number"),
        *([] if page.is_public else _states()),
        Column("heads", _("Peserta"), "number"),
        Column("female", _("Perempuan"), "number"),
        Column("male", _("Laki-laki"), "number"),
        Column("unrecorded", _("Tidak tercatat"), "number"),
    ]
    return columns, [_outreach(page, row) for row in (*page.outreach.rows, page.outreach.total)]


def _states() -> list[Column]:
    return [Column("sanctioned", _("Disahkan"), "number"), Column("waiting", _("Menunggu"), "number")]


def _outreach(page: MonthlyPage, row: OutreachRow) -> dict[str, Any]:
    kind = row.kind.value if row.kind else None
    states = {"sanctioned": PaperState.SANCTIONED.value, "waiting": PaperState.SUBMITTED.value}
    links = {name: activities_link(page, state=state, kind=kind) for name, state in states.items()}
    links["activities"] = activities_link(page, kind=kind)
    names = ("activities", "sanctioned", "waiting", "heads", "female", "male", "unrecorded")
    figures = {name: getattr(row, name) for name in names}
    return {"label": row.label, **figures, "links": {name: href for name, href in links.items() if figures[name]}}


def promise_rows(page: MonthlyPage) -> list[tuple[str, int, str]]:
    """Label, figure and link; no link for who may not read commitments."""
    counts = page.promises.counts
    rows = (
        (_("Disepakati bulan ini"), counts.made, "semua"),
        (_("Selesai bulan ini"), counts.kept, "terpenuhi"),
        (_("Jatuh tempo bulan ini"), counts.due, "berbatas"),
        (_("Di antaranya selesai pada akhir bulan"), counts.due_kept, ""),
        (_("Terlambat pada akhir bulan"), counts.late, "terlambat"),
    )
    listed = page.promises.listed
    return [(label, count, _promises_link(page, state) if listed and state and count else "")
            for label, count, state in rows]  # fmt: skip


def _promises_link(page: MonthlyPage, state: str) -> str:
    return url_for("commitments.listing", keadaan=state, bulan=month_value(page.month), daerah=page.code)


def uptake_rows(page: MonthlyPage) -> Table:
    columns = [
        Column("label", _("Bulan")),
        *([Column("regions", _("Daerah lengkap"), "number")] if page.is_province else []),
        Column("citizen", _("Warga"), "number"),
        Column("citizen_rate", _("Warga per 100.000 penduduk"), "number", 2),
        Column("officer", _("Petugas"), "number"),
        Column("officer_rate", _("Petugas per 100.000 penduduk"), "number", 2),
        Column("received", _("Semua"), "number"),
    ]
    return columns, [_uptake(page, line) for line in page.uptake.lines]


def line_label(line: MonthLine) -> str:
    name = month_long(line.month)
    return _("%(month)s, daerah yang sama", month=name) if line.again else name


def _uptake(page: MonthlyPage, line: MonthLine) -> dict[str, Any]:
    names = ("regions", "citizen", "citizen_rate", "officer", "officer_rate", "received")
    figures = {name: getattr(line, name) for name in names}
    href = f"{_region_link(page.code, page)}#angka" if line.regions and not page.is_province else ""
    return {"label": line_label(line), **figures, "links": {"citizen": href, "officer": href} if href else {}}


def _region_link(code: str, page: MonthlyPage) -> str:
    return url_for("dashboard.region", code=code, bulan=24, sampai=month_value(page.month))


def drawn_rows(uptake: Uptake) -> Table:
    """The chart's own figures."""
    columns = [
        Column("month", _("Bulan")),
        Column("citizen", _("Disampaikan warga"), "number", 2),
        Column("officer", _("Dicatat petugas"), "number", 2),
    ]
    lines = zip(uptake.months, uptake.citizen, uptake.officer, strict=True)
    return columns, [{"month": month_long(m), "citizen": c, "officer": o} for m, c, o in lines]


def region_rows(page: MonthlyPage) -> Table:
    columns = [
        Column("name", _("Daerah")),
        Column("activities", _("Kegiatan"), "number"),
        Column("heads", _("Peserta"), "number"),
        Column("citizen", _("Disampaikan warga"), "number"),
        Column("rate", _("per 100.000 penduduk"), "number", 2),
        Column("data", _("Data pengaduan")),
    ]
    rows = []
    for line in page.regions:
        whole = line.code == page.code  # its figures have no list of their own
        links = {} if whole or not line.activities else {"activities": activities_link(page, line.code)}
        if line.citizen is not None:
            links["citizen"] = f"{_region_link(line.code, page)}#angka"
        figures = {name: getattr(line, name) for name in ("name", "activities", "heads", "citizen", "rate", "data")}
        rows.append({**figures, "links": links, "href": "" if whole else _month_link(page, line.code)})
    return columns, rows


def _month_link(page: MonthlyPage, code: str) -> str:
    return url_for("reports.monthly", bulan=month_value(page.month), daerah=code)
