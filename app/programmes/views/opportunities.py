"""/peluang: what could meet, overlaps and is missing in a province and year; on the screen, printed, and as a file."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from flask import render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.programmes.contents.files import as_csv, as_workbook
from app.programmes.contents.opportunities import OpportunityPage, Row, opportunity_page
from app.programmes.models import FieldOfWork
from app.programmes.policy import RECORD, RECORD_PRIORITY, SEE
from app.programmes.views.blueprint import Page, pages, today
from app.programmes.views.register import asked_field, asked_year, field_filter, year_options
from app.regions.queries import Choice, provinces
from app.sheets.writing import MEDIA_TYPE
from app.web.filters import Filter
from app.web.gate import allowed, viewer
from app.web.links import query_link
from app.web.menu import register_page

register_page("partnerships", _l("Peluang"), "programmes.opportunities", position=40)

SHOWN = 25  # of each part while all are shown
PAGE = 50  # of one part by itself
PARTS = {
    "dapat-dipertemukan": _l("Dapat dipertemukan"),
    "tumpang-tindih": _l("Tumpang tindih"),
    "prioritas-tanpa-program": _l("Prioritas tanpa program"),
    "program-tanpa-prioritas": _l("Program tanpa prioritas"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what means nothing is one's own province and this year."""

    known: list[Choice]
    province: Choice
    year: int
    field: FieldOfWork | None
    part: str
    start: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: ``rows`` of the ``count`` there are."""

    key: str
    title: Any
    count: int
    rows: list[Row]
    all_link: str | None
    earlier: str | None
    later: str | None


def _asked() -> Asked:
    known = provinces()
    codes = (request.args.get("provinsi", ""), (viewer().region_code or "")[:2], known[0].code if known else "")
    province = next((one for code in codes for one in known if one.code == code), Choice("", ""))
    part, start = request.args.get("isi", ""), request.args.get("mulai", "")
    return Asked(
        known=known,
        province=province,
        year=asked_year(request.args.get("tahun", "")) or today().year,
        field=asked_field(request.args.get("bidang", "")),
        part=part if part in PARTS else "",
        start=int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 0,
    )


@pages.get("/peluang")
@allowed(SEE)
def opportunities() -> Page:
    asked = _asked()
    page = opportunity_page(asked.province, asked.year, viewer(), asked.field)
    return render_template(
        "programmes/opportunities.html",
        page=page,
        filters=_filters(asked),
        parts=[part for part in _parts(page, asked) if asked.part in ("", part.key)],
        links={name: _link(f"programmes.{name}", asked) for name in ("printed", "as_sheet", "as_text")},
        may_record=scope_of(RECORD, viewer()) is not Scope.NONE,
        may_record_priority=scope_of(RECORD_PRIORITY, viewer()) is not Scope.NONE,
    )


@pages.get("/peluang/cetak")
@allowed(SEE)
def printed() -> Page:
    """Every row on one page, for the table of the next forum."""
    asked = _asked()
    page = opportunity_page(asked.province, asked.year, viewer(), asked.field, most=None)
    parts = [Part(key, PARTS[key], len(rows), rows, None, None, None) for key, rows in _rows(page).items()]
    back = _link("programmes.opportunities", asked)
    return render_template("programmes/printed.html", page=page, parts=parts, back=back, day=today())


@pages.get("/peluang.xlsx")
@allowed(SEE)
def as_sheet() -> Response:
    asked = _asked()
    return _file(as_workbook(_whole(asked)), MEDIA_TYPE, asked, "xlsx")


@pages.get("/peluang.csv")
@allowed(SEE)
def as_text() -> Response:
    asked = _asked()
    return _file(as_csv(_whole(asked)), "text/csv", asked, "csv")


def _whole(asked: Asked) -> OpportunityPage:
    return opportunity_page(asked.province, asked.year, viewer(), asked.field, most=None)


def _file(content: bytes, kind: str, asked: Asked, ending: str) -> Response:
    name = f"peluang-{asked.province.code}-{asked.year}.{ending}"
    return send_file(BytesIO(content), kind, as_attachment=True, download_name=name)


def _link(endpoint: str, asked: Asked) -> str:
    field = asked.field.value if asked.field else None
    return url_for(endpoint, provinsi=asked.province.code, tahun=asked.year, bidang=field)


def _filters(asked: Asked) -> list[Filter]:
    parts = [("", _("Semua")), *((key, str(label)) for key, label in PARTS.items())]
    return [
        Filter("provinsi", _("Provinsi"), asked.province.code, asked.known),
        Filter("tahun", _("Tahun"), str(asked.year), year_options(asked.year)),
        field_filter(asked.field),
        Filter("isi", _("Tampilkan"), asked.part, parts),
    ]


def _rows(page: OpportunityPage) -> dict[str, list[Row]]:
    return dict(zip(PARTS, (page.matches, page.overlaps, page.uncovered, page.unmatched), strict=True))


def _parts(page: OpportunityPage, asked: Asked) -> list[Part]:
    return [_part(key, rows, asked) for key, rows in _rows(page).items()]


def _part(key: str, rows: list[Row], asked: Asked) -> Part:
    if not asked.part:
        more = query_link(request.args, {"isi": key, "mulai": None}) if len(rows) > SHOWN else None
        return Part(key, PARTS[key], len(rows), rows[:SHOWN], more, None, None)
    earlier, later = asked.start - PAGE, asked.start + PAGE
    return Part(
        key=key,
        title=PARTS[key],
        count=len(rows),
        rows=rows[asked.start : later],
        all_link=None,
        earlier=query_link(request.args, {"mulai": str(max(earlier, 0))}) if asked.start else None,
        later=query_link(request.args, {"mulai": str(later)}) if later < len(rows) else None,
    )
