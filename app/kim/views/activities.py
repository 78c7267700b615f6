"""/kim/NUMBER/kegiatan: what a group did."""

from flask import flash, redirect, render_template, url_for

from app.core import clock
from app.core.i18n import _
from app.kim import operations, queries
from app.kim.forms import ActivityForm, activity_data
from app.kim.policy import CHANGE
from app.kim.views.blueprint import Page, added, delete_page, pages, saved
from app.web.formats import date_long
from app.web.gate import allowed, viewer


def _home(group_id: int) -> str:
    return url_for("kim.show", group_id=group_id) + "#kegiatan"


@pages.route("/kim/<int:group_id>/kegiatan/tambah", methods=["GET", "POST"])
@allowed(CHANGE)
def add_activity(group_id: int) -> Page:
    found, form, place = queries.changeable(group_id, viewer()), ActivityForm(), None
    if form.sent():
        details = form.details()

        def add() -> int:
            return operations.add_activity(group_id, details, actor=viewer(), now=clock.now())

        place = added(form, add, lambda _number: _home(group_id))
    if place is not None:
        flash(_("Kegiatan KIM dicatat."))
        return redirect(place, 303)
    group = queries.group(group_id, viewer()) if form.is_submitted() else found
    return render_template("kim/activity.html", form=form, group=group, activity=None), form.status


@pages.route("/kim/<int:group_id>/kegiatan/<int:activity_id>/ubah", methods=["GET", "POST"])
@allowed(CHANGE)
def correct_activity(group_id: int, activity_id: int) -> Page:
    form = ActivityForm(data=activity_data(queries.activity(group_id, activity_id, viewer())))
    if form.sent():
        details = form.details()

        def correct() -> None:
            operations.correct_activity(group_id, activity_id, details, actor=viewer(), now=clock.now())

        if saved(form, correct):
            flash(_("Perubahan disimpan."))
            return redirect(_home(group_id), 303)
    group = queries.group(group_id, viewer())
    page = render_template("kim/activity.html", form=form, group=group, activity=activity_id)
    return page, form.status


@pages.route("/kim/<int:group_id>/kegiatan/<int:activity_id>/hapus", methods=["GET", "POST"])
@allowed(CHANGE)
def delete_activity(group_id: int, activity_id: int) -> Page:
    found = queries.activity(group_id, activity_id, viewer())
    return delete_page(
        _("Hapus kegiatan KIM"),
        [(_("Tanggal"), date_long(found.held_on)), (_("Topik"), found.topic)],
        (url_for("kim.correct_activity", group_id=group_id, activity_id=activity_id), _("Kembali ke data kegiatan")),
        _home(group_id),
        _("Kegiatan KIM dihapus."),
        lambda: operations.delete_activity(group_id, activity_id, actor=viewer(), now=clock.now()),
    )
