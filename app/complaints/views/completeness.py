"""/pengaduan/kelengkapan: what is known of each region and month of a province, on the screen and as a file."""

from flask import Response, render_template, request, url_for

from app.complaints.completeness import FIRST_YEAR, Span, as_csv, rows_of, span
from app.complaints.labels import HELD, HELD_SIGNS
from app.complaints.policy import SEE
from app.complaints.views.blueprint import Page, pages
from app.complaints.views.held import asked_places, last_whole_month
from app.core.i18n import _, _l
from app.web.filters import Filter
from app.web.gate import allowed, viewer
from app.web.menu import register_page

register_page("complaints", _l("Kelengkapan per bulan"), "complaints.completeness", position=20)


def _span() -> Span:
    return span(request.args.get("dari", ""), request.args.get("sampai", ""), last_whole_month())


@pages.get("/pengaduan/kelengkapan")
@allowed(SEE)
def completeness() -> Page:
    known, province, places = asked_places()
    chosen = _span()
    years = [(str(year), str(year)) for year in range(last_whole_month().year, FIRST_YEAR - 1, -1)]
    first, last = str(chosen.first.year), str(chosen.last.year)
    return render_template(
        "complaints/completeness.html",
        province=province,
        filters=[
            Filter("provinsi", _("Provinsi"), province.code, known),
            Filter("dari", _("Dari tahun"), first, years),
            Filter("sampai", _("Sampai tahun"), last, years),
        ],
        chosen=chosen,
        legend=[(HELD_SIGNS[held], words) for held, words in HELD.items()],
        rows=rows_of(places, chosen, viewer()),
        download=url_for("complaints.completeness_file", provinsi=province.code, dari=first, sampai=last),
    )


@pages.get("/pengaduan/kelengkapan.csv")
@allowed(SEE)
def completeness_file() -> Response:
    _known, province, places = asked_places()
    chosen = _span()
    name = f"kelengkapan-{province.code}-{chosen.first.year}-{chosen.last.year}.csv"
    answer = Response(as_csv(places, chosen), mimetype="text/csv")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
