"""/laporan/bulanan: one month of one region, on screen and as PDF."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from app.complaints.queries import province_with_data
from app.core import clock
from app.core.dates import read_month
from app.core.i18n import _
from app.core.viewer import Role, Viewer
from app.regions.labels import full_name
from app.reports.contents.monthly import MonthlyPage, monthly_page, newest_month
from app.reports.monthly_links import drawn_rows, outreach_rows, promise_rows, region_rows, uptake_rows
from app.reports.monthly_paper import PAPERS, monthly_paper
from app.reports.policy import MONTHLY
from app.reports.views.activity import sent
from app.reports.views.blueprint import pages
from app.web.charts import both_sizes
from app.web.filters import Filter, month_options, month_value
from app.web.gate import allowed, viewer

MONTHS_OFFERED = 36


@pages.get("/laporan/bulanan")
@allowed(MONTHLY)
def monthly() -> str:
    page = monthly_page(asked_code(), asked_month(), viewer())
    drawing = page.uptake.drawing
    return render_template(
        "reports/month.html",
        here="reports",
        page=page,
        filters=_filters(page),
        papers=[_paper_link(page, size) for size in PAPERS],
        outreach=outreach_rows(page),
        promises=promise_rows(page),
        uptake=uptake_rows(page),
        regions=region_rows(page),
        charts=both_sizes(drawing.uptake, uid="pengaduan") if drawing else None,
        drawn=drawn_rows(drawing.uptake) if drawing else None,
    )


@pages.get("/laporan/bulanan.pdf")
@allowed(MONTHLY)
def monthly_pdf() -> Response:
    size = request.args.get("kertas", "")
    paper = size if size in PAPERS else PAPERS[0]
    return sent(monthly_paper(asked_code(), asked_month(), viewer(), clock.now(), paper=paper))


def _paper_link(page: MonthlyPage, size: str) -> tuple[str, str]:
    link = url_for("reports.monthly_pdf", bulan=month_value(page.month), daerah=page.code, kertas=size)
    return size.upper(), link


def asked_month() -> date:
    """The month asked for; the last one that is over, for anything else and for what is not over yet."""
    newest = newest_month(clock.now())
    asked = read_month(request.args.get("bulan", ""))
    return min(asked or newest, newest)


def asked_code() -> str:
    return request.args.get("daerah", "") or usual_code(viewer())


def usual_code(one: Viewer) -> str:
    """Region staff begin with their own region, everyone else with her province; who has none, where data are."""
    own = one.region_code or province_with_data() or "36"
    return own if one.role is Role.REGION_STAFF else own[:2]


def _filters(page: MonthlyPage) -> list[Filter]:
    months = month_options(newest_month(clock.now()), MONTHS_OFFERED, page.month)
    return [
        Filter("bulan", _("Bulan"), month_value(page.month), months),
        Filter("daerah", _("Daerah"), page.code, region_choices(page.places, page.code, viewer().region_code)),
    ]


def region_choices(places: Mapping[str, str], code: str, own: str | None) -> list[tuple[str, Any]]:
    """One's own region, then the province looked at with its kabupaten/kota, then the other provinces."""
    near = [one for one in places if one.startswith(code[:2])]
    far = [one for one in places if "." not in one]
    first = [own] if own and own in places else []
    return [(one, full_name(one, places[one])) for one in dict.fromkeys([*first, *near, *far])]
