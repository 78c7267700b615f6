"""/program: the list of programmes and priorities, one of them, recording, changing and ending."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Stale
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.core.text import printable
from app.core.viewer import Viewer
from app.organizations.models import Organization
from app.organizations.sections import Section, organization_section
from app.programmes import operations, queries
from app.programmes.contents.pages import named_rows, programme_page, rows_of
from app.programmes.forms import EndingForm, ProgrammeForm, ResumingForm, programme_data
from app.programmes.labels import FIELDS
from app.programmes.models import PRIORITIES, FieldOfWork, Programme, ProgrammeKind
from app.programmes.policy import CHANGE, RECORD, RECORD_PRIORITY, SEE
from app.programmes.queries import PAGE_SIZE, Filters
from app.programmes.views.blueprint import Page, pages, today
from app.regions.queries import CODE, kabupaten_kota, names, provinces
from app.sendings.once import once
from app.web.filters import Filter, chosen
from app.web.gate import allowed, viewer
from app.web.links import query_link
from app.web.menu import register_page

register_page("partnerships", _l("Program"), "programmes.listing", position=30)

LISTED = 20
SORTS = {"mitra": (ProgrammeKind.PARTNER,), "prioritas": PRIORITIES}


@organization_section
def _of_organization(organization: Organization, viewer: Viewer) -> Section | None:
    if scope_of(SEE, viewer) is Scope.NONE:
        return None
    found = queries.of_organization(organization.id, viewer, limit=LISTED)
    if not found:
        return None
    return Section(
        "programmes/of_organization.html", list(named_rows(found[:LISTED], today())), more=found[LISTED:] != []
    )


def asked_year(text: str) -> int | None:
    """'2026' as a year; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 and "1990" <= text <= "2100" else None


def asked_field(text: str) -> FieldOfWork | None:
    return FieldOfWork(text) if text in set(FieldOfWork) else None


def field_filter(asked: FieldOfWork | None) -> Filter:
    fields = [(field.value, str(label)) for field, label in FIELDS.items()]
    return Filter("bidang", _("Bidang"), asked or "", [("", _("Semua bidang")), *fields])


def year_options(asked: int | None) -> list[tuple[str, str]]:
    years = {*range(today().year - 10, today().year + 11), *([asked] if asked else ())}
    return [(str(year), str(year)) for year in sorted(years, reverse=True)]


def asked_filters(args: "MultiDict[str, str]") -> Filters:
    """The filters of the query string; a value that means nothing narrows nothing."""
    code = args.get("daerah", "")
    return Filters(
        q=printable(args.get("q", ""))[:100].strip(),
        kinds=SORTS.get(args.get("jenis", "")),
        field=asked_field(args.get("bidang", "")),
        region_code=code if CODE.fullmatch(code) else None,
        year=asked_year(args.get("tahun", "")),
    )


@pages.get("/program")
@allowed(SEE)
def listing() -> Page:
    asked, after = asked_filters(request.args), _asked_after(request.args.get("setelah", ""))
    found = queries.page(asked, viewer(), after=after)
    filters = _filters(asked)
    return render_template(
        "programmes/list.html",
        filters=filters,
        chosen=chosen(filters, request.args),
        rows=rows_of(found[:PAGE_SIZE], today()),
        next_link=query_link(request.args, {"setelah": str(found[PAGE_SIZE - 1].id)}) if found[PAGE_SIZE:] else None,
        first_link=query_link(request.args, {"setelah": None}) if after else None,
        may_record=scope_of(RECORD, viewer()) is not Scope.NONE,
        may_record_priority=scope_of(RECORD_PRIORITY, viewer()) is not Scope.NONE,
    )


def _asked_after(text: str) -> int | None:
    """The row behind which the page begins; what is no number begins at the start."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _filters(asked: Filters) -> list[Filter]:
    regions = dict([*kabupaten_kota((viewer().region_code or "")[:2] or None), *provinces()])
    if asked.region_code and asked.region_code not in regions:
        regions |= names({asked.region_code})
    sort = next((name for name, kinds in SORTS.items() if kinds == asked.kinds), "")
    sorts = [("", _("Semua jenis")), ("mitra", _("Program mitra")), ("prioritas", _("Prioritas pemerintah"))]
    year = str(asked.year) if asked.year else ""
    return [
        Filter("q", _("Cari nama, organisasi, atau donor"), asked.q),
        Filter("jenis", _("Jenis"), sort, sorts),
        field_filter(asked.field),
        Filter("daerah", _("Daerah"), asked.region_code or "", [("", _("Semua daerah")), *regions.items()]),
        Filter("tahun", _("Berjalan pada tahun"), year, [("", _("Semua tahun")), *year_options(asked.year)]),
    ]


@pages.get("/program/<int:programme_id>")
@allowed(SEE)
def show(programme_id: int) -> Page:
    return render_template("programmes/show.html", page=programme_page(programme_id, viewer(), today()))


@pages.route("/program/catat", methods=["GET", "POST"])
@allowed(RECORD)
def record() -> Page:
    return _record(priority=False)


@pages.route("/program/catat-prioritas", methods=["GET", "POST"])
@allowed(RECORD_PRIORITY)
def record_priority() -> Page:
    return _record(priority=True)


def _record(*, priority: bool) -> Page:
    region = viewer().region_code
    own = "" if scope_of(CHANGE, viewer()) is Scope.ALL else str(viewer().organization_id or "")
    form = ProgrammeForm(data={"organization_id": own, "region_codes": [region] if region and own else []})
    form.offer(viewer(), priority=priority)
    recorded = _recorded(form) if form.sent() else None
    if recorded is not None:
        flash(_("Prioritas dicatat.") if priority else _("Program dicatat."))
        return redirect(url_for("programmes.show", programme_id=recorded), 303)
    return render_template("programmes/record.html", form=form), form.status


def _recorded(form: ProgrammeForm) -> int | None:
    details = form.details()
    try:
        with once(form) as sent:
            number = operations.record_programme(details, actor=viewer(), now=clock.now()).id
            sent.location = url_for("programmes.show", programme_id=number)
        return number
    except DomainError as error:
        form.show(error)
    return None


@pages.route("/program/<int:programme_id>/ubah", methods=["GET", "POST"])
@allowed(CHANGE)
def change(programme_id: int) -> Page:
    form = _form_of(queries.changeable(programme_id, viewer()))
    if form.sent() and _changed(form, programme_id):
        flash(_("Perubahan disimpan."))
        return redirect(url_for("programmes.show", programme_id=programme_id), 303)
    stored = queries.changeable(programme_id, viewer())
    return render_template("programmes/change.html", form=form, stored=stored), form.status


def _form_of(programme: Programme, *, stored: bool = False) -> ProgrammeForm:
    """What was sent, over what the programme says; or only the latter."""
    data = programme_data(programme)
    form = ProgrammeForm(formdata=None, data=data) if stored else ProgrammeForm(data=data)
    form.offer(viewer(), priority=programme.is_priority)
    return form


def _changed(form: ProgrammeForm, programme_id: int) -> bool:
    details, version = form.details(), form.base_version()
    try:
        with transaction():
            operations.change_programme(programme_id, details, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        form.show(error)
        if isinstance(error, Stale):
            form.compare(_form_of(queries.changeable(programme_id, viewer()), stored=True))
        return False
    return True


@pages.route("/program/<int:programme_id>/hentikan", methods=["GET", "POST"])
@allowed(CHANGE)
def end(programme_id: int) -> Page:
    stored = queries.changeable(programme_id, viewer())
    data = {"version": str(stored.version), "ended_on": stored.ended_on, "reason": stored.ending_reason}
    form = EndingForm(data=data)
    if form.sent() and _ended(form, programme_id):
        flash(_("Program dihentikan."))
        return redirect(url_for("programmes.show", programme_id=programme_id), 303)
    stored = queries.changeable(programme_id, viewer())
    return render_template("programmes/end.html", form=form, stored=stored), form.status


def _ended(form: EndingForm, programme_id: int) -> bool:
    ending, version = form.ending(), form.base_version()
    try:
        with transaction():
            operations.end_programme(programme_id, ending, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        _show_again(form, error, programme_id)
        return False
    return True


@pages.route("/program/<int:programme_id>/lanjutkan", methods=["GET", "POST"])
@allowed(CHANGE)
def resume(programme_id: int) -> Page:
    stored = queries.changeable(programme_id, viewer())
    form = ResumingForm(data={"version": str(stored.version)})
    if form.validate_on_submit() and _resumed(form, programme_id):
        flash(_("Program berjalan lagi."))
        return redirect(url_for("programmes.show", programme_id=programme_id), 303)
    stored = queries.changeable(programme_id, viewer())
    return render_template("programmes/resume.html", form=form, stored=stored), form.status


def _resumed(form: ResumingForm, programme_id: int) -> bool:
    version = form.base_version()
    try:
        with transaction():
            operations.resume_programme(programme_id, version=version, actor=viewer(), now=clock.now())
    except DomainError as error:
        _show_again(form, error, programme_id)
        return False
    return True


def _show_again(form: EndingForm | ResumingForm, error: DomainError, programme_id: int) -> None:
    """With the version that is stored now: the page beside the sentence shows it."""
    form.show(error)
    if isinstance(error, Stale):
        form.version.data = str(queries.changeable(programme_id, viewer()).version)
