"""/pengaduan: what is held per region, bringing an export in, what its words mean, and published figures."""

from datetime import date, timedelta
from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from app.complaints import operations, queries
from app.complaints.forms import ChannelForm, ImportForm, PublishedTotalForm, StatusForm
from app.complaints.intake import take_in as take_file_in
from app.complaints.labels import (
    CHANNEL_COVERAGES,
    COVERAGES,
    refused_row,
    stretches,
    worded_period,
    worded_total,
)
from app.complaints.operations import ImportResult
from app.complaints.policy import IMPORT, MAP, SEE, may_import_for
from app.complaints.queries import HeldMonths
from app.complaints.rows import (
    IMPORT_COLUMNS,
    REGION_COLUMNS,
    WORD_COLUMNS,
    channel_row,
    import_row,
    region_row,
    status_row,
)
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.core.text import printable
from app.regions.queries import Choice, kabupaten_kota, provinces
from app.sheets.folder import private_folder
from app.web.filters import Filter
from app.web.forms import BaseForm
from app.web.gate import allowed, viewer
from app.web.menu import register_menu

pages = Blueprint("complaints", __name__)
register_menu("complaints", _l("Pengaduan"), "complaints.listing", position=40)

Page = str | tuple[str, int] | Response

SHOWN_IMPORTS = 20


@pages.get("/pengaduan")
@allowed(SEE)
def listing() -> Page:
    known = provinces()
    province = _province(known, request.args.get("provinsi", ""))
    places = [Choice(province.code, _("%(name)s (provinsi)", name=province.name)), *kabupaten_kota(province.code)]
    codes = [place.code for place in places]
    latest, held = queries.latest_imports(codes), queries.held_months(codes, last_whole_month())
    return render_template(
        "complaints/list.html",
        province=province,
        filters=[Filter("provinsi", _("Provinsi"), province.code, known)],
        columns=REGION_COLUMNS,
        rows=[region_row(place, latest.get(place.code), held.get(place.code)) for place in places],
        may_import=scope_of(IMPORT, viewer()) is not Scope.NONE,
        begun=bool(latest or held),
    )


def last_whole_month() -> date:
    """The month before this one."""
    first = clock.local_date(clock.now()).replace(day=1)
    return (first - timedelta(days=1)).replace(day=1)


def _province(known: list[Choice], asked: str) -> Choice:
    by_code = {province.code: province for province in known}
    own = (viewer().region_code or "")[:2]
    return by_code.get(asked) or by_code.get(own) or known[0]


@pages.get("/pengaduan/<region:code>")
@allowed(SEE)
def region(code: str) -> Page:
    found = queries.account_region(code)
    held = queries.held_months([code], last_whole_month()).get(code, HeldMonths())
    return render_template(
        "complaints/region.html",
        region=found,
        months=[(_("Lengkap"), held.complete), (_("Belum lengkap"), held.partial), (_("Tanpa data"), held.absent)],
        stretches=stretches,
        latest=queries.latest_imports([code]).get(code),
        columns=IMPORT_COLUMNS,
        imports=[import_row(row) for row in queries.imports_of(code, viewer(), SHOWN_IMPORTS)],
        published=queries.published_totals(code),
        coverages=COVERAGES,
        channel_coverages=CHANNEL_COVERAGES,
        worded_total=worded_total,
        worded_period=worded_period,
        may_import=may_import_for(code, viewer()),
    )


@pages.route("/pengaduan/impor", methods=["GET", "POST"])
@allowed(IMPORT)
def take_in() -> Page:
    form = ImportForm(data={"agency_region": request.args.get("daerah")})
    form.offer(viewer())
    result = _taken(form) if form.validate_on_submit() else None
    if result is not None:
        return redirect(url_for("complaints.imported", import_id=result.import_id), 303)
    return render_template("complaints/import.html", form=form), form.status


def _taken(form: ImportForm) -> ImportResult | None:
    code, folder = form.agency_region.data, current_app.config["DATA_DIR"]
    try:
        return _read(form.file.data, code, form, folder)
    except DomainError as error:
        _show(form, error)
    return None


def _read(file: FileStorage, code: str, form: ImportForm, folder: Path) -> ImportResult:
    """What the reporters wrote lies in a file of ours alone while it is read, and nowhere afterwards."""
    period, now = form.period(), clock.now()
    chosen = {"strict": bool(form.strict.data), "other_name_accepted": bool(form.other_name.data)}
    with private_folder(folder, now) as private:
        path = private / "ekspor"
        file.save(path)
        file.close()
        return take_file_in(path, code, period, **chosen, folder=folder, actor=viewer(), now=now)


def _show(form: BaseForm, error: DomainError) -> None:
    """At the field; what is forbidden or gone is a page of its own."""
    if error.status != DomainError.status:
        raise error
    form.show(error)


@pages.get("/pengaduan/impor/<int:import_id>")
@allowed(IMPORT)
def imported(import_id: int) -> Page:
    found, place, problems = queries.import_of(import_id, viewer())
    return render_template(
        "complaints/imported.html",
        found=found,
        region=place,
        period=worded_period(found.period_starts_on, found.period_ends_on),
        refused=[refused_row(problem) for problem in problems],
    )


@pages.get("/pengaduan/padanan")
@allowed(IMPORT)
def mappings() -> Page:
    may_map = scope_of(MAP, viewer()) is not Scope.NONE
    return render_template(
        "complaints/mappings.html",
        columns=WORD_COLUMNS,
        statuses=[status_row(row, may_map) for row in queries.status_mappings(viewer())],
        channels=[channel_row(row, may_map) for row in queries.channel_mappings(viewer())],
        may_map=may_map,
    )


def _asked_word() -> str:
    return printable(request.args.get("kata", ""))


@pages.route("/pengaduan/padanan/status", methods=["GET", "POST"])
@allowed(MAP)
def map_status() -> Page:
    mapping = queries.status_mapping(_asked_word(), viewer())
    raw, label = mapping.raw, mapping.label
    form = StatusForm(data={"meaning": mapping.status.value if mapping.confirmed else None})
    if form.validate_on_submit():
        with transaction():
            operations.map_status(raw, form.details(), actor=viewer(), now=clock.now())
        return _mapped()
    return render_template("complaints/mapping.html", form=form, label=label, raw=raw), form.status


@pages.route("/pengaduan/padanan/sumber", methods=["GET", "POST"])
@allowed(MAP)
def map_channel() -> Page:
    mapping = queries.channel_mapping(_asked_word(), viewer())
    raw, label = mapping.raw, mapping.label
    form = ChannelForm(data={"meaning": mapping.group.value if mapping.confirmed else None})
    if form.validate_on_submit():
        with transaction():
            operations.map_channel(raw, form.details(), actor=viewer(), now=clock.now())
        return _mapped()
    return render_template("complaints/mapping.html", form=form, label=label, raw=raw), form.status


def _mapped() -> Response:
    flash(_("Padanan disimpan. Angka setiap daerah yang memakai kata ini sudah dihitung ulang."))
    return redirect(url_for("complaints.mappings"), 303)


@pages.route("/pengaduan/angka-terbitan/tambah", methods=["GET", "POST"])
@allowed(IMPORT)
def add_published() -> Page:
    form = PublishedTotalForm(data={"region_code": request.args.get("daerah")})
    form.offer(viewer())
    if form.validate_on_submit() and _published(form):
        flash(_("Angka terbitan ditambahkan."))
        return redirect(url_for("complaints.region", code=form.region_code.data), 303)
    return render_template("complaints/publish.html", form=form), form.status


def _published(form: PublishedTotalForm) -> bool:
    details = form.details()
    try:
        with transaction():
            operations.record_published_total(details, actor=viewer(), now=clock.now())
    except DomainError as error:
        _show(form, error)
        return False
    return True
