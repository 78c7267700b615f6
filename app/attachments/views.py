"""/kegiatan/<number>/lampiran and the like: adding, describing and removing; and the photos and files themselves."""

import logging
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, send_file, url_for
from werkzeug.routing import BaseConverter, ValidationError
from werkzeug.wrappers import Response

from app.attachments import limits, queries, store
from app.attachments.forms import AttachmentsForm, described
from app.attachments.intake import take_in, take_out
from app.attachments.labels import MEDIA_TYPES
from app.attachments.messages import told
from app.attachments.models import Attachment, AttachmentKind
from app.attachments.owners import Access, kind_at, owner_kind
from app.attachments.policy import CHANGE, SEE
from app.core import clock
from app.core.errors import DomainError, Forbidden, NotFound
from app.core.i18n import _
from app.web.forms import BaseForm
from app.web.gate import allowed, viewer
from app.web.headers import send_private

logger = logging.getLogger(__name__)
pages = Blueprint("attachments", __name__)

Page = str | tuple[str, int] | Response


class OwnerPath(BaseConverter):
    """``<owner:kind>`` is 'kegiatan' in an address and 'activity' in a view; other words are no page at all."""

    regex = "[a-z-]+"
    example = "kegiatan"  # for tests that open every route

    def to_python(self, value: str) -> str:
        kind = kind_at(value)
        if kind is None:
            raise ValidationError
        return kind

    def to_url(self, value: str) -> str:
        return value if kind_at(value) else owner_kind(value).path


@pages.record_once
def _know_owners(state: Any) -> None:
    state.app.url_map.converters["owner"] = OwnerPath


@pages.url_value_preprocessor
def _allow_many_photos(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Before anything reads the form: photos together are more than other pages may receive."""
    if endpoint == "attachments.manage":
        request.max_content_length = limits.REQUEST_BYTES


@pages.route("/<owner:kind>/<int:owner_id>/lampiran", methods=["GET", "POST"])
@allowed(CHANGE)
def manage(kind: str, owner_id: int) -> Page:
    access = _changeable(kind, owner_id)
    rows = queries.of_owner(kind, owner_id)
    form = AttachmentsForm(data={"there": described(rows)})
    form.offer(rows, marked=owner_kind(kind).marked)
    if form.validate_on_submit() and _taken(form, kind, owner_id):
        return redirect(url_for("attachments.manage", kind=kind, owner_id=owner_id), 303)
    page = render_template(
        "attachments/manage.html",
        form=form,
        rows={str(row.id): row for row in queries.of_owner(kind, owner_id)},
        access=access,
        back=_page_of(kind, owner_id),
        here=owner_kind(kind).menu,
        photo_kind=AttachmentKind.PHOTO,
    )
    return page, form.status


def _changeable(kind: str, owner_id: int) -> Access:
    access = owner_kind(kind).look(owner_id, viewer())
    if not access.may_change:
        raise Forbidden(_("Lampiran ini tidak dapat diubah: laporannya sudah disahkan, atau milik organisasi lain."))
    return access


def _taken(form: AttachmentsForm, kind: str, owner_id: int) -> bool:
    """Whether something was kept, or nothing was to be done; a refusal of everything stands at its field."""
    folder = current_app.config["DATA_DIR"]
    try:
        taken = take_in(
            kind, owner_id, form.picked(), form.descriptions(), folder=folder, actor=viewer(), now=clock.now()
        )
    except DomainError as error:
        if error.status != DomainError.status:
            raise
        form.show(error)
        return False
    if taken.refused and not (taken.added or taken.known or taken.changed):
        form.show(DomainError("", errors={None: told(taken)[0]}))
        return False
    for sentence in told(taken):
        flash(sentence)
    return True


def _page_of(kind: str, owner_id: int) -> str:
    owner = owner_kind(kind)
    values: dict[str, Any] = {owner.parameter: owner_id}
    return url_for(owner.page, **values)


@pages.route("/lampiran/<int:attachment_id>/hapus", methods=["GET", "POST"])
@allowed(CHANGE)
def remove(attachment_id: int) -> Page:
    found, access = queries.attachment(attachment_id, viewer())
    _changeable(found.owner_kind, found.owner_id)
    form = BaseForm()
    if not form.validate_on_submit():
        back = url_for("attachments.manage", kind=found.owner_kind, owner_id=found.owner_id)
        here = owner_kind(found.owner_kind).menu
        page = render_template("attachments/remove.html", form=form, row=found, access=access, back=back, here=here)
        return page, form.status
    kind, owner_id, sort = take_out(
        attachment_id, folder=current_app.config["DATA_DIR"], actor=viewer(), now=clock.now()
    )
    flash(_("Foto dihapus.") if sort is AttachmentKind.PHOTO else _("Berkas dihapus."))
    return redirect(url_for("attachments.manage", kind=kind, owner_id=owner_id), 303)


@pages.get("/lampiran/<int:attachment_id>/foto")
@allowed(SEE)
def photo(attachment_id: int) -> Response:
    row = _seen(attachment_id, AttachmentKind.PHOTO)
    return _sent(row, row.stored_name, row.sha256, f"foto-{row.id}.jpg")


@pages.get("/lampiran/<int:attachment_id>/foto-kecil")
@allowed(SEE)
def thumbnail(attachment_id: int) -> Response:
    row = _seen(attachment_id, AttachmentKind.PHOTO)
    return _sent(row, row.thumbnail_name or "", row.thumbnail_sha256 or "", f"foto-{row.id}-kecil.jpg")


@pages.get("/lampiran/<int:attachment_id>/berkas")
@allowed(SEE)
def document(attachment_id: int) -> Response:
    row = _seen(attachment_id, AttachmentKind.DOCUMENT)
    return _sent(row, row.stored_name, row.sha256, row.name, save=True)


def _seen(attachment_id: int, kind: AttachmentKind) -> Attachment:
    row, _access = queries.attachment(attachment_id, viewer())
    if row.kind is not kind:
        raise NotFound(_("Lampiran itu tidak ada, atau bukan bagian Anda."))
    return row


def _sent(row: Attachment, stored_name: str, digest: str, name: str, *, save: bool = False) -> Response:
    """The bytes, boxed in; the browser's own copy serves again while the hash is the same and the reader may see it."""
    place = store.path_of(current_app.config["DATA_DIR"], stored_name)
    if place is None:
        logger.error("the file of attachment %d is missing", row.id)
        raise NotFound(_("Lampiran itu tidak ada, atau bukan bagian Anda."))
    response = send_file(
        place, MEDIA_TYPES[row.file_type], as_attachment=save, download_name=name, etag=digest, max_age=None
    )
    return send_private(response)
