"""One page, one form: new photos, new files, and what is said about those that are there."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.attachments import limits
from app.attachments.intake import Sent
from app.attachments.models import Attachment, AttachmentKind
from app.attachments.operations import Description
from app.core.i18n import _l
from app.web.fields import CheckboxField, CountField, FieldList, FilesField, FormField, HiddenField, StringField
from app.web.forms import BaseForm, PartForm

PHOTO_AGREED = _l("Semua orang di foto setuju fotonya ditampilkan, juga kepada peninjau dan pada dokumen umum")
NOTHING_PERSONAL = _l(
    "Berkas tidak memuat nama peserta atau data pribadi: boleh dibuka semua yang dapat melihat halamannya"
)


class DescriptionForm(PartForm):
    """What is said about one photo or file."""

    attachment_id = HiddenField(max_length=10)
    caption = StringField(_l("Keterangan (opsional)"), max_length=300)
    order = CountField(_l("Urutan"), most=99)
    shared = CheckboxField(PHOTO_AGREED)


class AttachmentsForm(BaseForm):
    """``offer`` fills in what is there."""

    photos = FilesField(
        _l("Foto"),
        accept="image/jpeg,image/png,image/webp",
        description=_l(
            "JPEG, PNG, atau WebP, paling besar %(size)s MB tiap foto, paling banyak %(most)s foto. "
            "Tempat dan waktu pengambilan yang tersimpan di dalam foto dibuang.",
            size=limits.PHOTO_BYTES // 1_000_000,
            most=limits.MOST_PHOTOS,
        ),
    )
    photos_shared = CheckboxField(PHOTO_AGREED)
    documents = FilesField(
        _l("Berkas"),
        accept=".pdf,.docx,.xlsx,.pptx",
        description=_l(
            "PDF, .docx, .xlsx, atau .pptx, paling besar %(size)s MB tiap berkas, paling banyak %(most)s berkas. "
            "Sekali kirim paling besar %(all)s MB.",
            size=limits.DOCUMENT_BYTES // 1_000_000,
            most=limits.MOST_DOCUMENTS,
            all=limits.REQUEST_BYTES // 1_000_000,
        ),
    )
    documents_shared = CheckboxField(NOTHING_PERSONAL)
    there = FieldList(FormField(DescriptionForm), max_entries=limits.MOST_PHOTOS + limits.MOST_DOCUMENTS)

    def offer(self, rows: Iterable[Attachment], *, marked: bool) -> None:
        """Word the marks as each row needs, or leave them out where they change nothing; call it before validating."""
        documents = {str(row.id) for row in rows if row.kind is AttachmentKind.DOCUMENT}
        if not marked:
            del self.photos_shared, self.documents_shared
        for part in (entry.form for entry in self.there):
            if not marked:
                del part.shared
            elif part.attachment_id.data in documents:
                part.shared.label.text = NOTHING_PERSONAL

    def picked(self) -> list[Sent]:
        photos, documents = self.photos.data or [], self.documents.data or []
        return [
            *_sent(AttachmentKind.PHOTO, photos, shared=_ticked(self, "photos_shared")),
            *_sent(AttachmentKind.DOCUMENT, documents, shared=_ticked(self, "documents_shared")),
        ]

    def descriptions(self) -> list[Description]:
        return [_description(entry.form) for entry in self.there]


def _ticked(form: Any, name: str) -> bool:
    return name in form and bool(form[name].data)


def _sent(kind: AttachmentKind, files: Sequence[Any], *, shared: bool) -> Iterable[Sent]:
    return (Sent(kind, file.filename or "", file.stream, shared) for file in files)


def _description(part: Any) -> Description:
    text = part.attachment_id.data or ""
    number = int(text) if text.isascii() and text.isdigit() else 0
    return Description(number, part.caption.data or "", _ticked(part, "shared"), part.order.data)


def described(rows: Iterable[Attachment]) -> list[dict[str, Any]]:
    """What the form shows of each row; the order counts within photos and within files."""
    places = dict.fromkeys(AttachmentKind, 0)
    found = []
    for row in rows:
        places[row.kind] += 1
        found.append(
            {
                "attachment_id": str(row.id),
                "caption": row.caption,
                "shared": row.shared,
                "order": places[row.kind],
            }
        )
    return found
