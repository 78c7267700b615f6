"""Typing a code, handing in a file to compare, and the reason for withdrawing."""

from wtforms.validators import InputRequired

from app.core.i18n import _l
from app.documents.operations import LONGEST_REASON
from app.web.fields import FileField, StringField
from app.web.forms import BaseForm

LARGEST_COMPARED = 30_000_000


class CompareForm(BaseForm):
    file = FileField(
        _l("Berkas PDF yang Anda terima"),
        [InputRequired(_l("Pilih berkas PDF yang akan dibandingkan"))],
        extensions=(".pdf",),
        max_bytes=LARGEST_COMPARED,
        description=_l("Berkas hanya dibandingkan dan tidak disimpan."),
    )


class WithdrawForm(BaseForm):
    reason = StringField(
        _l("Alasan penarikan"),
        [InputRequired(_l("Isi alasan penarikan, misalnya: nomor dokumen keliru"))],
        max_length=LONGEST_REASON,
        description=_l("Alasan hanya terlihat di dalam Gaung. Pembaca kode diberi tahu bahwa dokumen ini ditarik."),
    )
