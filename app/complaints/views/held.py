"""/pengaduan and /pengaduan/KODE: what is held per region."""

from datetime import date, timedelta

from flask import render_template, request, url_for

from app.complaints import queries
from app.complaints.awareness import assessed_groups
from app.complaints.labels import stretches, worded_outside
from app.complaints.policy import COMPARE, IMPORT, SEE, may_import_for, may_record_for
from app.complaints.queries import HeldMonths
from app.complaints.recap_page import RECAP_COLUMNS, ended_recap, recap_rows
from app.complaints.rows import (
    IMPORT_COLUMNS,
    REGION_COLUMNS,
    import_row,
    region_row,
)
from app.complaints.told import FIGURE_COLUMNS, figure_rows
from app.complaints.views.blueprint import Page, pages
from app.core import clock
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.regions.queries import Choice, kabupaten_kota, provinces
from app.web.filters import Filter
from app.web.gate import allowed, viewer
from app.web.menu import register_menu, register_page

register_menu("complaints", _l("Pengaduan"), "complaints.listing", position=40)
register_page("complaints", _l("Data per daerah"), "complaints.listing", position=10)

SHOWN_IMPORTS = 20


@pages.get("/pengaduan")
@allowed(SEE)
def listing() -> Page:
    known, province, places = asked_places()
    codes = [place.code for place in places]
    latest, held = queries.latest_imports(codes), queries.held_months(codes, last_whole_month())
    return render_template(
        "complaints/list.html",
        province=province,
        filters=[Filter("provinsi", _("Provinsi"), province.code, known)],
        columns=REGION_COLUMNS,
        rows=[region_row(place, latest.get(place.code), held.get(place.code)) for place in places],
        may_import=scope_of(IMPORT, viewer()) is not Scope.NONE,
        may_compare=scope_of(COMPARE, viewer()) is not Scope.NONE,
        begun=bool(latest or held),
    )


def last_whole_month() -> date:
    """The month before this one."""
    first = clock.local_date(clock.now()).replace(day=1)
    return (first - timedelta(days=1)).replace(day=1)


def asked_places() -> tuple[list[Choice], Choice, list[Choice]]:
    """Every province, the one asked for (else the viewer's own), and its account with those of its kabupaten/kota."""
    known, asked = provinces(), request.args.get("provinsi", "")
    by_code = {province.code: province for province in known}
    own = (viewer().region_code or "")[:2]
    province = by_code.get(asked) or by_code.get(own) or known[0]
    account = Choice(province.code, _("%(name)s (provinsi)", name=province.name))
    return known, province, [account, *kabupaten_kota(province.code)]


@pages.get("/pengaduan/<region:code>")
@allowed(SEE)
def region(code: str) -> Page:
    found = queries.account_region(code)
    held = queries.held_months([code], last_whole_month()).get(code, HeldMonths())
    latest = queries.latest_imports([code]).get(code)
    return render_template(
        "complaints/region.html",
        region=found,
        months=[(_("Lengkap"), held.complete), (_("Belum lengkap"), held.partial), (_("Tanpa data"), held.absent)],
        stretches=stretches,
        latest=latest,
        outside=None if latest else queries.outside_of([code]).get(code),
        worded_outside=worded_outside,
        columns=IMPORT_COLUMNS,
        imports=[import_row(row) for row in queries.imports_of(code, viewer(), SHOWN_IMPORTS)],
        figure_columns=FIGURE_COLUMNS,
        figures=figure_rows(queries.published_totals(code), url_for("complaints.published", code=code)),
        recap_columns=RECAP_COLUMNS,
        recaps=recap_rows(code),
        ended_recaps=[ended_recap(row) for row in queries.ended_recaps(code, viewer(), SHOWN_IMPORTS)],
        assessed=assessed_groups(queries.assessments_of(code)),
        may_import=may_import_for(code, viewer()),
        may_record=may_record_for(code, viewer()),
    )
