"""/tindak-lanjut: the ledger of what was promised, its share kept in time, and both as a workbook."""

from datetime import date
from io import BytesIO

from flask import render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from app.activities.policy import RECORD
from app.commitments import queries
from app.commitments.policy import SEE
from app.commitments.queries import Filters
from app.commitments.sheet import ledger_sheet
from app.commitments.sides import SIDES, Side
from app.commitments.stages import CLOSED_STAGES, Stage
from app.commitments.views.blueprint import Page, pages
from app.commitments.views.periods import period_options, read_period
from app.core import clock
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.regions.queries import CODE, region_options
from app.sheets.writing import MEDIA_TYPE
from app.web.filters import Filter, chosen
from app.web.gate import allowed, viewer
from app.web.links import query_link
from app.web.menu import register_page

register_page("activities", _l("Tindak lanjut"), "commitments.listing", position=20)

STAGES = {
    "": Stage.OPEN,
    "mendesak": Stage.DUE,
    "terlambat": Stage.LATE,
    "dikerjakan": Stage.STARTED,
    "selesai": Stage.CLOSED,
    "terpenuhi": Stage.KEPT,
    "batal": Stage.CANCELLED,
    "berbatas": Stage.DATED,
    "semua": Stage.MADE,
}
STAGE_NAMES = (
    ("", _l("Terbuka")),
    ("mendesak", _l("Terlambat atau jatuh tempo dalam sepekan")),
    ("terlambat", _l("Terlambat")),
    ("dikerjakan", _l("Sedang dikerjakan")),
    ("selesai", _l("Selesai atau batal")),
    ("terpenuhi", _l("Selesai")),
    ("batal", _l("Batal")),
    ("berbatas", _l("Ada batas waktunya")),
    ("semua", _l("Semua yang disepakati")),
)
# What the same words mean once a month is chosen.
STAGES_IN_MONTH = (
    ("", _l("Terbuka pada akhir bulan")),
    ("mendesak", _l("Terlambat atau jatuh tempo sepekan setelah akhir bulan")),
    ("terlambat", _l("Terlambat pada akhir bulan")),
    ("dikerjakan", _l("Sedang dikerjakan pada akhir bulan")),
    ("selesai", _l("Selesai atau batal dalam bulan itu")),
    ("terpenuhi", _l("Selesai dalam bulan itu")),
    ("batal", _l("Batal dalam bulan itu")),
    ("berbatas", _l("Jatuh tempo dalam bulan itu")),
    ("semua", _l("Disepakati dalam bulan itu")),
)
SIDE_VALUES = {"ngo": Side.NGO, "opd": Side.AGENCY, "pemda": Side.REGION, "pemerintah": Side.GOVERNMENT}
WHOSE = (("", _l("Semua")), ("saya", _l("Milik organisasi saya")))


@pages.get("/tindak-lanjut")
@allowed(SEE)
def listing() -> Page:
    asked = asked_filters()
    filters = filters_shown(asked)
    rows, more = queries.page(asked, viewer(), today=today(), after=asked_after())
    return render_template(
        "commitments/list.html",
        filters=filters,
        chosen=chosen(filters, request.args),
        rows=rows,
        next_link=query_link(request.args, {"setelah": str(rows[-1].id)}) if more else None,
        first_link=query_link(request.args, {"setelah": None}) if "setelah" in request.args else None,
        closed=asked.stage in CLOSED_STAGES,
        kept=queries.on_time(asked, viewer(), today()),
        fewest=queries.FEWEST,
        sheet=url_for("commitments.sheet") + query_link(request.args, {"setelah": None}),
        may_record=scope_of(RECORD, viewer()) is not Scope.NONE,
    )


def asked_filters() -> Filters:
    """The filters of the query string; a value that means nothing narrows nothing."""
    code, side = request.args.get("daerah", ""), SIDE_VALUES.get(request.args.get("sisi", ""), "")
    period = read_period(request.args.get("bulan", ""))
    return Filters(
        stage=STAGES.get(request.args.get("keadaan", ""), Stage.OPEN),
        mine=request.args.get("milik") == "saya",
        month=period[0] if period else None,
        until=period[1] if period else None,
        side=Side(side) if side in set(Side) else None,
        series=read_number(request.args.get("seri", "")),
        region_code=code if CODE.fullmatch(code) else None,
    )


def filters_shown(asked: Filters) -> list[Filter]:
    """The filter bar: what is asked for stands chosen."""
    stage = next(value for value, one in STAGES.items() if one is asked.stage)
    periods = period_options(today(), (asked.month, asked.until or asked.month) if asked.month else None)
    side = next((value for value, one in SIDE_VALUES.items() if one == asked.side), "")
    sides = [(value, SIDES[one]) for value, one in SIDE_VALUES.items()]
    rows = queries.series(viewer(), asked.series)
    places = region_options(asked.region_code, viewer().region_code)
    return [
        Filter("keadaan", _("Keadaan"), stage, STAGES_IN_MONTH if asked.month else STAGE_NAMES),
        Filter("bulan", _("Periode"), periods.chosen, [("", _("Semua waktu")), *periods.offered]),
        Filter("daerah", _("Daerah"), asked.region_code or "", [("", _("Semua daerah")), *places]),
        Filter("sisi", _("Pihak"), side, [("", _("Semua pihak")), *sides]),
        Filter("seri", _("Rangkaian kegiatan"), str(asked.series or ""), [("", _("Semua kegiatan")), *rows]),
        Filter("milik", _("Penanggung jawab"), "saya" if asked.mine else "", WHOSE),
    ]


def today() -> date:
    return clock.local_date(clock.now())


def asked_after() -> int | None:
    """The row behind which the page begins; what is no number begins at the start."""
    return read_number(request.args.get("setelah", ""))


def read_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


@pages.get("/tindak-lanjut/unduh")
@allowed(SEE)
def sheet() -> Response:
    """What the list shows, whole, and the share kept in time."""
    asked = asked_filters()
    rows, more = queries.all_rows(asked, viewer(), today=today())
    content = ledger_sheet(rows, queries.on_time(asked, viewer(), today()), more=more)
    return send_file(BytesIO(content), MEDIA_TYPE, as_attachment=True, download_name=f"tindak-lanjut-{today()}.xlsx")
