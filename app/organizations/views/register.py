"""/mitra: the list of organizations, one of them, adding and changing."""

from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Stale
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.core.text import printable
from app.organizations import operations, queries
from app.organizations.forms import OrganizationForm, organization_data
from app.organizations.labels import CATEGORIES
from app.organizations.models import Organization, OrganizationCategory
from app.organizations.policy import ADD, CHANGE, IMPORT, SEE, may_change
from app.organizations.sections import organization_section
from app.organizations.views.blueprint import pages
from app.regions.queries import CODE, kabupaten_kota, names, provinces
from app.sendings.once import once
from app.web.filters import Filter, chosen
from app.web.gate import allowed, viewer
from app.web.links import query_link
from app.web.menu import register_page
from app.web.tables import Column

register_page("partnerships", _l("Mitra"), "organizations.listing", position=20)

Page = str | tuple[str, int] | Response

COLUMNS = [
    Column("name", _l("Nama")),
    Column("short_name", _l("Singkatan")),
    Column("category", _l("Kategori")),
    Column("region", _l("Daerah")),
]


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    short_name: str | None
    category: Any
    region: str
    href: str


def _row(organization: Organization) -> Row:
    return Row(
        name=organization.name,
        short_name=organization.short_name or None,
        category=CATEGORIES[organization.category],
        region=organization.region.name,
        href=url_for("organizations.show", organization_id=organization.id),
    )


def asked_after(text: str) -> int | None:
    """The number behind ``?setelah=``; nonsense means the start of the list."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


@pages.get("/mitra")
@allowed(SEE)
def listing() -> Page:
    q, kind = printable(request.args.get("q", ""))[:200].strip(), request.args.get("kategori", "")
    code = request.args.get("daerah", "")
    category = OrganizationCategory(kind) if kind in set(OrganizationCategory) else None
    region_code = code if CODE.fullmatch(code) else None
    after = asked_after(request.args.get("setelah", ""))
    found = queries.page(viewer(), q, category, region_code, after)
    rows, more = found[: queries.PAGE_SIZE], len(found) > queries.PAGE_SIZE
    filters = _filters(q, category, region_code)
    return render_template(
        "organizations/list.html",
        columns=COLUMNS,
        rows=[_row(row) for row in rows],
        filters=filters,
        chosen=chosen(filters, request.args),
        first=query_link(request.args, {}, drop=("setelah",)) if after else None,
        next=query_link(request.args, {"setelah": str(rows[-1].id)}) if more else None,
        may_add=scope_of(ADD, viewer()) is not Scope.NONE,
        may_import=scope_of(IMPORT, viewer()) is not Scope.NONE,
    )


def _filters(q: str, category: OrganizationCategory | None, region_code: str | None) -> list[Filter]:
    kinds = [("", _("Semua kategori")), *((key.value, label) for key, label in CATEGORIES.items())]
    return [
        Filter("q", _("Cari nama atau singkatan"), q),
        Filter("kategori", _("Kategori"), category.value if category else "", kinds),
        Filter("daerah", _("Daerah"), region_code or "", _places(region_code)),
    ]


def _places(region_code: str | None) -> list[tuple[str, str]]:
    """The regions of the viewer's province, then the provinces; and the one that is chosen, whichever it is."""
    province = (viewer().region_code or "")[:2]
    offered = dict([*(kabupaten_kota(province) if province else ()), *provinces()])
    if region_code and region_code not in offered:
        offered |= names({region_code})
    return [("", _("Semua daerah")), *offered.items()]


@pages.get("/mitra/<int:organization_id>")
@allowed(SEE)
def show(organization_id: int) -> Page:
    organization = queries.organization(organization_id, viewer())
    return render_template(
        "organizations/show.html",
        organization=organization,
        category=CATEGORIES[organization.category],
        may_change=may_change(organization, viewer()),
        sections=organization_section.of(organization, viewer()),
    )


@pages.route("/mitra/tambah", methods=["GET", "POST"])
@allowed(ADD)
def add() -> Page:
    form = OrganizationForm()
    form.offer(viewer())
    added = _added(form) if form.sent() else None
    if added is not None:
        flash(_("Organisasi ditambahkan."))
        return redirect(url_for("organizations.show", organization_id=added), 303)
    return render_template("organizations/add.html", form=form), form.status


def _added(form: OrganizationForm) -> int | None:
    details = form.details()
    try:
        with once(form) as sent:
            number = operations.add_organization(details, actor=viewer(), now=clock.now()).id
            sent.location = url_for("organizations.show", organization_id=number)
        return number
    except DomainError as error:
        form.show(error)
    return None


@pages.route("/mitra/<int:organization_id>/ubah", methods=["GET", "POST"])
@allowed(CHANGE)
def change(organization_id: int) -> Page:
    organization = queries.changeable(organization_id, viewer())
    form = OrganizationForm(data=organization_data(organization))
    form.offer(viewer(), organization)
    if form.sent() and _changed(form, organization_id):
        flash(_("Perubahan disimpan."))
        return redirect(url_for("organizations.show", organization_id=organization_id), 303)
    stored = queries.organization(organization_id, viewer())
    return render_template("organizations/change.html", form=form, stored=stored, categories=CATEGORIES), form.status


def _changed(form: OrganizationForm, organization_id: int) -> bool:
    details, version = form.details(), form.base_version()
    try:
        with transaction():
            operations.change_organization(organization_id, details, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        form.show(error)
        if isinstance(error, Stale):
            stored = queries.organization(organization_id, viewer())
            now = OrganizationForm(formdata=None, data=organization_data(stored))
            now.offer(viewer(), stored)
            form.compare(now)
        return False
    return True
