"""/orang: people and the positions they hold."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Forbidden, NotFound
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.core.text import printable
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.organizations.sections import Section, organization_section
from app.people import operations, queries
from app.people.forms import EndForm, NameForm, PersonForm, PositionForm
from app.people.found import can_be_same
from app.people.models import Person
from app.people.policy import CHANGE, RECORD, SEE, may_change, may_set_position
from app.sendings.once import once
from app.web.filters import Filter, chosen
from app.web.forms import BaseForm
from app.web.gate import allowed, viewer
from app.web.links import query_link
from app.web.menu import register_page
from app.web.tables import Column

pages = Blueprint("people", __name__)
register_page("partnerships", _l("Orang"), "people.listing", position=30)

Page = str | tuple[str, int] | Response

COLUMNS = [Column("name", _l("Nama")), Column("positions", _l("Jabatan sekarang"))]


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    positions: str | None
    href: str


@organization_section
def _people_section(organization: Organization, viewer: Viewer) -> Section | None:
    if scope_of(SEE, viewer) is Scope.NONE:
        return None
    return Section("people/of_organization.html", queries.people_of(organization.id, viewer))


def _row(person: Person) -> Row:
    today = clock.local_date(clock.now())
    held = [f"{one.title}, {one.organization.name}" for one in person.positions if one.held_on(today)]
    return Row(person.name, "; ".join(held) or None, url_for("people.show", person_id=person.id))


@pages.get("/orang")
@allowed(SEE)
def listing() -> Page:
    q, after = printable(request.args.get("q", ""))[:200].strip(), request.args.get("setelah", "")
    number = int(after) if after.isascii() and after.isdigit() and len(after) < 10 else None
    found = queries.page(viewer(), q, number)
    rows, more = found[: queries.PAGE_SIZE], len(found) > queries.PAGE_SIZE
    filters = [Filter("q", _("Cari nama"), q)]
    return render_template(
        "people/list.html",
        columns=COLUMNS,
        rows=[_row(row) for row in rows],
        filters=filters,
        chosen=chosen(filters, request.args),
        first=query_link(request.args, {}, drop=("setelah",)) if number else None,
        next=query_link(request.args, {"setelah": str(rows[-1].id)}) if more else None,
    )


@pages.get("/orang/<int:person_id>")
@allowed(SEE)
def show(person_id: int) -> Page:
    person = queries.person(person_id, viewer())
    own = {row.id for row in person.positions if may_set_position(person, row.organization_id, viewer())}
    change = may_change(person, viewer())
    twins = can_be_same(person, viewer())
    return render_template("people/show.html", person=person, may_change=change, own_positions=own, twins=twins)


@pages.route("/orang/tambah", methods=["GET", "POST"])
@allowed(RECORD)
def add() -> Page:
    form = PersonForm(data={"organization_id": request.args.get("organisasi", "")})
    form.offer(viewer())
    added = _added(form) if form.sent() else None
    if added is not None:
        flash(_("Orang ditambahkan."))
        return redirect(url_for("people.show", person_id=added), 303)
    return _page("people/add.html", form)


def _added(form: PersonForm) -> int | None:
    try:
        with once(form) as sent:
            number = operations.add_person(form.details(), actor=viewer(), now=clock.now()).id
            sent.location = url_for("people.show", person_id=number)
        return number
    except DomainError as error:
        form.show(error)
    return None


@pages.route("/orang/<int:person_id>/ubah", methods=["GET", "POST"])
@allowed(CHANGE)
def rename(person_id: int) -> Page:
    person = queries.changeable(person_id, viewer())
    form = NameForm(data={"name": person.name, "version": str(person.version)})
    name, version = form.name.data or "", form.base_version()
    if _saved(
        form, lambda: operations.rename_person(person_id, name, version=version, actor=viewer(), now=clock.now())
    ):
        flash(_("Nama disimpan."))
        return redirect(url_for("people.show", person_id=person_id), 303)
    person = queries.person(person_id, viewer())
    if form.is_submitted() and not form.name.errors and version != person.version:
        form.compare(NameForm(formdata=None, data={"name": person.name, "version": str(person.version)}))
    return _page("people/rename.html", form, person=person)


@pages.route("/orang/<int:person_id>/jabatan/tambah", methods=["GET", "POST"])
@allowed(RECORD)
def add_position(person_id: int) -> Page:
    queries.person(person_id, viewer())
    form = PositionForm()
    form.offer(viewer())
    if _saved(form, lambda: operations.add_position(person_id, form.details(), actor=viewer(), now=clock.now())):
        flash(_("Jabatan ditambahkan."))
        return redirect(url_for("people.show", person_id=person_id), 303)
    return _page("people/add_position.html", form, person=queries.person(person_id, viewer()))


@pages.route("/orang/<int:person_id>/jabatan/<int:position_id>/akhiri", methods=["GET", "POST"])
@allowed(CHANGE)
def end_position(person_id: int, position_id: int) -> Page:
    person = queries.person(person_id, viewer())
    position = next((row for row in person.positions if row.id == position_id), None)
    if position is None:
        raise NotFound(_("Jabatan itu tidak ada."))
    if not may_set_position(person, position.organization_id, viewer()):
        raise Forbidden(_("Data orang ini diubah oleh organisasi yang mencatatnya, organisasinya, atau staf Biro."))
    form = EndForm(data={"ends_on": position.ends_on})
    if _saved(form, lambda: operations.end_position(position_id, form.ends_on.data, actor=viewer(), now=clock.now())):
        flash(_("Tanggal berakhir disimpan."))
        return redirect(url_for("people.show", person_id=person_id), 303)
    person = queries.person(person_id, viewer())
    position = next(row for row in person.positions if row.id == position_id)
    return _page("people/end_position.html", form, person=person, position=position)


def _saved(form: BaseForm, save: Callable[[], object]) -> bool:
    """Whether it was sent to be saved and was; what is refused stands on the form."""
    if not form.sent():
        return False
    try:
        with transaction():
            save()
    except DomainError as error:
        form.show(error)
        return False
    return True


def _page(template: str, form: BaseForm, **context: object) -> Page:
    return render_template(template, form=form, **context), form.status
