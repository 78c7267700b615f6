"""/pengaduan/angka-terbitan: figures that others published, what does not fit among them, and their correction."""

from flask import flash, redirect, render_template, request, url_for

from app.complaints import operations, queries
from app.complaints.forms import CorrectTotalForm, PublishedTotalForm, published_data
from app.complaints.policy import RECORD, SEE, may_record_for, require_record_for
from app.complaints.told import LEVEL_COLUMNS, by_level, ended_figures, told_totals
from app.complaints.views.blueprint import Page, pages
from app.complaints.views.deleting import Deletion, delete_page
from app.complaints.views.recording import saved
from app.core import clock
from app.core.i18n import _
from app.web.gate import allowed, viewer

SHOWN_ENDED = 50


@pages.get("/pengaduan/<region:code>/angka-terbitan")
@allowed(SEE)
def published(code: str) -> Page:
    rows = queries.published_totals(code)
    return render_template(
        "complaints/published.html",
        region=queries.account_region(code),
        told=told_totals(rows),
        level_columns=LEVEL_COLUMNS,
        levels=by_level(rows),
        ended=ended_figures(queries.ended_totals(code, viewer(), SHOWN_ENDED)),
        may_record=may_record_for(code, viewer()),
    )


@pages.route("/pengaduan/angka-terbitan/tambah", methods=["GET", "POST"])
@allowed(RECORD)
def add_published() -> Page:
    form = PublishedTotalForm(data={"region_code": request.args.get("daerah")})
    form.offer(viewer())
    if form.validate_on_submit() and _recorded(form):
        flash(_("Angka terbitan ditambahkan."))
        return redirect(url_for("complaints.published", code=form.region_code.data), 303)
    return render_template("complaints/publish.html", form=form, code=""), form.status


def _recorded(form: PublishedTotalForm) -> bool:
    details, seen, actor, now = form.details(), form.was_seen(), viewer(), clock.now()
    listing = url_for("complaints.published", code=details.region_code)
    return saved(
        form,
        listing,
        lambda: operations.record_published_total(details, seen=seen, checked=True, actor=actor, now=now),
    )


@pages.route("/pengaduan/angka-terbitan/<int:total_id>/koreksi", methods=["GET", "POST"])
@allowed(RECORD)
def correct_published(total_id: int) -> Page:
    row = queries.published_total(total_id)
    require_record_for(row.region_code, viewer())
    form = CorrectTotalForm(data=published_data(row))
    code = row.region_code
    form.offer(viewer())
    if form.validate_on_submit() and _corrected(form, total_id):
        flash(_("Angka terbitan dikoreksi. Angka yang lama masih dapat dibaca di bagian bawah."))
        return redirect(url_for("complaints.published", code=code), 303)
    return render_template("complaints/publish.html", form=form, code=code), form.status


def _corrected(form: CorrectTotalForm, total_id: int) -> bool:
    details, seen, reason, actor, now = form.details(), form.was_seen(), form.reason.data, viewer(), clock.now()
    listing = url_for("complaints.published", code=details.region_code)
    return saved(
        form,
        listing,
        lambda: operations.correct_published_total(total_id, details, reason, seen=seen, actor=actor, now=now),
    )


@pages.route("/pengaduan/angka-terbitan/<int:total_id>/hapus", methods=["GET", "POST"])
@allowed(RECORD)
def delete_published(total_id: int) -> Page:
    row = queries.published_total(total_id)
    require_record_for(row.region_code, viewer())
    listing = url_for("complaints.published", code=row.region_code)
    deletion = Deletion(
        _("Hapus angka terbitan"), told_totals([row])[0].title, listing, listing, _("Angka terbitan dihapus.")
    )
    now, actor = clock.now(), viewer()
    return delete_page(
        deletion, lambda reason: operations.delete_published_total(total_id, reason, actor=actor, now=now)
    )
