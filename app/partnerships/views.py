"""/kerja-sama: the register of partnerships."""

from datetime import date

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.attachments import store
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Stale
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.core.text import printable
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.organizations.sections import organization_section
from app.partnerships import operations, queries
from app.partnerships.contents import page_of, partnership_page, row_of
from app.partnerships.forms import DeletingForm, PartnershipForm, partnership_data
from app.partnerships.labels import SHORT_KINDS, Validity
from app.partnerships.models import AgreementKind, Partnership
from app.partnerships.policy import CHANGE, SEE
from app.partnerships.queries import PAGE_SIZE, Filters
from app.partnerships.sections import Section, partnership_section
from app.regions.queries import CODE, kabupaten_kota, names, provinces
from app.sendings.once import once
from app.web.filters import Filter, chosen
from app.web.gate import allowed, viewer
from app.web.links import query_link
from app.web.menu import register_menu, register_page

pages = Blueprint("partnerships", __name__)
register_menu("partnerships", _l("Kerja sama"), "partnerships.listing", position=30)
register_page("partnerships", _l("Nota kesepakatan dan perjanjian"), "partnerships.listing", position=10)

Page = str | tuple[str, int] | Response

STATES = {
    "berlaku": (Validity.RUNNING, _l("Berlaku")),
    "hampir-berakhir": (Validity.LAPSING, _l("Hampir berakhir (90 hari)")),
    "berakhir": (Validity.ENDED, _l("Sudah berakhir")),
    "belum-berlaku": (Validity.UPCOMING, _l("Belum berlaku")),
}


@organization_section
def _of_organization(organization: Organization, viewer: Viewer) -> Section | None:
    if scope_of(SEE, viewer) is Scope.NONE:
        return None
    found = queries.of_organization(organization.id, viewer)
    rows = [row_of(row, today()) for row in found[:PAGE_SIZE]]
    return Section("partnerships/of_organization.html", rows, more=len(found) > PAGE_SIZE)


def today() -> date:
    return clock.local_date(clock.now())


def asked_filters(args: "MultiDict[str, str]") -> Filters:
    """The filters of the query string; a value that means nothing narrows nothing."""
    kind, code = args.get("jenis", ""), args.get("daerah", "")
    validity, _words = STATES.get(args.get("keadaan", ""), (None, ""))
    return Filters(
        q=printable(args.get("q", ""))[:100].strip(),
        kind=AgreementKind(kind) if kind in set(AgreementKind) else None,
        validity=validity,
        region_code=code if CODE.fullmatch(code) else None,
    )


@pages.get("/kerja-sama")
@allowed(SEE)
def listing() -> Page:
    asked, after = asked_filters(request.args), _asked_after(request.args.get("setelah", ""))
    found = queries.page(asked, viewer(), today(), after=after)
    filters = _filters(asked)
    return render_template(
        "partnerships/list.html",
        filters=filters,
        chosen=chosen(filters, request.args),
        rows=[row_of(row, today()) for row in found[:PAGE_SIZE]],
        next_link=query_link(request.args, {"setelah": str(found[PAGE_SIZE - 1].id)}) if found[PAGE_SIZE:] else None,
        first_link=query_link(request.args, {"setelah": None}) if after else None,
        may_record=_may_record(),
    )


def _asked_after(text: str) -> int | None:
    """The row behind which the page begins; what is no number begins at the start."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _may_record() -> bool:
    return scope_of(CHANGE, viewer()) is not Scope.NONE


def _filters(asked: Filters) -> list[Filter]:
    regions = dict([*kabupaten_kota((viewer().region_code or "")[:2] or None), *provinces()])
    if asked.region_code and asked.region_code not in regions:
        regions |= names({asked.region_code})
    kinds = [(kind.value, str(label)) for kind, label in SHORT_KINDS.items()]
    states = [(name, str(label)) for name, (_validity, label) in STATES.items()]
    state = next((name for name, (validity, _label) in STATES.items() if validity is asked.validity), "")
    return [
        Filter("q", _("Cari judul atau pihak"), asked.q),
        Filter("jenis", _("Jenis"), asked.kind or "", [("", _("Semua jenis")), *kinds]),
        Filter("keadaan", _("Keadaan"), state, [("", _("Semua keadaan")), *states]),
        Filter("daerah", _("Daerah"), asked.region_code or "", [("", _("Semua daerah")), *regions.items()]),
    ]


@pages.get("/kerja-sama/<int:partnership_id>")
@allowed(SEE)
def show(partnership_id: int) -> Page:
    found = queries.partnership(partnership_id, viewer())
    page = page_of(found, viewer(), today())
    sections = partnership_section.of(found, viewer())
    return render_template("partnerships/show.html", page=page, sections=sections)


@pages.route("/kerja-sama/catat", methods=["GET", "POST"])
@allowed(CHANGE)
def record() -> Page:
    own, region = viewer().organization_id, viewer().region_code
    form = PartnershipForm(
        data={"parties": [{"organization_id": str(own or "")}], "region_codes": [region] if region else []}
    )
    form.offer(viewer())
    recorded = _recorded(form) if form.sent() else None
    if recorded is not None:
        flash(_("Kerja sama dicatat."))
        return redirect(url_for("partnerships.show", partnership_id=recorded), 303)
    return render_template("partnerships/record.html", form=form), form.status


def _recorded(form: PartnershipForm) -> int | None:
    details = form.details()
    try:
        with once(form) as sent:
            number = operations.record_partnership(details, actor=viewer(), now=clock.now()).id
            sent.location = url_for("partnerships.show", partnership_id=number)
        return number
    except DomainError as error:
        form.show(error)
    return None


@pages.route("/kerja-sama/<int:partnership_id>/ubah", methods=["GET", "POST"])
@allowed(CHANGE)
def change(partnership_id: int) -> Page:
    form = _form_of(queries.changeable(partnership_id, viewer()))
    if form.sent() and _changed(form, partnership_id):
        flash(_("Perubahan disimpan."))
        return redirect(url_for("partnerships.show", partnership_id=partnership_id), 303)
    stored = queries.changeable(partnership_id, viewer())
    return render_template("partnerships/change.html", form=form, stored=stored), form.status


def _form_of(partnership: Partnership, *, stored: bool = False) -> PartnershipForm:
    """What was sent, over what the partnership says; or only the latter."""
    data = partnership_data(partnership)
    form = PartnershipForm(formdata=None, data=data) if stored else PartnershipForm(data=data)
    form.offer(viewer())
    return form


def _changed(form: PartnershipForm, partnership_id: int) -> bool:
    details, version = form.details(), form.base_version()
    try:
        with transaction():
            operations.change_partnership(partnership_id, details, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        form.show(error)
        if isinstance(error, Stale):
            form.compare(_form_of(queries.changeable(partnership_id, viewer()), stored=True))
        return False
    return True


@pages.route("/kerja-sama/<int:partnership_id>/hapus", methods=["GET", "POST"])
@allowed(CHANGE)
def delete(partnership_id: int) -> Page:
    stored = queries.changeable(partnership_id, viewer())
    form = DeletingForm(data={"version": str(stored.version)})
    if form.validate_on_submit() and _deleted(form, partnership_id):
        flash(_("Kerja sama dihapus."))
        return redirect(url_for("partnerships.listing"), 303)
    page = partnership_page(partnership_id, viewer(), today())
    used = queries.is_used(partnership_id)
    return render_template("partnerships/delete.html", form=form, page=page, used=used), form.status


def _deleted(form: DeletingForm, partnership_id: int) -> bool:
    try:
        with transaction():
            files = operations.delete_partnership(
                partnership_id, version=form.base_version(), actor=viewer(), now=clock.now()
            )
    except DomainError as error:
        form.show(error)
        form.version.data = str(queries.changeable(partnership_id, viewer()).version)
        return False
    store.discard(current_app.config["DATA_DIR"], files)
    return True
