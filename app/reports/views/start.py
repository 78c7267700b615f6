"""/laporan: which reports there are."""

from flask import render_template, url_for

from app.core.i18n import _, _l
from app.reports.policy import MONTHLY
from app.reports.views.blueprint import pages
from app.web.gate import allowed
from app.web.menu import register_menu

register_menu("reports", _l("Laporan"), "reports.start", position=60)


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
            _("Buka kegiatannya, lalu unduh laporannya"),
            url_for("activities.listing"),
        ),
    ]
    return render_template("reports/start.html", links=links)
