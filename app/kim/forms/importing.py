"""Sending a list of groups, and confirming what it would do."""

from flask_wtf.file import FileRequired

from app.core.i18n import _l
from app.sendings.forms import OnceForm
from app.web.fields import FileField, HiddenField
from app.web.forms import BaseForm

LARGEST_LIST = 2_000_000


class ListForm(BaseForm):
    """The file with a list of groups."""

    file = FileField(
        _l("Berkas daftar KIM"),
        [FileRequired(_l("Pilih berkas daftar KIM"))],
        extensions=(".xlsx", ".csv"),
        max_bytes=LARGEST_LIST,
        description=_l("Excel (.xlsx) atau CSV, paling besar 2 MB, dengan baris judul seperti pada templat"),
    )


class ConfirmForm(OnceForm):
    """``seen`` is the fingerprint of the plan that was looked at."""

    seen = HiddenField()
