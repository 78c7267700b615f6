"""/laporan/bulanan: one month of one region, on screen, looked at as PDF, and issued."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from app.core import clock
from app.core.dates import read_month
from app.core.errors import DomainError
from app.core.i18n import _
from app.core.permissions import Scope, scope_of
from app.documents.models import PaperSize, Variant
from app.documents.queries import of_subject
from app.regions.labels import full_name
from app.reports.contents.monthly import MonthlyPage, asked, monthly_page, newest_month, usual_code
from app.reports.forms import MonthForm
from app.reports.kinds import MONTH_REPORT
from app.reports.monthly_links import drawn_rows, outreach_rows, promise_rows, region_rows, uptake_rows
from app.reports.monthly_paper import month_preview
from app.reports.months import month_of_region
from app.reports.papers import Wish
from app.reports.policy import ISSUE_MONTH, MONTHLY, monthly_variants
from app.reports.views.blueprint import pages
from app.reports.views.issued import made, paper_row, sent
from app.stationery.queries import usual
from app.web.charts import both_sizes
from app.web.filters import Filter, month_options, month_value
from app.web.gate import allowed, viewer

MONTHS_OFFERED = 36

Page = str | tuple[str, int] | Response


@pages.get("/laporan/bulanan")
@allowed(MONTHLY)
def monthly() -> str:
    page = monthly_page(asked_code(), asked_month(), viewer())
    drawing, offered = page.uptake.drawing, monthly_variants(viewer())
    about = month_of_region(page.code, page.month, viewer())
    return render_template(
        "reports/month.html",
        here="reports",
        page=page,
        filters=_filters(page),
        address={"bulan": month_value(page.month), "daerah": page.code},
        may_issue=scope_of(ISSUE_MONTH, viewer()) is not Scope.NONE,
        usual=(usual(viewer()).paper.value, offered[0].value),
        papers=[paper_row(one) for one in of_subject(*about, offered, viewer())],
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
    """A paper to look at; what is given out is issued instead."""
    size, variant = request.args.get("kertas", ""), request.args.get("isi", "")
    wish = Wish(
        MONTH_REPORT,
        PaperSize(size) if size in set(PaperSize) else usual(viewer()).paper,
        Variant(variant) if variant in set(Variant) else None,
    )
    return sent(month_preview(asked_code(), asked_month(), wish, viewer(), clock.now()))


@pages.route("/laporan/bulanan/dokumen", methods=["GET", "POST"])
@allowed(ISSUE_MONTH)
def issue_month() -> Page:
    """As ``issue`` of an activity."""
    wanted, form = asked(asked_code(), asked_month(), viewer()), MonthForm(data={"paper": usual(viewer()).paper.value})
    form.offer(monthly_variants(viewer()))
    if form.validate_on_submit():
        try:
            return redirect(made(month_of_region(wanted.code, wanted.month, viewer()), form.wish()), 303)
        except DomainError as error:
            form.show(error)
    address = {"bulan": month_value(wanted.month), "daerah": wanted.code}
    page = render_template("reports/issue_month.html", here="reports", form=form, wanted=wanted, address=address)
    return page, form.status


def asked_month() -> date:
    """The month asked for; the last one that is over, for anything else and for what is not over yet."""
    newest = newest_month(clock.now())
    asked = read_month(request.args.get("bulan", ""))
    return min(asked or newest, newest)


def asked_code() -> str:
    return request.args.get("daerah", "") or usual_code(viewer())


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
