"""/v: what an issued paper is, for anyone who holds one. /dokumen/<number>: opening and withdrawing it."""

import hashlib
from io import BytesIO
from pathlib import Path

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, send_file, url_for
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from app.core import clock
from app.core.db import transaction
from app.core.errors import DomainError
from app.core.i18n import _, _l
from app.core.network import counted_address
from app.core.text import printable
from app.documents import codes, operations, queries, store
from app.documents.forms import CompareForm, WithdrawForm
from app.documents.labels import PAPERS, STATES, VARIANTS
from app.documents.models import IssuedDocument
from app.documents.names import file_name
from app.documents.policy import SEE, WITHDRAW, may_withdraw
from app.documents.subjects import kind_title, subject
from app.web.forms import BaseForm
from app.web.gate import allowed, viewer
from app.web.menu import register_footer

pages = Blueprint("documents", __name__)
register_footer(_l("Periksa dokumen"), "documents.ask", public=True)

Page = str | tuple[str, int] | Response


class TypedCode(BaseConverter):
    """``<code:typed>``: what may have been meant as a code."""

    regex = r"[^/]{1,40}"
    example = "0000-0000"  # for tests that open every route


@pages.record_once
def _know_codes(state: object) -> None:
    state.app.url_map.converters["code"] = TypedCode  # type: ignore[attr-defined]


@pages.get("/v")
def ask() -> Page:
    typed = printable(request.args.get("kode", ""))[: codes.LONGEST_TYPED]
    code = codes.understood(typed)
    if code is not None:
        return redirect(url_for("documents.check", typed=codes.shown(code)), 303)
    return render_template("documents/ask.html", typed=typed, wrong=_misfit(typed) if typed.strip() else "")


def _misfit(typed: str) -> str:
    """Why this cannot be a code."""
    meant = codes.signs(typed)
    if sign := codes.foreign(meant):
        return _("Kode hanya memuat huruf dan angka, dan tidak pernah memuat “%(sign)s”. Periksa lagi.", sign=sign)
    right, typed_ = codes.LENGTH, len(meant)
    return _("Kode terdiri atas %(length)d huruf dan angka; yang Anda ketik %(typed)d.", length=right, typed=typed_)


@pages.get("/v/<code:typed>")
def check(typed: str) -> Page:
    found = _found(typed)
    return _checked(found, CompareForm()) if found else _unknown(typed)


@pages.post("/v/<code:typed>")
def compare(typed: str) -> Page:
    """The file is read here and now and kept nowhere."""
    found, form = _found(typed), CompareForm()
    if found is None:
        return _unknown(typed)
    if form.validate_on_submit():
        digest = hashlib.file_digest(form.file.data.stream, "sha256").hexdigest()
        return _checked(found, CompareForm(formdata=None), same=digest == found.sha256)
    return _checked(found, form)


def _found(typed: str) -> IssuedDocument | None:
    """The paper of a code; guessing is slowed down by address."""
    address, now = counted_address(request.remote_addr or ""), clock.now()
    if queries.has_guessed_enough(address, now):
        abort(429)
    code = codes.understood(typed)
    found = queries.by_code(code) if code else None
    if found is None:
        with transaction():
            operations.note_miss(address, now=now)
    return found


def _unknown(typed: str) -> Page:
    wrong = _("Tidak ada dokumen dengan kode itu. Bandingkan setiap huruf dan angkanya dengan kode pada dokumen.")
    if codes.understood(typed) is None:
        wrong = _misfit(typed)
    return render_template("documents/ask.html", typed=printable(typed), wrong=wrong), 404


def _checked(found: IssuedDocument, form: BaseForm, same: bool | None = None) -> Page:
    told = {"document": found, "kind": kind_title(found.kind), "state": STATES[found.state]}
    page = render_template("documents/checked.html", form=form, same=same, **told)
    return page, form.status


@pages.get("/dokumen/<int:document_id>")
@allowed(SEE)
def show(document_id: int) -> Page:
    found = queries.document(document_id, viewer())
    about = subject(found.subject_type)
    return render_template(
        "documents/document.html",
        here=about.here,
        document=found,
        kind=kind_title(found.kind),
        state=STATES[found.state],
        variant=VARIANTS[found.variant],
        paper=PAPERS[found.paper],
        back=(about.page(found.subject_id), about.back),
        may_withdraw=may_withdraw(found, viewer()),
    )


@pages.get("/dokumen/<int:document_id>/berkas")
@allowed(SEE)
def file(document_id: int) -> Page:
    """The stored bytes, never drawn again."""
    found = queries.document(document_id, viewer())
    content = store.read(Path(current_app.config["DATA_DIR"]), found.sha256)
    if content is None:
        raise DomainError(_("Berkas dokumen ini hilang atau rusak. Beri tahu pengelola, atau terbitkan lagi."))
    name = file_name(str(kind_title(found.kind)), found.title)
    return send_file(BytesIO(content), "application/pdf", as_attachment=True, download_name=name)


@pages.route("/dokumen/<int:document_id>/tarik", methods=["GET", "POST"])
@allowed(WITHDRAW)
def withdraw(document_id: int) -> Page:
    found, form = queries.document(document_id, viewer()), WithdrawForm()
    if form.validate_on_submit():
        try:
            with transaction():
                operations.withdraw(document_id, form.reason.data or "", actor=viewer(), now=clock.now())
        except DomainError as error:
            form.show(error)
        else:
            flash(_("Dokumen ditarik. Siapa pun yang memeriksa kodenya diberi tahu."))
            return redirect(url_for("documents.show", document_id=document_id), 303)
    here = subject(found.subject_type).here
    return render_template("documents/withdraw.html", here=here, form=form, document=found), form.status
