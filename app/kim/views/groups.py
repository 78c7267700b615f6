"""/kim/NUMBER: one group, adding it, changing it, taking it out."""

from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Stale
from app.core.i18n import _, _l
from app.core.viewer import Viewer
from app.kim import operations, queries
from app.kim.forms import GroupForm, group_data
from app.kim.forms.groups import places_of
from app.kim.labels import ELEMENTS, EXPANSIONS, EXPIRED, SEXES, SIGN_COLOURS, SIGNERS, SIGNS
from app.kim.models import Element, Group, GroupActivity
from app.kim.policy import CHANGE, SEE, may_change_in, usual_expansion
from app.kim.queries.groups import Event
from app.kim.signs import is_expired, sign_of, warnings
from app.kim.views.blueprint import Page, added, delete_page, pages, today
from app.kim.views.listing import place_of
from app.organizations.models import Organization
from app.organizations.sections import Section, organization_section
from app.web.gate import allowed, viewer

FIELDS = {
    "name": _l("Nama KIM"),
    "region_code": _l("Desa atau kelurahan"),
    "expansion": _l("Kepanjangan K"),
    "address": _l("Alamat"),
    "founded": _l("Tanggal berdiri"),
    "decree_number": _l("Nomor SK"),
    "decree_on": _l("Tanggal SK"),
    "decree_until": _l("SK berlaku sampai"),
    "signer": _l("Pejabat yang mengukuhkan"),
    "legal_basis": _l("Dasar hukum"),
    "contact": _l("Kontak"),
    "website": _l("Situs"),
    "media": _l("Media"),
    "level": _l("Tingkat"),
    "organization_id": _l("Organisasi"),
}
DONE = {
    "kim:add": _l("KIM ditambahkan"),
    "kim:change": _l("Data KIM diubah"),
    "kim:add_member": _l("Anggota ditambahkan"),
    "kim:correct_member": _l("Data anggota diubah"),
    "kim:delete_member": _l("Anggota dihapus"),
    "kim:add_activity": _l("Kegiatan dicatat"),
    "kim:correct_activity": _l("Kegiatan diubah"),
    "kim:delete_activity": _l("Kegiatan dihapus"),
}


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity with its elements in words; ``change`` leads to where it is changed, for who may."""

    activity: GroupActivity
    elements: str
    change: str


@organization_section
def _of_organization(organization: Organization, viewer_: Viewer) -> Section | None:
    found = queries.of_organization(organization.id, viewer_)
    rows = [(one.name, one.region.name, url_for("kim.show", group_id=one.id)) for one in found]
    return Section("kim/of_organization.html", rows) if rows else None


@pages.get("/kim/<int:group_id>")
@allowed(SEE)
def show(group_id: int) -> Page:
    found, day = queries.group(group_id, viewer()), today()
    listed = queries.named([group_id], viewer(), day)[0]
    heads, sums = queries.head_counts(group_id, day), queries.sums_of(group_id)
    sign, may_change = sign_of(sums.last, day), may_change_in(found.region_code, viewer())
    return render_template(
        "kim/show.html",
        found=found,
        place=place_of(listed),
        expansion=EXPANSIONS[found.expansion or usual_expansion()],
        signer=SIGNERS[found.signer] if found.signer else "",
        sign=(SIGNS[sign], SIGN_COLOURS[sign]),
        expired=EXPIRED if is_expired(found.decree_until, day) else None,
        warnings=warnings(found, heads.total, day),
        heads=heads,
        sums=sums,
        may_change=may_change,
        members=queries.members_of(found, viewer()),
        sexes=SEXES,
        activities=[_activity_row(one, may_change) for one in queries.activities_of(group_id)],
        history=[(event.at, _done(event), event.who) for event in queries.history_of(found, viewer())],
    )


def _activity_row(one: GroupActivity, may_change: bool) -> ActivityRow:
    words = ", ".join(str(ELEMENTS[Element(value)]) for value in one.elements)
    link = url_for("kim.correct_activity", group_id=one.group_id, activity_id=one.id) if may_change else ""
    return ActivityRow(one, words, link)


def _done(event: Event) -> str:
    """What was done, and of a change which fields: 'Data KIM diubah: Nomor SK, Tanggal SK'."""
    words = str(DONE.get(event.action, event.action))
    if event.action != "kim:change":
        return words
    fields: list[str] = event.details.get("fields", [])
    return f"{words}: {', '.join(str(label) for name, label in FIELDS.items() if name in fields)}"


@pages.route("/kim/tambah", methods=["GET", "POST"])
@allowed(CHANGE)
def add() -> Page:
    form = GroupForm(data=places_of(request.args.get("daerah", "")))
    form.offer(viewer())
    place = None
    if form.sent():
        details = form.details()

        def add_group() -> int:
            return operations.add_group(details, actor=viewer(), now=clock.now())

        place = added(form, add_group, lambda number: url_for("kim.show", group_id=number))
    if place is not None:
        flash(_("KIM ditambahkan."))
        return redirect(place, 303)
    return render_template("kim/add.html", form=form), form.status


@pages.route("/kim/<int:group_id>/ubah", methods=["GET", "POST"])
@allowed(CHANGE)
def change(group_id: int) -> Page:
    found = queries.changeable(group_id, viewer())
    form = _form_of(found)
    if form.sent() and _changed(form, group_id):
        flash(_("Perubahan disimpan."))
        return redirect(url_for("kim.show", group_id=group_id), 303)
    stored = queries.group(group_id, viewer())
    return render_template("kim/change.html", form=form, stored=stored), form.status


def _form_of(found: Group, **kind: Any) -> GroupForm:
    form = GroupForm(data=group_data(found), **kind)
    form.offer(viewer())
    return form


def _changed(form: GroupForm, group_id: int) -> bool:
    details, version = form.details(), form.base_version()
    try:
        with transaction():
            operations.change_group(group_id, details, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        form.show(error)
        if isinstance(error, Stale):
            form.compare(_form_of(queries.group(group_id, viewer()), formdata=None))
        return False
    return True


@pages.route("/kim/<int:group_id>/hapus", methods=["GET", "POST"])
@allowed(CHANGE)
def delete(group_id: int) -> Page:
    found = queries.changeable(group_id, viewer())
    return delete_page(
        _("Hapus KIM"),
        [(_("Nama KIM"), found.name), (_("Nomor SK"), found.decree_number)],
        (url_for("kim.show", group_id=group_id), found.name),
        url_for("kim.listing"),
        _("KIM dihapus."),
        lambda: operations.delete_group(group_id, actor=viewer(), now=clock.now()),
    )
