"""/dasbor/perbandingan: the analyses that were kept, and the page of each."""

from dataclasses import replace

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.jobs import operations as jobs
from app.measurement import analyses, columns
from app.measurement.asking import RECOMPUTE, STANDARD
from app.measurement.contents import analysis_page, listed_rows
from app.measurement.policy import ASK, KEEP, SEE
from app.measurement.views.blueprint import pages
from app.regions.queries import region_names
from app.web.filters import Filter, chosen
from app.web.gate import allowed, viewer
from app.web.menu import register_page
from app.web.paging import Wanted

register_page("regions", _l("Perbandingan"), "measurement.listing", position=30)

KINDS = {"baku": True, "pilihan": False}


@pages.get("/dasbor/perbandingan")
@allowed(SEE)
def listing() -> str:
    kind = request.args.get("jenis", "")
    found = analyses.kept(viewer(), Wanted.asked(request.args), standard=KINDS.get(kind))
    counts = analyses.counts([row.data_digest for row in found.rows])
    options = [("", _("Semua")), ("baku", _("Baku")), ("pilihan", _("Pilihan"))]
    filters = [Filter("jenis", _("Jenis"), kind if kind in KINDS else "", options)]
    return render_template(
        "measurement/list.html",
        here="regions",
        rows=listed_rows(found.rows, counts, region_names()),
        filters=filters,
        chosen=chosen(filters, request.args),
        previous=found.previous_link(request.args),
        next=found.next_link(request.args),
        may_ask=_may(ASK),
        may_keep=_may(KEEP),
    )


@pages.get("/dasbor/perbandingan/<int:number>")
@allowed(SEE)
def analysis(number: int) -> str:
    found = analyses.analysis(number, viewer())
    data = analyses.data_of(found.data_digest)
    page = analysis_page(found, data, analyses.counts([data.digest])[data.digest], region_names())
    return render_template(
        "measurement/analysis.html",
        here="regions",
        page=page,
        regions=[replace(row, href=url_for("dashboard.region", code=row.code)) for row in page.regions],
        drawn_columns=columns.months(page.drawing.beside) if page.drawing else [],
        check_columns=columns.CHECKS,
        cohort_columns=columns.COHORTS,
        region_columns=columns.REGIONS,
        changed=analyses.changed_since(data.last_event_id),
        recomputed=analyses.last_recomputed(number),
        may_ask=_may(ASK) and not found.standard,
        may_keep=_may(KEEP),
        standard=found.standard,
        method_link=_link("measurement.method"),
        download_link=_link("measurement.download", number=number),
    )


@pages.post("/dasbor/perbandingan/<int:number>/ulang")
@allowed(KEEP)
def recompute(number: int) -> Response:
    """Compute it once more from what is stored, to see that it comes out the same."""
    analyses.analysis(number, viewer())
    with transaction():
        job = jobs.ask(RECOMPUTE, {"analysis_id": number}, actor=viewer(), now=clock.now()).id
    return redirect(url_for("jobs.follow", job_id=job), 303)


@pages.post("/dasbor/perbandingan/baku")
@allowed(KEEP)
def standard() -> Response:
    """Compute the standard analyses now, instead of when the worker comes to it."""
    with transaction():
        job = jobs.ask(STANDARD, {}, actor=viewer(), now=clock.now()).id
    return redirect(url_for("jobs.follow", job_id=job), 303)


def _may(action: str) -> bool:
    return scope_of(action, viewer()) is not Scope.NONE


def _link(endpoint: str, **values: int) -> str:
    """The address of a page that may not be part of this installation."""
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else ""  # type: ignore[arg-type]
