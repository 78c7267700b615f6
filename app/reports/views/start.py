"""/laporan: which reports there are, and the monthly ones that were issued."""

from flask import render_template, url_for

from app.core.i18n import _, _l
from app.documents.queries import newest_about
from app.reports.months import MONTH, may_open
from app.reports.policy import MONTHLY, monthly_variants
from app.reports.views.blueprint import pages
from app.reports.views.issued import titled_row
from app.web.gate import allowed, viewer
from app.web.menu import register_menu, register_page

MOST_LISTED = 20

register_menu("reports", _l("Laporan"), "reports.start", position=60)
register_page("reports", _l("Laporan bulanan"), "reports.monthly", position=10)


@pages.get("/laporan")
@allowed(MONTHLY)
def start() -> str:
    links = [
        (
            _("Laporan bulanan"),
            _("Satu halaman dan lampiran untuk provinsi atau kabupaten/kota: kegiatan, tindak lanjut, pengaduan"),
            url_for("reports.monthly"),
        ),
        (
            _("Laporan kegiatan"),
            _("Buka kegiatannya, lalu buat laporannya"),
            url_for("activities.listing"),
        ),
    ]
    found = newest_about(MONTH, monthly_variants(viewer()), viewer(), limit=MOST_LISTED)
    papers = [titled_row(one) for one in found if may_open(one.subject_id, one.variant, viewer())]
    return render_template("reports/start.html", links=links, papers=papers)
