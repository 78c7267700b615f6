"""/tindak-lanjut/<number>/...: the steps that can be taken with one commitment."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for

from app.commitments import operations, queries
from app.commitments.forms import CancellingForm, ClosingForm, MovingForm, PersonForm, ReopeningForm
from app.commitments.models import Commitment
from app.commitments.policy import CLOSE
from app.commitments.views.blueprint import Page, pages
from app.commitments.views.listing import today
from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError, Stale
from app.core.i18n import _
from app.people.queries import people_of
from app.web.forms import BaseForm
from app.web.gate import allowed, viewer


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


@pages.route("/tindak-lanjut/<int:commitment_id>/buka", methods=["GET", "POST"])
@allowed(CLOSE)
def reopen(commitment_id: int) -> Page:
    found = queries.closable(commitment_id, viewer())
    form = ReopeningForm()
    if not form.validate_on_submit():
        return _page("commitments/reopen.html", form, found)
    reason = form.reason.data or ""
    return _act(
        lambda: operations.reopen_commitment(commitment_id, reason, actor=viewer(), now=clock.now()),
        form, "commitments/reopen.html", commitment_id, _("Tindak lanjut dibuka kembali."),
    )  # fmt: skip


@pages.post("/tindak-lanjut/<int:commitment_id>/mulai")
@allowed(CLOSE)
def start(commitment_id: int) -> Page:
    with transaction():
        operations.start_commitment(commitment_id, actor=viewer(), now=clock.now())
    flash(_("Tindak lanjut ditandai sedang dikerjakan."))
    return redirect(url_for("commitments.show", commitment_id=commitment_id), 303)


@pages.route("/tindak-lanjut/<int:commitment_id>/geser", methods=["GET", "POST"])
@allowed(CLOSE)
def postpone(commitment_id: int) -> Page:
    found = queries.movable(commitment_id, viewer())
    form = MovingForm(data={"version": str(found.version)})
    if form.adjust(today()) or not form.validate_on_submit():
        return _page("commitments/postpone.html", form, found)
    details = form.details()
    return _act(
        lambda: operations.postpone_commitment(commitment_id, details, actor=viewer(), now=clock.now()),
        form, "commitments/postpone.html", commitment_id, _("Batas waktu digeser."), read=queries.movable,
    )  # fmt: skip


@pages.route("/tindak-lanjut/<int:commitment_id>/orang", methods=["GET", "POST"])
@allowed(CLOSE)
def person(commitment_id: int) -> Page:
    found = queries.closable(commitment_id, viewer())
    known = str(found.owner_person_id or "")
    form = PersonForm(data={"person": known, "words": "" if known else found.owner_person})
    form.offer(people_of(queries.owner_of(found).id, viewer()))
    if not form.validate_on_submit():
        return _page("commitments/person.html", form, found)
    choice = form.choice()
    return _act(
        lambda: operations.name_person(commitment_id, choice, actor=viewer(), now=clock.now()),
        form, "commitments/person.html", commitment_id, _("Penanggung jawab disimpan."),
    )  # fmt: skip


def _act(
    change: Callable[[], None], form: BaseForm, template: str, commitment_id: int, said: str, *,
    read: Callable[..., Commitment] = queries.closable,
) -> Page:  # fmt: skip
    try:
        with transaction():
            change()
    except DomainError as error:
        if error.status != 422:
            raise
        form.show(error)
        found = read(commitment_id, viewer())
        if isinstance(error, Stale) and isinstance(form, MovingForm):
            form.version.data = str(found.version)
        return _page(template, form, found)
    flash(said)
    return redirect(url_for("commitments.show", commitment_id=commitment_id), 303)


def _page(template: str, form: BaseForm, found: Commitment) -> Page:
    page = render_template(template, here="activities", form=form, commitment=found, owner=queries.owner_of(found))
    return page, form.status
