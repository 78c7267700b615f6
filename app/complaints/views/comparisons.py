"""/pengaduan/pembanding: months of regions outside this installation, the files they came from, and undoing them."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from flask import current_app, flash, redirect, render_template, send_file, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from app.complaints import operations, queries
from app.complaints.comparisons import Fate, Planned, Scope, fingerprint
from app.complaints.contents import comparison_template
from app.complaints.forms import ComparisonForm, SaveComparisonsForm, UndoComparisonsForm
from app.complaints.intake import read_for_comparison
from app.complaints.labels import CHANNEL_COVERAGES, COVERAGES, SOURCE_KINDS, stretch, stretches
from app.complaints.models import ComparisonBatch, ComparisonReading
from app.complaints.policy import COMPARE
from app.complaints.queries import ComparedRegion
from app.complaints.views.blueprint import Page, pages, show_at_field
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _, _l, ngettext
from app.core.text import printable
from app.regions.queries import kabupaten_kota, names
from app.sendings.once import once
from app.sheets.folder import private_folder
from app.sheets.writing import MEDIA_TYPE
from app.web.formats import moment
from app.web.gate import allowed, viewer
from app.web.tables import Column

BATCH_COLUMNS = [
    Column("source", _l("Asal data")),
    Column("kind", _l("Sumber")),
    Column("imported_on", _l("Diimpor pada")),
    Column("months", _l("Bulan"), "number"),
]
REGION_COLUMNS = [
    Column("name", _l("Daerah")),
    Column("span", _l("Rentang")),
    Column("months", _l("Bulan"), "number"),
    Column("scope", _l("Cakupan, kanal, dan sumber")),
    Column("used", _l("Pemakaian")),
]
PLAN_COLUMNS = REGION_COLUMNS[:-1]


@dataclass(frozen=True, slots=True)
class BatchRow:
    source: str
    kind: Any
    imported_on: str
    months: int
    href: str


@dataclass(frozen=True, slots=True)
class RegionRow:
    name: str
    span: str
    months: int
    scope: str
    used: str = ""


@pages.get("/pengaduan/pembanding")
@allowed(COMPARE)
def comparisons() -> Page:
    return render_template(
        "complaints/comparisons.html",
        batch_columns=BATCH_COLUMNS,
        batches=[_batch_row(batch) for batch in queries.comparison_batches(viewer())],
        region_columns=REGION_COLUMNS,
        regions=[_region_row(row) for row in queries.compared_regions(viewer())],
    )


@pages.route("/pengaduan/pembanding/impor", methods=["GET", "POST"])
@allowed(COMPARE)
def import_comparisons() -> Page:
    form = ComparisonForm()
    number = _kept(form) if form.validate_on_submit() else None
    if number is not None:
        return redirect(url_for("complaints.comparison_reading", reading_id=number), 303)
    return render_template("complaints/import_comparisons.html", form=form), form.status


@pages.get("/pengaduan/pembanding/templat.xlsx")
@allowed(COMPARE)
def comparison_list() -> Response:
    content = BytesIO(comparison_template([place.name for place in kabupaten_kota()]))
    return send_file(content, MEDIA_TYPE, as_attachment=True, download_name="templat-pembanding.xlsx")


def _kept(form: ComparisonForm) -> int | None:
    try:
        return _read(form.file.data, str(form.source.data))
    except DomainError as error:
        show_at_field(form, error)
    return None


def _read(file: FileStorage, source: str) -> int:
    """The file is read before anything is locked and is gone afterwards; its rows are kept."""
    now = clock.now()
    with private_folder(current_app.config["DATA_DIR"], now) as private:
        path = private / "pembanding"
        file.save(path)
        file.close()
        return read_for_comparison(path, printable(file.filename or ""), source, actor=viewer(), now=now)


@pages.route("/pengaduan/pembanding/periksa/<int:reading_id>", methods=["GET", "POST"])
@allowed(COMPARE)
def comparison_reading(reading_id: int) -> Page:
    form = SaveComparisonsForm()
    if form.validate_on_submit():
        number = _saved(form, reading_id)
        if number is not None:
            return redirect(url_for("complaints.comparison_import", batch_id=number), 303)
    return _plan(queries.reading_of(reading_id, viewer(), now=clock.now()), form), form.status


def _saved(form: SaveComparisonsForm, reading_id: int) -> int | None:
    try:
        with once(form) as sent:
            batch = operations.save_reading(reading_id, seen=str(form.seen.data), actor=viewer(), now=clock.now())
            number, months = batch.id, batch.months
            sent.location = url_for("complaints.comparison_import", batch_id=number)
    except DomainError as error:
        show_at_field(form, error)
        return None
    flash(ngettext("%(num)d bulan pembanding disimpan.", "%(num)d bulan pembanding disimpan.", months))
    return number


@pages.route("/pengaduan/pembanding/<int:batch_id>", methods=["GET", "POST"])
@allowed(COMPARE)
def comparison_import(batch_id: int) -> Page:
    form = UndoComparisonsForm()
    if form.validate_on_submit():
        with transaction():
            months = operations.undo_comparisons(batch_id, actor=viewer(), now=clock.now())
        flash(ngettext("%(num)d bulan pembanding dihapus.", "%(num)d bulan pembanding dihapus.", months))
        return redirect(url_for("complaints.comparisons"), 303)
    batch = queries.comparison_batch(batch_id, viewer())
    regions = [_region_row(row) for row in queries.compared_regions(viewer(), batch_id)]
    return render_template(
        "complaints/comparison_import.html",
        form=form,
        batch=batch,
        kind=SOURCE_KINDS[batch.source_kind],
        columns=REGION_COLUMNS,
        regions=regions,
    ), form.status


def _plan(found: ComparisonReading, form: SaveComparisonsForm) -> str:
    planned = queries.planned(found)
    form.seen.data = fingerprint(planned)
    by_fate = {fate.value: [one for one in planned if one.fate is fate] for fate in Fate}
    return render_template(
        "complaints/comparison_reading.html",
        form=form,
        found=found,
        counts={name: len(there) for name, there in by_fate.items()},
        columns=PLAN_COLUMNS,
        regions=_planned_regions(by_fate[Fate.NEW]),
        problems=[sentence for one in by_fate[Fate.REFUSED] for sentence in one.problems],
    )


def _planned_regions(new: list[Planned]) -> list[RegionRow]:
    months: dict[str, list[Any]] = {}
    scopes: dict[str, Scope] = {}
    for one in new:
        months.setdefault(one.row.code, []).append(one.row.first_day)
        if one.row.figures:
            scopes[one.row.code] = one.row.figures.scope
    known = names(set(months))
    return [
        RegionRow(known[code], stretches(there), len(there), _scope(scopes[code]))
        for code, there in sorted(months.items())
    ]


def _batch_row(batch: ComparisonBatch) -> BatchRow:
    href = url_for("complaints.comparison_import", batch_id=batch.id)
    return BatchRow(batch.source, SOURCE_KINDS[batch.source_kind], moment(batch.imported_at), batch.months, href)


def _region_row(row: ComparedRegion) -> RegionRow:
    used = _("Tidak dipakai: daerah ini kini mempunyai impor sendiri") if row.has_own else _("Dipakai")
    span = stretch(row.first, row.last)
    return RegionRow(row.name, span, row.months, _scope(Scope(row.coverage, row.channel_coverage, row.kind)), used)


def _scope(scope: Scope) -> str:
    labels = (COVERAGES[scope.coverage], CHANNEL_COVERAGES[scope.channel], SOURCE_KINDS[scope.kind])
    return "; ".join(str(label) for label in labels)
