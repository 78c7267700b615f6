"""/pengaduan/padanan: what the words of an export mean."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.complaints import operations, queries
from app.complaints.forms import ChannelForm, StatusForm
from app.complaints.policy import IMPORT, MAP
from app.complaints.rows import (
    WORD_COLUMNS,
    channel_row,
    status_row,
)
from app.complaints.views.blueprint import Page, pages
from app.core import clock
from app.core.db import transaction
from app.core.i18n import _
from app.core.permissions import Scope, scope_of
from app.core.text import printable
from app.web.gate import allowed, viewer


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
