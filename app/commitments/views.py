"""/tindak-lanjut: the list of what was promised, and closing one."""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.activities.policy import RECORD
from app.commitments import operations, queries
from app.commitments.forms import CancellingForm, ClosingForm
from app.commitments.models import Commitment
from app.commitments.policy import CLOSE, SEE
from app.commitments.queries import Filters
from app.commitments.stages import CLOSED_STAGES, Stage
from app.core import clock
from app.core.dates import month_of, read_month
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _, _l
from app.core.permissions import Scope, scope_of
from app.regions.queries import CODE, region_options
from app.web.filters import Filter, chosen, month_options, month_value
from app.web.forms import BaseForm
from app.web.gate import allowed, viewer
from app.web.links import query_link
from app.web.menu import register_page

pages = Blueprint("commitments", __name__)
register_page("activities", _l("Tindak lanjut"), "commitments.listing", position=20)

Page = str | tuple[str, int] | Response

STAGES = {
    "": Stage.OPEN,
    "mendesak": Stage.DUE,
    "terlambat": Stage.LATE,
    "selesai": Stage.CLOSED,
    "terpenuhi": Stage.KEPT,
    "berbatas": Stage.DATED,
    "semua": Stage.MADE,
}
STAGE_NAMES = (
    ("", _l("Terbuka")),
    ("mendesak", _l("Terlambat atau jatuh tempo dalam sepekan")),
    ("terlambat", _l("Terlambat")),
    ("selesai", _l("Selesai atau batal")),
    ("terpenuhi", _l("Selesai")),
    ("berbatas", _l("Ada batas waktunya")),
    ("semua", _l("Semua yang disepakati")),
)
# What the same words mean once a month is chosen.
STAGES_IN_MONTH = (
    ("", _l("Terbuka pada akhir bulan")),
    ("mendesak", _l("Terlambat atau jatuh tempo sepekan setelah akhir bulan")),
    ("terlambat", _l("Terlambat pada akhir bulan")),
    ("selesai", _l("Selesai atau batal dalam bulan itu")),
    ("terpenuhi", _l("Selesai dalam bulan itu")),
    ("berbatas", _l("Jatuh tempo dalam bulan itu")),
    ("semua", _l("Disepakati dalam bulan itu")),
)
MONTHS_OFFERED = 24
WHOSE = (("", _l("Semua")), ("saya", _l("Milik organisasi saya")))


@pages.get("/tindak-lanjut")
@allowed(SEE)
def listing() -> Page:
    asked = asked_filters()
    filters = filters_shown(asked)
    rows, more = queries.page(asked, viewer(), today=today(), after=asked_after())
    return render_template(
        "commitments/list.html",
        filters=filters,
        chosen=chosen(filters, request.args),
        rows=rows,
        next_link=query_link(request.args, {"setelah": str(rows[-1].id)}) if more else None,
        first_link=query_link(request.args, {"setelah": None}) if "setelah" in request.args else None,
        closed=asked.stage in CLOSED_STAGES,
        may_record=scope_of(RECORD, viewer()) is not Scope.NONE,
    )


def asked_filters() -> Filters:
    """The filters of the query string; a value that means nothing narrows nothing."""
    code = request.args.get("daerah", "")
    return Filters(
        stage=STAGES.get(request.args.get("keadaan", ""), Stage.OPEN),
        mine=request.args.get("milik") == "saya",
        month=read_month(request.args.get("bulan", "")),
        region_code=code if CODE.fullmatch(code) else None,
    )


def filters_shown(asked: Filters) -> list[Filter]:
    """The filter bar: what is asked for stands chosen."""
    stage = next(value for value, one in STAGES.items() if one is asked.stage)
    months = month_options(month_of(today()), MONTHS_OFFERED, asked.month)
    places = region_options(asked.region_code, viewer().region_code)
    return [
        Filter("keadaan", _("Keadaan"), stage, STAGES_IN_MONTH if asked.month else STAGE_NAMES),
        Filter("bulan", _("Bulan"), month_value(asked.month), [("", _("Semua bulan")), *months]),
        Filter("daerah", _("Daerah"), asked.region_code or "", [("", _("Semua daerah")), *places]),
        Filter("milik", _("Penanggung jawab"), "saya" if asked.mine else "", WHOSE),
    ]


def today() -> date:
    return clock.local_date(clock.now())


def asked_after() -> int | None:
    """The row behind which the page begins; what is no number begins at the start."""
    text = request.args.get("setelah", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


@pages.route("/tindak-lanjut/<int:commitment_id>/selesai", methods=["GET", "POST"])
@allowed(CLOSE)
def close(commitment_id: int) -> Page:
    found = queries.closable(commitment_id, viewer())
    form = ClosingForm(data={"closed_on": today()})
    if form.adjust(today()) or not form.validate_on_submit():
        return _page("commitments/close.html", form, found)
    details = form.details()
    return _act(
        lambda: operations.close_commitment(commitment_id, details, actor=viewer(), now=clock.now()),
        form, "commitments/close.html", commitment_id, _("Tindak lanjut ditandai selesai."),
    )  # fmt: skip


@pages.route("/tindak-lanjut/<int:commitment_id>/batal", methods=["GET", "POST"])
@allowed(CLOSE)
def cancel(commitment_id: int) -> Page:
    found = queries.closable(commitment_id, viewer())
    form = CancellingForm()
    if not form.validate_on_submit():
        return _page("commitments/cancel.html", form, found)
    reason = form.reason.data or ""
    return _act(
        lambda: operations.cancel_commitment(commitment_id, reason, actor=viewer(), now=clock.now()),
        form, "commitments/cancel.html", commitment_id, _("Tindak lanjut dibatalkan."),
    )  # fmt: skip


def _act(change: Callable[[], None], form: BaseForm, template: str, commitment_id: int, said: str) -> Page:
    try:
        with transaction():
            change()
    except DomainError as error:
        if error.status != 422:
            raise
        form.show(error)
        return _page(template, form, queries.closable(commitment_id, viewer()))
    flash(said)
    return redirect(url_for("commitments.listing"), 303)


def _page(template: str, form: BaseForm, found: Commitment) -> Page:
    page = render_template(template, form=form, commitment=found)
    return page, form.status
