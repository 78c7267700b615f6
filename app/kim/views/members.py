"""/kim/NUMBER/anggota: who belongs to a group; only for who may change it."""

from flask import flash, redirect, render_template, url_for

from app.core import clock
from app.core.i18n import _
from app.kim import operations, queries
from app.kim.forms import MemberForm, member_data
from app.kim.policy import CHANGE
from app.kim.views.blueprint import Page, added, delete_page, pages, saved
from app.web.gate import allowed, viewer


def _home(group_id: int) -> str:
    return url_for("kim.show", group_id=group_id) + "#anggota"


@pages.route("/kim/<int:group_id>/anggota/tambah", methods=["GET", "POST"])
@allowed(CHANGE)
def add_member(group_id: int) -> Page:
    found, form, place = queries.changeable(group_id, viewer()), MemberForm(), None
    if form.sent():
        details = form.details()

        def add() -> int:
            return operations.add_member(group_id, details, actor=viewer(), now=clock.now())

        place = added(form, add, lambda _number: _home(group_id))
    if place is not None:
        flash(_("Anggota ditambahkan."))
        return redirect(place, 303)
    group = queries.group(group_id, viewer()) if form.is_submitted() else found
    return render_template("kim/member.html", form=form, group=group, member=None), form.status


@pages.route("/kim/<int:group_id>/anggota/<int:member_id>/ubah", methods=["GET", "POST"])
@allowed(CHANGE)
def correct_member(group_id: int, member_id: int) -> Page:
    form = MemberForm(data=member_data(queries.member(group_id, member_id, viewer())))
    if form.sent():
        details = form.details()

        def correct() -> None:
            operations.correct_member(group_id, member_id, details, actor=viewer(), now=clock.now())

        if saved(form, correct):
            flash(_("Perubahan disimpan."))
            return redirect(_home(group_id), 303)
    group = queries.group(group_id, viewer())
    page = render_template("kim/member.html", form=form, group=group, member=member_id)
    return page, form.status


@pages.route("/kim/<int:group_id>/anggota/<int:member_id>/hapus", methods=["GET", "POST"])
@allowed(CHANGE)
def delete_member(group_id: int, member_id: int) -> Page:
    found = queries.member(group_id, member_id, viewer())
    return delete_page(
        _("Hapus anggota"),
        [(_("Nama"), found.name), (_("Peran dalam KIM"), found.role)],
        (url_for("kim.correct_member", group_id=group_id, member_id=member_id), _("Kembali ke data anggota")),
        _home(group_id),
        _("Anggota dihapus."),
        lambda: operations.delete_member(group_id, member_id, actor=viewer(), now=clock.now()),
    )
