"""/pengaduan/gangguan: days on which SP4N-LAPOR! could not be used as usual."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for

from app.complaints import operations, queries
from app.complaints.forms import DisruptionForm, disruption_data
from app.complaints.labels import worded_period
from app.complaints.policy import IMPORT, SEE, may_change_disruption
from app.complaints.queries import Disruption
from app.complaints.rows import DISRUPTION_COLUMNS, disruption_row
from app.complaints.views.blueprint import Page, pages
from app.complaints.views.recording import saved
from app.core import clock
from app.core.db import transaction
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.web.forms import BaseForm
from app.web.gate import allowed, viewer
from app.web.menu import register_page

register_page("complaints", _l("Gangguan layanan"), "complaints.disruptions", position=40)


@pages.get("/pengaduan/gangguan")
@allowed(SEE)
def disruptions() -> Page:
    return render_template(
        "complaints/disruptions.html",
        columns=DISRUPTION_COLUMNS,
        rows=[disruption_row(found, _may_change(found)) for found in queries.disruptions()],
        may_add=scope_of(IMPORT, viewer()) is not Scope.NONE,
    )


def _may_change(found: Disruption) -> bool:
    return may_change_disruption(found.row.region_code, viewer())


@pages.route("/pengaduan/gangguan/tambah", methods=["GET", "POST"])
@allowed(IMPORT)
def add_disruption() -> Page:
    form = DisruptionForm(data={"region_code": request.args.get("daerah")})

    def add() -> None:
        operations.add_disruption(form.details(), actor=viewer(), now=clock.now())

    return _shown(form, add, _("Gangguan layanan ditambahkan."))


@pages.route("/pengaduan/gangguan/<int:disruption_id>/ubah", methods=["GET", "POST"])
@allowed(IMPORT)
def correct_disruption(disruption_id: int) -> Page:
    found = queries.disruption(disruption_id, viewer())
    form = DisruptionForm(data=disruption_data(found))

    def correct() -> None:
        seen = form.seen.data or ""
        form.seen.data = operations.version_of(found)  # what is held now: the next time it is meant
        operations.correct_disruption(disruption_id, form.details(), seen=seen, actor=viewer(), now=clock.now())

    return _shown(form, correct, _("Gangguan layanan diubah."), number=disruption_id)


def _shown(form: DisruptionForm, change: Callable[[], None], said: str, *, number: int | None = None) -> Page:
    form.offer(viewer())
    if form.sent() and saved(form, url_for("complaints.disruptions"), change):
        flash(said)
        return redirect(url_for("complaints.disruptions"), 303)
    return render_template("complaints/disruption.html", form=form, found=number), form.status


@pages.route("/pengaduan/gangguan/<int:disruption_id>/hapus", methods=["GET", "POST"])
@allowed(IMPORT)
def delete_disruption(disruption_id: int) -> Page:
    found = queries.disruption(disruption_id, viewer())
    form = BaseForm()
    if not form.validate_on_submit():
        period = worded_period(found.starts_on, found.ends_on)
        return render_template("complaints/delete_disruption.html", form=form, found=found, period=period), form.status
    with transaction():
        operations.delete_disruption(disruption_id, actor=viewer(), now=clock.now())
    flash(_("Gangguan layanan dihapus."))
    return redirect(url_for("complaints.disruptions"), 303)
