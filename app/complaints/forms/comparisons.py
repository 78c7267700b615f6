"""Sending a file of comparison months, saving it once it was looked at, and taking it away again."""

from flask_wtf.file import FileRequired
from wtforms.fields import HiddenField
from wtforms.validators import InputRequired

from app.core.i18n import _l
from app.sendings.forms import OnceForm
from app.web.fields import FileField, StringField
from app.web.forms import BaseForm

LARGEST_COMPARISONS = 5_000_000


class ComparisonForm(BaseForm):
    """The file, and where it comes from."""

    file = FileField(
        _l("Berkas data pembanding"),
        [FileRequired(_l("Pilih berkas data pembanding"))],
        extensions=(".xlsx", ".csv"),
        max_bytes=LARGEST_COMPARISONS,
        description=_l("Excel (.xlsx) atau CSV, paling besar 5 MB, dengan baris judul seperti pada templat"),
    )
    source = StringField(
        _l("Asal data"),
        [InputRequired(_l("Isi asal data, misalnya surat Diskominfo Jawa Barat, 4 November 2026"))],
        max_length=300,
        description=_l("Siapa yang memberikannya, dengan nomor atau tanggalnya"),
    )


class SaveComparisonsForm(OnceForm):
    """``seen`` is the fingerprint of the plan that was looked at."""

    seen = HiddenField()


class UndoComparisonsForm(BaseForm):
    """Only a button."""
